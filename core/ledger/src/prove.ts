/**
 * Making proofs from tiles.
 *
 * RFC 6962 sections 2.1.1 and 2.1.2 define both proofs by halving the tree. The
 * halves that are not walked into are the proof: first they are found as
 * ranges of leaves, then each range's hash is put together from tiles.
 *
 *     PATH(m, D[n])            = PATH(m, D[0:k]) : MTH(D[k:n])             m < k
 *                              = PATH(m - k, D[k:n]) : MTH(D[0:k])         otherwise
 *     SUBPROOF(m, D[m], known) = nothing, or MTH(D[m]) when it is not known
 *     SUBPROOF(m, D[n], known) = SUBPROOF(m, D[0:k], known) : MTH(D[k:n])  m <= k
 *                              = SUBPROOF(m - k, D[k:n], no) : MTH(D[0:k]) otherwise
 *
 * with k the largest power of two below n.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { emptyRoot, hashLength, nodeHash } from './hashing.ts';
import type { ProofProblem } from './proofs.ts';
import { isSize } from './sizes.ts';
import { type TileCoordinate, tilePath, widthOf } from './tile-paths.ts';
import { readTile, type TileProblem, type TileSource, wholeTreeRoot } from './tile-source.ts';

/**
 * The hashes that lead from a leaf to the root of the first `size` entries, the leaf's sibling first.
 * Here and below, `logSize` is how far the log has grown since: it says how wide the tiles are that one can get.
 */
export function inclusionProof(
  source: TileSource,
  index: bigint,
  size: bigint,
  logSize: bigint = size,
): Result<readonly Uint8Array[], ProofProblem | TileProblem> {
  const ranges = inclusionRanges(index, size, logSize);
  return ranges.ok ? hashesOf(source, ranges.value, logSize) : ranges;
}

/** The hashes that show the tree of `oldSize` at the beginning of the tree of `newSize`; none for 0 or equal sizes. */
export function consistencyProof(
  source: TileSource,
  oldSize: bigint,
  newSize: bigint,
  logSize: bigint = newSize,
): Result<readonly Uint8Array[], ProofProblem | TileProblem> {
  const ranges = consistencyRanges(oldSize, newSize, logSize);
  return ranges.ok ? hashesOf(source, ranges.value, logSize) : ranges;
}

/** The root of the first `size` entries. */
export function rootAt(
  source: TileSource,
  size: bigint,
  logSize: bigint = size,
): Result<Uint8Array, ProofProblem | TileProblem> {
  const ranges = rootRanges(size, logSize);
  if (!ranges.ok) return ranges;
  const [whole] = ranges.value;
  return whole ? rangeHash(cached(source), whole, logSize) : ok(emptyRoot());
}

/** The tiles to fetch before {@link inclusionProof}. */
export function tilesForInclusion(
  index: bigint,
  size: bigint,
  logSize: bigint = size,
): Result<readonly TileCoordinate[], ProofProblem> {
  const ranges = inclusionRanges(index, size, logSize);
  return ranges.ok ? ok(tilesFor(ranges.value, logSize)) : ranges;
}

/** The tiles to fetch before {@link consistencyProof}. */
export function tilesForConsistency(
  oldSize: bigint,
  newSize: bigint,
  logSize: bigint = newSize,
): Result<readonly TileCoordinate[], ProofProblem> {
  const ranges = consistencyRanges(oldSize, newSize, logSize);
  return ranges.ok ? ok(tilesFor(ranges.value, logSize)) : ranges;
}

/** The tiles to fetch before {@link rootAt}. */
export function tilesForRoot(size: bigint, logSize: bigint = size): Result<readonly TileCoordinate[], ProofProblem> {
  const ranges = rootRanges(size, logSize);
  return ranges.ok ? ok(tilesFor(ranges.value, logSize)) : ranges;
}

/** Leaves from `start` up to, not including, `end`; never empty. */
interface Range {
  readonly start: bigint;
  readonly end: bigint;
}

function rootRanges(size: bigint, logSize: bigint): Result<readonly Range[], ProofProblem> {
  if (!isSize(size) || !isSize(logSize) || size > logSize) return refuse({ reason: 'size-out-of-range' });
  return ok(size === 0n ? [] : [{ start: 0n, end: size }]);
}

