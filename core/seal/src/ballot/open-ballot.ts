/**
 * The challenge in "challenge or cast" (Benaloh 2006): a sealed ballot is opened, and anyone
 * checks on another device that it holds what the voter had marked.
 *
 * An opened ballot must never be cast. The server keeps a list of opened
 * trackers; the voter's device seals a new one with new randomness.
 */

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { ok, type Result, refuse } from '@quorate/basics';
import { isDecimal } from '../group/numbers.ts';
import type { Election } from '../record/election.ts';
import { readAll } from '../record/shape.ts';
import { ciphertextsOf, readBallot, trackerOf } from './ballot.ts';
import { encryptMark } from './prove-entry.ts';
import { encryptRanks, type Marks, type Opening } from './seal-ballot.ts';

export interface OpenedBallot {
  readonly ballot: string;
  /** The tracker that was shown before the voter chose to challenge. */
  readonly tracker: string;
  readonly marks: Marks;
  readonly opening: Opening;
}

export interface OpenedProblem {
  readonly reason: 'another-tracker' | 'not-a-ballot' | 'holds-something-else';
  readonly question?: number;
}

/** That the ballot of that tracker encrypts exactly these marks. */
export function checkOpenedBallot(election: Election, opened: OpenedBallot): Result<'as marked', OpenedProblem> {
  if (trackerOf(opened.ballot) !== opened.tracker) return refuse({ reason: 'another-tracker' });
  const ballot = readBallot(election, utf8ToBytes(opened.ballot));
  if (!ballot.ok) return refuse({ reason: 'not-a-ballot' });
  for (const [i, answer] of ballot.value.answers.entries()) {
    const marks = opened.marks[i] ?? [];
    const rs = opened.opening[i] ?? [];
    const sealed = ciphertextsOf(answer);
    const again =
      answer.kind === 'non-homomorphic'
        ? [encryptRanks(election, rs[0] ?? 0n, marks)]
        : marks.map((mark, k) => encryptMark(election, rs[k] ?? 0n, mark));
    const same =
      again.length === sealed.length &&
      again.every(({ alpha, beta }, k) => alpha === sealed[k]?.alpha && beta === sealed[k]?.beta);
    if (!same) return refuse({ reason: 'holds-something-else', question: i });
  }
  return ok('as marked');
}

/** An opening as text, to carry to the other device; exponents in decimal. */
export function writeOpening(opening: Opening): readonly (readonly string[])[] {
  return opening.map((row) => row.map(String));
}

export function readOpening(value: unknown): Opening | undefined {
  return readAll(value, (row) => readAll(row, (text) => (isDecimal(text, 620) ? BigInt(text) : undefined)));
}
