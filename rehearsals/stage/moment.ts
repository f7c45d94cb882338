/** Moments that a rehearsal chooses. Whoever waits for one waits by the clock: the server has no other. */

/** Late enough for a form that is filled in by then, and soon enough to be waited for. */
export const shortly = 12;

/** So many seconds from now, as a field for a date and a time wants it. People choose minutes; the field takes seconds. */
export function inSeconds(seconds: number): string {
  const now = new Date();
  return new Date(now.getTime() + seconds * 1000 - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
