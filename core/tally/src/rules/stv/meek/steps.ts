/**
 * Meek and Warren one step at a time: every stage either moves the keep factors once or
 * excludes somebody, and looks at everything anew. That is how OpenSTV and the New Zealand
 * calculator's imitators proceed.
 */
import { inOrder } from '../engine/electing.ts';
import { allTogether, contenders, doomedNow, expendable } from '../engine/limits.ts';
import { closeStage, openStage } from '../engine/stages.ts';
import {
  byVotes,
  elected,
  hopefuls,
  lowest,
  sum,
  type Table,
  vacancies,
  votesOf,
  withStatus,
} from '../engine/table.ts';
import { breakTie, type TieWay } from '../engine/ties.ts';
import { because, complete, sureLosers } from '../weighted-inclusive.ts';
import { castVotes, distribute, type Meek } from './distribute.ts';
import { electMeek, excludeAll, noteFactors } from './rounds.ts';

export interface MeekSteps<V> {
  readonly meek: Meek<V>;
  readonly quota: (cast: V) => V;
  /** Below this the surplus is left alone. */
  readonly limit: V;
  /** `kf × quota / votes`, rounded up. */
  readonly newFactor: (factor: V, quota: V, votes: V) => V;
  /** Whom to exclude now; `undefined` when a tie stays unbroken, nobody when the factors should move after all. */
  readonly choose: (state: MeekState<V>) => readonly number[] | undefined;
  /** Whether a keep factor that rises shows that the digits are used up. */
  readonly risingFactorStops: boolean;
  /** Each stage does one of the two, or excludes and moves the factors together. */
  readonly stage: 'one' | 'both';
  readonly articles: { readonly [step in 'first' | 'elected' | 'surplus' | 'exclude' | 'last']: string };
}

export interface MeekState<V> {
  readonly table: Table<V>;
  readonly surplus: V;
  readonly small: boolean;
  /** The factors no longer change within the digits. */
  readonly stuck: boolean;
  readonly firstExclusion: boolean;
  readonly tie: TieWay;
}

export function countSteps<V>(rule: MeekSteps<V>, tie: (stage: number) => TieWay): void {
  const { meek, articles } = rule;
  const { table, keepFactors } = meek;
  const { arithmetic } = table;
  const factors: V[][] = [[...keepFactors]];
  let firstExclusion = true;
  openStage(table, 'first-preferences', [], because(articles.first, 'first-preferences'));
  if (!look(rule, tie(0))) return;
  while (!complete(table, articles.last)) {
    closeStage(table);
    const doomed = doomedNow(table);
    if (doomed.length > 0) {
      openStage(table, 'exclude', doomed, because('constraints', 'doomed-by-constraints'));
      excludeAll(meek, doomed);
      factors.push([...keepFactors]);
      if (!look(rule, tie(table.stages.length))) return;
      continue;
    }
    const surplus = surplusAbove(table);
    const small = arithmetic.compare(surplus, rule.limit) < 0;
    const stuck = isStuck(rule, factors);
    const state = { table, surplus, small, stuck, firstExclusion, tie: tie(table.stages.length) };
    const excludes =
      rule.stage === 'both' || small || stuck || allTogether(table, sureLosers(table, surplus)).length > 0;
    const losers = excludes ? rule.choose(state) : [];
    if (losers === undefined) return;
    const over = rule.stage === 'both' || losers.length === 0 ? overQuota(table) : [];
    for (const c of over) {
      keepFactors[c] = rule.newFactor(keepFactors[c] as V, table.quota as V, votesOf(table, c));
    }
    if (losers.length > 0) {
      openStage(table, 'exclude', losers, because(articles.exclude, 'fewest-votes'));
      excludeAll(meek, losers);
      firstExclusion = false;
    } else openStage(table, 'surplus', over, because(articles.surplus, 'keep-factors'));
    factors.push([...keepFactors]);
    if (!look(rule, tie(table.stages.length))) return;
  }
}

