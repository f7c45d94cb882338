/**
 * The weighted inclusive Gregory method, shared by the rules that use it: a surplus
 * moves with all papers the candidate holds, each at a share of its own value.
 *
 *     elect ▸ complete? ▸ transfer a surplus | exclude ▸ elect ...
 *
 * What the rules differ in is data: {@link InclusiveRule}.
 */
import type { Reason } from '../../transcript.ts';
import { inOrder, ranked } from './engine/electing.ts';
import { allTogether, contenders, doomedNow, expendable } from './engine/limits.ts';
import { closeStage, decide, deliver, elect, exclude, openStage } from './engine/stages.ts';
import {
  byValue,
  byVotes,
  highest,
  hopefuls,
  lowest,
  sortFirstPreferences,
  sortPapers,
  sum,
  type Table,
  takePile,
  vacancies,
  votesOf,
} from './engine/table.ts';
import { breakTie, type TieWay } from './engine/ties.ts';

export interface InclusiveRule<V> {
  readonly quota: (table: Table<V>) => V;
  /** Whether so many votes elect. */
  readonly reaches: (votes: V, quota: V) => boolean;
  readonly newValue: (value: V, surplus: V, votes: V) => V;
  /** Whether papers of a candidate with exactly the quota are moved, at no value. */
  readonly emptySurplus: 'moves' | 'stays';
  /** One surplus and then a look at who is elected, or all of them before that. */
  readonly surpluses: 'largest-first' | 'all-at-once';
  /** Candidates to be excluded together because nothing can save them, and whether that comes before surpluses. */
  readonly losers: (table: Table<V>, surplus: V) => readonly number[];
  readonly losersCome: 'before-surpluses' | 'after-surpluses';
  /** Whether an exclusion that leaves as many candidates as vacancies ends the count without moving the papers. */
  readonly lastTransfer: 'made' | 'not-made' | 'not-made-after-batch' | 'made-after-batch';
  /** Candidates who are never elected, such as undeclared write-ins. */
  readonly barred?: (c: number) => boolean;
  /** The count ends as soon as it is decided, after what that round still moves, or after the surpluses that wait. */
  readonly ends: 'at-once' | 'after-round' | 'after-surpluses';
  /** Whether a candidate with the quota receives papers until the own surplus moves. */
  readonly pendingReceives: boolean;
  readonly ties: { readonly surplus: TieWay; readonly exclude: TieWay };
  readonly articles: InclusiveArticles;
}

export interface InclusiveArticles {
  readonly first: string;
  readonly quota: string;
  readonly elected: string;
  readonly surplus: string;
  readonly exclude: string;
  readonly batch: string;
  readonly last: string;
}

/** Counts on the table until the rule is done, or a tie stays unbroken. */
export function countInclusive<V>(table: Table<V>, rule: InclusiveRule<V>): void {
  const pending = new Set<number>();
  openStage(table, 'first-preferences', [], because(rule.articles.first, 'first-preferences'));
  sortFirstPreferences(table);
  table.quota = rule.quota(table);
  decide(table, because(rule.articles.quota, 'quota'));
  for (;;) {
    if (rule.ends !== 'after-surpluses' && complete(table, rule.articles.last)) return;
    if (!electReaching(table, rule, pending)) return;
    const decided =
      rule.ends === 'at-once' || (rule.ends === 'after-surpluses' && (vacancies(table) <= 0 || pending.size === 0));
    if (decided && complete(table, rule.articles.last)) return;
    closeStage(table);
    const doomed = doomedNow(table);
    if (doomed.length > 0) {
      excludeDoomed(table, doomed);
      moveAll(table, doomed);
      continue;
    }
    const surplus = totalSurplus(table, pending);
    const batch = allTogether(table, rule.losers(table, surplus));
    const losersNow = batch.length > 0 && (rule.losersCome === 'before-surpluses' || pending.size === 0);
    if (!losersNow && pending.size > 0) {
      if (!moveSurpluses(table, rule, pending)) return;
    } else if (!excludeSome(table, rule, losersNow ? batch : [])) return;
  }
}

/** Those whom a constraint keeps out leave the count at once. */
export function excludeDoomed<V>(table: Table<V>, doomed: readonly number[]): void {
  openStage(table, 'exclude', doomed, because('constraints', 'doomed-by-constraints'));
  exclude(table, doomed);
}

/** All seats filled, or only as many continuing candidates as vacancies, who are then elected. */
export function complete<V>(table: Table<V>, article: string): boolean {
  const left = hopefuls(table);
  if (vacancies(table) > 0 && left.length > vacancies(table)) return false;
  if (vacancies(table) > 0) elect(table, ranked(table, left), because(article, 'continuing-fill-vacancies'));
  closeStage(table);
  return true;
}

