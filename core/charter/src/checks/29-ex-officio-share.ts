import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { seatRange } from './survey.ts';

export const exOfficioShare: Check = {
  number: 29,
  name: 'ex-officio-share',
  severity: 'error',
  definition:
    'At most a fifth of the votes in an assembly or board are held ex officio (Parteiengesetz, sections 9(2) and 11(2)).',
  why: 'Whoever sits there by another office was not sent by those the body stands for.',
  mend: 'Give ex officio seats a voice without a vote, or make them fewer.',
  run: (s) =>
    Object.entries(s.charter.bodies).flatMap(([name, body]): readonly Fault[] => {
      const voting = Object.entries(body.seats ?? {}).filter(([, seat]) => seat.votes !== false);
      const count = (which: typeof voting): number => which.reduce((sum, [, seat]) => sum + seatRange(s, seat)[0], 0);
      const exOfficio = voting.filter(([, seat]) => seat.filled_by.startsWith('ex officio '));
      const [first] = exOfficio;
      const total =
        Math.max(count(voting.filter((each) => !exOfficio.includes(each))), s.charter.expects[name]?.min ?? 0) +
        count(exOfficio);
      if (!first || count(exOfficio) * 5 <= total) return [];
      return [
        {
          at: `bodies/${name}/seats/${first[0]}`,
          message: `${count(exOfficio)} of ${total} votes are held ex officio, more than a fifth.`,
        },
      ];
    }),
  fires: { of: 'national-union', set: { 'bodies/congress/seats/executive/votes': true } },
  silent: {
    of: 'national-union',
    set: { 'bodies/congress/seats/executive/votes': true, 'bodies/congress/seats/executive/count': 12 },
  },
};
