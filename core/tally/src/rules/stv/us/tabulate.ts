/**
 * Ranked-choice voting as American ordinances have it, with the choices that RCTab's
 * configuration names: one winner by majority, several by threshold with surpluses, bottoms up.
 *
 *     tally ▸ threshold ▸ winners? ▸ else exclude: write-ins | below minimum | batch | lowest ▸ tally ...
 *
 * A stage is a round: the tally after what the round before decided, and who is elected on it.
 */

import { broken } from '@quorate/basics';
import type { Reason } from '../../../transcript.ts';
import { inOrderBy, ranked } from '../engine/electing.ts';
import { allTogether, doomedNow, expendable } from '../engine/limits.ts';
import { closeStage, elect, noteTransfer, openStage } from '../engine/stages.ts';
import { elected, excluded, highest, hopeful, type Table, votesOf } from '../engine/table.ts';
import { because } from '../weighted-inclusive.ts';
import { type Selection, type SelectionRules, select } from './selection.ts';
import { breakUsTie, type UsTies } from './tie-breaks.ts';

export interface UsRules {
  readonly mode: 'single' | 'one-per-round' | 'several-per-round' | 'bottoms-up' | 'bottoms-up-threshold';
  readonly selection: SelectionRules;
  readonly ties: UsTies;
  readonly hare: boolean;
  readonly wholeThreshold: boolean;
  readonly firstRoundThreshold: boolean;
  readonly batch: boolean;
  readonly untilTwo: boolean;
  readonly minimum: bigint;
  readonly stopAfter: number;
  /** Share of the active votes that all who remain must have, as a fraction of 10^-18. */
  readonly share: bigint;
  /** The candidate that stands for undeclared write-ins. */
  readonly undeclared: number | undefined;
}

export interface UsPapers {
  readonly count: number;
  readonly weights: Float64Array;
  /** The ranks of paper `i`, read anew each time: all of them at once would take more memory than the papers themselves. */
  readonly ranks: (i: number) => readonly (readonly number[] | 'gap')[];
  /** 1 where a paper marks anybody. */
  readonly marked: Uint8Array;
}

interface Run {
  readonly table: Table<bigint>;
  readonly rules: UsRules;
  readonly papers: UsPapers;
  /** Whom each paper counts for; -1 when for nobody. */
  readonly holder: Int32Array;
  readonly ended: (Selection | undefined)[];
  /** What of each paper has not been used up by a winner. */
  readonly value: bigint[];
  /** What winners of the round before keep. */
  readonly kept: Map<number, bigint>;
  readonly settled: Map<number, bigint>;
  excludedBefore: number;
}

export function tabulate(table: Table<bigint>, rules: UsRules, papers: UsPapers): void {
  const run: Run = {
    table,
    rules,
    papers,
    holder: new Int32Array(papers.count).fill(-1),
    ended: new Array<Selection | undefined>(papers.count).fill(undefined),
    value: new Array<bigint>(papers.count).fill(table.arithmetic.full),
    kept: new Map(),
    settled: new Map(),
    excludedBefore: table.status.reduce((all, s) => (s === excluded ? all + 1 : all), 0),
  };
  let round = 0;
  let next: { action: string; on: readonly number[]; why: Reason } = {
    action: 'first-preferences',
    on: [],
    why: because('round 1', 'first-preferences'),
  };
  while (round < rules.stopAfter) {
    round += 1;
    openStage(table, next.action, next.on, next.why);
    table.open?.excluded.push(...(next.action === 'exclude' ? next.on : []));
    tally(run);
    setThreshold(run, round);
    const won = winners(run);
    if (won === undefined) break;
    elect(table, won, because('winners', 'reached-threshold'));
    const surplusMoves = table.seats > 1 && rules.mode !== 'bottoms-up' && rules.mode !== 'bottoms-up-threshold';
    if (won.length > 0 && surplusMoves) for (const c of won) useUp(run, c);
    settleWinners(run, won);
    closeStage(table);
    let losers: readonly number[] = [];
    if (won.length === 0 && needsLoser(run)) {
      const out = chooseLosers(run);
      if (out === undefined || out.losers.length === 0) break;
      losers = out.losers;
      for (const c of losers) {
        table.status[c] = excluded;
        table.receives[c] = 0;
      }
      next = { action: 'exclude', on: losers, why: out.why };
    } else next = { action: 'surplus', on: won, why: because('surplus', 'surplus') };
    if (!goesOn(run, won, losers)) break;
  }
  closeStage(table);
}

