/** Slow counts of the pairwise rules: who can win, on weak orders full of ties. */
import { must } from '@quorate/basics';
import { count } from '../../count.ts';
import type { Transcript } from '../../transcript.ts';
import {
  type Matrix,
  naiveCopelandWinners,
  naiveKemenyWinners,
  naiveMatrix,
  naiveMatrixOfNamed,
  naiveMinimaxBy,
  naiveMinimaxWinners,
  naiveRankedPairsWinners,
  naiveSchulzeBy,
  naiveSchulzeWinners,
  naiveSchwartzSet,
  naiveSmithSet,
  naiveSplitCycleWinners,
  naiveWins,
  strongerLink,
} from '../naive-condorcet.ts';
import { naiveDebian } from '../naive-debian.ts';
import { naiveEliminations, naiveRiverWinners } from '../naive-eliminations.ts';
import { namesFor, ranked } from '../naive-profiles.ts';
import { stirred } from '../stv/random-elections.ts';
import { type WeakElection, weakElection } from '../weak-elections.ts';
import type { Reference, References } from './reference.ts';

type Options = { readonly [name: string]: string };

export const condorcetReferences: References = {
  schulze: [
    onMatrix('schulze', naiveSchulzeWinners),
    onMatrix('schulze', naiveSchulzeWinners, { more: { order: 'defeats' } }),
    ...(['winning', 'margins', 'ratio'] as const).flatMap((strength) =>
      (['last', 'not-compared'] as const).map((unranked) =>
        onMatrix('schulze', (d) => naiveSchulzeBy(strongerLink[strength] ?? (() => false), d), {
          more: { strength, unranked },
        }),
      ),
    ),
  ],
  'split-cycle': [onMatrix('split-cycle', naiveSplitCycleWinners)],
  'ranked-pairs': [
    onMatrix('ranked-pairs', naiveRankedPairsWinners, { more: { strength: 'margins', ties: 'each' }, most: 4 }),
  ],
  river: [onMatrix('river', naiveRiverWinners, { more: { ties: 'each' }, most: 4 })],
  smith: [onMatrix('smith', naiveSmithSet)],
  schwartz: [onMatrix('schwartz', naiveSchwartzSet)],
  kemeny: [onMatrix('kemeny', naiveKemenyWinners)],
  minimax: [
    onMatrix('minimax', naiveMinimaxWinners),
    ...(['margins', 'opposition'] as const).map((strength) =>
      onMatrix('minimax', (d) => naiveMinimaxBy(strength, d), { more: { strength } }),
    ),
  ],
  copeland: [
    onMatrix('copeland', naiveCopelandWinners),
    onMatrix('copeland', (d) => naiveWins(1, d), { more: { draws: 'win' } }),
    onMatrix('copeland', (d) => naiveWins(0, d), { more: { draws: 'nothing' } }),
  ],
  ...Object.fromEntries(
    Object.entries(naiveEliminations).map(([rule, slow]) => [
      rule,
      [onPapers(rule, ({ papers, candidates }) => slow(papers, candidates))],
    ]),
  ),
  debian: (['1.1', '1.6'] as const).map((text) => debian(text)),
};

function onMatrix(
  rule: string,
  slow: (d: Matrix) => readonly number[],
  { more = {}, most = 5 }: { readonly more?: Options; readonly most?: number } = {},
): Reference {
  const matrix = more['unranked'] === 'not-compared' ? naiveMatrixOfNamed : naiveMatrix;
  return onPapers(rule, ({ papers, candidates }) => slow(matrix(candidates, papers)), { more, most });
}

function onPapers(
  rule: string,
  slow: (election: WeakElection) => readonly number[],
  { more = {}, most = 5 }: { readonly more?: Options; readonly most?: number } = {},
): Reference {
  const under = Object.entries(more)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return {
    ...(under === '' ? {} : { under }),
    // Every order of equal defeats is a lot of orders.
    elections: most < 5 ? 1000 : 2000,
    compare: (seed) => {
      const election = weakElection(seed, { most });
      if (election.papers.length === 0) return ['', ''];
      const ours = winnersOf(must(count(rule, election.profile, { more })));
      return [ours, slow(election).map((c) => election.numbers[c])];
    },
  };
}

/** The last option is the default; quorum and supermajorities come from the seed. */
function debian(text: '1.1' | '1.6'): Reference {
  return {
    under: `constitution=${text}`,
    elections: 2000,
    compare: (seed) => {
      const { papers, candidates } = weakElection(seed, { withdrawn: false });
      const random = stirred(seed + 1);
      const quorum = random(2) === 0 ? undefined : 1 + random(8);
      const majorities = Array.from({ length: candidates - 1 }, () => 1 + random(3));
      const more = {
        constitution: text,
        quorum: quorum === undefined ? 'none' : `${quorum}`,
        majorities: majorities.map((n, c) => `${c + 1}=${n}`).join(','),
      };
      const ours = winnersOf(must(count('debian', ranked(namesFor(candidates), papers), { more })));
      return [ours, naiveDebian(naiveMatrix(candidates, papers), { quorum, majorities, text })];
    },
  };
}

function winnersOf({ elected, tiedOutcomes }: Transcript): readonly number[] {
  return [...new Set((tiedOutcomes ?? [elected]).flat())].sort((a, b) => a - b);
}
