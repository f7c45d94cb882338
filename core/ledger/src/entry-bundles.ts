/**
 * Entry bundles: the entries themselves, 256 to a file (C2SP tlog-tiles v0.1.0, "Log entries").
 *
 *     for each entry: length as two bytes, big-endian ‖ the entry
 *
 * So an entry has at most 65,535 bytes.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { leafHash } from './hashing.ts';
import { fullWidth } from './tile-paths.ts';

export const longestEntry = 65_535;

export interface BundleProblem {
  readonly reason: 'entry-too-long' | 'too-many-entries' | 'too-few-entries' | 'bundle-cut-short' | 'empty-bundle';
  /** Which entry of the bundle, counted from 0. */
  readonly at: number;
}

export function printBundle(entries: readonly Uint8Array[]): Result<Uint8Array<ArrayBuffer>, BundleProblem> {
  if (entries.length === 0) return refuse({ reason: 'empty-bundle', at: 0 });
  if (entries.length > fullWidth) return refuse({ reason: 'too-many-entries', at: fullWidth });
  const tooLong = entries.findIndex((entry) => entry.length > longestEntry);
  if (tooLong >= 0) return refuse({ reason: 'entry-too-long', at: tooLong });
  const bytes = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  let offset = 0;
  for (const entry of entries) {
    bytes[offset] = entry.length >> 8;
    bytes[offset + 1] = entry.length & 255;
    bytes.set(entry, offset + 2);
    offset += 2 + entry.length;
  }
  return ok(bytes);
}

/** Takes a bundle of exactly `width` entries. */
export function parseBundle(bytes: Uint8Array, width: number): Result<readonly Uint8Array[], BundleProblem> {
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const at = entries.length;
    if (at === width) return refuse({ reason: 'too-many-entries', at });
    const [high, low] = [bytes[offset], bytes[offset + 1]];
    if (high === undefined || low === undefined) return refuse({ reason: 'bundle-cut-short', at });
    const end = offset + 2 + high * 256 + low;
    if (end > bytes.length) return refuse({ reason: 'bundle-cut-short', at });
    entries.push(bytes.subarray(offset + 2, end));
    offset = end;
  }
  if (entries.length === 0) return refuse({ reason: 'empty-bundle', at: 0 });
  return entries.length === width ? ok(entries) : refuse({ reason: 'too-few-entries', at: entries.length });
}

/** The level 0 tile that belongs to a bundle's entries. */
export function leafHashes(entries: readonly Uint8Array[]): readonly Uint8Array[] {
  return entries.map(leafHash);
}
