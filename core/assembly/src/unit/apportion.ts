/**
 * How many seats a unit has under the charter's `apportion` clause, from the number of its members: the table of
 * core/tally's rule `bands` ("one for every 500 members or part", "up to 15000 one, up to 40000 two"), with the least
 * and the most that the clause sets. Nothing depends on the other units, so everybody can check their own line.
 */
import type { Apportion } from '@quorate/charter';
import { count } from '@quorate/tally';

export function apportionedSeats(clause: Apportion, members: number): number {
  const { min = 0, max } = clause;
  const table = tableOf(clause);
  const seats = table === undefined || members === 0 ? 0 : byTable(table, members);
  return Math.min(Math.max(seats, min), max ?? Number.POSITIVE_INFINITY);
}

/** As the rule `bands` reads it; `undefined` where the clause says a number for everybody alike. */
function tableOf({ one_per: onePer, or_part: orPart, bands }: Apportion): string | undefined {
  if (onePer !== undefined && onePer > 0) return `1:0+1/${orPart === true ? 'begun-' : ''}${onePer}`;
  if (bands === undefined || bands.length === 0) return undefined;
  return bands.map(({ seats }, i) => `${(bands[i - 1]?.up_to ?? 0) + 1}:${seats}`).join(',');
}

function byTable(table: string, members: number): number {
  const counted = count(
    'bands',
    { kind: 'parties', title: '', candidates: [{ name: 'unit' }], votes: [String(members)] },
    { more: { table } },
  );
  return counted.ok ? counted.value.elected.length : 0;
}
