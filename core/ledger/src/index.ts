export {
  addSignatures,
  type Checkpoint,
  type CheckpointProblem,
  cosign,
  type ForeignCheckpoint,
  type MalformedCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  printCheckpoint,
  signCheckpoint,
} from './checkpoint.ts';
export {
  type CosignatureProblem,
  cosignedMessage,
  readTimestamped,
  type Timestamped,
  timestamped,
} from './cosignature.ts';
export {
  checkPublicKey,
  type KeyProblem,
  keyLength,
  type NativeVerify,
  publicKeyOf,
  type SignatureProblem,
  type SignatureVerifier,
  sign,
  signatureLength,
  verifierOf,
  verifySignature,
  verifySignatureWith,
  wellFormed,
} from './ed25519.ts';
export { type BundleProblem, leafHashes, longestEntry, parseBundle, printBundle } from './entry-bundles.ts';
export {
  append,
  emptyFrontier,
  type Frontier,
  type Grown,
  readFrontier,
  rebuildTiles,
  rootOf,
  type Tile,
  tilesForFrontier,
} from './frontier.ts';
export { emptyRoot, hashLength, hmacSha256, leafHash, nodeHash, sha256, sha256Hex } from './hashing.ts';
export { type LogProof, type MalformedLogProof, parseLogProof, printLogProof, verifyLogProof } from './log-proof.ts';
export {
  longestNote,
  type MalformedNote,
  mostSignatures,
  type Note,
  type NoteProblem,
  type NoteSignature,
  type OpenedNote,
  openNote,
  parseNote,
  printNote,
  printSignatureLine,
  type Signed,
  signText,
} from './note.ts';
export {
  type Consistency,
  type Inclusion,
  type ProofProblem,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts';
export {
  consistencyProof,
  inclusionProof,
  rootAt,
  tilesForConsistency,
  tilesForInclusion,
  tilesForRoot,
} from './prove.ts';
export { isSize, largestSize, type MalformedSize, parseSize } from './sizes.ts';
export {
  type BundleCoordinate,
  bundlesBetween,
  entriesPath,
  fullWidth,
  type MalformedPath,
  parseTilePath,
  type TileCoordinate,
  tilePath,
  tilesBetween,
  tilesOf,
  widthOf,
} from './tile-paths.ts';
export { readTile, type TileProblem, type TileSource, tilesByPath, tilesByPlace } from './tile-source.ts';
export { Tree } from './tree.ts';
export {
  isKeyName,
  parseVerifierKey,
  printVerifierKey,
  type SignatureType,
  type Signer,
  signer,
  type VerifierKey,
  type VerifierKeyProblem,
  verifierKey,
} from './verifier-key.ts';
