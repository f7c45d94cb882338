/** The Merkle tree over a stored log: tiles, roots, proofs, read from the hashes that lie beside the entries. */
import type { TreeHead } from '@quorate/assembly';
import { concatBytes, type Digest, must, ok, type Result, toHex } from '@quorate/basics';
import {
  append,
  type BundleCoordinate,
  consistencyProof,
  type Frontier,
  fullWidth,
  type Grown,
  inclusionProof,
  type ProofProblem,
  printBundle,
  rootAt,
  rootOf,
  type TileCoordinate,
  type TileProblem,
  type TileSource,
  tilePath,
  tilesByPath,
  tilesForConsistency,
  tilesForInclusion,
  tilesForRoot,
} from '@quorate/ledger';
import type { LogReader, TreeNode } from '../store/store.ts';

/** Fetches what a question to the tree needs. */
export async function fetchTiles(log: LogReader, tiles: readonly TileCoordinate[]): Promise<TileSource> {
  const found = new Map<string, Uint8Array>();
  for (const tile of tiles) found.set(tilePath(tile), await readTileBytes(log, tile));
  return tilesByPath((path) => found.get(path));
}

export async function readTileBytes(log: LogReader, { level, index, width }: TileCoordinate): Promise<Uint8Array> {
  return concatBytes(...(await log.hashes(level, Number(index) * fullWidth, width)));
}

export async function readBundleBytes(log: LogReader, { index, width }: BundleCoordinate): Promise<Uint8Array> {
  const entries = await log.entries(Number(index) * fullWidth, width);
  return must<Uint8Array>(printBundle(entries.map(({ bytes }) => bytes)));
}

/** The root of the first `size` entries. */
export async function rootOfSize(log: LogReader, size: number): Promise<Digest> {
  const tiles = must<readonly TileCoordinate[]>(tilesForRoot(BigInt(size)));
  return toHex(must<Uint8Array>(rootAt(await fetchTiles(log, tiles), BigInt(size)))) as Digest;
}

export type Proof = Result<readonly Uint8Array[], ProofProblem | TileProblem>;

export async function proveInclusion(log: LogReader, index: number, size: number): Promise<Proof> {
  const tiles = tilesForInclusion(BigInt(index), BigInt(size));
  return tiles.ok ? inclusionProof(await fetchTiles(log, tiles.value), BigInt(index), BigInt(size)) : tiles;
}

export async function proveConsistency(log: LogReader, from: number, to: number): Promise<Proof> {
  if (from === 0) return ok([]);
  const tiles = tilesForConsistency(BigInt(from), BigInt(to));
  return tiles.ok ? consistencyProof(await fetchTiles(log, tiles.value), BigInt(from), BigInt(to)) : tiles;
}

/** Asked far more often than the tree grows, and hundreds of hashes each time: so kept with the frontier. */
const heads = new WeakMap<Frontier, TreeHead>();

export function headOf(frontier: Frontier): TreeHead {
  const known = heads.get(frontier);
  if (known) return known;
  const head = { size: Number(frontier.size), root: toHex(rootOf(frontier)) as Digest };
  heads.set(frontier, head);
  return head;
}

/** The tree with further leaves, and the hashes above them that are new. */
export function grow(
  frontier: Frontier,
  leaves: readonly Uint8Array[],
): { readonly frontier: Frontier; readonly nodes: readonly TreeNode[] } {
  const grown = append(frontier, leaves);
  return { frontier: grown.frontier, nodes: [...newNodes(frontier.size, grown)] };
}

function* newNodes(oldSize: bigint, { tiles }: Grown): Generator<TreeNode> {
  for (const { level, index, width, bytes } of tiles) {
    if (level === 0) continue;
    const known = Number(oldSize >> BigInt(8 * level));
    const first = Number(index) * fullWidth;
    for (let place = Math.max(known, first); place < first + width; place++) {
      yield { level, place, hash: bytes.slice((place - first) * 32, (place - first + 1) * 32) };
    }
  }
}
