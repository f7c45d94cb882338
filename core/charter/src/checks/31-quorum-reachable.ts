import type { Phrases } from '../charter.ts';
import { parsePhrase } from '../phrase/parse-phrase.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { bodyAsProcedure, isUnit, mostNeeded, type ProcedureLike, roomOf, type Survey } from './survey.ts';

export const quorumReachable: Check = {
  number: 31,
  name: 'quorum-reachable',
  severity: 'error',
  definition:
    'The quorum is no more than are entitled, with every vacancy the charter allows, at every size it expects.',
  why: 'Where the quorum cannot be met nothing can be decided, not even to change the quorum.',
  mend: 'Lower the quorum, or raise the `minimum`.',
  run: (s) => [
    ...Object.entries(s.charter.procedures).flatMap(([name, procedure]) =>
      judge(s, `procedures/${name}/quorum`, procedure, procedure.quorum),
    ),
    ...Object.entries(s.charter.bodies).flatMap(([name, body]) =>
      judge(s, `bodies/${name}/quorum`, bodyAsProcedure(name, body), body.quorum),
    ),
    ...Object.entries(s.charter.elections ?? {}).flatMap(([name, { voters, quorum }]) =>
      judge(s, `elections/${name}/quorum`, { voters }, quorum),
    ),
  ],
  fires: { of: 'cooperative', set: { 'procedures/board-vote/quorum': 'at least 5 of seats' } },
  silent: { of: 'cooperative', set: { 'procedures/board-vote/quorum': 'at least 4 of seats' } },
};

function judge(s: Survey, at: string, { voters }: ProcedureLike, quorum: Phrases | undefined): readonly Fault[] {
  const room = roomOf(s, voters);
  if (!room || quorum === undefined) return [];
  // A quorum of units, such as affiliates at a congress of delegates, is not a number of heads in the room.
  const heads = [quorum].flat().filter((text) => !isShareOfUnits(s, text));
  if (heads.length === 0) return [];
  // Of seats the worst is the fewest filled; of persons and units both ends of the range are tried.
  for (const size of room.kind === 'seats' ? (['min'] as const) : (['min', 'max'] as const)) {
    const needed = mostNeeded(s, heads, room, size, 0, 'quorum');
    if (needed > room.members[size])
      return [{ at, message: `The quorum is ${needed} and there may be only ${room.members[size]}.` }];
  }
  return [];
}

/** "At least 2/3 of affiliates"; a number of them is a number of heads. */
function isShareOfUnits(s: Survey, text: string): boolean {
  const read = parsePhrase(text);
  if (!read.ok || (read.value.kind !== 'share' && read.value.kind !== 'all')) return false;
  return read.value.base.kind === 'group' && isUnit(s, read.value.base.name);
}
