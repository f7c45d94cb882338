export {
  type Act,
  type ActKind,
  type Actor,
  type ActProblem,
  actBytes,
  type BlobRef,
  type Command,
  clockTolerance,
  foundingTolerance,
  type TreeHead,
} from './act.ts';
export { amendingOf } from './amendment/amending.ts';
export type * from './amendment/amendment.ts';
export { actDue, actOfForce, charterAtEntry, lastAdopted, nextInForce } from './amendment/governing.ts';
export { type Circumstances, decide, evolve, streamOf } from './assembly.ts';
export type { Charters, ProposedCharter } from './decision.ts';
export type * from './device/device.ts';
export { enrolmentBytes } from './device/enrolment.ts';
export {
  countElection,
  onThePaper,
  profileOf,
  transcriptDigest,
  withSecretPapers,
} from './election/count-election.ts';
export { votersOf } from './election/decide-election.ts';
export type * from './election/election.ts';
export { reopenNominations } from './election/election.ts';
export { rulesOfMethod } from './election/methods.ts';
export { papersEntered, papersOf, seedOf } from './election/papers.ts';
export {
  clausesAboutSeats,
  groupsOf,
  keepsReservedSeats,
  type SeatPlan,
  type Shortfall,
  seatPlan,
} from './election/reserved.ts';
export { standingNext } from './election/rounds/decide-rounds.ts';
export type { Standing } from './election/rounds/judge-round.ts';
export type * from './fact.ts';
export type * from './founding/founding.ts';
export { incompatible } from './founding/incompatible.ts';
export { holdersOf, type Place, placeIn, placesAtFounding, placesOf, rollOf, rollOfRef, seatsOf } from './ground.ts';
export type * from './meeting/meeting.ts';
export type * from './motion/motion.ts';
export { actKinds, parseAct } from './parse-act.ts';
export type * from './refusal.ts';
export type * from './roll/roll.ts';
export { type Revealing, revealing } from './secret/revealing.ts';
export type * from './secret/secret-ballot.ts';
export { trusteeSteps } from './secret/secret-ballot.ts';
export type * from './state.ts';
export { unfounded } from './state.ts';
export { apportionedSeats } from './unit/apportion.ts';
export type * from './unit/unit.ts';
export { isIn, kindOver, membersOfUnit, seatsOfUnit, unitsOf } from './unit/units.ts';
export { type Attendance, attendance, quorumTests } from './vote/result-of.ts';
export type * from './vote/vote.ts';
