/**
 * A whole log's tree in memory, grown by appending: for a browser, a verifier, a test.
 *
 * A server keeps the tiles in its store instead, and needs only the frontier.
 */
import type { Result } from '@quorate/basics';
import { append, emptyFrontier, type Frontier, rootOf, type Tile } from './frontier.ts';
import type { ProofProblem } from './proofs.ts';
import { consistencyProof, inclusionProof, rootAt } from './prove.ts';
import { fullWidth, tilePath } from './tile-paths.ts';
import { type TileProblem, type TileSource, tilesByPlace } from './tile-source.ts';

type Proof = Result<readonly Uint8Array[], ProofProblem | TileProblem>;

export class Tree {
  #frontier: Frontier = emptyFrontier;
  readonly #tiles = new Map<string, Uint8Array>();

  get size(): bigint {
    return this.#frontier.size;
  }

  /** Returns the tiles that are new or wider. */
  append(leafHashes: readonly Uint8Array[]): readonly Tile[] {
    const { frontier, tiles } = append(this.#frontier, leafHashes);
    this.#frontier = frontier;
    for (const tile of tiles) this.#tiles.set(placeOf(tile.level, tile.index), tile.bytes);
    return tiles;
  }

  root(): Uint8Array {
    return rootOf(this.#frontier);
  }

  /** The root that the tree had at an earlier size. */
  rootAt(size: bigint): Result<Uint8Array, ProofProblem | TileProblem> {
    return rootAt(this.source, size, this.size);
  }

  inclusionProof(index: bigint, size: bigint = this.size): Proof {
    return inclusionProof(this.source, index, size, this.size);
  }

  consistencyProof(oldSize: bigint, newSize: bigint = this.size): Proof {
    return consistencyProof(this.source, oldSize, newSize, this.size);
  }

  /** Any tile that this tree has or had at an earlier size. */
  readonly source: TileSource = tilesByPlace((level, index) => this.#tiles.get(placeOf(level, index)));
}

function placeOf(level: number, index: bigint): string {
  return tilePath({ level, index, width: fullWidth });
}
