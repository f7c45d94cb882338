/**
 * Secret ballots that anyone can verify, wire-compatible with Belenios "v1" (docs/formats/election-archive.md).
 *
 * To hold an election: makeGroup, trustees (single or threshold), generateCredential
 * and publicCredential, writeElection, beginArchive; on each voter's device
 * sealBallot; then computeTally, shuffle, partialDecryption, decodeResult.
 * To check one: verifyArchive.
 */
export {
  type Appended,
  type ArchiveState,
  ArchiveWriter,
  appendBallot,
  appendEndBallots,
  appendEndShuffles,
  appendPartialDecryption,
  appendResult,
  appendShuffle,
  appendTally,
  beginArchive,
  type SetupRecords,
} from './archive/writer.ts';
export { type Ballot, type BallotProblem, readBallot, trackerOf } from './ballot/ballot.ts';
export { type BallotFault, type BallotVerdict, checkBallots, chunkOfBallots } from './ballot/check-ballots.ts';
export {
  checkOpenedBallot,
  type OpenedBallot,
  type OpenedProblem,
  readOpening,
  writeOpening,
} from './ballot/open-ballot.ts';
export {
  checkMarks,
  type Marks,
  type Opening,
  type SealedBallot,
  type SealProblem,
  type SealRequest,
  sealBallot,
} from './ballot/seal-ballot.ts';
export { generateUuid } from './credential/base58.ts';
export { type CredentialProblem, generateCredential, publicCredential } from './credential/credential.ts';
export { credentialsForVotes, type HeldCredentials, sealDelegated } from './credential/delegation.ts';
export { mostWeight, type Roll, type RollEntry, type RollProblem, readRoll, writeRoll } from './credential/roll.ts';
export type { Ciphertext, Element, Group, GroupName } from './group/group.ts';
export { isGroupName, makeGroup, type Speed } from './group/groups.ts';
export type { Randomness } from './group/randomness.ts';
export { checkShuffle } from './mixnet/check-shuffle.ts';
export { type Shuffle, shuffle } from './mixnet/shuffle.ts';
export { readShuffle, writeShuffle } from './mixnet/shuffle-record.ts';
export {
  type Election,
  type ElectionDraft,
  type ElectionProblem,
  hasMixing,
  readElection,
  writeElection,
} from './record/election.ts';
export { choicesOf, type HomomorphicQuestion, type Question, type RankedQuestion } from './record/question.ts';
export {
  checkPartialDecryption,
  combination,
  openCiphertexts,
  type PartialDecryption,
  partialDecryption,
  readPartialDecryption,
  stillNeeded,
  writePartialDecryption,
} from './tally/decryption.ts';
export {
  type Ciphertexts,
  computeTally,
  type Tally,
  toDecrypt,
  toMix,
  writeCiphertexts,
  writeTallyRecords,
} from './tally/encrypted-tally.ts';
export {
  decodeResult,
  type ElectionResult,
  openResult,
  type QuestionResult,
  readResult,
  resultMatches,
  writeResult,
} from './tally/result.ts';
export {
  type Blinded,
  blindToken,
  finalizeToken,
  type IssuerKey,
  readIssuerKey,
  type TokenProblem,
  verifyToken,
  writeIssuerKey,
} from './token/blind-token.ts';
export { checkTrustees } from './trustee/check-trustees.ts';
export {
  type AcceptedShare,
  accept,
  assemble,
  type CeremonyProblem,
  certify,
  checkCertificates,
  checkDeals,
  commitToDeal,
  type Deal,
  type Delivery,
  deal,
  deliver,
  readDeal,
  reopenShare,
  type ThresholdContext,
  writeDeal,
} from './trustee/pedersen.ts';
export { generateSeed, readSigned, type SignedMessage, writeSigned } from './trustee/pki.ts';
export { generateTrusteeKey, type TrusteeSecret } from './trustee/single.ts';
export {
  electionKey,
  type Owner,
  ownersOf,
  readTrusteeKey,
  readTrustees,
  type TrusteeKey,
  type Trustees,
  writeTrusteeKey,
  writeTrustees,
} from './trustee/trustees.ts';
export { type ArchiveContents, readArchiveContents } from './verify/archive-contents.ts';
export type { BallotTask } from './verify/check-setup.ts';
export { type CheckEntry, type CheckId, checks } from './verify/checks.ts';
export type { NotAnArchive } from './verify/read-archive.ts';
export type { CheckResult, CheckStatus, Report, Summary } from './verify/report.ts';
export {
  ballotChecker,
  type FaultyBallot,
  openArchive,
  type Verification,
  type VerifyOptions,
  verifyArchive,
} from './verify/verify-archive.ts';
