/**
 * The Australian Senate: Commonwealth Electoral Act 1918, section 273, as amended in 2016, as counted by
 * computer under section 273A. Formality (ss. 239, 269) is settled before: papers come as
 * orders of candidates.
 *
 * Section 273A(5), the count by computer, takes subsections (8) to (13AA) and (14) to (32), so not the bulk exclusion of
 * (13A) to (13C), which a count by hand may use: `bulk=allowed` uses it whenever it may be used. Subsections (17) and (18) do not say at which moment they are looked at. Here: when no exclusion
 * is under way, because papers in hand belong to candidates who have yet to be credited with them; and
 * (17), which compares two candidates, also only when no surplus waits.
 */
import { ok, refuse } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import type { Reason } from '../../transcript.ts';
import { fixed } from './engine/arithmetic.ts';
import { inOrder, ranked } from './engine/electing.ts';
import { contenders, doomedNow, expendable } from './engine/limits.ts';
import { readPapers } from './engine/papers.ts';
import { closeStage, decide, elect, exclude, finish, noteTransfer, openStage } from './engine/stages.ts';
import {
  highest,
  hopefuls,
  lowest,
  setTable,
  sortFirstPreferences,
  sortPapers,
  type Table,
  vacancies,
  votesOf,
} from './engine/table.ts';
import { breakTie, type TieWay } from './engine/ties.ts';
import { wholeDroop } from './quotas.ts';
import { limitsOf, stvRule } from './run.ts';
import { inBulk } from './senate-bulk.ts';
import { because } from './weighted-inclusive.ts';

/** Papers received at one transfer value, `num / den`. */
interface Bundle {
  readonly num: bigint;
  readonly den: bigint;
  readonly papers: Int32Array[];
  weight: number;
  /** What the holder was credited with for them. */
  credited: bigint;
}

export const senate: Rule = stvRule(
  {
    id: 'stv-au-senate',
    constraints: 'kept',
    summary: 'STV of the Australian Senate: unweighted inclusive Gregory, whole votes',
    explanation:
      'A surplus moves with all papers the candidate holds, each at surplus / papers, whatever it was worth before; each ' +
      'candidate is credited with the whole part. Excluded candidates give their papers from the highest transfer value ' +
      'down, each value a count of its own. Written for counting by hand; papers can gain value on the way.',
    source: 'Commonwealth Electoral Act 1918 (Cth), s. 273',
  },
  [
    {
      name: 'bulk',
      values: ['none', 'allowed'],
      default: 'none',
      meaning:
        'one candidate is excluded at a time, as counts by computer do, or as many together as (13A) and (13B) let',
    },
  ],
  (call) => {
    const papers = readPapers(call.profile, { gap: 'stop' });
    if (papers.unit !== 1) return refuse({ reason: 'unsupported-papers', what: 'fractional-weights', rule: call.rule });
    const table = setTable(call.profile, call.seats, papers, fixed(0), limitsOf(call));
    const bulk = call.chosen['bulk'] === 'allowed';
    countSenate(table, bulk, { look: 'last-all-differ', order: 'favour', lot: call.lot, article: 's.273(29)-(31)' });
    return ok(finish(table, call.rule, call.profile, call.chosen));
  },
);

function countSenate(table: Table<bigint>, bulk: boolean, tie: TieWay): void {
  const holdings: Map<string, Bundle>[] = table.names.map(() => new Map());
  const surpluses: number[][] = [];
  openStage(table, 'first-preferences', [], because('s.273(8)', 'first-preferences'));
  sortFirstPreferences(table);
  table.quota = wholeDroop(table);
  decide(table, because('s.273(8)', 'quota'));
  table.piles.forEach((parcels, c) => {
    const chunks = parcels.flatMap(({ papers }) => papers);
    const weight = parcels.reduce((all, parcel) => all + parcel.weight, 0);
    if (weight > 0) holdings[c]?.set('1/1', { num: 1n, den: 1n, papers: chunks, weight, credited: BigInt(weight) });
  });
  if (!electReaching(table, surpluses, tie)) return;
  for (;;) {
    closeStage(table);
    if (vacancies(table) <= 0 || fillContinuing(table)) return;
    const doomed = doomedNow(table);
    if (doomed.length > 0) {
      const why = because('constraints', 'doomed-by-constraints');
      if (!excludeAll(table, holdings, surpluses, tie, { losers: doomed, why })) return;
      continue;
    }
    const waiting = nextSurplus(table, surpluses, tie);
    if (waiting === 'unbroken') return;
    if (waiting !== undefined) {
      openStage(table, 'surplus', [waiting], because('s.273(9)', 'surplus-in-order-of-election'));
      moveSurplus(table, holdings, waiting);
      if (!electReaching(table, surpluses, tie)) return;
      continue;
    }
    if (lastTwo(table, tie) !== 'no') return;
    const out = toExclude(table, bulk, tie);
    if (out === undefined || !excludeAll(table, holdings, surpluses, tie, out)) return;
  }
}

