/**
 * Bulk exclusion at a Senate count: Commonwealth Electoral Act 1918, section 273(13A), (13B) and (31), with the words that
 * subsection (29) defines:
 *
 *     shortfall           votes that a candidate still needs for the quota
 *     leading shortfall   that of the candidate who stands highest
 *     vacancy shortfall   those of as many leading candidates as there are vacancies, added up
 *     notional votes      a candidate's votes and those of everybody who stands lower
 *
 * Subsection (13C) is about surpluses that wait while candidates are excluded; here none does, (9), (10) and (14) come first.
 */
import { allTogether } from './engine/limits.ts';
import { byVotes, hopefuls, type Table, vacancies, votesOf } from './engine/table.ts';
import { breakTie, type TieWay } from './engine/ties.ts';

/** Who may be excluded together: nobody where that would be fewer than two; `undefined` when only a lot could tell. */
export function inBulk(table: Table<bigint>, tie: TieWay): readonly number[] | undefined {
  const order = byVotes(table, hopefuls(table));
  const count = howMany(table, order);
  if (count < 2) return [];
  const edge = votesOf(table, order[count - 1] as number);
  const below = order.filter((c) => votesOf(table, c) < edge);
  const level = order.filter((c) => votesOf(table, c) === edge);
  const going = level.length + below.length === count ? level : lowestOf(table, level, count - below.length, tie);
  return going && allTogether(table, [...below, ...going]);
}

/** (13A)(a) to (d), (13B): how many, from the candidate who stands lowest. */
function howMany(table: Table<bigint>, order: readonly number[]): number {
  const quota = table.quota ?? 0n;
  const votes = order.map((c) => votesOf(table, c));
  const shortfalls = [...votes].reverse().map((own) => quota - own);
  const leading = shortfalls[0] ?? 0n;
  const vacancy = shortfalls.slice(0, vacancies(table)).reduce((a, b) => a + b, 0n);
  const notional = votes.map((_, at) => votes.slice(0, at + 1).reduce((a, b) => a + b, 0n));
  const b = notional.findLastIndex((own, at) => own < vacancy && own < (votes[at + 1] ?? -1n));
  if (b < 0) return 0;
  const last = (notional[b] ?? 0n) < leading ? b : notional.findLastIndex((own) => own < leading);
  return Math.min(last + 1, order.length - vacancies(table));
}

/** (31)(b): equals stand as at the last count that told all of them apart; where there is none, the officer decides. */
function lowestOf(
  table: Table<bigint>,
  level: readonly number[],
  count: number,
  tie: TieWay,
): readonly number[] | undefined {
  const apart = table.history.some((then) => new Set(level.map((c) => then[c])).size === level.length);
  const way: TieWay = { ...tie, look: apart ? tie.look : 'none', article: 's.273(31)' };
  const lowest: number[] = [];
  while (lowest.length < count) {
    const left = level.filter((c) => !lowest.includes(c));
    const c = apart && lowest.length > 0 ? lowestThen(table, left, level) : breakTie(table, left, 'exclude', way);
    if (c === undefined) return undefined;
    lowest.push(c);
  }
  return lowest;
}

/** Of those left, the lowest at the count that told all of them apart. */
function lowestThen(table: Table<bigint>, left: readonly number[], level: readonly number[]): number | undefined {
  const then = table.history.findLast((votes) => new Set(level.map((c) => votes[c])).size === level.length);
  return [...left].sort((a, b) => ((then?.[a] ?? 0n) < (then?.[b] ?? 0n) ? -1 : 1))[0];
}
