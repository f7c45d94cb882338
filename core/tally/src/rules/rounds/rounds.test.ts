import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { type PlainPaper, ranked } from '../../testing/naive-profiles.ts';
import { type HeldRound, nextRound, type RoundsRule } from './next-round.ts';

const rule: RoundsRule = {
  base: 'cast',
  share: '1/2',
  eliminate: { kind: 'fewest' },
  plurality: 0,
  lastTwo: 'most-votes',
};
const held = (...votes: readonly number[]): HeldRound => ({ votes: votes.map(String) });

describe('a series of rounds', () => {
  it('begins with everybody who is nominated', () => {
    expect(must(nextRound(rule, [0, 1, 2], []))).toMatchObject({ kind: 'another-round', standing: [0, 1, 2] });
  });

  it('ends with a majority', () => {
    expect(must(nextRound(rule, [0, 1, 2], [held(6, 3, 2)]))).toMatchObject({ kind: 'elected', elected: 0 });
  });

  it('goes on without the lowest, and without whoever withdraws', () => {
    expect(must(nextRound(rule, [0, 1, 2], [held(5, 4, 2)]))).toMatchObject({ standing: [0, 1], excluded: [2] });
    const withdrawing = { ...held(5, 4, 3, 1), withdrawn: [1] };
    expect(must(nextRound(rule, [0, 1, 2, 3], [withdrawing]))).toMatchObject({ standing: [0, 2], excluded: [1, 3] });
  });

  it('stops at a tie for the lowest unless a lot is drawn', () => {
    const tied = [held(5, 3, 3)];
    expect(must(nextRound(rule, [0, 1, 2], tied))).toMatchObject({
      kind: 'tie',
      between: [1, 2],
      for: 'exclude',
      choose: 1,
    });
    expect(must(nextRound(rule, [0, 1, 2], tied, () => [1]))).toMatchObject({ standing: [0, 2] });
  });

  it('can ask for a majority of the members in every round', () => {
    const members: RoundsRule = { ...rule, base: { number: '20' }, lastTwo: 'majority', eliminate: { kind: 'nobody' } };
    expect(must(nextRound(members, [0, 1], [held(10, 3)]))).toMatchObject({ kind: 'another-round', standing: [0, 1] });
    expect(must(nextRound(members, [0, 1], [held(11, 3)]))).toMatchObject({ kind: 'elected', elected: 0 });
  });

  it('excludes nobody when no more stand than may go on', () => {
    const keep: RoundsRule = { ...rule, lastTwo: 'majority', eliminate: { kind: 'keep', candidates: 2 } };
    expect(must(nextRound(keep, [0, 1], [held(3, 3)]))).toMatchObject({
      kind: 'another-round',
      standing: [0, 1],
      excluded: [],
    });
    const tied = ranked(2, [[1, [[0, 1]]]]);
    expect(must(count('two-round', tied, { lot: { order: [1, 0] } })).elected).toEqual([1]);
  });

  it('elects by most votes in the round the rule names', () => {
    const two: RoundsRule = { ...rule, plurality: 2, eliminate: { kind: 'nobody' } };
    expect(must(nextRound(two, [0, 1, 2], [held(4, 4, 3), held(5, 4, 2)]))).toMatchObject({
      kind: 'elected',
      elected: 0,
    });
  });

  it('refuses votes that are not numbers', () => {
    expect(nextRound(rule, [0], [{ votes: ['many'] }]).ok).toBe(false);
  });

  it('played from ranked papers, elects the second choices of those who went out', () => {
    const papers: readonly PlainPaper[] = [
      [4, [[0]]],
      [3, [[1], [2]]],
      [2, [[2], [1]]],
    ];
    expect(must(count('exhaustive', ranked(3, papers))).elected).toEqual([1]);
    expect(must(count('two-round', ranked(3, papers))).elected).toEqual([1]);
    expect(must(count('exhaustive', ranked(3, papers), { more: { withdraw: '1:2' } })).elected).toEqual([2]);
  });
});