function continues({ table, rules }: Run): (c: number) => boolean {
  return (c) => table.status[c] === hopeful || (table.status[c] === elected && rules.untilTwo);
}

function active(run: Run): number[] {
  return run.table.names.map((_, c) => c).filter(continues(run));
}

/** Counts every paper for whom it counts for now. */
function tally(run: Run): void {
  const { table, papers, holder, ended, value } = run;
  const still = continues(run);
  const { full } = table.arithmetic;
  // Papers of full value are most of them, and are added up as they are.
  const whole = new Float64Array(table.votes.length);
  const parts = table.votes.map(() => 0n);
  const moved = new Moves();
  const inactive: { [kind: string]: bigint } = {};
  table.exhausted = 0n;
  for (let i = 0; i < papers.count; i += 1) {
    const weight = papers.weights[i] ?? 0;
    const each = value[i] ?? 0n;
    const before = holder[i] ?? -1;
    if (ended[i] === undefined && (before < 0 || !still(before))) {
      const selection = select(papers.ranks(i), run.rules.selection, still);
      const to = 'to' in selection ? selection.to : null;
      if (to === null) ended[i] = selection;
      holder[i] = to ?? -1;
      if (before >= 0 && each > 0n) moved.add(before, to, weight, each);
    }
    const end = ended[i];
    if (end && 'ended' in end) {
      if (end.ended !== 'undervotes' || before >= 0 || papers.marked[i] === 1) {
        const worth = each * BigInt(weight);
        table.exhausted += worth;
        inactive[end.ended] = (inactive[end.ended] ?? 0n) + worth;
      }
      continue;
    }
    const c = holder[i] ?? -1;
    if (c < 0) continue;
    if (each === full) whole[c] = (whole[c] ?? 0) + weight;
    else parts[c] = (parts[c] ?? 0n) + each * BigInt(weight);
  }
  for (const [c, some] of parts.entries()) table.votes[c] = BigInt(whole[c] ?? 0) * full + some;
  for (const { from, to, weight, each } of moved.all())
    noteTransfer(table, from, to, weight, each * BigInt(weight), each);
  for (const kind of Object.keys(inactive).sort()) {
    if (table.open) table.open.values[`inactive-${kind}`] = [table.arithmetic.print(inactive[kind] ?? 0n)];
  }
}

interface Move {
  readonly from: number;
  readonly to: number | null;
  readonly each: bigint;
  weight: number;
}

/** Papers that moved, by whence, whither and value. */
class Moves {
  private readonly byKey = new Map<string, Move>();

  add(from: number, to: number | null, weight: number, each: bigint): void {
    const key = `${from} ${to} ${each}`;
    const known = this.byKey.get(key);
    if (known) known.weight += weight;
    else this.byKey.set(key, { from, to, each, weight });
  }

  all(): Iterable<Move> {
    return this.byKey.values();
  }
}

function setThreshold({ table, rules }: Run, round: number): void {
  const { arithmetic, seats } = table;
  const single = rules.mode === 'single';
  if (round > 1 && ((!single && rules.mode !== 'bottoms-up-threshold') || (single && rules.firstRoundThreshold)))
    return;
  if (single && table.elected.length > 0) return;
  const cast = table.votes.reduce((a, b) => a + b, 0n);
  const one = arithmetic.votes(1);
  const step = rules.wholeThreshold ? one : arithmetic.step;
  let threshold: bigint;
  if (rules.mode === 'bottoms-up-threshold') threshold = (cast * rules.share + 10n ** 18n - 1n) / 10n ** 18n;
  else if (rules.hare) {
    const each = BigInt(seats) * step;
    threshold = ((cast + each - 1n) / each) * step;
  } else threshold = (cast / (BigInt(seats + 1) * step) + 1n) * step;
  table.quota = rules.minimum > threshold ? rules.minimum : threshold;
}

