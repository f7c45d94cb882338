/**
 * Lots: how a tie falls that the rule leaves to chance.
 *
 * A seed puts the candidates in an order by SHA-256 of `seed`, a line feed and
 * the name, smallest first: anyone can work it out, and the order in which a
 * file lists the candidates has no part in it.
 */
import { must, toUtf8 } from '@quorate/basics';
import type { CountOptions } from './count.ts';
import { sha256 } from './sha256.ts';

/** Candidates in the order in which lots favour them, best first; `undefined` when no lot has been drawn. */
export function lotOrder(lot: CountOptions['lot'], names: readonly string[]): readonly number[] | undefined {
  if (lot === undefined) return undefined;
  if ('order' in lot) return lot.order;
  const drawn = names.map((name, c) => ({
    c,
    ticket: hex(sha256(must(toUtf8(`${lot.seed}\n${name}`.toWellFormed())))),
  }));
  drawn.sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.c - b.c));
  return drawn.map(({ c }) => c);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
