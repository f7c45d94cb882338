/**
 * The spine as the pages use it: the words of the core and the pure functions the browser runs.
 * One door, so that every page names the same things.
 */

export {
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  sha256Hex,
  verifyConsistency,
  verifyInclusion,
} from '@quorate/ledger';
export {
  type Act,
  type ActKind,
  type AgendaItem,
  type AssemblyState,
  actBytes,
  type BlobRef,
  type Choice,
  type Command,
  type DecisionState,
  type Effect,
  type ElectionResult,
  type ElectionState,
  evolve,
  type Fact,
  type MeetingState,
  type MotionState,
  printEntry,
  type Refusal,
  type SecretBallotState,
  streamOf,
  type TreeHead,
  type TrusteeStep,
  unfounded,
  type VoteResult,
  type VoteState,
  type VoteTest,
} from '@quorate/record';
