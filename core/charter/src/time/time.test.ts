import { type Instant, must, parseInstant, printInstant } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDuration,
  clearDaysBetween,
  earliestAfter,
  latestWithin,
  nextDay,
  nextFirstOf,
  noticeSuffices,
  workingDaysBetween,
} from './calendar.ts';
import { type DurationOf, daysOf, durationOf, hoursOf } from './duration.ts';

const at = (text: string): Instant => must<Instant>(parseInstant(text));
const of = (text: string): DurationOf => must<DurationOf>(durationOf(text));
const show = (result: { readonly ok: boolean; readonly value?: Instant }): string =>
  result.ok ? printInstant(result.value as Instant) : 'refused';
const london = { timezone: 'Europe/London', days: 'clear' } as const;

describe('clear days', () => {
  it('leave out the day of the notice and the day of the meeting', () => {
    const given = at('2026-05-01T18:00:00Z');
    expect(show(earliestAfter(given, of('10 days'), london))).toBe('2026-05-11T23:00:00Z');
    expect(noticeSuffices(given, at('2026-05-12T09:00:00Z'), of('10 days'), london)).toEqual({ ok: true, value: true });
    expect(noticeSuffices(given, at('2026-05-11T09:00:00Z'), of('10 days'), london)).toEqual({
      ok: true,
      value: false,
    });
  });

  it('between the 1st and the 12th are ten', () => {
    expect(clearDaysBetween(at('2026-05-01T18:00:00Z'), at('2026-05-12T08:00:00Z'), london)).toEqual({
      ok: true,
      value: 10,
    });
  });

  it('give a lapse to the end of its last day', () => {
    expect(show(latestWithin(at('2026-05-01T18:00:00Z'), of('10 days'), london))).toBe('2026-05-11T22:59:59Z');
  });

  it('do not stretch hours, nor what has no length', () => {
    expect(show(earliestAfter(at('2026-05-01T18:00:00Z'), of('48 hours'), london))).toBe('2026-05-03T18:00:00Z');
    expect(show(latestWithin(at('2026-05-01T18:00:00Z'), of('48 hours'), london))).toBe('2026-05-03T18:00:00Z');
    expect(show(earliestAfter(at('2026-05-01T18:00:00Z'), of('at once'), london))).toBe('2026-05-01T18:00:00Z');
    expect(show(latestWithin(at('2026-05-01T18:00:00Z'), of('none'), london))).toBe('2026-05-01T18:00:00Z');
  });

  it('are meant by weeks and months as well', () => {
    expect(show(earliestAfter(at('2026-05-01T18:00:00Z'), of('2 weeks'), london))).toBe('2026-05-15T23:00:00Z');
    expect(show(latestWithin(at('2026-05-01T18:00:00Z'), of('1 month'), london))).toBe('2026-06-01T22:59:59Z');
  });

  it('are no rule where the calendar counts plain days', () => {
    const plain = { timezone: 'Europe/London' };
    expect(show(earliestAfter(at('2026-05-01T18:00:00Z'), of('10 days'), plain))).toBe('2026-05-11T18:00:00Z');
    expect(show(latestWithin(at('2026-05-01T18:00:00Z'), of('10 days'), plain))).toBe('2026-05-11T18:00:00Z');
  });

  it('are enough at the first moment, and not a second before', () => {
    const given = at('2026-05-01T18:00:00Z');
    const suffices = (held: string): unknown => noticeSuffices(given, at(held), of('10 days'), london);
    expect(suffices('2026-05-11T23:00:00Z')).toEqual({ ok: true, value: true });
    expect(suffices('2026-05-11T22:59:59Z')).toEqual({ ok: true, value: false });
    expect(noticeSuffices(given, given, of('until ended'), london)).toEqual({
      ok: false,
      problem: { reason: 'no-end' },
    });
  });

  it('are none between a day and the next, or backwards', () => {
    expect(clearDaysBetween(at('2026-05-01T00:00:00Z'), at('2026-05-02T00:00:00Z'), {})).toEqual({
      ok: true,
      value: 0,
    });
    expect(clearDaysBetween(at('2026-05-09T00:00:00Z'), at('2026-05-02T00:00:00Z'), {})).toEqual({
      ok: true,
      value: 0,
    });
  });
});

describe('calendar days', () => {
  it('keep the hour of the wall clock when the clocks change', () => {
    // British summer time begins on 29 March 2026.
    expect(show(addDuration(at('2026-03-28T12:00:00Z'), of('1 day'), { timezone: 'Europe/London' }))).toBe(
      '2026-03-29T11:00:00Z',
    );
    expect(show(addDuration(at('2026-03-28T12:00:00Z'), of('24 hours'), { timezone: 'Europe/London' }))).toBe(
      '2026-03-29T12:00:00Z',
    );
  });

  it('end a month on its last day', () => {
    expect(show(addDuration(at('2026-01-31T00:00:00Z'), of('1 month'), {}))).toBe('2026-02-28T00:00:00Z');
    expect(show(addDuration(at('2024-02-29T00:00:00Z'), of('1 year'), {}))).toBe('2025-02-28T00:00:00Z');
  });
});

