/**
 * Largest remainders with reserved seats: seat by seat to whoever has most left once every seat they have is paid for,
 * passing over lists whose next seat would make a constraint impossible to keep.
 *
 *     rest of a list = votes / quota - seats it has
 *
 * Without constraints this gives the same seats as whole quotas and then remainders: a rest of 1 or more is a quota in full.
 */
import { compare, divide, type Fraction, fraction, ok, type Result, subtract, zero } from '@quorate/basics';
import { checkConstraints, seatRules } from '../../constraints.ts';
import type { CountOptions, CountProblem } from '../../count.ts';
import type { Candidate } from '../../profile.ts';
import type { Tie } from '../../transcript.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { printNumber } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import { expandedLists, type Lists, type SharedOut } from './lists.ts';

export function byReservedRemainders(
  { votes, eligible }: Lists,
  quota: Fraction,
  seats: number,
  candidates: readonly Candidate[],
  options: CountOptions,
): Result<SharedOut, CountProblem> {
  const constraints = options.constraints ?? [];
  const expanded = expandedLists(candidates, eligible, seats, options);
  const feasible = checkConstraints(expanded, seats, constraints);
  if (!feasible.ok) return feasible;
  const rules = seatRules(expanded, seats, constraints);
  const places = lotPlaces(candidates, options.lot);
  const held = candidates.map(() => 0);
  const order: number[] = [];
  const ties: Tie[] = [];
  const rows: string[][] = [['seat', 'list', 'rest']];
  const sitting = (list: number, more: number): readonly number[] =>
    Array.from({ length: (held[list] ?? 0) + more }, (_, copy) => list * seats + copy);
  const allowed = (next: number): boolean =>
    rules.allows(
      candidates.flatMap((_, list) => sitting(list, list === next ? 1 : 0)),
      [],
    );
  const restOf = (list: number): Fraction => subtract(divide(votes[list] ?? zero, quota), fraction(held[list] ?? 0));
  while (order.length < seats) {
    const open = eligible.filter(allowed);
    if (open.length === 0) break;
    const most = open.map(restOf).reduce((a, b) => (compare(a, b) >= 0 ? a : b));
    const equal = open.filter((list) => compare(restOf(list), most) === 0);
    const tie = { stage: 0, between: equal, for: 'elect' as const };
    const drawn = equal.length === 1 ? equal : byLot(equal, places);
    const next = drawn?.[0];
    if (next === undefined) {
      ties.push({
        ...tie,
        brokenBy: 'unbroken',
        chosen: [],
        because: because('largest-remainder', 'equal-and-no-lot'),
      });
      break;
    }
    if (equal.length > 1) {
      ties.push({ ...tie, brokenBy: 'lot', chosen: [next], because: because('largest-remainder', 'lot-drawn') });
    }
    rows.push([`${order.length + 1}`, candidates[next]?.name ?? '', printNumber(most)]);
    held[next] = (held[next] ?? 0) + 1;
    order.push(next);
  }
  const unfilled = seats - order.length;
  return ok({
    order,
    ties,
    quota: printNumber(quota),
    tables: { rests: rows },
    notes: unfilled > 0 ? [because('largest-remainders', 'seats-unfilled', { seats: `${unfilled}` })] : [],
  });
}
