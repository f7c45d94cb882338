import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { spanIn } from './parts.ts';

export const holdOver: Check = {
  number: 26,
  name: 'hold-over',
  severity: 'error',
  definition: 'Holding over until a successor is found has an end, shorter than the term.',
  why: '"Until a successor is elected" is a life term for whoever can put the election off.',
  mend: 'Say "at most" so many days.',
  run: (s) =>
    s.seats.flatMap(({ path, seat }): readonly Fault[] => {
      if (seat.holds_over === undefined || /^(no|none|not)\b/i.test(seat.holds_over)) return [];
      const span = spanIn(seat.holds_over);
      const at = `${path}/holds_over`;
      if (span === undefined) return [{ at, message: `"${seat.holds_over}" has no end.` }];
      const term = hoursOf(seat.term).least;
      return term > 0 && span >= term ? [{ at, message: 'The hold-over is as long as the term itself.' }] : [];
    }),
  fires: { of: 'cooperative', set: { 'bodies/board/seats/elected/holds_over': 'until a successor is declared' } },
  silent: {
    of: 'cooperative',
    set: { 'bodies/board/seats/elected/holds_over': 'until a successor is declared, at most 3 months' },
  },
};
