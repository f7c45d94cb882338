import { durationOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';

export const wayOut: Check = {
  number: 19,
  name: 'way-out',
  severity: 'error',
  definition: 'Every seat has a finite term, and a recall or another way to end it early.',
  why: 'Whoever cannot be removed need not listen.',
  mend: 'Add a `term` in months or years, and `recall` or `ends_if`.',
  run: (s) =>
    s.seats.flatMap(({ path, seat }): readonly Fault[] => {
      const term = seat.term === undefined ? undefined : durationOf(seat.term);
      const finite = term?.ok === true && term.value.kind === 'span';
      const ending = (seat.recall !== undefined && seat.recall !== 'none') || (seat.ends_if ?? []).length > 0;
      return [
        ...(finite ? [] : [{ at: seat.term === undefined ? path : `${path}/term`, message: 'The term has no end.' }]),
        ...(ending
          ? []
          : [
              {
                at: seat.recall === undefined ? path : `${path}/recall`,
                message: 'Nobody and nothing can end the term early.',
              },
            ]),
      ];
    }),
  fires: { of: 'cooperative', set: { 'offices/secretary/recall': 'none' } },
  silent: {
    of: 'cooperative',
    set: { 'offices/secretary/recall': 'none', 'offices/secretary/ends_if': ['is away for three months'] },
  },
};
