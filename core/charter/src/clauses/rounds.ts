/**
 * An election held in rounds, with what its clause leaves out filled in.
 *
 * | | `two-round` | `exhaustive` |
 * | --- | --- | --- |
 * | `majority` | more than 1/2 of votes cast | the same |
 * | `out` | keep 2 | fewest |
 * | `last_two` | majority | most votes |
 * | `most_votes_from` | 2 | never |
 * | `at_most` | 2 | no limit |
 * | `roll` | first round | each round |
 *
 * Two rounds as in the French Code électoral, art. L. 126, whose lists of voters serve both; repeated balloting as in Robert's
 * Rules of Order Newly Revised (12th ed.), 46:32, where those vote who are in the room.
 */
import type { Election, Phrases } from '../charter.ts';

export interface RoundsInFull {
  readonly majority: Phrases;
  readonly out: string;
  readonly last_two: 'most votes' | 'majority';
  readonly most_votes_from: number | undefined;
  readonly at_most: number | undefined;
  readonly roll: 'first round' | 'each round';
}

/** Nothing for a method that has no rounds. */
export function roundsOf({ method, rounds = {} }: Pick<Election, 'method' | 'rounds'>): RoundsInFull | undefined {
  if (method === 'two-round') return { ...twoRounds, ...rounds };
  return method === 'exhaustive' ? { ...repeated, ...rounds } : undefined;
}

const majority = 'more than 1/2 of votes cast';

const twoRounds: RoundsInFull = {
  majority,
  out: 'keep 2',
  last_two: 'majority',
  most_votes_from: 2,
  at_most: 2,
  roll: 'first round',
};

const repeated: RoundsInFull = {
  majority,
  out: 'fewest',
  last_two: 'most votes',
  most_votes_from: undefined,
  at_most: undefined,
  roll: 'each round',
};
