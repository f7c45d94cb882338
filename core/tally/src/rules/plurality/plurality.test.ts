import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { parseBlt } from '../../formats/blt.ts';
import { sharedData, sharedText } from '../../testing/naive-formats.ts';
import { ranked, scored } from '../../testing/naive-profiles.ts';

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
