export { type Change, changesBetween } from './amend/changes.ts';
export { type CharterDiff, diffCharters, type PowerChange } from './amend/diff.ts';
export { type InForceProblem, inForceFrom } from './amend/in-force.ts';
export { type TierNeeded, tierForChanges, tierNeeded } from './amend/tier.ts';
export * from './charter.ts';
export { type CheckOptions, checkCharter, schemaFindings, unwaivedErrors } from './check-charter.ts';
export { checks } from './checks/all.ts';
export type { Check, Variation } from './checks/check.ts';
export type { Finding, Severity } from './checks/finding.ts';
export { type CheckName, checkNames } from './checks/names.ts';
export {
  bodyOf,
  electionOf,
  type Grant,
  grantOf,
  grantsOf,
  type HeldPower,
  holdersOf,
  type NoGrant,
  type NoSuchClause,
  officeOf,
  powersFor,
  powersOf,
  procedureOf,
  seatOf,
} from './clauses/find.ts';
export { type RoundsInFull, roundsOf } from './clauses/rounds.ts';
export {
  type AnswerProblem,
  type Answers,
  type CharterKind,
  charterKinds,
  type Given,
  newCharterQuestions,
  type Question,
  readAnswer,
} from './create/answers.ts';
export { type NewCharter, newCharter } from './create/new-charter.ts';
export { type Answer, ask, type NotAsked, type Query, queryOf, questions } from './explain/ask.ts';
export { type Explanation, explain } from './explain/explain.ts';
export type { ClauseInWords } from './explain/plain-words.ts';
export type { CaptureRow, DeadlineRow, PowerRow } from './explain/tables.ts';
export { deeds, whoIs } from './explain/words.ts';
export { type Bounds, type ModelReport, modelCheck, type Property, type PropertyReport } from './model/model-check.ts';
export {
  type Count,
  evaluatePhrase,
  evaluateQuorum,
  type Figures,
  type Part,
  type Reason,
  type Verdict,
} from './phrase/evaluate-phrase.ts';
export { groupsCounted, type NumberProblem, type Numbers, valueOfSymbol } from './phrase/numbers.ts';
export { parsePhrase, parsePhrases } from './phrase/parse-phrase.ts';
export type { Amount, Base, BaseKind, Comparison, Phrase, PhraseProblem } from './phrase/phrase.ts';
export { parseReservation, type Reservation, seatsReserved, type UnclearReservation } from './phrase/reservation.ts';
export { ceilSurd, compareSurds, floorSurd, printSurd, type Surd } from './phrase/surd.ts';
export type { Pack, StatuteRule } from './profiles/pack.ts';
export { packs } from './profiles/packs.ts';
export { type ActionBallot, statutoryActionBallot } from './profiles/uk-tulrca.ts';
export { type ParsedCharter, parseCharter, pathOf } from './read/parse-charter.ts';
export { type PlacedSeat, seatsOf } from './read/phrases-of.ts';
export { type Edit, printCharter, printData, printEdited } from './read/print-charter.ts';
export type { CharterProblem, Place } from './read/problem.ts';
export {
  addDuration,
  type Calendar,
  clearDaysBetween,
  earliestAfter,
  latestWithin,
  noticeSuffices,
  type TimeProblem,
  workingDaysBetween,
} from './time/calendar.ts';
export { type DurationOf, type DurationProblem, durationOf, hoursOf } from './time/duration.ts';
