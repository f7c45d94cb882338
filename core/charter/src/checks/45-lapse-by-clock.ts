import type { Duration } from '../charter.ts';
import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import { powersIn } from './parts.ts';

export const lapseByClock: Check = {
  number: 45,
  name: 'lapse-by-clock',
  severity: 'error',
  definition: 'Every provisional act ends by the clock, with no act of anybody needed to end it.',
  why: 'What lasts until somebody ends it lasts as long as whoever profits can prevent that.',
  mend: 'Add `confirm` with a time to confirm `within`, or `lasts`.',
  run: (s) =>
    powersIn(s)
      .filter(({ kind, confirm, lasts }) => kind === 'provisional' && !ends(confirm?.within) && !ends(lasts))
      .map(({ at, confirm, lasts }) => ({
        at: confirm ? `${at}/confirm/within` : lasts === undefined ? at : `${at}/lasts`,
        message: 'Nothing ends this provisional act but another act.',
      })),
  fires: { of: 'cooperative', remove: ['powers/fill-office/confirm'] },
  silent: { of: 'cooperative', remove: ['powers/fill-office/confirm'], set: { 'powers/fill-office/lasts': '60 days' } },
};

function ends(duration: Duration | undefined): boolean {
  return duration !== undefined && duration !== 'none' && Number.isFinite(hoursOf(duration).most);
}
