import { pathOf } from '../read/parse-charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';

export const amendmentCoversAll: Check = {
  number: 46,
  name: 'amendment-covers-all',
  severity: 'error',
  definition: 'Each clause is in exactly one tier of amendment: by its own name, or by the tier for all else.',
  why: 'A clause in no tier can never be changed, a clause in two by whichever is easier.',
  mend: 'Let one tier cover "*", and name each entrenched clause once.',
  run: (s) => {
    const { tiers } = s.charter.amendment;
    const covers = tiers.flatMap(({ covers: all }, tier) =>
      all.map((clause, i) => ({ clause: pathOf(clause), at: `amendment/tiers/${tier}/covers/${i}` })),
    );
    const twice = covers.filter(({ clause }, i) => covers.findIndex((other) => other.clause === clause) < i);
    const everything = covers.some(({ clause }) => clause === '*');
    const uncovered = everything
      ? []
      : Object.keys(s.charter).filter(
          (chapter) => !covers.some(({ clause }) => clause === chapter) && !fixed.has(chapter),
        );
    return [
      ...twice.map(({ clause, at }): Fault => ({ at, message: `"${clause}" is in two tiers.` })),
      ...(uncovered.length > 0 ? [{ at: 'amendment/tiers', message: `No tier covers ${uncovered.join(', ')}.` }] : []),
    ];
  },
  fires: { of: 'cooperative', set: { 'amendment/tiers/1/covers': ['powers', 'bodies'] } },
  silent: { of: 'cooperative', set: { 'amendment/tiers/1/covers': ['*', 'powers/admit-member'] } },
};

/** What names the file and its state rather than ruling anything. */
const fixed = new Set(['charter', 'id', 'version', 'adopted']);
