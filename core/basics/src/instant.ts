/**
 * Points in time: whole seconds since 1970 in UTC, written `2026-05-12T19:30:00Z`.
 *
 * Nothing in the core reads a clock; whoever receives an act says when it came.
 */
import type { Branded } from './brand.ts';
import { ok, type Result, refuse } from './result.ts';

/** UTC seconds since 1970-01-01T00:00:00Z, a whole number from 0 to 253402300799 (the year 9999). */
export type Instant = Branded<number, 'Instant'>;

export interface MalformedInstant {
  readonly reason: 'malformed-instant';
  readonly found: string;
}

const last = 253_402_300_799;

export function instant(seconds: number): Result<Instant, MalformedInstant> {
  if (!Number.isSafeInteger(seconds) || seconds < 0 || seconds > last) {
    return refuse({ reason: 'malformed-instant', found: String(seconds) });
  }
  return ok(seconds as Instant);
}

/** Takes `YYYY-MM-DDTHH:MM:SSZ` of a day that exists. */
export function parseInstant(text: string): Result<Instant, MalformedInstant> {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
  const parsed = shape.test(text)
    ? instant(Date.parse(text) / 1000)
    : refuse({ reason: 'malformed-instant' as const, found: text });
  return parsed.ok && printInstant(parsed.value) === text
    ? parsed
    : refuse({ reason: 'malformed-instant', found: text });
}

export function printInstant(at: Instant): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z');
}
