import { type Instant, must, parseInstant, printInstant } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDuration,
  clearDaysBetween,
  earliestAfter,
  latestWithin,
  noticeSuffices,
  workingDaysBetween,
} from './calendar.ts';
import { type DurationOf, durationOf, hoursOf } from './duration.ts';

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

  it('do not stretch hours', () => {
    expect(show(earliestAfter(at('2026-05-01T18:00:00Z'), of('48 hours'), london))).toBe('2026-05-03T18:00:00Z');
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

describe('a duration', () => {
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