/** (18): as many continuing candidates as vacancies. */
function fillContinuing(table: Table<bigint>): boolean {
  const left = hopefuls(table);
  if (left.length > vacancies(table)) return false;
  amendLast(table, ranked(table, left), 's.273(18)', 'continuing-fill-vacancies');
  return true;
}

/** (17): two candidates for the last vacancy, the larger number elects. */
function lastTwo(table: Table<bigint>, tie: TieWay): 'no' | 'elected' | 'unbroken' {
  const left = hopefuls(table);
  if (vacancies(table) !== 1 || left.length !== 2) return 'no';
  const winner = breakTie(table, highest(table, left), 'elect', { ...tie, look: 'none', article: 's.273(17)' });
  if (winner === undefined) return 'unbroken';
  amendLast(table, [winner], 's.273(17)', 'larger-of-last-two');
  return 'elected';
}

function amendLast(table: Table<bigint>, candidates: readonly number[], article: string, key: string): void {
  const last = table.stages.pop();
  table.history.pop();
  if (last === undefined) return;
  table.stages.push({
    ...last,
    elected: [...last.elected, ...candidates],
    decisions: [...(last.decisions ?? []), because(article, key, { candidates: candidates.map(String) })],
  });
  table.history.push([...table.votes]);
  for (const c of candidates) {
    table.status[c] = 1;
    table.elected.push(c);
  }
}

/** False when constraints let only some of equals sit, and no lot tells which. */
function electReaching(table: Table<bigint>, surpluses: number[][], tie: TieWay): boolean {
  const quota = table.quota ?? 0n;
  const found = contenders(table).filter((c) => votesOf(table, c) >= quota);
  const order = inOrder(table, found, { ...tie, article: 'constraints' });
  if (order === undefined) return false;
  elect(table, order, because('s.273(8), (10), (14)', 'reached-quota'));
  const over = order.filter((c) => votesOf(table, c) > quota);
  if (over.length > 0) surpluses.push(over);
  return true;
}

/** Surpluses of an earlier count first; within a count the largest, then as the last count that told them apart. */
function nextSurplus(table: Table<bigint>, surpluses: number[][], tie: TieWay): number | undefined | 'unbroken' {
  const [first] = surpluses;
  if (first === undefined) return undefined;
  const c = breakTie(table, highest(table, first), 'surplus', { ...tie, article: 's.273(22)' });
  if (c === undefined) return 'unbroken';
  const rest = first.filter((other) => other !== c);
  if (rest.length > 0) surpluses[0] = rest;
  else surpluses.shift();
  return c;
}

function moveSurplus(table: Table<bigint>, holdings: Map<string, Bundle>[], from: number): void {
  const quota = table.quota ?? 0n;
  const surplus = votesOf(table, from) - quota;
  const bundles = [...(holdings[from]?.values() ?? [])];
  holdings[from] = new Map();
  const weight = bundles.reduce((all, bundle) => all + bundle.weight, 0);
  const chunks = bundles.flatMap(({ papers }) => papers);
  table.votes[from] = quota;
  give(table, holdings, [{ from, papers: chunks }], surplus, BigInt(weight), surplus);
}

