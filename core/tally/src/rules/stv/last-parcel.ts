/**
 * The older Gregory method: a surplus moves with the papers last received, the batch that gave
 * rise to it, at one new value for all transferable ones. ERS97 and Northern Ireland share it.
 *
 *     elect ▸ complete? ▸ surplus, unless it can wait ▸ exclude, batch by batch ▸ elect ...
 */

import { inOrder } from './engine/electing.ts';
import { allTogether, doomedNow, expendable } from './engine/limits.ts';
import { closeStage, decide, deliver, elect, exclude, noteTransfer, openStage } from './engine/stages.ts';
import {
  byVotes,
  highest,
  hopefuls,
  lowest,
  type Parcel,
  papersIn,
  receive,
  sortFirstPreferences,
  sortPapers,
  sum,
  type Table,
  takePile,
  vacancies,
  votesOf,
} from './engine/table.ts';
import { breakTie, type TieWay } from './engine/ties.ts';
import { because, complete } from './weighted-inclusive.ts';

export interface LastParcelRule<V> {
  /** Sets the quota anew where the rule says so. */
  readonly quota: (table: Table<V>) => V;
  /** Who is deemed elected now, in order. */
  readonly reach: (table: Table<V>, untransferred: V) => readonly number[];
  /** Whether votes and surplus together leave the next candidate out of reach. */
  readonly below: (held: V, next: V) => boolean;
  /** The batches in which papers of the excluded move. */
  readonly batches: (table: Table<V>, parcels: readonly Parcel<V>[]) => readonly Parcel<V>[][];
  /** Whether batches of an exclusion that decides the count still move: none, or as long as it takes to notice. */
  readonly lastTransfer: 'made' | 'not-made';
  /** Whether each batch of an exclusion is written down as a stage of its own. */
  readonly stagePer: 'exclusion' | 'batch';
  readonly decimals: number;
  readonly ties: { readonly surplus: TieWay; readonly exclude: TieWay };
  readonly articles: {
    readonly first: string;
    readonly quota: string;
    readonly elected: string;
    readonly surplus: string;
    readonly deferred: string;
    readonly exclude: string;
    readonly together: string;
    readonly last: string;
  };
}

export function countLastParcel<V>(table: Table<V>, rule: LastParcelRule<V>): void {
  const pending = new Set<number>();
  openStage(table, 'first-preferences', [], because(rule.articles.first, 'first-preferences'));
  sortFirstPreferences(table);
  decide(table, because(rule.articles.quota, 'quota'));
  if (!settle(table, rule, pending)) return;
  while (!complete(table, rule.articles.last)) {
    closeStage(table);
    const surplus = untransferred(table, pending);
    const doomed = doomedNow(table);
    const losers = doomed.length > 0 ? doomed : allTogether(table, together(table, rule, surplus));
    const waiting = table.arithmetic.compare(surplus, table.arithmetic.zero) > 0;
    if (waiting && losers.length === 0) {
      if (!moveLargest(table, rule, pending)) return;
    } else if (!excludeBatchwise(table, rule, pending, losers, waiting)) return;
  }
}

/** New quota where due, then whoever is elected by it, until nobody more is. False when that hangs on a lot not drawn. */
function settle<V>(table: Table<V>, rule: LastParcelRule<V>, pending: Set<number>): boolean {
  for (;;) {
    table.quota = rule.quota(table);
    table.points.push([...table.votes]);
    if (vacancies(table) <= 0) return true;
    const found = rule.reach(table, untransferred(table, pending));
    if (found.length === 0) return true;
    const order = table.limits ? inOrder(table, found, rule.ties.surplus) : found;
    if (order === undefined) return false;
    elect(table, order, because(rule.articles.elected, 'reached-quota'));
    for (const c of order) pending.add(c);
  }
}

function surplusOf<V>(table: Table<V>, c: number): V {
  const { arithmetic } = table;
  const over = arithmetic.subtract(votesOf(table, c), table.quota as V);
  return arithmetic.compare(over, arithmetic.zero) > 0 ? over : arithmetic.zero;
}

function untransferred<V>(table: Table<V>, pending: Iterable<number>): V {
  return sum(
    table,
    [...pending].map((c) => surplusOf(table, c)),
  );
}

/** The largest group of lowest candidates who can go together, equals only together. */
function together<V>(table: Table<V>, rule: LastParcelRule<V>, surplus: V): readonly number[] {
  const { arithmetic } = table;
  const order = byVotes(table, hopefuls(table));
  const most = order.length - vacancies(table);
  let held = surplus;
  let found: readonly number[] = [];
  for (let k = 1; k <= most && k < order.length; k += 1) {
    const last = votesOf(table, order[k - 1] as number);
    const next = votesOf(table, order[k] as number);
    held = arithmetic.add(held, last);
    if (arithmetic.compare(last, next) < 0 && rule.below(held, next)) found = order.slice(0, k);
  }
  return found;
}

function moveLargest<V>(table: Table<V>, rule: LastParcelRule<V>, pending: Set<number>): boolean {
  const over = [...pending].filter((c) => table.arithmetic.compare(surplusOf(table, c), table.arithmetic.zero) > 0);
  const from = breakTie(table, highest(table, over), 'surplus', rule.ties.surplus);
  if (from === undefined) return false;
  pending.delete(from);
  openStage(table, 'surplus', [from], because(rule.articles.surplus, 'largest-surplus'));
  moveLastParcel(table, rule, from);
  return settle(table, rule, pending);
}

