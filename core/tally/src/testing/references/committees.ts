/** Slow counts of committees from approvals: every committee the rule allows. */
import { type Fraction, fraction, must } from '@quorate/basics';
import { count } from '../../count.ts';
import { naiveMonroe, naiveSequentialThiele, naiveThiele } from '../naive-committees.ts';
import {
  type Definition,
  ephByPoints,
  ephTogether,
  mesAlone,
  mesPhragmen,
  moreDefinitions,
  serialDictator,
} from '../naive-committees-more.ts';
import { approvals } from '../naive-profiles.ts';
import { stirred } from '../stv/random-elections.ts';
import type { Reference, References } from './reference.ts';

const thiele =
  (worth: (j: number) => Fraction): Definition =>
  (ballots, candidates, seats) =>
    naiveThiele(ballots, candidates, seats, worth);
const sequential =
  (worth: (j: number) => Fraction): Definition =>
  (ballots, candidates, seats) =>
    naiveSequentialThiele(ballots, candidates, seats, worth);

const harmonic = (j: number): Fraction => fraction(1, j);
const odd = (j: number): Fraction => fraction(1, 2 * j - 1);
const covering = (j: number): Fraction => fraction(j === 1 ? 1 : 0);

const definitions: { readonly [rule: string]: Definition } = {
  av: thiele(() => fraction(1)),
  pav: thiele(harmonic),
  slav: thiele(odd),
  cc: thiele(covering),
  geom2: thiele((j) => fraction(1, 2 ** j)),
  'lex-cc': thiele((j) => fraction(1, 100 ** j)),
  'seq-pav': sequential(harmonic),
  'seq-slav': sequential(odd),
  'seq-cc': sequential(covering),
  monroe: naiveMonroe,
  ...moreDefinitions,
};

export const committeeReferences: References = {
  ...Object.fromEntries(Object.entries(definitions).map(([rule, slow]) => [rule, [committee(rule, slow)]])),
  eph: [committee('eph', ephTogether), committee('eph', ephByPoints, { level: 'by-points' })],
  mes: [committee('mes', mesPhragmen), committee('mes', mesAlone, { completion: 'none' })],
  rsd: [{ elections: 1000, compare: compareSerialDictator }],
};

function approvalsOf(seed: number): {
  readonly ballots: readonly (readonly number[])[];
  readonly candidates: number;
  readonly seats: number;
} {
  const random = stirred(seed);
  const candidates = 2 + random(4);
  const seats = 1 + random(Math.min(3, candidates));
  const ballots = Array.from({ length: 1 + random(6) }, () => {
    const named = Array.from({ length: candidates }, (_, c) => c).filter(() => random(2) === 0);
    return named.length > 0 ? named : [random(candidates)];
  });
  return { ballots, candidates, seats };
}

/** Elections with a member for every seat whom somebody approves of: without, the definitions are silent. */
function committee(rule: string, slow: Definition, more: { readonly [name: string]: string } = {}): Reference {
  const under = Object.entries(more)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return {
    ...(under === '' ? {} : { under }),
    elections: 1000,
    compare: (seed) => {
      const { ballots, candidates, seats } = approvalsOf(seed);
      if (new Set(ballots.flat()).size < seats) return ['', ''];
      const { elected, tiedOutcomes } = must(count(rule, approvals(candidates, ballots, seats), { more }));
      const ours = (tiedOutcomes ?? [elected]).map((outcome) => [...outcome].sort((a, b) => a - b).join());
      return [
        { ballots, seats, committees: ours.sort() },
        { ballots, seats, committees: slow(ballots, candidates, seats).map(String).sort() },
      ];
    },
  };
}

/** The lot decides, so the committee drawn has to be one that some order of the voters gives. */
function compareSerialDictator(seed: number): readonly [unknown, unknown] {
  const { ballots, candidates, seats } = approvalsOf(seed);
  const few = ballots.slice(0, 4);
  const { elected } = must(count('rsd', approvals(candidates, few, seats), { lot: { seed: `${seed}` } }));
  const drawn = [...elected].sort((a, b) => a - b).join();
  const possible = serialDictator(few, candidates, seats).map(String);
  return [drawn, possible.includes(drawn) ? drawn : possible];
}
