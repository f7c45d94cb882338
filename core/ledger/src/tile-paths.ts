/**
 * Where the pieces of a log are (C2SP tlog-tiles v0.1.0, "Merkle Tree" and "Log entries").
 *
 *     tile/<level>/<index>            256 hashes of that level
 *     tile/<level>/<index>.p/<width>  the last tile of a level while it has 1 to 255
 *     tile/entries/<index>[.p/<width>]
 *
 * An index is written in groups of three digits, all but the last marked with
 * an x: 1234067 is `x001/x234/067`.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { isSize, largestSize } from './sizes.ts';

/** Hashes in a full tile, entries in a full bundle. */
export const fullWidth = 256;

export interface TileCoordinate {
  /** 0 for leaf hashes; each level is 256 times coarser. */
  readonly level: number;
  readonly index: bigint;
  /** 1 to 256. */
  readonly width: number;
}

export interface BundleCoordinate {
  readonly level: 'entries';
  readonly index: bigint;
  readonly width: number;
}

export interface MalformedPath {
  readonly reason: 'malformed-tile-path';
  readonly found: string;
}

/** The path of a tile or an entry bundle, relative to the log's prefix. */
export function tilePath({ level, index, width }: TileCoordinate | BundleCoordinate): string {
  const partial = width === fullWidth ? '' : `.p/${width}`;
  return `tile/${level}/${groups(index)}${partial}`;
}

export function entriesPath(index: bigint, width: number): string {
  return tilePath({ level: 'entries', index, width });
}

/** Takes exactly what {@link tilePath} writes. Says nothing of whether a log has such a tile. */
export function parseTilePath(path: string): Result<TileCoordinate | BundleCoordinate, MalformedPath> {
  const malformed = refuse({ reason: 'malformed-tile-path' as const, found: path.slice(0, 100) });
  const [, levelText = '', indexText = '', widthText] =
    /^tile\/(entries|[1-5]?[0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,6}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path) ?? [];
  if (indexText === '') return malformed;
  const index = BigInt(indexText.replaceAll(/[x/]/g, ''));
  const width = widthText === undefined ? fullWidth : Number(widthText);
  if (!isSize(index) || (widthText !== undefined && width >= fullWidth)) return malformed;
  const level = levelText === 'entries' ? levelText : Number(levelText);
  const coordinate = { level, index, width } as TileCoordinate | BundleCoordinate;
  return tilePath(coordinate) === path ? ok(coordinate) : malformed;
}

/** How many hashes tile `index` of `level` has in a log of that size; 0 when there is no such tile. */
export function widthOf(level: number | 'entries', index: bigint, size: bigint): number {
  // ⌊size / 256^level⌋ hashes at this level
  const hashes = size >> BigInt(8 * (level === 'entries' ? 0 : level));
  const here = hashes - index * 256n;
  if (here <= 0n) return 0;
  return here >= 256n ? fullWidth : Number(here);
}

/** Every tile of a log of that size, level by level; bundles are left out. */
export function tilesOf(size: bigint): Generator<TileCoordinate> {
  return tilesBetween(0n, size);
}

/** The tiles that a log of `newSize` has and one of `oldSize` had not, or only narrower. */
export function* tilesBetween(oldSize: bigint, newSize: bigint): Generator<TileCoordinate> {
  for (let level = 0; newSize >> BigInt(8 * level) > 0n; level++) {
    for (const { index, width } of changed(level, oldSize, newSize)) yield { level, index, width };
  }
}

/** The entry bundles that a log of `newSize` has and one of `oldSize` had not, or only narrower. */
export function* bundlesBetween(oldSize: bigint, newSize: bigint): Generator<BundleCoordinate> {
  for (const { index, width } of changed(0, oldSize, newSize)) yield { level: 'entries', index, width };
}

function* changed(
  level: number,
  oldSize: bigint,
  newSize: bigint,
): Generator<{ readonly index: bigint; readonly width: number }> {
  const shift = BigInt(8 * level);
  const [before, after] = [oldSize >> shift, newSize >> shift];
  if (after <= before || newSize > largestSize) return;
  for (let index = before / 256n; index * 256n < after; index++) {
    yield { index, width: widthOf(level, index, newSize) };
  }
}

/** 1234067 as x001/x234/067. */
function groups(index: bigint): string {
  const digits = index.toString();
  const parts = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  return parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/');
}
