import type { Check } from './check.ts';

/** The format knows one value only, `never`, so that a file with another is refused by the parser under this name too. */
export const purge: Check = {
  number: 51,
  name: 'purge',
  severity: 'error',
  definition: 'Records are never purged.',
  why: 'Everything leaves a record that nobody can purge: on that rests every other proof.',
  mend: 'Write `purge: never`; what must not be read is sealed, and personal data live under keys that can be destroyed.',
  run: (s) =>
    (s.charter.records.purge as string) === 'never' ? [] : [{ at: 'records/purge', message: 'Records may be purged.' }],
  fires: { of: 'cooperative', set: { 'records/purge': 'after 10 years' } },
  silent: { of: 'cooperative', set: { 'records/published': ['decisions within 2 days'] } },
};
