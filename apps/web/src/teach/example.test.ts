import { rules, story } from '@quorate/tally';
import { describe, expect, it } from 'vitest';
import { countExample, exampleFor, moved, shares } from './example.ts';

const taught = [
  'plurality',
  'two-round',
  'irv',
  'stv-scottish-2007',
  'stv-meek',
  'schulze',
  'ranked-pairs',
  'approval',
  'score',
  'star',
  'majority-judgment',
  'dhondt',
  'sainte-lague',
  'hare',
  'mes',
];

describe('the small examples', () => {
  it('are counted by every rule that has one, and tell a story', () => {
    for (const rule of rules) {
      const example = exampleFor(rule);
      if (example === undefined) continue;
      const counted = countExample(rule.id, example);
      expect(counted.ok, `${rule.id}: ${counted.ok ? '' : JSON.stringify(counted.problem)}`).toBe(true);
      if (counted.ok) expect(story(counted.value).length, rule.id).toBeGreaterThan(1);
    }
  });

  it.each(taught)('elect somebody by %s', (id) => {
    const rule = rules.find((one) => one.id === id);
    const example = rule && exampleFor(rule);
    const counted = example && countExample(id, example);
    expect(counted?.ok && counted.value.elected.length).toBe(example?.seats);
  });

  it('carry or lose a question by what is asked for', () => {
    const rule = rules.find(({ id }) => id === 'majority');
    const example = rule && exampleFor(rule);
    if (example?.kind !== 'question') throw new Error('the majority has no question');
    const carried = shares.map((share) => {
      const counted = countExample('majority', { ...example, share });
      return counted.ok && counted.value.elected[0] === 0;
    });
    expect(carried).toEqual([true, false, false]);
  });

  it('share out a budget differently: greedily to the many, or so that each group has its part', () => {
    const paid = ['pb-greedy', 'pb-mes'].map((id) => {
      const rule = rules.find((one) => one.id === id);
      const example = rule && exampleFor(rule);
      const counted = example && countExample(id, example);
      return counted?.ok ? [...counted.value.elected].sort() : undefined;
    });
    expect(paid[0]).not.toEqual(paid[1]);
    expect(paid[1]?.some((project) => project <= 1)).toBe(true);
  });

  it('show that the rule matters: the same papers elect different people', () => {
    const winners = ['plurality', 'irv', 'schulze'].map((id) => {
      const rule = rules.find((one) => one.id === id);
      const example = rule && exampleFor(rule);
      const counted = example && countExample(id, example);
      return counted?.ok ? counted.value.elected[0] : undefined;
    });
    expect(new Set(winners).size).toBeGreaterThan(1);
  });
});

describe('a paper that is put in another order', () => {
  it('keeps everybody, and stays as it is past its ends', () => {
    expect(moved([0, 1, 2, 3, 4], 3, 0)).toEqual([3, 0, 1, 2, 4]);
    expect(moved([0, 1, 2, 3, 4], 0, 4)).toEqual([1, 2, 3, 4, 0]);
    expect(moved([0, 1, 2, 3, 4], 0, -1)).toEqual([0, 1, 2, 3, 4]);
    expect(moved([0, 1, 2, 3, 4], 4, 5)).toEqual([0, 1, 2, 3, 4]);
  });
});
