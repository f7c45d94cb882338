/**
 * Meek and Warren by rounds, as the PR Foundation's reference rule orders them (steps A to C):
 *
 *     distribute ▸ quota ▸ elect? ▸ surplus small or no longer shrinking? ▸ exclude
 *          ▲                              │ no
 *          └────────── keep factors ◀─────┘
 */

import { inOrder, ranked } from '../engine/electing.ts';
import { allTogether, contenders, doomedNow, expendable } from '../engine/limits.ts';
import { closeStage, elect, exclude, openStage } from '../engine/stages.ts';
import { elected, hopefuls, lowest, type Table, vacancies, votesOf, withStatus } from '../engine/table.ts';
import { breakTie, type TieWay } from '../engine/ties.ts';
import { because } from '../weighted-inclusive.ts';
import { castVotes, distribute, type Meek } from './distribute.ts';
import { keepFlows, noteFlows } from './flows.ts';
import { passOn, passOver } from './paths.ts';

export interface MeekRounds<V> {
  readonly meek: Meek<V>;
  readonly quota: (cast: V) => V;
  readonly reaches: (votes: V, quota: V) => boolean;
  readonly omega: V;
  /** Whether a surplus of exactly omega is small enough. */
  readonly omegaItself: boolean;
  /** What elected candidates below the quota count for in the surplus. */
  readonly shortfall: 'counts' | 'nothing' | 'total-not-below-zero';
  readonly newFactor: (factor: V, quota: V, votes: V) => V;
  readonly losers: (table: Table<V>, surplus: V) => readonly number[];
  readonly tie: TieWay;
  readonly articles: {
    readonly first: string;
    readonly complete: string;
    readonly elected: string;
    readonly iterate: string;
    readonly exclude: string;
    readonly batch: string;
    readonly rest: string;
  };
}

type Ending<V> =
  | { readonly because: 'elected' }
  | { readonly because: 'omega' | 'stable'; readonly surplus: V }
  | { readonly because: 'losers'; readonly losers: readonly number[] }
  | { readonly because: 'unbroken' };

export function countRounds<V>(rule: MeekRounds<V>): void {
  const { meek, articles } = rule;
  const { table } = meek;
  openStage(table, 'first-preferences', [], because(articles.first, 'first-preferences'));
  distribute(meek);
  table.quota = rule.quota(castVotes(table));
  for (;;) {
    if (hopefuls(table).length <= vacancies(table) || vacancies(table) <= 0) break;
    closeStage(table);
    const doomed = doomedNow(table);
    if (doomed.length > 0) {
      openStage(table, 'exclude', doomed, because('constraints', 'doomed-by-constraints'));
      excludeAll(meek, doomed);
      distribute(meek);
      keepFlows(meek);
      continue;
    }
    openStage(table, 'recompute', [], because(articles.iterate, 'keep-factors'));
    const ending = iterate(rule);
    noteFactors(meek);
    noteFlows(meek);
    if (ending.because === 'elected') continue;
    if (ending.because === 'unbroken') return;
    closeStage(table);
    const losers = ending.because === 'losers' ? ending.losers : lowestWithin(rule, ending.surplus);
    if (losers === undefined) return;
    const why =
      ending.because === 'losers'
        ? because(articles.batch, 'cannot-be-saved')
        : because(articles.exclude, ending.because === 'omega' ? 'fewest-votes' : 'fewest-votes-surplus-stable');
    openStage(table, 'exclude', losers, why);
    excludeAll(meek, losers);
    distribute(meek);
    keepFlows(meek);
  }
  if (vacancies(table) > 0) {
    const left = hopefuls(table);
    elect(table, ranked(table, left), because(articles.rest, 'continuing-fill-vacancies'));
  }
  closeStage(table);
}

function iterate<V>(rule: MeekRounds<V>): Ending<V> {
  const { meek } = rule;
  const { table, keepFactors } = meek;
  const { arithmetic } = table;
  let last = table.total;
  for (;;) {
    distribute(meek);
    const quota = rule.quota(castVotes(table));
    table.quota = quota;
    const found = contenders(table).filter((c) => rule.reaches(votesOf(table, c), quota));
    const order = inOrder(table, found, rule.tie);
    if (order === undefined) return { because: 'unbroken' };
    electMeek(meek, order, rule.articles.elected);
    const surplus = surplusOf(rule, quota);
    if (found.length > 0) return { because: 'elected' };
    const small = arithmetic.compare(surplus, rule.omega);
    if (small < 0 || (small === 0 && rule.omegaItself)) return { because: 'omega', surplus };
    if (arithmetic.compare(surplus, last) >= 0) return { because: 'stable', surplus };
    const losers = allTogether(table, rule.losers(table, surplus));
    if (losers.length > 0) return { because: 'losers', losers };
    last = surplus;
    for (const c of withStatus(table, elected)) {
      keepFactors[c] = rule.newFactor(keepFactors[c] as V, quota, votesOf(table, c));
    }
  }
}

/** Elects, and lets the papers pass on: an elected candidate still receives, and keeps its part. */
export function electMeek<V>(meek: Meek<V>, candidates: readonly number[], article: string): void {
  elect(meek.table, candidates, because(article, 'reached-quota'));
  const now = candidates.filter((c) => meek.table.status[c] === elected);
  for (const c of now) meek.table.receives[c] = 1;
  for (const c of now) passOn(meek.table, meek.paths, c);
}

export function excludeAll<V>(meek: Meek<V>, losers: readonly number[]): void {
  const { table } = meek;
  exclude(table, losers);
  for (const c of losers) meek.keepFactors[c] = table.arithmetic.zero;
  for (const c of losers) passOver(table, meek.paths, c, meek.passed);
}

export function noteFactors<V>({ table, keepFactors }: Meek<V>): void {
  if (table.open) table.open.values['keep-factors'] = keepFactors.map((k) => table.arithmetic.print(k));
}

function surplusOf<V>({ meek, shortfall }: MeekRounds<V>, quota: V): V {
  const { table } = meek;
  const { arithmetic } = table;
  const each = withStatus(table, elected).map((c) => arithmetic.subtract(votesOf(table, c), quota));
  const counted = shortfall === 'nothing' ? each.filter((s) => arithmetic.compare(s, arithmetic.zero) > 0) : each;
  const total = counted.reduce((a, b) => arithmetic.add(a, b), arithmetic.zero);
  const below = shortfall === 'total-not-below-zero' && arithmetic.compare(total, arithmetic.zero) < 0;
  return below ? arithmetic.zero : total;
}

/** The lowest candidate; all within the remaining surplus of it count as tied. */
function lowestWithin<V>(rule: MeekRounds<V>, surplus: V): readonly number[] | undefined {
  const { table } = rule.meek;
  const { arithmetic } = table;
  const standing = expendable(table);
  const least = votesOf(table, lowest(table, standing)[0] ?? 0);
  const within = arithmetic.add(least, surplus);
  const limit = arithmetic.compare(within, least) < 0 ? least : within;
  const tied = standing.filter((c) => arithmetic.compare(votesOf(table, c), limit) <= 0);
  const c = breakTie(table, tied, 'exclude', rule.tie);
  return c === undefined ? undefined : [c];
}
