/** What pairwise rules promise; their definitions are held against them in `every-rule.test.ts`. */
import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import { condorcetWinnerOf, naiveMatrix } from '../../testing/naive-condorcet.ts';
import { namesFor, type PlainPaper, ranked } from '../../testing/naive-profiles.ts';
import type { Transcript } from '../../transcript.ts';

const electCondorcetWinners = [
  'schulze',
  'ranked-pairs',
  'river',
  'split-cycle',
  'minimax',
  'copeland',
  'kemeny',
  'smith',
  'schwartz',
  'condorcet',
  'smith-irv',
  'benham',
  'tideman-alternative',
  'condorcet-irv',
  'btr-irv',
  'baldwin',
  'nanson',
  'raynaud',
  'black',
  'daunou',
  'dodgson-quick',
  'dodgson-tideman',
  'debian',
];

const everyRule = [
  ...electCondorcetWinners,
  'iterated-removal',
  'borda',
  'dowdall',
  'anti-plurality',
  'plurality',
  'coombs',
  'bucklin',
  'exhaustive',
  'two-round',
  'supplementary',
];

describe('pairwise rules', () => {
  it('elect whoever beats all others, where there is one', () => {
    fc.assert(
      fc.property(election(), fc.constantFrom(...electCondorcetWinners), ({ candidates, papers }, rule) => {
        const winner = condorcetWinnerOf(naiveMatrix(candidates, papers));
        // The Debian default option needs only not to be beaten, and the others must beat it.
        if (winner === undefined) return;
        expect(must(count(rule, ranked(candidates, papers))).elected).toEqual([winner]);
      }),
      { numRuns: 3000 },
    );
  });

  it('do not depend on the order of papers or candidates, on merging equal papers, or on the number of copies', () => {
    fc.assert(
      fc.property(
        election(),
        fc.constantFrom(...everyRule.filter((rule) => rule !== 'debian')),
        fc.integer({ min: 2, max: 9 }),
        ({ candidates, papers }, rule, copies) => {
          const expected = winners(must(count(rule, ranked(candidates, papers))));
          const last = candidates - 1;
          const turned = papers.map(
            ([weight, ranks]): PlainPaper => [weight, ranks.map((rank) => rank.map((one) => last - one))],
          );
          const reversed = ranked([...namesFor(candidates)].reverse(), turned);
          expect(
            winners(must(count(rule, reversed)))
              .map((one) => last - one)
              .sort(),
          ).toEqual(expected);
          const split = [...papers]
            .reverse()
            .flatMap(([weight, ranks]) => Array.from({ length: weight }, (): PlainPaper => [1, ranks]));
          expect(winners(must(count(rule, ranked(candidates, split))))).toEqual(expected);
          // Half papers are rounded up there, so it promises nothing about copies.
          if (rule === 'dodgson-quick') return;
          const many = papers.map(([weight, ranks]): PlainPaper => [weight * copies, ranks]);
          expect(winners(must(count(rule, ranked(candidates, many))))).toEqual(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('give one outcome once a lot is drawn, and one that was open before', () => {
    fc.assert(
      fc.property(election(), fc.constantFrom(...everyRule), fc.string(), ({ candidates, papers }, rule, seed) => {
        const open = winners(must(count(rule, ranked(candidates, papers))));
        const { elected } = must(count(rule, ranked(candidates, papers), { lot: { seed } }));
        expect(elected).toHaveLength(1);
        expect(open).toContain(elected[0]);
      }),
      { numRuns: 2000 },
    );
  });

  it('schulze, ranked pairs, minimax, Copeland and Borda do not punish a candidate whom a voter moves to the top', () => {
    fc.assert(
      fc.property(
        election(),
        fc.constantFrom('schulze', 'ranked-pairs', 'minimax', 'copeland', 'kemeny', 'borda', 'plurality'),
        fc.nat(20),
        ({ candidates, papers }, rule, which) => {
          const more = rule === 'ranked-pairs' ? { ties: 'each' } : {};
          const before = winners(must(count(rule, ranked(candidates, papers), { more })));
          const [winner = 0] = before;
          const raised = papers.map(([weight, ranks], at): PlainPaper => {
            if (at !== which % papers.length) return [weight, ranks];
            return [
              weight,
              [
                [winner],
                ...ranks.map((rank) => rank.filter((one) => one !== winner)).filter((rank) => rank.length > 0),
              ],
            ];
          });
          expect(winners(must(count(rule, ranked(candidates, raised), { more })))).toContain(winner);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('add weights beyond 2^53 exactly', () => {
    const huge = 2 ** 53 - 1;
    const profile = ranked(2, [
      [huge, [[0], [1]]],
      [huge, [[1], [0]]],
      [1, [[1], [0]]],
    ]);
    for (const rule of ['schulze', 'plurality', 'borda', 'exhaustive', 'coombs']) {
      expect(must(count(rule, profile)).elected, rule).toEqual([1]);
    }
  });

  it('leave out the withdrawn', () => {
    const candidates = [{ name: 'A', withdrawn: true as const }, { name: 'B' }, { name: 'C' }];
    const profile: RankedProfile = ranked(candidates, [[5, [[0], [2], [1]]]]);
    for (const rule of everyRule.filter((one) => one !== 'debian'))
      expect(must(count(rule, profile)).elected, rule).toEqual([2]);
  });
});

function winners({ elected, tiedOutcomes }: Transcript): readonly number[] {
  return [...new Set((tiedOutcomes ?? [elected]).flat())].sort((a, b) => a - b);
}

/** Weak orders, cut off at any place. */
function election(most = 5): fc.Arbitrary<{ readonly candidates: number; readonly papers: readonly PlainPaper[] }> {
  return fc.integer({ min: 2, max: most }).chain((candidates) =>
    fc
      .array(
        fc.tuple(
          fc.integer({ min: 1, max: 3 }),
          fc.shuffledSubarray(
            Array.from({ length: candidates }, (_, one) => one),
            { minLength: 1 },
          ),
          fc.array(fc.boolean(), { minLength: candidates, maxLength: candidates }),
        ),
        { minLength: 1, maxLength: 7 },
      )
      .map((papers) => ({
        candidates,
        papers: papers.map(([weight, order, level]): PlainPaper => {
          const ranks: number[][] = [];
          order.forEach((one, at) => {
            if (at > 0 && level[at]) ranks.at(-1)?.push(one);
            else ranks.push([one]);
          });
          return [weight, ranks];
        }),
      })),
  );
}
