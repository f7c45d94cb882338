/**
 * Two questions about a log, answered from hashes alone.
 *
 * - Inclusion: is this leaf the entry at this index of the tree with this root? (RFC 9162 section 2.1.3.2,
 *   for the proofs of RFC 6962 section 2.1.1)
 * - Consistency: does the tree with the second root begin with the whole tree of the first?
 *   (RFC 9162 section 2.1.4.2, for the proofs of RFC 6962 section 2.1.2)
 *
 * Every hash must have 32 bytes, the proof exactly the hashes it needs, and
 * sizes stay within 2^63 - 1.
 */
import { equalBytes, ok, type Result, refuse } from '@quorate/basics';
import { emptyRoot, hashLength, nodeHash } from './hashing.ts';
import { isSize } from './sizes.ts';

export interface Inclusion {
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

export interface Consistency {
  readonly oldSize: bigint;
  readonly newSize: bigint;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export interface ProofProblem {
  readonly reason:
    | 'size-out-of-range'
    | 'index-beyond-size'
    | 'log-shrank'
    | 'wrong-hash-length'
    | 'proof-too-short'
    | 'proof-too-long'
    | 'old-root-differs'
    | 'root-differs';
  /** Which hash of the proof, counted from 0, when the problem is about one. */
  readonly at?: number;
}

export function verifyInclusion(claim: Inclusion): Result<'included', ProofProblem> {
  const { index, size, leafHash, proof, root } = claim;
  if (!isSize(size) || !isSize(index)) return refuse({ reason: 'size-out-of-range' });
  if (index >= size) return refuse({ reason: 'index-beyond-size' });
  const lengths = checkLengths(proof, [leafHash, root]);
  if (lengths) return refuse(lengths);
  let place = index;
  let last = size - 1n;
  let hash = leafHash;
  for (const [at, sibling] of proof.entries()) {
    if (last === 0n) return refuse({ reason: 'proof-too-long', at });
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(place) && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = [place >> 1n, last >> 1n];
  }
  if (last !== 0n) return refuse({ reason: 'proof-too-short', at: proof.length });
  return equalBytes(hash, root) ? ok('included') : refuse({ reason: 'root-differs' });
}

/**
 * An empty old log is consistent with any log, and proves nothing; it passes
 * only with the root of the empty tree and an empty proof (the rule of
 * C2SP tlog-witness for `old 0`).
 */
export function verifyConsistency(claim: Consistency): Result<'consistent', ProofProblem> {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (!isSize(oldSize) || !isSize(newSize)) return refuse({ reason: 'size-out-of-range' });
  if (oldSize > newSize) return refuse({ reason: 'log-shrank' });
  const lengths = checkLengths(proof, [oldRoot, newRoot]);
  if (lengths) return refuse(lengths);
  if (oldSize === 0n && !equalBytes(oldRoot, emptyRoot())) return refuse({ reason: 'old-root-differs' });
  if (oldSize === 0n || oldSize === newSize) {
    if (proof.length > 0) return refuse({ reason: 'proof-too-long', at: 0 });
    return oldSize < newSize || equalBytes(oldRoot, newRoot) ? ok('consistent') : refuse({ reason: 'root-differs' });
  }
  return followConsistency(claim);
}

/** For 0 < oldSize < newSize and hashes of the right length. */
function followConsistency({
  oldSize,
  newSize,
  oldRoot,
  newRoot,
  proof,
}: Consistency): Result<'consistent', ProofProblem> {
  // A whole old tree is itself a node of the new one, so its root is not repeated in the proof.
  const wholeOldTree = (oldSize & (oldSize - 1n)) === 0n;
  const [first, ...rest] = wholeOldTree ? [oldRoot, ...proof] : proof;
  if (first === undefined) return refuse({ reason: 'proof-too-short', at: 0 });
  const shift = wholeOldTree ? 0 : 1;
  let place = oldSize - 1n;
  let last = newSize - 1n;
  while (isOdd(place)) [place, last] = [place >> 1n, last >> 1n];
  let [oldHash, newHash] = [first, first];
  for (const [i, sibling] of rest.entries()) {
    if (last === 0n) return refuse({ reason: 'proof-too-long', at: i + shift });
    if (isOdd(place) || place === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (!isOdd(place) && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    [place, last] = [place >> 1n, last >> 1n];
  }
  if (last !== 0n) return refuse({ reason: 'proof-too-short', at: proof.length });
  if (!equalBytes(oldHash, oldRoot)) return refuse({ reason: 'old-root-differs' });
  return equalBytes(newHash, newRoot) ? ok('consistent') : refuse({ reason: 'root-differs' });
}

function checkLengths(proof: readonly Uint8Array[], others: readonly Uint8Array[]): ProofProblem | undefined {
  const at = proof.findIndex((hash) => hash.length !== hashLength);
  if (at >= 0) return { reason: 'wrong-hash-length', at };
  return others.every((hash) => hash.length === hashLength) ? undefined : { reason: 'wrong-hash-length' };
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n;
}
