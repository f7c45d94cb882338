/**
 * The growing edge of a log: all one must keep in hand to append.
 *
 *     frontier + leaf hashes ──append──▶ frontier + the tiles that are new or wider
 *
 * At each level the edge is the last, partial tile (at most 255 hashes), so a
 * log of any size needs at most 64 KiB, and nothing has to be read back to grow it.
 */
import { broken, equalBytes, ok, type Result, refuse } from '@quorate/basics';
import { emptyRoot, hashLength, nodeHash } from './hashing.ts';
import { isSize } from './sizes.ts';
import { fullWidth, type TileCoordinate, tilePath, widthOf } from './tile-paths.ts';
import { hashAt, readTile, type TileProblem, type TileSource, wholeTreeRoot } from './tile-source.ts';

export interface Frontier {
  readonly size: bigint;
  /** For each level from 0, the partial tile's hashes one after another; empty where the level ends with a full tile. */
  readonly edge: readonly Uint8Array[];
}

export interface Tile extends TileCoordinate {
  /** `width` hashes of 32 bytes. */
  readonly bytes: Uint8Array;
}

export interface Grown {
  readonly frontier: Frontier;
  /** What to store or publish: every full tile that was completed, then the partial ones that changed. */
  readonly tiles: readonly Tile[];
}

export const emptyFrontier: Frontier = { size: 0n, edge: [] };

/** Appends leaf hashes in their order. The caller sees to it that each has 32 bytes. */
export function append(frontier: Frontier, leafHashes: readonly Uint8Array[]): Grown {
  const size = frontier.size + BigInt(leafHashes.length);
  if (!isSize(size)) return broken('a log has at most 2^63 - 1 entries');
  const tiles: Tile[] = [];
  const rows = frontier.edge.map((bytes, level) => openRow(bytes, frontier.size >> BigInt(8 * level + 8)));
  for (const leaf of leafHashes) push(rows, 0, leaf, tiles);
  const edge = rows.map(({ bytes, width }) => bytes.slice(0, width * hashLength));
  for (const [level, row] of rows.entries()) {
    const bytes = edge[level];
    if (row.touched && row.width > 0 && bytes) tiles.push({ level, index: row.index, width: row.width, bytes });
  }
  return { frontier: { size, edge }, tiles };
}

/** The root of the tree up to here. */
export function rootOf({ edge }: Frontier): Uint8Array {
  let root: Uint8Array | undefined;
  for (const bytes of edge) {
    // The hashes of a row fall into whole subtrees by the binary digits of their number, the smallest at the right.
    let end = bytes.length / hashLength;
    for (let width = 1; end > 0; width *= 2) {
      if ((end & width) === 0) continue;
      const left = wholeTreeRoot(bytes.subarray((end - width) * hashLength, end * hashLength));
      root = root ? nodeHash(left, root) : left;
      end -= width;
    }
  }
  return root ?? emptyRoot();
}

/** The edge tiles to fetch before {@link readFrontier}. */
export function tilesForFrontier(size: bigint): readonly TileCoordinate[] {
  const tiles: TileCoordinate[] = [];
  for (let level = 0; size >> BigInt(8 * level) > 0n; level++) {
    const index = size >> BigInt(8 * level + 8);
    const width = widthOf(level, index, size);
    if (width > 0) tiles.push({ level, index, width });
  }
  return tiles;
}

/** Takes the edge up again from stored tiles. Compare {@link rootOf} with a signed root before trusting it. */
export function readFrontier(source: TileSource, size: bigint): Result<Frontier, TileProblem> {
  const edge: Uint8Array[] = [];
  for (const tile of tilesForFrontier(size)) {
    const read = readTile(source, tile);
    if (!read.ok) return read;
    while (edge.length < tile.level) edge.push(new Uint8Array(0));
    edge.push(read.value);
  }
  while (size >> BigInt(8 * edge.length) > 0n) edge.push(new Uint8Array(0));
  return ok({ size, edge });
}

/**
 * Builds the whole tree again from the leaf tiles and compares every tile of
 * every level with what the source shows; the answer is the root.
 */
export function rebuildTiles(source: TileSource, size: bigint): Result<Uint8Array, TileProblem> {
  let frontier = emptyFrontier;
  while (frontier.size < size) {
    const index = frontier.size / BigInt(fullWidth);
    const leaves = readTile(source, { level: 0, index, width: widthOf(0, index, size) });
    if (!leaves.ok) return leaves;
    const width = leaves.value.length / hashLength;
    const grown = append(
      frontier,
      Array.from({ length: width }, (_, i) => hashAt(leaves.value, i)),
    );
    // Partial tiles above the leaves are compared once, at the end, when they have their final width.
    for (const tile of grown.tiles) {
      const differs = tile.level > 0 && tile.width === fullWidth ? compareTile(source, tile) : undefined;
      if (differs) return refuse(differs);
    }
    frontier = grown.frontier;
  }
  for (const [level, bytes] of frontier.edge.entries()) {
    const tile = { level, index: size >> BigInt(8 * level + 8), width: bytes.length / hashLength, bytes };
    const differs = tile.width > 0 ? compareTile(source, tile) : undefined;
    if (differs) return refuse(differs);
  }
  return ok(rootOf(frontier));
}

function compareTile(source: TileSource, tile: Tile): TileProblem | undefined {
  const shown = readTile(source, tile);
  if (!shown.ok) return shown.problem;
  return equalBytes(shown.value, tile.bytes) ? undefined : { reason: 'tile-differs', path: tilePath(tile) };
}

/** A level's last tile while it is being filled. */
interface Row {
  bytes: Uint8Array;
  width: number;
  index: bigint;
  touched: boolean;
}

function openRow(edge: Uint8Array, index: bigint): Row {
  const bytes = new Uint8Array(fullWidth * hashLength);
  bytes.set(edge);
  return { bytes, width: edge.length / hashLength, index, touched: false };
}

function push(rows: Row[], level: number, hash: Uint8Array, tiles: Tile[]): void {
  let row = rows[level];
  if (!row) {
    row = openRow(new Uint8Array(0), 0n);
    rows.push(row);
  }
  if (hash.length !== hashLength) broken('a leaf hash has 32 bytes');
  row.bytes.set(hash, row.width * hashLength);
  row.width++;
  row.touched = true;
  if (row.width < fullWidth) return;
  const bytes = row.bytes;
  tiles.push({ level, index: row.index, width: fullWidth, bytes });
  rows[level] = openRow(new Uint8Array(0), row.index + 1n);
  push(rows, level + 1, wholeTreeRoot(bytes), tiles);
}
