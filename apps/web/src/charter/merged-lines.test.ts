import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedLines } from './merged-lines.ts';

const base = ['a', 'b', 'c', 'd', 'e'].join('\n');

describe('two changes of one text', () => {
  it('are both in it where they change different lines', () => {
    const merged = mergedLines(base, 'a\nB\nc\nd\ne', 'a\nb\nc\nd\nE\nf');
    expect(merged).toEqual({ text: 'a\nB\nc\nd\nE\nf', taken: 1, clashes: [] });
  });

  it('are one where both say the same', () => {
    expect(mergedLines(base, 'a\nB\nc\nd\ne', 'a\nB\nc\nd\ne')).toMatchObject({ text: 'a\nB\nc\nd\ne', clashes: [] });
  });

  it('clash on the same lines: the adopted one stays, and both are shown', () => {
    const merged = mergedLines(base, 'a\nB\nc\nd\ne', 'a\nX\nc\nd\nE');
    expect(merged).toEqual({
      text: 'a\nB\nc\nd\nE',
      taken: 1,
      clashes: [{ line: 2, adopted: ['B'], other: ['X'] }],
    });
  });

  it('clash where one strikes what the other changes', () => {
    expect(mergedLines(base, 'a\nc\nd\ne', 'a\nX\nc\nd\ne').clashes).toEqual([{ line: 2, adopted: [], other: ['X'] }]);
  });
});

describe('every merge', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((lines) => lines.join('\n'));
  it('with a text that changes nothing is the other text', () => {
    fc.assert(
      fc.property(text, text, (old, changed) => {
        expect(mergedLines(old, changed, old)).toEqual({ text: changed, taken: 0, clashes: [] });
        expect(mergedLines(old, old, changed)).toMatchObject({ text: changed, clashes: [] });
      }),
    );
  });

  it('without a clash is the same whichever was adopted first', () => {
    fc.assert(
      fc.property(text, text, text, (old, one, two) => {
        const [there, back] = [mergedLines(old, one, two), mergedLines(old, two, one)];
        expect(there.clashes.length).toBe(back.clashes.length);
        if (there.clashes.length === 0) expect(there.text).toBe(back.text);
      }),
    );
  });
});
