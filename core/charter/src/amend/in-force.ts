/**
 * From when an amendment holds: never before its result is certified (charter format 1, section 4 item 12). Which charter
 * governs what began before is told from the order of the log, by whoever keeps one.
 */
import { type Instant, ok, type Result, refuse } from '@quorate/basics';
import type { Charter } from '../charter.ts';
import { addDuration, type Calendar, nextDay, nextFirstOf } from '../time/calendar.ts';
import { durationOf } from '../time/duration.ts';

export type InForceProblem =
  | { readonly reason: 'words-only'; readonly words: string }
  | { readonly reason: 'no-such-time' };

/** The rule in words, where it is one of those the engine can tell the day from; otherwise the assembly's minute must name it. */
export function inForceFrom(charter: Charter, certified: Instant): Result<Instant, InForceProblem> {
  const words = charter.amendment.in_force ?? 'on the result';
  const calendar: Calendar = charter.calendar ?? {};
  const at = start(words, certified, calendar);
  if (!at.ok) return at;
  return ok(at.value < certified ? certified : at.value);
}

function start(words: string, certified: Instant, calendar: Calendar): Result<Instant, InForceProblem> {
  const text = words.toLowerCase();
  if (/^(on|with|upon) (the )?(result|certification)\b|^at once\b/.test(text)) return ok(certified);
  if (/^the day after (the )?(result|certification)\b/.test(text)) return found(nextDay(certified, calendar));
  const first =
    /^on (?:the )?(1|first) (january|february|march|april|may|june|july|august|september|october|november|december)\b/.exec(
      text,
    );
  if (first?.[2]) return found(nextFirstOf(certified, first[2], calendar));
  const after = /^(\d+ (?:hours?|days?|weeks?|months?|years?)) after\b/.exec(text)?.[1];
  const span = after === undefined ? undefined : durationOf(after);
  return span?.ok ? found(addDuration(certified, span.value, calendar)) : refuse({ reason: 'words-only', words });
}

function found(at: Result<Instant, unknown>): Result<Instant, InForceProblem> {
  return at.ok ? at : refuse({ reason: 'no-such-time' });
}
