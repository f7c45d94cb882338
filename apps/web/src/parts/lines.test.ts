import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from './lines.ts';

describe('the lines of a paper', () => {
  it('are the same whatever the screen: at most 72 characters, broken between words', () => {
    const text =
      'The meeting decides that a bench is put up by the door, so that nobody who waits for the early shift has to stand.';
    expect(paragraphsOf(text)).toEqual([
      {
        lines: [
          'The meeting decides that a bench is put up by the door, so that nobody',
          'who waits for the early shift has to stand.',
        ],
      },
    ]);
  });

  it('begin a new paragraph after an empty line, and keep a line that was broken by hand', () => {
    expect(paragraphsOf('one\r\ntwo\n\n\n  three  \n')).toEqual([{ lines: ['one', 'two'] }, { lines: ['three'] }]);
  });

  it('lose no word of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const lines = paragraphsOf(text).flatMap((paragraph) => paragraph.lines);
        expect(lines.every((line) => [...line].length <= 72)).toBe(true);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
