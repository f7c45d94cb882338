import { describe, expect, it } from 'vitest';
import { inDays, someOf, spanIn, textsOf, timetableIn } from './parts.ts';

describe('spans of time in prose', () => {
  it.each([
    ['1 hour', 1],
    ['36 hours', 36],
    ['1 day', 24],
    ['within 12 days of it', 288],
    ['1 week', 168],
    ['2 weeks', 336],
    ['1 month', 28 * 24],
    ['12 months', 365 * 24],
    ['1 year', 365 * 24],
    ['2 years', 730 * 24],
    ['14 to 28 days', 28 * 24],
    ['7 + 14 days', 21 * 24],
    ['10 + 20 + 30 days', 60 * 24],
    ['1 + 1 day', 48],
    ['1 + 1 hour', 2],
    ['1 + 1 week', 336],
    ['1 + 1 month', 59 * 24],
    ['at once', undefined],
    ['a few days', undefined],
  ])('"%s"', (text, hours) => expect(spanIn(text)).toBe(hours));

  it.each([
    ['14 days nominations, 1 week hustings, 1 day voting', 22 * 24],
    ['1 month nominations, 12 hours voting, 1 hour to count', 28 * 24 + 13],
    ['nominations and voting: 28 + 14 + 21 days', 63 * 24],
    ['in all 1 + 1 hour', 2],
    ['in all 1 + 1 day', 48],
    ['in all 1 + 1 week', 336],
    ['in all 1 + 1 month', 59 * 24],
    ['soon', 0],
  ])('a timetable "%s"', (text, hours) => expect(timetableIn(text)).toBe(hours));

  it('are told in days where they are whole days', () => {
    expect(inDays(48)).toBe('2 days');
    expect(inDays(36)).toBe('36 hours');
  });

  it.each([
    ['2 of 3', { k: 2, n: 3 }],
    ['12 of the 15 scrutineers', { k: 12, n: 15 }],
    ['two of three', undefined],
    [undefined, undefined],
  ])('so many of so many: %j', (text, expected) => expect(someOf(text)).toEqual(expected));

  it('texts are found wherever they stand, and nothing else is', () => {
    expect(textsOf({ a: 'x', b: [{ c: 'y' }, 3, null, true] })).toEqual([
      { path: 'a', text: 'x' },
      { path: 'b/0/c', text: 'y' },
    ]);
  });
});
