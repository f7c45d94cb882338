/**
 * The spine as the pages use it: the words of the core and the pure functions the browser runs.
 * One door, so that every page names the same things.
 */

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
  leafHash,
  type MeetingState,
  type MotionState,
  openCheckpoint,
  parseVerifierKey,
  printEntry,
  type Refusal,
  type SecretBallotState,
  sha256Hex,
  streamOf,
  type TreeHead,
  type TrusteeStep,
  unfounded,
  type VoteResult,
  type VoteState,
  type VoteTest,
  verifyConsistency,
  verifyInclusion,
} from '@quorate/record';
