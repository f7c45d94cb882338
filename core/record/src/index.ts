// Whoever reads a record enters by this door alone: what acts are, and what a proof is, come with it.
export * from '@quorate/assembly';
export {
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  sha256,
  sha256Hex,
  verifyConsistency,
  verifyInclusion,
} from '@quorate/ledger';
export {
  type BundleManifest,
  type BundleParts,
  blobsOf,
  bundleFiles,
  bundleFormat,
  type MalformedBundle,
  stateDigest,
} from './bundle.ts';
export { type CheckId, type CheckOutcome, checkIds, checks, type Report } from './checks.ts';
export { type Entry, type EntryProblem, longestEntry, parseEntry, printEntry, type Signature } from './entry.ts';
export type { Failure } from './failure.ts';
export { Replay, type SignatureCheck } from './replay.ts';
export {
  ballotGroup,
  type CeremonyPapers,
  ceremonyPapers,
  contextOf,
  trusteesOf,
  trusteesRecord,
} from './sealed/ceremony.ts';
export { examine, papersExamined } from './sealed/examine.ts';
export { expectedElection } from './sealed/expected-election.ts';
export type { PaperSource } from './sealed/papers.ts';
export { type Files, type MalformedTar, parseTar, printTar } from './tar.ts';
export { type VerifyOptions, verifyBundle } from './verify.ts';