describe('working days', () => {
  const calendar = { timezone: 'UTC', days: 'working', holidays: ['2026-12-25', '2026-12-28'] } as const;

  it('skip weekends and the holidays given', () => {
    expect(show(addDuration(at('2026-12-23T10:00:00Z'), of('3 days'), calendar))).toBe('2026-12-30T10:00:00Z');
    expect(workingDaysBetween(at('2026-12-23T10:00:00Z'), at('2026-12-30T10:00:00Z'), calendar)).toEqual({
      ok: true,
      value: 3,
    });
  });

  it('come out as many as were added, from any day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }),
        fc.integer({ min: 0, max: 60 }),
        (seconds, days) => {
          const from = seconds as Instant;
          const to = addDuration(from, of(`${days} days`), calendar);
          expect(workingDaysBetween(from, must<Instant>(to), calendar)).toEqual({ ok: true, value: days });
        },
      ),
    );
  });
});

describe('the calendar of a place that is not there', () => {
  const nowhere = { timezone: 'Nowhere/Land' };
  const refused = { ok: false, problem: { reason: 'unknown-timezone', found: 'Nowhere/Land' } };
  const now = at('2026-01-01T00:00:00Z');

  it('is refused by every question', () => {
    expect([
      addDuration(now, of('1 day'), nowhere),
      clearDaysBetween(now, now, nowhere),
      workingDaysBetween(now, now, nowhere),
      nextDay(now, nowhere),
      nextFirstOf(now, 'march', nowhere),
      noticeSuffices(now, now, of('1 day'), nowhere),
    ]).toEqual([refused, refused, refused, refused, refused, refused]);
  });
});

describe('the next', () => {
  it('day begins at midnight of the place', () => {
    expect(show(nextDay(at('2026-06-20T15:30:00Z'), london))).toBe('2026-06-20T23:00:00Z');
    expect(show(nextDay(at('2026-12-31T23:59:59Z'), {}))).toBe('2027-01-01T00:00:00Z');
  });

  it.each([
    ['january', '2027-01-01'],
    ['february', '2027-02-01'],
    ['march', '2027-03-01'],
    ['april', '2027-04-01'],
    ['may', '2026-05-01'],
    ['june', '2026-06-01'],
    ['july', '2026-07-01'],
    ['august', '2026-08-01'],
    ['september', '2026-09-01'],
    ['october', '2026-10-01'],
    ['november', '2026-11-01'],
    ['december', '2026-12-01'],
  ])('first of %s, seen from mid-April 2026', (month, day) => {
    expect(show(nextFirstOf(at('2026-04-15T12:00:00Z'), month, {}))).toBe(`${day}T00:00:00Z`);
  });

  it('first of a month is a year away on that very day, and never comes for a month there is not', () => {
    expect(show(nextFirstOf(at('2026-04-01T00:00:00Z'), 'april', {}))).toBe('2027-04-01T00:00:00Z');
    expect(nextFirstOf(at('2026-04-01T00:00:00Z'), 'brumaire', {})).toEqual({
      ok: false,
      problem: { reason: 'out-of-range' },
    });
  });

  it('day after the last there is lies out of range', () => {
    expect(nextDay(at('9999-12-31T12:00:00Z'), {})).toEqual({ ok: false, problem: { reason: 'out-of-range' } });
    expect(addDuration(at('2026-01-01T00:00:00Z'), of('9999 years'), {})).toEqual({
      ok: false,
      problem: { reason: 'out-of-range' },
    });
  });
});

