/**
 * Defeats and how strong they are.
 *
 *     winning               papers for the winner
 *     winning-then-losing   papers for the winner, then fewer for the loser
 *     margins               papers for the winner less papers for the loser (then fewer for the loser where asked)
 *     ratio                 papers for the winner over papers for the loser
 */

import { fraction } from '@quorate/basics';
import { inUnits } from '../common/papers.ts';
import { type Option, oneOf, printNumber } from '../common/settings.ts';
import type { Pairwise } from './pairwise.ts';

export type Strength = 'winning' | 'winning-then-losing' | 'margins' | 'ratio';

export const strengthOption: Option<Strength> = oneOf(
  'strength',
  ['winning', 'winning-then-losing', 'margins', 'ratio'],
  'winning',
  'How strong a defeat is: papers for the winner (then fewer against), the margin, or the ratio.',
);

export interface Defeat {
  readonly winner: number;
  readonly loser: number;
  readonly votes: bigint;
  readonly against: bigint;
}

export function defeatsOf(duels: Pairwise, among: readonly number[] = duels.candidates): readonly Defeat[] {
  return among.flatMap((winner) =>
    among
      .filter((loser) => winner !== loser && duels.beats(winner, loser))
      .map((loser) => ({ winner, loser, votes: duels.votes(winner, loser), against: duels.votes(loser, winner) })),
  );
}

/** Positive when `a` is the stronger defeat. */
export function compareStrength(strength: Strength, a: Defeat, b: Defeat): number {
  switch (strength) {
    case 'winning':
      return sign(a.votes - b.votes);
    case 'winning-then-losing':
      return sign(a.votes - b.votes) || sign(b.against - a.against);
    case 'margins':
      return sign(a.votes - a.against - (b.votes - b.against));
    case 'ratio':
      return sign(a.votes * b.against - b.votes * a.against) || (a.against === 0n ? sign(a.votes - b.votes) : 0);
  }
}

export function showStrength(strength: Strength, { votes, against }: Defeat, { unit }: Pairwise): string {
  switch (strength) {
    case 'winning':
      return printNumber(inUnits(votes, unit));
    case 'winning-then-losing':
      return `${printNumber(inUnits(votes, unit))}:${printNumber(inUnits(against, unit))}`;
    case 'margins':
      return printNumber(inUnits(votes - against, unit));
    case 'ratio':
      return against === 0n ? `${printNumber(inUnits(votes, unit))}/0` : printNumber(fraction(votes, against));
  }
}

/** Defeats from the strongest to the weakest, equals together. */
export function byStrength(
  defeats: readonly Defeat[],
  compare: (a: Defeat, b: Defeat) => number,
): readonly (readonly Defeat[])[] {
  const ordered = [...defeats].sort((a, b) => compare(b, a));
  const groups: Defeat[][] = [];
  ordered.forEach((defeat, at) => {
    const before = ordered[at - 1];
    if (before && compare(before, defeat) === 0) groups[groups.length - 1]?.push(defeat);
    else groups.push([defeat]);
  });
  return groups;
}

export function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** Levels from the top: nobody left is above those of a level by `above`. */
export function levels(
  among: readonly number[],
  above: (a: number, b: number) => boolean,
): readonly (readonly number[])[] {
  const ranking: (readonly number[])[] = [];
  let left = among;
  while (left.length > 0) {
    const top = left.filter((a) => left.every((b) => a === b || !above(b, a)));
    const level = top.length > 0 ? top : left;
    ranking.push(level);
    left = left.filter((a) => !level.includes(a));
  }
  return ranking;
}

/** Candidates by score, best first, equals together. */
export function byScore(
  among: readonly number[],
  compare: (a: number, b: number) => number,
): readonly (readonly number[])[] {
  const ordered = [...among].sort((a, b) => compare(b, a) || a - b);
  const groups: number[][] = [];
  ordered.forEach((candidate, at) => {
    const before = ordered[at - 1];
    if (before !== undefined && compare(before, candidate) === 0) groups[groups.length - 1]?.push(candidate);
    else groups.push([candidate]);
  });
  return groups;
}
