import type { Phrases } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { bodyAsProcedure, needsOf, type ProcedureLike, type Room, type Survey } from './survey.ts';

export const thresholdReachable: Check = {
  number: 32,
  name: 'threshold-reachable',
  severity: 'error',
  definition: 'The votes needed are no more than there can be, with every vacancy the charter allows.',
  why: '"All of the seats" is nobody once one seat is empty.',
  mend: 'Ask for a share of members instead of seats, or a lower share.',
  run: (s) => [
    ...Object.entries(s.charter.procedures).flatMap(([name, procedure]) =>
      judge(s, `procedures/${name}`, procedure, procedure.passes),
    ),
    ...Object.entries(s.charter.bodies).flatMap(([name, body]) =>
      judge(s, `bodies/${name}`, bodyAsProcedure(name, body), body.passes),
    ),
  ],
  fires: { of: 'cooperative', set: { 'procedures/emergency-vote/passes': 'all of seats' } },
  silent: { of: 'cooperative', set: { 'procedures/emergency-vote/passes': 'all of members' } },
};

/** The body may act with fewer members than it can have seats. */
function mayHaveVacancy({ members, seats }: Room): boolean {
  return members.min < seats.max;
}

function judge(s: Survey, path: string, procedure: ProcedureLike, passes: Phrases | undefined): readonly Fault[] {
  if (passes === undefined) return [];
  const needs = needsOf(s, { ...procedure, quorum: 'none' });
  if (needs?.room.kind === 'seats' && [passes].flat().includes('all of seats') && mayHaveVacancy(needs.room))
    return [{ at: `${path}/passes`, message: 'All seats must agree, and the charter lets some of them be vacant.' }];
  if (!needs || needs.yes <= needs.room.members.min) return [];
  const fewest = (procedure.fewest_yes ?? 0) === needs.yes;
  return [
    {
      at: `${path}/${fewest ? 'fewest_yes' : 'passes'}`,
      message: `${needs.yes} votes in favour are needed and there may be only ${needs.room.members.min}.`,
    },
  ];
}
