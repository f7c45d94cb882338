/** Durations as a charter writes them: `14 days`, `none`, `at once`, `until ended`. */
import { ok, type Result, refuse } from '@quorate/basics';

type Unit = 'hour' | 'day' | 'week' | 'month' | 'year';

export type DurationOf =
  | { readonly kind: 'span'; readonly amount: number; readonly unit: Unit }
  /** No time at all. */
  | { readonly kind: 'none' }
  | { readonly kind: 'at-once' }
  /** No end of its own. */
  | { readonly kind: 'until-ended' };

export interface DurationProblem {
  readonly reason: 'malformed-duration';
  readonly found: string;
}

export function durationOf(text: string): Result<DurationOf, DurationProblem> {
  if (text === 'none') return ok({ kind: 'none' });
  if (text === 'at once') return ok({ kind: 'at-once' });
  if (text === 'until ended') return ok({ kind: 'until-ended' });
  const [, amount, unit] = /^(\d{1,6}) (hour|day|week|month|year)s?$/.exec(text) ?? [];
  if (!amount || !unit) return refuse({ reason: 'malformed-duration', found: text.slice(0, 60) });
  return ok({ kind: 'span', amount: Number(amount), unit: unit as Unit });
}

/**
 * The fewest and the most hours a duration can take, for comparing durations without a date: a month has 28 to
 * 31 days, a year 365 or 366. `until ended` has no upper bound.
 */
export function hoursOf(text: string | undefined): { readonly least: number; readonly most: number } {
  const read = durationOf(text ?? 'none');
  if (!read.ok || read.value.kind === 'none' || read.value.kind === 'at-once') return { least: 0, most: 0 };
  if (read.value.kind === 'until-ended') return { least: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY };
  const { amount, unit } = read.value;
  const [least, most] = hoursIn[unit];
  if (unit === 'month') return { least: daysInMonths(amount, 'least') * 24, most: daysInMonths(amount, 'most') * 24 };
  return { least: amount * least, most: unit === 'year' ? (amount * 365 + Math.ceil(amount / 4)) * 24 : amount * most };
}

/** A typical length in days, for ordering a calendar and saying "about": never for deciding. */
export function daysOf(text: string | undefined): number {
  const { least, most } = hoursOf(text);
  return (least + most) / 48;
}

const hoursIn: { readonly [unit in Unit]: readonly [number, number] } = {
  hour: [1, 1],
  day: [24, 24],
  week: [168, 168],
  month: [28 * 24, 31 * 24],
  year: [365 * 24, 366 * 24],
};

/** Whole years among the months are 365 or 366 days, whatever month one begins in. */
function daysInMonths(months: number, which: 'least' | 'most'): number {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const shortest = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334][rest] ?? 0;
  const longest = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337][rest] ?? 0;
  return which === 'least' ? years * 365 + shortest : years * 365 + Math.ceil(years / 4) + longest;
}
