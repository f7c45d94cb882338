import { readFileSync } from 'node:fs';
import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import type { ScoredProfile } from '../../profile.ts';
import { scored } from '../../testing/naive-profiles.ts';
import type { Transcript } from '../../transcript.ts';

interface Case {
  readonly id: string;
  readonly max_grade: number;
  readonly candidates: number;
  readonly ballots: readonly (readonly number[])[];
  readonly expected: {
    readonly mieuxvoter_majority_judgment: {
      readonly [candidate: string]: { readonly rank: number; readonly median: number };
    };
    readonly 'pref_voting:score': readonly number[];
    readonly 'pref_voting:star': readonly number[] | { readonly error: string };
    readonly 'pref_voting:approval'?: readonly number[];
    readonly 'pref_voting:majority_judgement': readonly number[];
    readonly mj_peers_agree: boolean;
  };
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../testdata/grades/cases.json', import.meta.url), 'utf8'),
);

describe('grades and scores', () => {
  for (const { id, max_grade, candidates, ballots, expected } of cases) {
    it(`agree with the published results of ${id}`, () => {
      const profile = graded(ballots, candidates, max_grade);
      expect(winners(must(count('score', profile)))).toEqual(expected['pref_voting:score']);
      if (expected['pref_voting:approval']) {
        expect(winners(must(count('approval', profile)))).toEqual(expected['pref_voting:approval']);
      }
      const star = expected['pref_voting:star'];
      if ('length' in star)
        expect(winners(must(count('star', profile, { more: { 'runoff-tie': 'open' } })))).toEqual(star);
      const transcript = must(count('majority-judgment', profile));
      const ranks = (transcript.ranking ?? []).flatMap((level, at, all) =>
        level.map((one) => [one, 1 + all.slice(0, at).flat().length] as const),
      );
      const peer = Object.entries(expected.mieuxvoter_majority_judgment);
      const medians = Object.fromEntries(peer.map(([one, { median }]) => [one, `${median}`]));
      expect(Object.fromEntries(transcript.stages[0]?.votes.map((grade, one) => [one, grade]) ?? [])).toEqual(medians);
      expect(Object.fromEntries(ranks)).toEqual(Object.fromEntries(peer.map(([one, { rank }]) => [one, rank])));
      if (expected.mj_peers_agree) expect(winners(transcript)).toEqual(expected['pref_voting:majority_judgement']);
    });
  }

  it('do not change when every paper is doubled', () => {
    fc.assert(
      fc.property(
        election(),
        fc.constantFrom('score', 'star', 'approval', 'majority-judgment'),
        ({ ballots, candidates }, rule) => {
          const once = must(count(rule, graded(ballots, candidates, 4)));
          const twice = must(count(rule, graded([...ballots, ...ballots], candidates, 4)));
          expect(winners(twice)).toEqual(winners(once));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('do not punish a candidate whom a voter grades higher', () => {
    fc.assert(
      fc.property(
        election(),
        fc.constantFrom('score', 'approval', 'majority-judgment'),
        fc.nat(20),
        ({ ballots, candidates }, rule, which) => {
          const before = winners(must(count(rule, graded(ballots, candidates, 4))));
          const [winner = 0] = before;
          const raised = ballots.map((ballot, at) =>
            at === which % ballots.length ? ballot.map((grade, one) => (one === winner ? 4 : grade)) : ballot,
          );
          expect(winners(must(count(rule, graded(raised, candidates, 4))))).toContain(winner);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('STAR gives a tied runoff to the higher sum', () => {
    const profile = graded(
      [
        [5, 4, 0],
        [0, 1, 0],
      ],
      3,
      5,
    );
    expect(winners(must(count('star', profile)))).toEqual([0, 1]);
    const clear = graded(
      [
        [5, 3, 0],
        [0, 1, 0],
      ],
      3,
      5,
    );
    expect(must(count('star', clear)).elected).toEqual([0]);
  });
});

function graded(ballots: readonly (readonly number[])[], candidates: number, highest: number): ScoredProfile {
  return scored(
    candidates,
    ballots.map((ballot) => [1, ballot.map((grade, one) => [one, grade] as const)] as const),
    highest,
  );
}

function winners({ elected, tiedOutcomes }: Transcript): readonly number[] {
  return (tiedOutcomes ?? [elected]).flat().sort((a, b) => a - b);
}

function election(): fc.Arbitrary<{ readonly ballots: readonly (readonly number[])[]; readonly candidates: number }> {
  return fc.integer({ min: 1, max: 4 }).chain((candidates) =>
    fc
      .array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: candidates, maxLength: candidates }), {
        minLength: 1,
        maxLength: 9,
      })
      .map((ballots) => ({ ballots, candidates })),
  );
}
