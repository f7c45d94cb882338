import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLines, hunks } from './changed-lines.ts';

describe('two texts line by line', () => {
  it('strikes before it inserts, and numbers each line in its own text', () => {
    expect(changedLines('a\nb\nc', 'a\nx\ny\nc')).toEqual([
      { was: 'kept', text: 'a', number: 1 },
      { was: 'struck', text: 'b', number: 2 },
      { was: 'inserted', text: 'x', number: 2 },
      { was: 'inserted', text: 'y', number: 3 },
      { was: 'kept', text: 'c', number: 4 },
    ]);
  });

  it('give back both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = changedLines(before, after);
        const without = (gone: string): string =>
          lines
            .filter(({ was }) => was !== gone)
            .map((line) => line.text)
            .join('\n');
        expect([without('inserted'), without('struck')]).toEqual([before, after]);
      }),
    );
  });

  it('that are the same have no changed part', () => {
    expect(hunks(changedLines('a\nb', 'a\nb'))).toEqual([]);
  });

  it('show changes far apart as two parts', () => {
    const before = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    const after = before.map((line, i) => (i === 2 || i === 25 ? `${line} anew` : line));
    expect(hunks(changedLines(before.join('\n'), after.join('\n')))).toHaveLength(2);
  });
});
