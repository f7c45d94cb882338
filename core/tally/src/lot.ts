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
  return lotTickets(lot.seed, names).map(({ candidate }) => candidate);
}

export interface LotTicket {
  /** Place in the list of names, from 0. */
  readonly candidate: number;
  /** SHA-256 of the seed, a line feed and the name, in hexadecimal. */
  readonly ticket: string;
}

/** What each candidate drew, the most favoured first: to be shown, so that anybody can work out each ticket. */
export function lotTickets(seed: string, names: readonly string[]): readonly LotTicket[] {
  return names
    .map((name, candidate) => ({ candidate, ticket: hex(sha256(must(toUtf8(`${seed}\n${name}`.toWellFormed())))) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.candidate - b.candidate));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
