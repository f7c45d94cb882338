import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { refsIn } from './parts.ts';

export const wayIn: Check = {
  number: 18,
  name: 'way-in',
  severity: 'error',
  definition: 'Every seat has a rule for filling it, somebody who runs that, and a rule for when it falls vacant.',
  why: 'A seat that cannot be filled makes its body inquorate by and by.',
  mend: 'Add `vacancy`, and a filling rule that the vacancy rule can use.',
  run: (s) =>
    s.seats.flatMap(({ path, seat }): readonly Fault[] => {
      if (seat.vacancy === undefined)
        return [{ at: path, message: 'Nothing says what happens when this falls vacant.' }];
      const elected = seat.filled_by.startsWith('election:');
      if (/^(election within|next candidate)/.test(seat.vacancy) && !elected) {
        return [
          {
            at: `${path}/vacancy`,
            message: `The vacancy is to be filled by election, but the seat is filled by ${seat.filled_by}.`,
          },
        ];
      }
      const [election] = elected ? refsIn(seat.filled_by) : [];
      if (
        election &&
        /^appointment by .* until next election$/.test(seat.vacancy) === false &&
        seat.vacancy === 'left empty' &&
        seat.count === undefined
      ) {
        return [{ at: `${path}/vacancy`, message: 'The only holder of an elected office is left unreplaced.' }];
      }
      if (seat.vacancy.startsWith('unit choice') && seat.filled_by !== 'unit choice') {
        return [{ at: `${path}/vacancy`, message: 'The vacancy is filled by choice of a unit, but the seat is not.' }];
      }
      return [];
    }),
  fires: { of: 'cooperative', remove: ['offices/secretary/vacancy'] },
  silent: { of: 'cooperative', set: { 'offices/secretary/vacancy': 'election within 60 days' } },
};