function moveLastParcel<V>(table: Table<V>, rule: LastParcelRule<V>, from: number): void {
  const { arithmetic } = table;
  const surplus = surplusOf(table, from);
  const parcels = takePile(table, from);
  const batch = Math.max(...parcels.map((parcel) => parcel.batch));
  const last = parcels.filter((parcel) => parcel.batch === batch);
  const old = last[0]?.value ?? arithmetic.full;
  const sorted = sortPapers(
    table,
    last.flatMap(({ papers }) => papers),
  );
  const moving = sorted.filter(({ to }) => to !== null);
  const transferable = moving.reduce((all, { weight }) => all + weight, 0);
  const worth = arithmetic.times(old, transferable);
  const reduced = arithmetic.compare(worth, surplus) > 0;
  const value = reduced ? perPaper(table, surplus, transferable, rule.decimals) : old;
  table.batch += 1;
  deliver(table, from, value, moving);
  const given = arithmetic.times(value, transferable);
  const left = arithmetic.subtract(surplus, given);
  if (reduced) table.lost = arithmetic.add(table.lost, left);
  else {
    const ended = sorted.find(({ to }) => to === null)?.weight ?? 0;
    if (ended > 0) noteTransfer(table, from, null, ended, left, old);
    table.exhausted = arithmetic.add(table.exhausted, left);
  }
  table.votes[from] = table.quota as V;
  for (const parcel of parcels) if (parcel.batch !== batch) table.piles[from]?.push(parcel);
}

/** The surplus over the papers, cut off at so many decimals. */
function perPaper<V>({ arithmetic, papers }: Table<V>, surplus: V, weight: number, decimals: number): V {
  const votes = arithmetic.times(arithmetic.full, weight);
  return arithmetic.cut(
    arithmetic.mulDiv(arithmetic.full, surplus, votes),
    decimals + Math.round(Math.log10(papers.unit)),
  ).kept;
}

function excludeBatchwise<V>(
  table: Table<V>,
  rule: LastParcelRule<V>,
  pending: Set<number>,
  group: readonly number[],
  waiting: boolean,
): boolean {
  const losers = group.length > 0 ? group : oneLoser(table, rule);
  if (losers === undefined) return false;
  const why =
    doomedNow(table).length > 0
      ? because('constraints', 'doomed-by-constraints')
      : group.length > 1
        ? because(rule.articles.together, 'fewest-together')
        : because(rule.articles.exclude, 'fewest-votes');
  openStage(table, 'exclude', losers, why);
  if (waiting) decide(table, because(rule.articles.deferred, 'surplus-deferred'));
  exclude(table, losers);
  if (rule.lastTransfer === 'not-made' && hopefuls(table).length <= vacancies(table)) return true;
  const parcels = losers.flatMap((from) => takePile(table, from).map((parcel) => ({ from, parcel })));
  const batches = rule.batches(
    table,
    parcels.map(({ parcel }) => parcel),
  );
  if (batches.length === 0) return settle(table, rule, pending);
  for (const [i, batch] of batches.entries()) {
    if (i > 0 && isOver(table)) {
      giveBack(table, parcels, batches.slice(i).flat());
      return true;
    }
    if (i > 0 && rule.stagePer === 'batch') {
      closeStage(table);
      openStage(table, 'exclude', losers, because(rule.articles.exclude, 'next-batch'));
    }
    moveBatch(table, parcels, batch);
    if (!settle(table, rule, pending)) return false;
  }
  return true;
}

function isOver<V>(table: Table<V>): boolean {
  return vacancies(table) <= 0 || hopefuls(table).length <= vacancies(table);
}

interface Held<V> {
  readonly from: number;
  readonly parcel: Parcel<V>;
}

/** All papers of a batch move at once; what each candidate gets of it is one parcel. */
function moveBatch<V>(table: Table<V>, held: readonly Held<V>[], batch: readonly Parcel<V>[]): void {
  const { arithmetic } = table;
  table.batch += 1;
  const gets = new Map<number, Parcel<V>>();
  for (const { from, parcel } of held) {
    if (!batch.includes(parcel)) continue;
    for (const { to, papers, weight } of sortPapers(table, parcel.papers)) {
      const amount = arithmetic.times(parcel.value, weight);
      noteTransfer(table, from, to, weight, amount, parcel.value);
      if (to === null) table.exhausted = arithmetic.add(table.exhausted, amount);
      else join(gets, to, { value: parcel.value, papers: [papers], weight, batch: table.batch });
    }
    const left = arithmetic.times(parcel.value, papersIn([parcel]));
    table.votes[from] = arithmetic.subtract(votesOf(table, from), left);
  }
  for (const [to, parcel] of gets) receive(table, to, parcel);
}

function join<V>(gets: Map<number, Parcel<V>>, to: number, parcel: Parcel<V>): void {
  const same = gets.get(to);
  if (same === undefined) gets.set(to, parcel);
  else {
    same.papers.push(...parcel.papers);
    same.weight += parcel.weight;
  }
}

function giveBack<V>(table: Table<V>, held: readonly Held<V>[], left: readonly Parcel<V>[]): void {
  for (const { from, parcel } of held) if (left.includes(parcel)) table.piles[from]?.push(parcel);
}

function oneLoser<V>(table: Table<V>, rule: LastParcelRule<V>): readonly number[] | undefined {
  const c = breakTie(table, lowest(table, expendable(table)), 'exclude', rule.ties.exclude);
  return c === undefined ? undefined : [c];
}

/** Parcels of equal value together, highest first. */
export function batchesByValue<V>({ arithmetic }: Table<V>, parcels: readonly Parcel<V>[]): Parcel<V>[][] {
  const groups: Parcel<V>[][] = [];
  for (const parcel of [...parcels].sort((a, b) => arithmetic.compare(b.value, a.value))) {
    const last = groups.at(-1);
    if (last?.[0] && arithmetic.compare(last[0].value, parcel.value) === 0) last.push(parcel);
    else groups.push([parcel]);
  }
  return groups;
}
