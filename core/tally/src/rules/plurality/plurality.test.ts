import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { parseBlt } from '../../formats/blt.ts';
import { sharedData, sharedText } from '../../testing/naive-formats.ts';
import { type PlainPaper, ranked, scored } from '../../testing/naive-profiles.ts';

describe('marks and points', () => {
  it('elect by most first preferences, and leave a tie open without a lot', () => {
    const tied = ranked(3, [
      [2, [[0]]],
      [2, [[1]]],
      [1, [[2]]],
    ]);
    expect(must(count('plurality', tied))).toMatchObject({ elected: [], tiedOutcomes: [[0], [1]] });
    expect(must(count('plurality', tied, { lot: { order: [1, 0, 2] } })).elected).toEqual([1]);
  });

  it('block: the first preferences of a paper are its marks, and a level that does not fit shares them', () => {
    const papers = ranked(3, [[2, [[0, 1, 2]]]], 2);
    expect(must(count('block', papers)).stages[0]?.votes).toEqual(['4/3', '4/3', '4/3']);
    expect(must(count('block', papers, { more: { 'equal-ranks': 'invalid' } })).ballots.invalid).toBe('2');
  });

  it('limited: one mark fewer than seats unless told otherwise', () => {
    const papers = ranked(
      3,
      [
        [3, [[0], [1], [2]]],
        [2, [[2]]],
      ],
      2,
    );
    expect(must(count('limited', papers)).elected).toEqual([0, 2]);
  });

  it('cumulative: points may be heaped, and a paper that gives too many is invalid', () => {
    const papers = scored(
      3,
      [
        [2, [[0, 3]]],
        [
          1,
          [
            [1, 1],
            [2, 2],
          ],
        ],
        [5, [[2, 4]]],
      ],
      3,
      3,
    );
    const transcript = must(count('cumulative', papers));
    expect(transcript.stages[0]?.votes).toEqual(['6', '1', '2']);
    expect(transcript.ballots.invalid).toBe('5');
  });

  it('reserved seats are kept: an elected person is passed over for the group', () => {
    const candidates = [{ name: 'A' }, { name: 'B' }, { name: 'C', groups: ['women'] }];
    const papers = ranked(
      candidates,
      [
        [5, [[0], [1], [2]]],
        [1, [[0]]],
      ],
      2,
    );
    const constraints = [{ group: 'women', atLeast: 1 }];
    expect(must(count('block', papers, { constraints })).elected).toEqual([0, 2]);
    const impossible = count('block', papers, { constraints: [{ group: 'women', atLeast: 2 }] });
    expect(impossible).toMatchObject({ ok: false, problem: { reason: 'infeasible-constraint', group: 'women' } });
  });

  it('agree with adding up the points paper by paper', () => {
    fc.assert(
      fc.property(
        election(),
        fc.constantFrom('plurality', 'block', 'borda', 'dowdall', 'anti-plurality'),
        ({ candidates, papers }, rule) => {
          const ours = must(count(rule, ranked(candidates, papers, 2), { seats: 2 })).stages[0]?.votes.map(toNumber);
          for (const [one, points] of byHand(rule, candidates, papers).entries())
            expect(ours?.[one]).toBeCloseTo(points, 9);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it(sharedData ? 'block voting agrees with stv-rs' : 'block voting against stv-rs: NOT RUN, no data here', () => {
    if (sharedData === undefined) return;
    const log = sharedText('stv-rs/plurality_block_voting/vegetables.fixed9.log');
    const theirs = [...log.matchAll(/^\tElected: +(\S+) \((\d+)\.0+\)$/gm)].map(([, name, votes]) => [name, votes]);
    const profile = must(parseBlt(sharedText('stv-rs/vegetables.blt')));
    const transcript = must(count('block', profile));
    const votes = transcript.stages[0]?.votes ?? [];
    expect(transcript.elected.map((one) => [transcript.candidates[one]?.name, votes[one]])).toEqual(theirs);
  });
});

function toNumber(text: string): number {
  const [num, den = '1'] = text.split('/');
  return Number(num) / Number(den);
}

function byHand(rule: string, candidates: number, papers: readonly PlainPaper[]): readonly number[] {
  const give = (place: number): number =>
    ({
      plurality: place < 1 ? 1 : 0,
      block: place < 2 ? 1 : 0,
      borda: candidates - 1 - place,
      dowdall: 1 / (place + 1),
    })[rule] ?? (place === candidates - 1 ? -1 : 0);
  const points = Array.from({ length: candidates }, () => 0);
  for (const [weight, ranks] of papers) {
    const named = ranks.flat();
    const rest = points.map((_, one) => one).filter((one) => !named.includes(one));
    const levels = rule === 'borda' || rule === 'anti-plurality' ? [...ranks, rest] : ranks;
    let place = 0;
    for (const level of levels) {
      const worth = level.reduce((sum, _, at) => sum + give(place + at), 0) / level.length;
      for (const one of level) points[one] = (points[one] ?? 0) + weight * worth;
      place += level.length;
    }
  }
  return points;
}

function election(): fc.Arbitrary<{ readonly candidates: number; readonly papers: readonly PlainPaper[] }> {
  return fc.integer({ min: 2, max: 5 }).chain((candidates) =>
    fc
      .array(
        fc.tuple(
          fc.integer({ min: 1, max: 3 }),
          fc.shuffledSubarray(
            Array.from({ length: candidates }, (_, one) => one),
            { minLength: 1 },
          ),
          fc.boolean(),
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((papers) => ({
        candidates,
        papers: papers.map(
          ([weight, order, level]): PlainPaper => [
            weight,
            level && order.length > 1
              ? [order.slice(0, 2), ...order.slice(2).map((one) => [one])]
              : order.map((one) => [one]),
          ],
        ),
      })),
  );
}