/** Counts with the factors as they are, and elects. False when that hangs on a lot not drawn. */
function look<V>({ meek, quota, articles }: MeekSteps<V>, tie: TieWay): boolean {
  const { table } = meek;
  const { arithmetic } = table;
  distribute(meek);
  const needed = quota(castVotes(table));
  table.quota = needed;
  const found = contenders(table).filter((c) => arithmetic.compare(votesOf(table, c), needed) >= 0);
  const order = inOrder(table, found, tie);
  if (order !== undefined) electMeek(meek, order, articles.elected);
  noteFactors(meek);
  return order !== undefined;
}

function overQuota<V>(table: Table<V>): number[] {
  const standing = [...withStatus(table, elected), ...hopefuls(table)];
  return standing.filter((c) => table.arithmetic.compare(votesOf(table, c), table.quota as V) > 0);
}

function surplusAbove<V>(table: Table<V>): V {
  return sum(
    table,
    overQuota(table).map((c) => table.arithmetic.subtract(votesOf(table, c), table.quota as V)),
  );
}

function isStuck<V>({ meek, risingFactorStops }: MeekSteps<V>, factors: readonly V[][]): boolean {
  const [before, now] = factors.slice(-2);
  if (before === undefined || now === undefined) return false;
  const { arithmetic } = meek.table;
  const moves = now.map((factor, c) => arithmetic.compare(factor, before[c] as V));
  return moves.every((move) => move === 0) || (risingFactorStops && moves.some((move) => move > 0));
}

/** All who cannot catch up, and at the first exclusion one more where those have no votes and nothing waits. */
export function chooseLosers<V>({
  table,
  surplus,
  stuck,
  firstExclusion,
  tie,
}: MeekState<V>): readonly number[] | undefined {
  const { arithmetic } = table;
  if (stuck) return chooseLowest(table, expendable(table), tie);
  const losers = allTogether(table, sureLosers(table, surplus));
  const none = arithmetic.compare(surplus, arithmetic.zero) === 0;
  const empty = losers.every((c) => arithmetic.compare(votesOf(table, c), arithmetic.zero) === 0);
  const rest = hopefuls(table).filter((c) => !losers.includes(c) && allTogether(table, [...losers, c]).length > 0);
  if (firstExclusion && none && empty && rest.length > 0 && hopefuls(table).length - losers.length > vacancies(table)) {
    const one = chooseLowest(table, rest, tie);
    return one && [...losers, ...one];
  }
  return losers.length > 0 ? losers : chooseLowest(table, expendable(table), tie);
}

/** New Zealand: those without votes together, else one sure loser, else the lowest once the surplus is small. */
export function chooseNewZealand<V>({
  table,
  surplus,
  small,
  stuck,
  tie,
}: MeekState<V>): readonly number[] | undefined {
  const { arithmetic } = table;
  const order = byVotes(table, expendable(table));
  const empty = order.filter((c) => arithmetic.compare(votesOf(table, c), arithmetic.zero) === 0);
  if (small && empty.length > 0) {
    // Where they are too many to go all, the lot of the regulations says which: no order of the file may.
    const all = hopefuls(table).length - empty.length >= vacancies(table) ? allTogether(table, empty) : [];
    return all.length > 0 ? all : chooseLowest(table, empty, tie);
  }
  const [last, next] = order;
  if (last === undefined || next === undefined) return [];
  const saved = arithmetic.add(votesOf(table, last), surplus);
  if (arithmetic.compare(saved, votesOf(table, next)) < 0) return [last];
  return small || stuck ? chooseLowest(table, order, tie) : [];
}

function chooseLowest<V>(table: Table<V>, among: readonly number[], tie: TieWay): readonly number[] | undefined {
  const c = breakTie(table, lowest(table, among), 'exclude', tie);
  return c === undefined ? undefined : [c];
}
