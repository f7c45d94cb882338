/**
 * Reading hashes back out of tiles, whoever keeps them: a database, a folder, a bundle, a browser's cache.
 *
 * The core does no input or output, so a caller first asks which tiles a
 * question needs, fetches them in its own way, and then hands in a
 * {@link TileSource} that has them.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { hashLength, nodeHash } from './hashing.ts';
import { fullWidth, type TileCoordinate, tilePath } from './tile-paths.ts';

/** The bytes of a tile, or undefined where there is none. */
export type TileSource = (tile: TileCoordinate) => Uint8Array | undefined;

export interface TileProblem {
  readonly reason: 'tile-missing' | 'tile-wrong-width' | 'tile-differs';
  /** The tile's path. */
  readonly path: string;
}

/** A source over whatever finds bytes by their path. */
export function tilesByPath(find: (path: string) => Uint8Array | undefined): TileSource {
  return (tile) => find(tilePath(tile));
}

/** A source over a store that keeps each tile once, as wide as it has become. */
export function tilesByPlace(find: (level: number, index: bigint) => Uint8Array | undefined): TileSource {
  return ({ level, index, width }) => {
    const widest = find(level, index);
    return widest && widest.length >= width * hashLength ? widest.subarray(0, width * hashLength) : undefined;
  };
}

/**
 * The hashes of a tile, exactly as many as asked. A log may drop a partial tile
 * once the full one exists (tlog-tiles, "Partial Tiles"), so that one is the second choice.
 */
export function readTile(source: TileSource, tile: TileCoordinate): Result<Uint8Array, TileProblem> {
  const exact = source(tile);
  const found = exact ?? (tile.width < fullWidth ? source({ ...tile, width: fullWidth }) : undefined);
  if (found === undefined) return refuse({ reason: 'tile-missing', path: tilePath(tile) });
  const width = exact === undefined ? fullWidth : tile.width;
  if (found.length !== width * hashLength) return refuse({ reason: 'tile-wrong-width', path: tilePath(tile) });
  return ok(found.subarray(0, tile.width * hashLength));
}

/** The hash at a place in a tile. */
export function hashAt(tile: Uint8Array, place: number): Uint8Array {
  return tile.subarray(place * hashLength, (place + 1) * hashLength);
}

/** The root above 1, 2, 4, ... 256 neighbouring hashes. */
export function wholeTreeRoot(hashes: Uint8Array): Uint8Array {
  let row: Uint8Array[] = Array.from({ length: hashes.length / hashLength }, (_, i) => hashAt(hashes, i));
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) {
      const [left, right] = [row[i], row[i + 1]];
      if (left && right) above.push(nodeHash(left, right));
    }
    row = above;
  }
  return row[0]?.slice() ?? new Uint8Array(0);
}
