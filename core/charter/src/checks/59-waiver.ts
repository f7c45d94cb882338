import type { Check } from './check.ts';

/** Judged by the checker itself once all other findings are known; see {@link waiverFaults} in `waive.ts`. */
export const waiver: Check = {
  number: 59,
  name: 'waiver',
  severity: 'error',
  definition:
    'Every waiver names a check and a clause, excuses something that is really there, and ends; the strict profile refuses five of them.',
  why: 'A waiver that excuses nothing today will excuse something tomorrow.',
  mend: 'Strike the waiver, correct its place, or give it an end.',
  run: () => [],
  fires: { of: 'debian', set: { 'waivers/0/at': 'powers/statements' } },
  silent: { of: 'debian', set: { 'waivers/0/reason': 'Each developer decides on their own work.' } },
};