describe('working days', () => {
  it('include Friday and leave out Saturday and Sunday', () => {
    const week = (from: string, to: string): unknown => workingDaysBetween(at(from), at(to), { days: 'working' });
    expect(week('2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z')).toEqual({ ok: true, value: 1 });
    expect(week('2026-11-27T00:00:00Z', '2026-11-29T00:00:00Z')).toEqual({ ok: true, value: 0 });
  });

  it('are counted for a hundred years and no longer', () => {
    const from = at('1970-01-01T00:00:00Z');
    expect(workingDaysBetween(from, at('2070-03-17T00:00:00Z'), {})).toMatchObject({ ok: true });
    expect(workingDaysBetween(from, at('2070-03-18T00:00:00Z'), {})).toEqual({
      ok: false,
      problem: { reason: 'out-of-range' },
    });
  });

  it('that never come are the fault of whoever asks', () => {
    const holidays = Array.from({ length: 600 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    expect(() => addDuration(at('2026-01-01T00:00:00Z'), of('1 day'), { days: 'working', holidays })).toThrow(
      'a calendar without working days',
    );
    expect(
      show(addDuration(at('2026-01-01T00:00:00Z'), of('1 day'), { days: 'working', holidays: holidays.slice(0, 300) })),
    ).toBe('2026-10-28T00:00:00Z');
  });

  it('are days, and not weeks or hours, whatever the calendar', () => {
    expect(show(addDuration(at('2026-11-27T10:00:00Z'), of('1 week'), { days: 'working' }))).toBe(
      '2026-12-04T10:00:00Z',
    );
    expect(show(addDuration(at('2026-11-27T10:00:00Z'), of('24 hours'), { days: 'working' }))).toBe(
      '2026-11-28T10:00:00Z',
    );
  });
});

describe('a duration', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['at once', { kind: 'at-once' }],
    ['until ended', { kind: 'until-ended' }],
    ['1 day', { kind: 'span', amount: 1, unit: 'day' }],
    ['999999 hours', { kind: 'span', amount: 999999, unit: 'hour' }],
    ['12 months', { kind: 'span', amount: 12, unit: 'month' }],
  ])('is read: %s', (text, expected) => {
    expect(durationOf(text)).toEqual({ ok: true, value: expected });
  });

  it('is quoted when it is none, and no more of it than one can read', () => {
    expect(durationOf('3 fortnights')).toEqual({
      ok: false,
      problem: { reason: 'malformed-duration', found: '3 fortnights' },
    });
    expect(durationOf('1000000 days and then some')).toMatchObject({ ok: false });
    expect(durationOf('x'.repeat(100))).toEqual({
      ok: false,
      problem: { reason: 'malformed-duration', found: 'x'.repeat(60) },
    });
    expect(durationOf('14 days ago').ok).toBe(false);
  });

  it.each<readonly [string | undefined, number, number]>([
    [undefined, 0, 0],
    ['none', 0, 0],
    ['at once', 0, 0],
    ['three days', 0, 0],
    ['until ended', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ['5 hours', 5, 5],
    ['2 days', 48, 48],
    ['3 weeks', 504, 504],
    ['1 month', 28 * 24, 31 * 24],
    ['2 months', 59 * 24, 62 * 24],
    ['3 months', 89 * 24, 92 * 24],
    ['4 months', 120 * 24, 123 * 24],
    ['5 months', 150 * 24, 153 * 24],
    ['6 months', 181 * 24, 184 * 24],
    ['7 months', 212 * 24, 215 * 24],
    ['8 months', 242 * 24, 245 * 24],
    ['9 months', 273 * 24, 276 * 24],
    ['10 months', 303 * 24, 306 * 24],
    ['11 months', 334 * 24, 337 * 24],
    ['12 months', 365 * 24, 366 * 24],
    ['25 months', (730 + 28) * 24, (730 + 1 + 31) * 24],
    ['1 year', 365 * 24, 366 * 24],
    ['4 years', 1460 * 24, 1461 * 24],
    ['5 years', 1825 * 24, 1827 * 24],
  ])('of %s has from %d to %d hours', (text, least, most) => {
    expect(hoursOf(text)).toEqual({ least, most });
  });

  it('is about so many days long', () => {
    expect([daysOf('2 days'), daysOf('12 hours'), daysOf('1 month'), daysOf(undefined)]).toEqual([2, 0.5, 29.5, 0]);
  });

  it('has no end where the charter gives none, and no such zone is known as Nowhere', () => {
    expect(addDuration(at('2026-01-01T00:00:00Z'), of('until ended'), {})).toEqual({
      ok: false,
      problem: { reason: 'no-end' },
    });
    expect(addDuration(at('2026-01-01T00:00:00Z'), of('1 day'), { timezone: 'Nowhere/Land' })).toMatchObject({
      ok: false,
      problem: { reason: 'unknown-timezone' },
    });
    expect(addDuration(at('2026-01-01T00:00:00Z'), of('999999 years'), {})).toMatchObject({ ok: false });
  });

  it.each(['3', 'days', '3 fortnights', '-3 days', '3.5 days', '', '3  days', 'three days'])('is not "%s"', (text) => {
    expect(durationOf(text).ok).toBe(false);
  });

  it('lies between its fewest and its most hours wherever it begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('hours', 'days', 'weeks', 'months', 'years'),
        (seconds, amount, unit) => {
          const text = `${amount} ${unit}`;
          const took = (must<Instant>(addDuration(seconds as Instant, of(text), {})) - seconds) / 3600;
          const { least, most } = hoursOf(text);
          expect(took).toBeGreaterThanOrEqual(least);
          expect(took).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