function inclusionRanges(index: bigint, size: bigint, logSize: bigint): Result<readonly Range[], ProofProblem> {
  const possible = rootRanges(size, logSize);
  if (!possible.ok) return possible;
  if (!isSize(index)) return refuse({ reason: 'size-out-of-range' });
  if (index >= size) return refuse({ reason: 'index-beyond-size' });
  const siblings: Range[] = [];
  let [start, end] = [0n, size];
  while (end - start > 1n) {
    const middle = start + splitOf(end - start);
    siblings.push(index < middle ? { start: middle, end } : { start, end: middle });
    [start, end] = index < middle ? [start, middle] : [middle, end];
  }
  return ok(siblings.reverse());
}

function consistencyRanges(oldSize: bigint, newSize: bigint, logSize: bigint): Result<readonly Range[], ProofProblem> {
  const possible = rootRanges(newSize, logSize);
  if (!possible.ok) return possible;
  if (!isSize(oldSize)) return refuse({ reason: 'size-out-of-range' });
  if (oldSize > newSize) return refuse({ reason: 'log-shrank' });
  if (oldSize === 0n || oldSize === newSize) return ok([]);
  const siblings: Range[] = [];
  let [start, end] = [0n, newSize];
  while (end !== oldSize) {
    const middle = start + splitOf(end - start);
    siblings.push(oldSize <= middle ? { start: middle, end } : { start, end: middle });
    [start, end] = oldSize <= middle ? [start, middle] : [middle, end];
  }
  // What begins at leaf 0 is the old tree itself, and its root is known to whoever asks.
  if (start > 0n) siblings.push({ start, end });
  return ok(siblings.reverse());
}

/** The largest power of two below a number of at least 2. */
function splitOf(count: bigint): bigint {
  return 1n << BigInt((count - 1n).toString(2).length - 1);
}

function hashesOf(
  source: TileSource,
  ranges: readonly Range[],
  size: bigint,
): Result<readonly Uint8Array[], TileProblem> {
  const tiles = cached(source);
  const hashes: Uint8Array[] = [];
  for (const range of ranges) {
    const hash = rangeHash(tiles, range, size);
    if (!hash.ok) return hash;
    hashes.push(hash.value);
  }
  return ok(hashes);
}

/** MTH(D[start:end]): its whole subtrees, joined from the right. */
function rangeHash(source: TileSource, range: Range, size: bigint): Result<Uint8Array, TileProblem> {
  let joined: Uint8Array | undefined;
  for (const { tile, from, to } of subtreesOf(range, size).reverse()) {
    const read = readTile(source, tile);
    if (!read.ok) return read;
    const hash = wholeTreeRoot(read.value.subarray(from * hashLength, to * hashLength));
    joined = joined ? nodeHash(hash, joined) : hash;
  }
  return ok(joined ?? emptyRoot());
}

function tilesFor(ranges: readonly Range[], size: bigint): readonly TileCoordinate[] {
  const subtrees = ranges.flatMap((range) => subtreesOf(range, size));
  return [...new Map(subtrees.map(({ tile }) => [tilePath(tile), tile])).values()];
}

/** A whole subtree of 2^h leaves: the root above hashes `from` to `to` of one tile. */
interface Subtree {
  readonly tile: TileCoordinate;
  readonly from: number;
  readonly to: number;
}

/** The whole subtrees of a range, largest first. A range starts where a subtree of its size may start. */
function subtreesOf({ start, end }: Range, size: bigint): Subtree[] {
  const subtrees: Subtree[] = [];
  let from = start;
  for (let height = 63; height >= 0; height--) {
    if ((((end - start) >> BigInt(height)) & 1n) === 0n) continue;
    subtrees.push(subtreeAt(from, height, size));
    from += 1n << BigInt(height);
  }
  return subtrees;
}

function subtreeAt(start: bigint, height: number, size: bigint): Subtree {
  const level = Math.floor(height / 8);
  const place = start >> BigInt(8 * level);
  const index = place / 256n;
  const from = Number(place % 256n);
  return { tile: { level, index, width: widthOf(level, index, size) }, from, to: from + 2 ** (height - 8 * level) };
}

/** Asks for each tile once. */
function cached(source: TileSource): TileSource {
  const seen = new Map<string, Uint8Array | undefined>();
  return (tile) => {
    const path = tilePath(tile);
    if (!seen.has(path)) seen.set(path, source(tile));
    return seen.get(path);
  };
}