/** Who is elected on this tally, in order; `undefined` when a tie stays unbroken. */
function winners(run: Run): readonly number[] | undefined {
  const { table, rules } = run;
  const { undeclared } = rules;
  const standing = active(run);
  if (undeclared !== undefined && standing.includes(undeclared) && votesOf(table, undeclared) > 0n) return [];
  const quota = table.quota ?? 0n;
  if (rules.mode === 'bottoms-up-threshold') {
    const reaching = standing.filter((c) => c !== undeclared && votesOf(table, c) >= quota);
    return reaching.length === standing.length ? ranked(table, standing) : [];
  }
  const open = table.seats - table.elected.length;
  const doomed = doomedNow(table);
  const eligible = standing.filter((c) => !doomed.includes(c));
  let found: readonly number[] = [];
  if (open > 0) {
    if (standing.length === open) found = standing;
    else if (rules.firstRoundThreshold && standing.length - 1 === table.seats) found = highest(table, eligible);
    else if (rules.mode !== 'bottoms-up') {
      found = eligible.filter((c) => c !== undeclared && votesOf(table, c) >= quota);
    }
  }
  const pick = (tied: readonly number[]): number | undefined => breakUsTie(table, tied, 'elect', rules.ties);
  const several = found.length > 1 && (rules.mode === 'one-per-round' || rules.firstRoundThreshold);
  const level =
    rules.mode === 'single' &&
    found.length === 0 &&
    standing.length === 2 &&
    open === 1 &&
    standing.every((c) => votesOf(table, c) >= rules.minimum);
  if (!several && !level) return inOrderBy(table, found, pick);
  const winner = pick(highest(table, eligible));
  return winner === undefined ? undefined : [winner];
}

/** A winner keeps of each paper what the surplus fraction, cut off, leaves. */
function useUp({ table, papers, holder, value, kept }: Run, c: number): void {
  const { arithmetic } = table;
  const votes = votesOf(table, c);
  const over = votes - (table.quota ?? 0n);
  const fraction = over > 0n ? arithmetic.div(over, votes, 'down') : 0n;
  let keeps = 0n;
  for (let i = 0; i < papers.count; i += 1) {
    if (holder[i] !== c) continue;
    const moves = arithmetic.mul(value[i] ?? 0n, fraction, 'down');
    keeps += ((value[i] ?? 0n) - moves) * BigInt(papers.weights[i] ?? 0);
    value[i] = moves;
  }
  kept.set(c, keeps);
}

/** Winners of earlier rounds stay at the threshold; what rounding left them above it is the residual surplus. */
function settleWinners({ table, rules, kept, settled }: Run, won: readonly number[]): void {
  if (rules.mode === 'single' || rules.mode === 'bottoms-up' || rules.mode === 'bottoms-up-threshold') return;
  const quota = table.quota ?? 0n;
  for (const [c, keeps] of kept) {
    if (won.includes(c) || settled.has(c)) continue;
    const residual = keeps - quota;
    settled.set(c, residual > 0n ? quota : keeps);
    if (residual > 0n) table.lost += residual;
  }
  for (const [c, votes] of settled) table.votes[c] = votes;
}

function needsLoser({ table, rules, excludedBefore }: Run): boolean {
  const out = table.status.reduce((all, s) => (s === excluded ? all + 1 : all), 0) - excludedBefore;
  const standing = table.status.reduce(
    (all, s) => (s === hopeful || s === elected || s === excluded ? all + 1 : all),
    0,
  );
  return (
    (rules.mode !== 'bottoms-up-threshold' && table.elected.length < table.seats) ||
    (rules.untilTwo && out < standing - excludedBefore - 2) ||
    rules.mode === 'bottoms-up-threshold'
  );
}