function electReaching<V>(table: Table<V>, rule: InclusiveRule<V>, pending: Set<number>): boolean {
  const quota = table.quota as V;
  const found = contenders(table).filter((c) => rule.reaches(votesOf(table, c), quota) && rule.barred?.(c) !== true);
  const order = inOrder(table, found, rule.ties.surplus);
  if (order === undefined) return false;
  elect(table, order, because(rule.articles.elected, 'reached-quota'));
  for (const c of order) {
    const over = table.arithmetic.compare(votesOf(table, c), quota) > 0;
    if (over || rule.emptySurplus === 'moves') pending.add(c);
    if (rule.pendingReceives && pending.has(c)) table.receives[c] = 1;
  }
  return true;
}

function totalSurplus<V>(table: Table<V>, pending: Iterable<number>): V {
  const { arithmetic } = table;
  return sum(
    table,
    [...pending].map((c) => arithmetic.subtract(votesOf(table, c), table.quota as V)),
  );
}

function moveSurpluses<V>(table: Table<V>, rule: InclusiveRule<V>, pending: Set<number>): boolean {
  if (rule.surpluses === 'all-at-once') {
    openStage(table, 'surplus', [...pending], because(rule.articles.surplus, 'all-surpluses'));
    for (const c of byVotes(table, [...pending]).reverse()) moveSurplus(table, rule, c);
    pending.clear();
    return true;
  }
  const c = breakTie(table, highest(table, [...pending]), 'surplus', rule.ties.surplus);
  if (c === undefined) return false;
  pending.delete(c);
  openStage(table, 'surplus', [c], because(rule.articles.surplus, 'largest-surplus'));
  moveSurplus(table, rule, c);
  return true;
}

function moveSurplus<V>(table: Table<V>, rule: InclusiveRule<V>, from: number): void {
  const { arithmetic } = table;
  const [votes, quota] = [votesOf(table, from), table.quota as V];
  const surplus = arithmetic.subtract(votes, quota);
  let given = arithmetic.zero;
  table.receives[from] = 0;
  table.batch += 1;
  for (const parcel of byValue(table, takePile(table, from))) {
    const value = rule.newValue(parcel.value, surplus, votes);
    given = arithmetic.add(given, arithmetic.times(value, parcel.weight));
    deliver(table, from, value, sortPapers(table, parcel.papers));
  }
  table.lost = arithmetic.add(table.lost, arithmetic.subtract(surplus, given));
  table.votes[from] = quota;
}

function excludeSome<V>(table: Table<V>, rule: InclusiveRule<V>, batch: readonly number[]): boolean {
  const losers = batch.length > 0 ? batch : oneLoser(table, rule);
  if (losers === undefined) return false;
  const why =
    batch.length > 0 ? because(rule.articles.batch, 'cannot-be-saved') : because(rule.articles.exclude, 'fewest-votes');
  openStage(table, 'exclude', losers, why);
  exclude(table, losers);
  const over = hopefuls(table).length <= vacancies(table);
  const kind = batch.length > 0 ? 'not-made-after-batch' : 'made-after-batch';
  const skip = rule.lastTransfer === 'not-made' || rule.lastTransfer === kind;
  if (over && skip) return true;
  moveAll(table, losers);
  return true;
}

function oneLoser<V>(table: Table<V>, rule: InclusiveRule<V>): readonly number[] | undefined {
  const c = breakTie(table, lowest(table, expendable(table)), 'exclude', rule.ties.exclude);
  return c === undefined ? undefined : [c];
}

/** All papers of the excluded move at the value they had. */
export function moveAll<V>(table: Table<V>, losers: readonly number[]): void {
  table.batch += 1;
  for (const from of losers) {
    for (const parcel of byValue(table, takePile(table, from))) {
      deliver(table, from, parcel.value, sortPapers(table, parcel.papers));
    }
    table.votes[from] = table.arithmetic.zero;
  }
}

export function because(article: string, key: string, data?: Reason['data']): Reason {
  return data === undefined ? { article, key } : { article, key, data };
}

/**
 * The largest set of lowest candidates who cannot catch up: their votes and the surpluses together are below
 * the next candidate's, and enough candidates remain.
 */
export function sureLosers<V>(table: Table<V>, surplus: V): readonly number[] {
  const { arithmetic } = table;
  const order = byVotes(table, hopefuls(table));
  const most = order.length - vacancies(table);
  let found: readonly number[] = [];
  let held = surplus;
  for (let k = 1; k <= most && k < order.length; k += 1) {
    held = arithmetic.add(held, votesOf(table, order[k - 1] as number));
    if (arithmetic.compare(held, votesOf(table, order[k] as number)) < 0) found = order.slice(0, k);
  }
  return found;
}
