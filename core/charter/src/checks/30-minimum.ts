import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { isStrict, seatsIn } from './survey.ts';

export const minimum: Check = {
  number: 30,
  name: 'minimum',
  severity: 'error',
  definition:
    'Every body with seats has a lawful minimum of at least two filled seats, a board or council three under quorate-strict, and no more than it has seats.',
  why: 'Without a minimum the last one left is the whole body.',
  mend: 'Set `minimum`.',
  run: (s) =>
    Object.entries(s.charter.bodies).flatMap(([name, body]): readonly Fault[] => {
      if (!body.seats || Object.values(body.seats).every(({ votes }) => votes === false)) return [];
      const at = `bodies/${name}/minimum`;
      if (body.minimum === undefined) return [{ at: `bodies/${name}`, message: 'No lawful minimum is set.' }];
      if (body.minimum < 2) return [{ at, message: `A minimum of ${body.minimum} makes one person a body.` }];
      if (isStrict(s) && body.minimum < 3 && (body.kind === 'board' || body.kind === 'council')) {
        return [{ at, message: 'The strict profile asks for a minimum of three.' }];
      }
      const fixed = Object.values(body.seats).every(({ apportion }) => apportion === undefined);
      const seats = seatsIn(s, name);
      return fixed && seats && body.minimum > seats.max
        ? [{ at, message: `The minimum is ${body.minimum} and there are ${seats.max} seats.` }]
        : [];
    }),
  fires: { of: 'cooperative', remove: ['bodies/board/minimum'] },
  silent: { of: 'cooperative', set: { 'bodies/board/minimum': 5, 'bodies/board/seats/elected/count': 6 } },
};
