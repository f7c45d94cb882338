import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import { nameIn, powersIn, refsIn } from './parts.ts';
import { isExecutiveKind, type Survey } from './survey.ts';

export const reviewable: Check = {
  number: 16,
  name: 'reviewable',
  severity: 'error',
  definition:
    'Every binding power of a council or an office can be reviewed or overridden by somebody it does not control.',
  why: 'A decision that nobody can undo needs nobody to be right.',
  mend: 'Add `override` by a higher body or `review` by the tribunal.',
  run: (s) =>
    powersIn(s)
      .filter(({ kind, holder }) => kind === 'binding' && actsBetween(s, holder))
      .flatMap(({ at, holder, review, override }) => {
        const controllers = [review?.by, override?.by].filter((by) => by !== undefined);
        if (controllers.some((by) => by !== holder && !controls(s, holder, by))) return [];
        const message =
          controllers.length === 0
            ? `Nothing that ${holder} does by this can be reviewed or overridden.`
            : `What ${holder} does by this is reviewed only by itself or by those it puts in place.`;
        return [{ at, message }];
      }),
  fires: { of: 'cooperative', remove: ['powers/run-business/override'] },
  silent: {
    of: 'cooperative',
    remove: ['powers/run-business/override'],
    set: { 'powers/run-business/review': { by: 'body:appeal-panel', asked_by: 'any member', within: '30 days' } },
  },
};

function actsBetween(s: Survey, holder: Ref): boolean {
  if (holder.startsWith('office:')) return true;
  return holder.startsWith('body:') && isExecutiveKind(s.charter.bodies[nameIn(holder)]);
}

/** x controls y where x alone puts people into y's seats, or sits in them ex officio. */
export function controls(s: Survey, x: Ref, y: Ref): boolean {
  const own = s.seats.filter(({ ref, body, seat }) => (ref === y || `body:${body}` === y) && seat.votes !== false);
  if (own.length === 0) return false;
  return own.every(({ seat }) => {
    const by = refsIn(seat.filled_by);
    if (seat.filled_by.startsWith('appointment by ')) return by.length === 1 && by[0] === x;
    if (seat.filled_by.startsWith('ex officio '))
      return by.some((ref) => ref === x || `body:${nameIn(ref).split('/')[0]}` === x);
    return false;
  });
}
