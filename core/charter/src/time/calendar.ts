/**
 * Counting days as the charter's calendar says: calendar, clear or working days, in its time zone.
 *
 *     notice  ── at least so long before ──▶ earliestAfter        clear days leave out both ends
 *     lapse   ── at most so long after ───▶ latestWithin
 *
 * Clear days: with ten clear days' notice given on the 1st, the meeting may be held from the 12th on. Working days
 * are Monday to Friday less the holidays given. Instants arrive as arguments; nothing here knows what time it is.
 */
import { broken, type Instant, instant, ok, type Result, refuse } from '@quorate/basics';
import { Temporal } from 'temporal-polyfill';
import { type DurationOf, hoursOf } from './duration.ts';

export interface Calendar {
  /** An IANA time zone such as `Europe/London`; UTC if the charter names none. */
  readonly timezone?: string;
  readonly days?: 'calendar' | 'clear' | 'working';
  /** Days that are no working days, as `2026-12-25`. */
  readonly holidays?: readonly string[];
}

export type TimeProblem =
  | { readonly reason: 'no-end' }
  | { readonly reason: 'unknown-timezone'; readonly found: string }
  | { readonly reason: 'out-of-range' };

/** The same wall-clock time so much later. Days are working days where the calendar says so. */
export function addDuration(from: Instant, duration: DurationOf, calendar: Calendar): Result<Instant, TimeProblem> {
  return moved(from, duration, calendar, (at) => at);
}

/** The first moment at which so much notice has been given. */
export function earliestAfter(given: Instant, duration: DurationOf, calendar: Calendar): Result<Instant, TimeProblem> {
  const clear = calendar.days === 'clear' && duration.kind === 'span' && duration.unit !== 'hour';
  return moved(given, duration, calendar, (at) => (clear ? startOfDay(at.add({ days: 1 })) : at));
}

/** The last moment that still lies within the time: to the end of the last day where days are clear, the hour otherwise. */
export function latestWithin(from: Instant, duration: DurationOf, calendar: Calendar): Result<Instant, TimeProblem> {
  const clear = calendar.days === 'clear' && duration.kind === 'span' && duration.unit !== 'hour';
  return moved(from, duration, calendar, (at) =>
    clear ? startOfDay(at.add({ days: 1 })).subtract({ seconds: 1 }) : at,
  );
}

/** Whole days strictly between the two, as seen in the charter's time zone. */
export function clearDaysBetween(from: Instant, to: Instant, calendar: Calendar): Result<number, TimeProblem> {
  const [first, last] = [dayOf(from, calendar), dayOf(to, calendar)];
  if (!first.ok) return first;
  if (!last.ok) return last;
  return ok(Math.max(first.value.until(last.value, { largestUnit: 'day' }).days - 1, 0));
}

/** Working days after the first and up to the last, as seen in the charter's time zone. */
export function workingDaysBetween(from: Instant, to: Instant, calendar: Calendar): Result<number, TimeProblem> {
  const [first, last] = [dayOf(from, calendar), dayOf(to, calendar)];
  if (!first.ok) return first;
  if (!last.ok) return last;
  const span = first.value.until(last.value, { largestUnit: 'day' }).days;
  if (span > 36_600) return refuse({ reason: 'out-of-range' });
  let working = 0;
  for (let day = 1; day <= span; day++) if (isWorkingDay(first.value.add({ days: day }), calendar)) working++;
  return ok(working);
}

/** Whether notice given at one moment is long enough for what happens at another. */
export function noticeSuffices(
  given: Instant,
  held: Instant,
  duration: DurationOf,
  calendar: Calendar,
): Result<boolean, TimeProblem> {
  const earliest = earliestAfter(given, duration, calendar);
  return earliest.ok ? ok(held >= earliest.value) : earliest;
}

/** The beginning of the next day in the charter's time zone. */
export function nextDay(from: Instant, calendar: Calendar): Result<Instant, TimeProblem> {
  const local = zoned(from, calendar);
  return local.ok ? instantOf(startOfDay(local.value.add({ days: 1 }))) : local;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The beginning of the next first day of this month, named in English lower case. */
export function nextFirstOf(from: Instant, month: string, calendar: Calendar): Result<Instant, TimeProblem> {
  const local = zoned(from, calendar);
  const number = months.indexOf(month) + 1;
  if (!local.ok) return local;
  if (number === 0) return refuse({ reason: 'out-of-range' });
  const here = startOfDay(local.value.with({ month: number, day: 1 }));
  return instantOf(Temporal.ZonedDateTime.compare(here, local.value) > 0 ? here : startOfDay(here.add({ years: 1 })));
}

function instantOf(at: Temporal.ZonedDateTime): Result<Instant, TimeProblem> {
  const moment = instant(Math.floor(at.epochMilliseconds / 1000));
  return moment.ok ? moment : refuse({ reason: 'out-of-range' });
}

function moved(
  from: Instant,
  duration: DurationOf,
  calendar: Calendar,
  then: (at: Temporal.ZonedDateTime) => Temporal.ZonedDateTime,
): Result<Instant, TimeProblem> {
  if (duration.kind === 'until-ended') return refuse({ reason: 'no-end' });
  if (duration.kind !== 'span') return ok(from);
  const local = zoned(from, calendar);
  if (!local.ok) return local;
  const { amount, unit } = duration;
  // No instant of ours lies beyond the year 9999, and the calendar library would object to what lies far beyond it.
  if (hoursOf(`${amount} ${unit}s`).least > 9999 * 366 * 24) return refuse({ reason: 'out-of-range' });
  const at =
    unit === 'day' && calendar.days === 'working'
      ? afterWorkingDays(local.value, amount, calendar)
      : local.value.add({ [`${unit}s`]: amount });
  return instantOf(then(at));
}

function afterWorkingDays(from: Temporal.ZonedDateTime, days: number, calendar: Calendar): Temporal.ZonedDateTime {
  let at = from;
  // Four holidays a week at most keep this loop short; a calendar without any working day is our caller's mistake.
  for (let left = days, tried = 0; left > 0; tried++) {
    if (tried > 20 * days + 400) return broken('a calendar without working days');
    at = at.add({ days: 1 });
    if (isWorkingDay(at.toPlainDate(), calendar)) left--;
  }
  return at;
}

function isWorkingDay(day: Temporal.PlainDate, { holidays = [] }: Calendar): boolean {
  return day.dayOfWeek <= 5 && !holidays.includes(day.toString());
}

function startOfDay(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return at.startOfDay();
}

function dayOf(at: Instant, calendar: Calendar): Result<Temporal.PlainDate, TimeProblem> {
  const local = zoned(at, calendar);
  return local.ok ? ok(local.value.toPlainDate()) : local;
}

/** Whether days can be counted there. */
export function isTimezone(name: string): boolean {
  return zoned(0 as Instant, { timezone: name }).ok;
}

function zoned(at: Instant, { timezone = 'UTC' }: Calendar): Result<Temporal.ZonedDateTime, TimeProblem> {
  try {
    return ok(Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(timezone));
  } catch {
    return refuse({ reason: 'unknown-timezone', found: timezone });
  }
}
