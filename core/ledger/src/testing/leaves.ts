import { must, toUtf8 } from '@quorate/basics';
import { leafHash } from '../hashing.ts';

/** The entries `entry 0`, `entry 1`, ... */
export function someEntries(count: number, from = 0): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => must<Uint8Array>(toUtf8(`entry ${from + i}`)));
}

export function someLeaves(count: number, from = 0): Uint8Array[] {
  return someEntries(count, from).map(leafHash);
}
