import type { Instant } from '@quorate/basics';
import { addDuration, type Charter, durationOf, earliestAfter } from '@quorate/charter';
import { postNamed } from './founding/incompatible.ts';

/** When a term that begins at `from` ends; `null` when the charter sets no term. */
export function termEnds(charter: Charter, post: string, from: Instant): number | null {
  const term = postNamed(charter, post)?.term;
  return term === undefined ? null : after(charter, from, term);
}

/** The moment a duration of the charter has passed; `null` for `until ended` and the like. */
export function after(charter: Charter, from: Instant, duration: string): Instant | null {
  return moment(charter, from, duration, addDuration);
}

/** The first moment at which this much notice has been given: clear days leave out both ends. */
export function afterNotice(charter: Charter, from: Instant, notice: string): Instant | null {
  return moment(charter, from, notice, earliestAfter);
}

function moment(charter: Charter, from: Instant, duration: string, counted: typeof addDuration): Instant | null {
  const length = durationOf(duration);
  if (!length.ok) return null;
  const end = counted(from, length.value, charter.calendar ?? {});
  return end.ok ? end.value : null;
}
