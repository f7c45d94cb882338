import type { Recall, Seat } from '../charter.ts';
import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { inDays, nameIn, spanIn, timetableIn } from './parts.ts';
import { mostNeeded, procedureNamed, roomOf, type Survey } from './survey.ts';

export const recallReachable: Check = {
  number: 23,
  name: 'recall-reachable',
  severity: 'error',
  definition:
    'A recall petition can be met by the smallest electorate, and recall and by-election are over before half the term is.',
  why: 'A recall that comes too late, or needs more names than there are members, is an ornament.',
  mend: 'Lower the petition, or shorten notice, voting, by-election or bar.',
  run: (s) =>
    s.seats.flatMap(({ path, seat }) =>
      typeof seat.recall === 'object' ? [...petition(s, path, seat.recall), ...intime(s, path, seat, seat.recall)] : [],
    ),
  fires: { of: 'cooperative', set: { 'offices/secretary/recall/petition': 'at least 20 members' } },
  silent: { of: 'cooperative', set: { 'offices/secretary/recall/petition': 'at least 3 members' } },
};

function petition(s: Survey, path: string, { petition: phrases, of, via }: Recall): readonly Fault[] {
  const room = roomOf(s, of ?? procedureNamed(s, via)?.voters ?? '');
  if (!room) return [];
  const needed = mostNeeded(s, phrases, room, 'min', 0, 'quorum');
  const at = `${path}/recall/petition`;
  if (needed > room.members.min)
    return [{ at, message: `The petition needs ${needed} and there may be only ${room.members.min}.` }];
  const half = room.kind === 'persons' && room.members.min > 4 && needed * 2 > room.members.min;
  return half
    ? [{ at, message: `The petition needs ${needed} of ${room.members.min}, more than the vote that follows it.` }]
    : [];
}

/** Recall time + by-election < what remains of the term for at least half of it. */
function intime(s: Survey, path: string, seat: Seat, recall: Recall): readonly Fault[] {
  const half = hoursOf(seat.term).least / 2;
  const procedure = procedureNamed(s, recall.via);
  if (!procedure || seat.term === undefined || half === 0) return [];
  const vote =
    hoursOf(procedure.notice).least + (spanIn(procedure.discussion ?? '') ?? 0) + hoursOf(procedure.voting_open).least;
  const byElection = vacancyTime(s, seat);
  const bar = hoursOf(recall.bar_after_election).least;
  return [
    ...(vote + byElection >= half
      ? [
          {
            at: `${path}/recall`,
            message: `Recall and by-election take ${inDays(vote + byElection)}, half the term is ${inDays(half)}.`,
          },
        ]
      : []),
    ...(bar >= half
      ? [
          {
            at: `${path}/recall/bar_after_election`,
            message: `The bar of ${recall.bar_after_election} covers half the term.`,
          },
        ]
      : []),
  ];
}

function vacancyTime(s: Survey, { vacancy = '', filled_by }: Seat): number {
  if (/election within/.test(vacancy)) return spanIn(vacancy) ?? 0;
  const election = filled_by.startsWith('election:') ? s.charter.elections?.[nameIn(filled_by)] : undefined;
  return vacancy === 'automatic' ? timetableIn(election?.timetable ?? '') : 0;
}