/** Papers at `num / den` go to their next candidates, who are credited with the whole part of all they get at once. */
function give(
  table: Table<bigint>,
  holdings: Map<string, Bundle>[],
  givers: readonly { readonly from: number; readonly papers: readonly Int32Array[] }[],
  num: bigint,
  den: bigint,
  worth: bigint,
): void {
  const divisor = gcd(num, den);
  const value = { num: num / divisor, den: den / divisor };
  const key = `${value.num}/${value.den}`;
  const got = new Map<number | null, Bundle>();
  for (const { from, papers: chunks } of givers) {
    for (const { to, papers, weight } of sortPapers(table, chunks)) {
      const before = got.get(to) ?? { ...value, papers: [], weight: 0, credited: 0n };
      const credited = (BigInt(before.weight + weight) * num) / den;
      noteTransfer(table, from, to, weight, credited - before.credited, undefined);
      got.set(to, { ...value, papers: [...before.papers, papers], weight: before.weight + weight, credited });
    }
  }
  let given = 0n;
  for (const [to, bundle] of got) {
    given += bundle.credited;
    if (to === null) table.exhausted += bundle.credited;
    else {
      table.votes[to] = votesOf(table, to) + bundle.credited;
      keep(holdings[to], key, bundle);
    }
  }
  table.lost += worth - given;
  if (table.open) table.open.values['transfer-value'] = [key];
}

function keep(held: Map<string, Bundle> | undefined, key: string, bundle: Bundle): void {
  const same = held?.get(key);
  if (same === undefined) {
    held?.set(key, bundle);
    return;
  }
  same.papers.push(...bundle.papers);
  same.weight += bundle.weight;
  same.credited += bundle.credited;
}

interface Exclusion {
  readonly losers: readonly number[];
  readonly why: Reason;
}

/** (13)(a), (13A): several together where that is asked for and may be, else the lowest. */
function toExclude(table: Table<bigint>, bulk: boolean, tie: TieWay): Exclusion | undefined {
  const several = bulk ? inBulk(table, tie) : [];
  if (several === undefined) return undefined;
  if (several.length > 0) return { losers: several, why: because('s.273(13A)', 'bulk-exclusion') };
  const from = breakTie(table, lowest(table, expendable(table)), 'exclude', tie);
  return from === undefined ? undefined : { losers: [from], why: because('s.273(13)', 'fewest-votes') };
}

/** (13AA): the papers of the excluded, from the highest transfer value down, each value a count. */
function excludeAll(
  table: Table<bigint>,
  holdings: Map<string, Bundle>[],
  surpluses: number[][],
  tie: TieWay,
  { losers, why }: Exclusion,
): boolean {
  const held = losers.flatMap((from) => [...(holdings[from]?.values() ?? [])].map((bundle) => ({ from, bundle })));
  for (const from of losers) holdings[from] = new Map();
  openStage(table, 'exclude', losers, why);
  exclude(table, losers);
  for (const [i, batch] of byTransferValue(held).entries()) {
    if (i > 0) {
      closeStage(table);
      if (vacancies(table) <= 0) return true;
      openStage(table, 'exclude', losers, because('s.273(13AA)', 'next-transfer-value'));
    }
    let worth = 0n;
    for (const { from, bundle } of batch) {
      const last = held.every((other) => other.from !== from || compareValues(other.bundle, bundle) >= 0);
      const leaves = last ? votesOf(table, from) : bundle.credited;
      table.votes[from] = votesOf(table, from) - leaves;
      worth += leaves;
    }
    const [{ bundle: value }] = batch;
    const givers = batch.map(({ from, bundle }) => ({ from, papers: bundle.papers }));
    give(table, holdings, givers, value.num, value.den, worth);
    if (!electReaching(table, surpluses, tie)) return false;
  }
  return true;
}

interface Held {
  readonly from: number;
  readonly bundle: Bundle;
}

/** Bundles of one transfer value together, the highest value first. */
function byTransferValue(held: readonly Held[]): readonly (readonly [Held, ...Held[]])[] {
  const batches: [Held, ...Held[]][] = [];
  for (const one of [...held].sort((a, b) => compareValues(b.bundle, a.bundle))) {
    const same = batches.at(-1);
    if (same !== undefined && compareValues(same[0].bundle, one.bundle) === 0) same.push(one);
    else batches.push([one]);
  }
  return batches;
}

function compareValues(a: Bundle, b: Bundle): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
