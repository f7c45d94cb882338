import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import { powersIn } from './parts.ts';
import { procedureNamed } from './survey.ts';

export const repeatBar: Check = {
  number: 39,
  name: 'repeat-bar',
  severity: 'error',
  definition:
    'A bar on asking again outlasts no act that must be done, and not half the term of a seat that may be recalled.',
  why: 'One early, ill-prepared vote would make an officer irremovable, or a budget impossible.',
  mend: 'Shorten `not_again_for`.',
  run: (s) => {
    const due = powersIn(s).flatMap(({ via, must_act }) =>
      must_act ? [{ via, limit: must_act.every, what: 'the act due every' }] : [],
    );
    const recalls = s.seats.flatMap(({ seat }) =>
      typeof seat.recall === 'object' && isPetitioned(procedureNamed(s, seat.recall.via)?.proposed_by)
        ? [{ via: seat.recall.via, limit: seat.term ?? '', what: 'half a term of' }]
        : [],
    );
    return Object.entries(s.charter.procedures).flatMap(([name, { not_again_for: bar }]) => {
      const over = [...due, ...recalls].find(({ via, limit, what }) => {
        const allowed = what.startsWith('half') ? hoursOf(limit).most / 2 : hoursOf(limit).most;
        return via === `procedure:${name}` && allowed > 0 && hoursOf(bar).least > allowed;
      });
      return over
        ? [
            {
              at: `procedures/${name}/not_again_for`,
              message: `The bar of ${bar} outlasts ${over.what} ${over.limit}.`,
            },
          ]
        : [];
    });
  },
  fires: { of: 'cooperative', set: { 'procedures/recall-vote/not_again_for': '18 months' } },
  silent: { of: 'cooperative', set: { 'procedures/recall-vote/not_again_for': '3 months' } },
};

/** A general procedure bars the same motion; one that exists for petitions bars the next petition. */
function isPetitioned(proposers: readonly string[] | undefined): boolean {
  return (proposers ?? []).some((text) => /petition/.test(text));
}