function goesOn(run: Run, won: readonly number[], losers: readonly number[]): boolean {
  const { table, rules, excludedBefore } = run;
  if (rules.untilTwo) {
    const out = table.status.reduce((all, s) => (s === excluded ? all + 1 : all), 0) - excludedBefore;
    const standing = table.status.reduce((all, s) => (s <= excluded ? all + 1 : all), 0) - excludedBefore;
    return out + table.elected.length + 1 < standing || losers.length > 0;
  }
  if (rules.mode === 'bottoms-up-threshold') return table.elected.length === 0;
  if (table.elected.length < table.seats) return true;
  return table.seats > 1 && won.length > 0 && rules.mode !== 'bottoms-up';
}

interface Losers {
  readonly losers: readonly number[];
  readonly why: Reason;
}

function chooseLosers(run: Run): Losers | undefined {
  const { table, rules } = run;
  const { undeclared } = rules;
  const standing = active(run);
  if (undeclared !== undefined && standing.includes(undeclared) && votesOf(table, undeclared) > 0n) {
    return { losers: [undeclared], why: because('undeclared write-ins', 'undeclared-write-ins') };
  }
  const doomed = doomedNow(table);
  if (doomed.length > 0) return { losers: doomed, why: because('constraints', 'doomed-by-constraints') };
  const below = allTogether(
    table,
    standing.filter((c) => votesOf(table, c) < rules.minimum),
  );
  if (rules.minimum > 0n && below.length > 0) {
    const declared = table.names.length - (undeclared === undefined ? 0 : 1);
    if (below.length === declared) return undefined;
    return { losers: below, why: because('minimumVoteThreshold', 'below-minimum') };
  }
  const batch = rules.batch ? allTogether(table, noLeapfrog(run, standing)) : [];
  if (batch.length > 1) return { losers: batch, why: because('batchElimination', 'cannot-be-saved') };
  const guarded = table.limits
    ? standing.filter((c) => table.status[c] === hopeful && !expendable(table).includes(c))
    : [];
  const out = breakUsTie(
    table,
    lowestOf(
      run,
      standing.filter((c) => !guarded.includes(c)),
    ),
    'exclude',
    rules.ties,
  );
  return out === undefined ? undefined : { losers: [out], why: because('elimination', 'fewest-votes') };
}

function lowestOf({ table }: Run, standing: readonly number[]): number[] {
  const least = standing.reduce<bigint | undefined>((low, c) => {
    const votes = votesOf(table, c);
    return low === undefined || votes < low ? votes : low;
  }, undefined);
  return standing.filter((c) => votesOf(table, c) === (least ?? broken('nobody stands')));
}

/** All below a gap that the votes of those below it cannot close; of two left, never both and the winner alone. */
function noLeapfrog(run: Run, standing: readonly number[]): readonly number[] {
  const { table, rules, excludedBefore } = run;
  const tallies = [...new Set(standing.map((c) => votesOf(table, c)))].sort((a, b) => (a < b ? -1 : 1));
  let running = 0n;
  let seen: number[] = [];
  let [found, before]: [readonly number[], readonly number[]] = [[], []];
  for (const votes of tallies) {
    if (running < votes && seen.length > found.length) [before, found] = [found, [...seen]];
    const here = standing.filter((c) => votesOf(table, c) === votes);
    running += votes * BigInt(here.length);
    seen = [...seen, ...here];
  }
  const out = table.status.reduce((all, s) => (s === excluded ? all + 1 : all), 0) - excludedBefore;
  const all = table.status.reduce((n, s) => (s <= excluded ? n + 1 : n), 0) - excludedBefore;
  return rules.untilTwo && found.length + out === all - 1 ? before : found;
}
