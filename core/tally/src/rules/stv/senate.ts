/**
 * The Australian Senate: Commonwealth Electoral Act 1918, section 273, as amended in 2016, as counted by
 * computer under section 273A. Formality (ss. 239, 269) is settled before: papers come as
 * orders of candidates.
 *
 * Section 273A(5), the count by computer, takes subsections (8) to (13AA) and (14) to (32), so not the bulk exclusion of
 * (13A) to (13C). Subsections (17) and (18) do not say at which moment they are looked at. Here: when no exclusion
 * is under way, because papers in hand belong to candidates who have yet to be credited with them; and
 * (17), which compares two candidates, also only when no surplus waits.
 */
import { ok, refuse } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { fixed } from './engine/arithmetic.ts';
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
import { stvRule } from './run.ts';
import { because, ranked } from './weighted-inclusive.ts';

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
    summary: 'STV of the Australian Senate: unweighted inclusive Gregory, whole votes',
    explanation:
      'A surplus moves with all papers the candidate holds, each at surplus / papers, whatever it was worth before; each ' +
      'candidate is credited with the whole part. Excluded candidates give their papers from the highest transfer value ' +
      'down, each value a count of its own. Written for counting by hand; papers can gain value on the way.',
    source: 'Commonwealth Electoral Act 1918 (Cth), s. 273',
  },
  [],
  (call) => {
    const papers = readPapers(call.profile, { gap: 'stop' });
    if (papers.unit !== 1) return refuse({ reason: 'unsupported-papers', what: 'fractional-weights', rule: call.rule });
    const table = setTable(call.profile, call.seats, papers, fixed(0));
    countSenate(table, { look: 'last-all-differ', order: 'favour', lot: call.lot, article: 's.273(29)-(31)' });
    return ok(finish(table, call.rule, call.profile, call.chosen));
  },
);

function countSenate(table: Table<bigint>, tie: TieWay): void {
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
  electReaching(table, surpluses);
  for (;;) {
    closeStage(table);
    if (vacancies(table) <= 0 || fillContinuing(table)) return;
    const waiting = nextSurplus(table, surpluses, tie);
    if (waiting === 'unbroken') return;
    if (waiting !== undefined) {
      openStage(table, 'surplus', [waiting], because('s.273(9)', 'surplus-in-order-of-election'));
      moveSurplus(table, holdings, waiting);
      electReaching(table, surpluses);
      continue;
    }
    if (lastTwo(table, tie) !== 'no') return;
    if (!excludeLowest(table, holdings, surpluses, tie)) return;
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

function electReaching(table: Table<bigint>, surpluses: number[][]): void {
  const quota = table.quota ?? 0n;
  const found = hopefuls(table).filter((c) => votesOf(table, c) >= quota);
  elect(table, ranked(table, found), because('s.273(8), (10), (14)', 'reached-quota'));
  const over = found.filter((c) => votesOf(table, c) > quota);
  if (over.length > 0) surpluses.push(over);
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
  give(table, holdings, from, chunks, surplus, BigInt(weight), surplus);
}

/** Papers at `num / den` go to their next candidates, who are credited with the whole part. */
function give(
  table: Table<bigint>,
  holdings: Map<string, Bundle>[],
  from: number,
  chunks: readonly Int32Array[],
  num: bigint,
  den: bigint,
  worth: bigint,
): void {
  let given = 0n;
  const divisor = gcd(num, den);
  const value = { num: num / divisor, den: den / divisor };
  const key = `${value.num}/${value.den}`;
  for (const { to, papers, weight } of sortPapers(table, chunks)) {
    const votes = (BigInt(weight) * num) / den;
    given += votes;
    noteTransfer(table, from, to, weight, votes, 0n);
    if (to === null) {
      table.exhausted += votes;
      continue;
    }
    table.votes[to] = votesOf(table, to) + votes;
    const same = holdings[to]?.get(key);
    if (same === undefined) holdings[to]?.set(key, { ...value, papers: [papers], weight, credited: votes });
    else {
      same.papers.push(papers);
      same.weight += weight;
      same.credited += votes;
    }
  }
  table.lost += worth - given;
  if (table.open) table.open.values['transfer-value'] = [key];
}

/** (13), (13AA): the lowest candidate's papers, from the highest transfer value down, each value a count. */
function excludeLowest(
  table: Table<bigint>,
  holdings: Map<string, Bundle>[],
  surpluses: number[][],
  tie: TieWay,
): boolean {
  const from = breakTie(table, lowest(table, hopefuls(table)), 'exclude', tie);
  if (from === undefined) return false;
  const bundles = [...(holdings[from]?.values() ?? [])].sort((a, b) => {
    const difference = b.num * a.den - a.num * b.den;
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  });
  holdings[from] = new Map();
  openStage(table, 'exclude', [from], because('s.273(13)', 'fewest-votes'));
  exclude(table, [from]);
  for (const [i, bundle] of bundles.entries()) {
    if (i > 0) {
      closeStage(table);
      if (vacancies(table) <= 0) return true;
      openStage(table, 'exclude', [from], because('s.273(13AA)', 'next-transfer-value'));
    }
    const last = i === bundles.length - 1;
    const worth = last ? votesOf(table, from) : bundle.credited;
    table.votes[from] = votesOf(table, from) - worth;
    give(table, holdings, from, bundle.papers, bundle.num, bundle.den, worth);
    electReaching(table, surpluses);
  }
  return true;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
