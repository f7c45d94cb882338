/**
 * RCTab (Bright Spots), class Tabulator: rounds of cast vote records with overvotes, skipped and repeated ranks,
 * one record at a time. Ties that are asked about fall to the smaller number.
 */
import type { Naive } from './hall.ts';
import { doomedOf, electedOf, expendableOf, type Keeping } from './slow-constraints.ts';

/** Candidates at each rank, in order; nobody at a skipped one. */
export type CastVoteRecord = readonly (readonly number[])[];

export interface TabulatorRules {
  readonly mode:
    | 'singleWinnerMajority'
    | 'multiWinnerAllowOnlyOneWinnerPerRound'
    | 'multiWinnerAllowMultipleWinnersPerRound'
    | 'bottomsUp'
    | 'bottomsUpUsingPercentageThreshold'
    | 'multiPassIrv';
  readonly seats: number;
  readonly overvote: 'exhaustImmediately' | 'alwaysSkipToNextRank' | 'exhaustIfMultipleContinuing';
  readonly skipped: number;
  readonly duplicate: boolean;
  readonly least: number;
  readonly batch: boolean;
  readonly untilTwo: boolean;
  readonly hare: boolean;
  readonly decimals: boolean;
  readonly firstRound: boolean;
  readonly lookBack: boolean;
  /** What decides then. `ask`: the smaller number is favoured. */
  readonly ties: 'ask' | 'random' | 'permutation';
  readonly seed: number;
  readonly draws: Draws;
  /** Of the active votes, in hundredths, in the mode that goes by them. */
  readonly percentage: number;
  readonly stopAfter: number;
  readonly keep?: Keeping;
}

/** What `java.util.Random` gives for a seed, by its documentation: numbers, and candidates shuffled before the count. */
export class Draws {
  readonly permutation: readonly number[];
  private state: bigint;

  constructor(seed: number, candidates: number, kind: TabulatorRules['ties']) {
    this.state = (BigInt(seed) ^ 0x5deece66dn) % 2n ** 48n;
    const order = Array.from({ length: candidates }, (_, c) => c);
    for (let i = kind === 'permutation' ? candidates : 0; i > 1; i -= 1) {
      const j = this.below(i);
      [order[i - 1], order[j]] = [order[j] ?? 0, order[i - 1] ?? 0];
    }
    this.permutation = order;
  }

  double(): number {
    return (this.bits(26) * 2 ** 27 + this.bits(27)) / 2 ** 53;
  }

  private bits(count: number): number {
    this.state = (this.state * 0x5deece66dn + 0xbn) % 2n ** 48n;
    return Number(this.state / 2n ** BigInt(48 - count));
  }

  private below(bound: number): number {
    if ([1, 2, 4, 8, 16].includes(bound)) return Math.floor((bound * this.bits(31)) / 2 ** 31);
    for (;;) {
      const drawn = this.bits(31);
      if (drawn - (drawn % bound) + bound - 1 < 2 ** 31) return drawn % bound;
    }
  }
}

/** Names `C0`, `C1` ... in the order of the sixteen places of a Java set: the hash of `C` and a digit. */
function inSet(candidates: readonly number[]): number[] {
  const place = (c: number): number => (67 * 31 + 48 + c) % 16;
  return [...candidates].sort((a, b) => place(a) - place(b));
}

const one = 10_000n;

/** Undefined where the program gives up because nobody reaches the least, or nobody is left. */
export function naiveTabulator(
  candidates: number,
  records: readonly CastVoteRecord[],
  rules: TabulatorRules,
): Naive | undefined {
  if (rules.mode !== 'multiPassIrv') return tabulate(candidates, records, rules, []);
  const elected: number[] = [];
  let last: Naive | undefined;
  while (elected.length < rules.seats) {
    const { keep, ...free } = rules;
    const left = Array.from({ length: candidates }, (_, c) => c).filter((c) => !elected.includes(c));
    const out = [...elected, ...doomedOf(keep, left, elected, [])];
    // Each pass begins with the generator as the seed sets it.
    const draws = new Draws(rules.seed, candidates, rules.ties);
    last = tabulate(candidates, records, { ...free, draws, mode: 'singleWinnerMajority', seats: 1 }, out);
    if (last === undefined) return undefined;
    if (last.elected.length === 0) break;
    elected.push(...last.elected);
  }
  return { elected: elected.sort((a, b) => a - b), votes: [] };
}

function tabulate(
  candidates: number,
  records: readonly CastVoteRecord[],
  rules: TabulatorRules,
  excluded: readonly number[],
): Naive | undefined {
  const { mode, seats } = rules;
  const everybody = Array.from({ length: candidates }, (_, c) => c).filter((c) => !excluded.includes(c));
  const wonIn = new Map<number, number>();
  const outIn = new Map<number, number>();
  const cvrs = records.map((ranks) => ({
    ranks,
    holder: undefined as number | undefined,
    exhausted: false,
    value: one,
    kept: new Map<number, bigint>(),
  }));
  const tallies: Map<number, bigint>[] = [];
  let threshold = 0n;
  let round = 0;
  const several = seats > 1;
  const byShare = mode === 'bottomsUpUsingPercentageThreshold';
  const continuing = (c: number): boolean =>
    everybody.includes(c) && !outIn.has(c) && (!wonIn.has(c) || rules.untilTwo);

  while (goOn()) {
    round += 1;
    const tally = count();
    tallies.push(tally);
    const active = [...tally.values()].reduce((a, b) => a + b, 0n);
    if (round === 1 || byShare || (!several && !rules.firstRound)) threshold = thresholdOf(active);
    const winners = identify(tally);
    if (winners.length > 0) {
      for (const winner of winners) wonIn.set(winner, round);
      if (several && mode !== 'bottomsUp' && !byShare)
        for (const winner of winners) hand(winner, tally.get(winner) ?? 0n);
    } else if (byShare || wonIn.size < seats || (rules.untilTwo && outIn.size < everybody.length - 2)) {
      const losers = eliminate(tally);
      if (losers === undefined) return undefined;
      for (const loser of losers) outIn.set(loser, round);
    }
    if (several && !byShare) settleWinners(tally);
  }
  const final = tallies.at(-1);
  const votes = Array.from({ length: candidates }, (_, c) => `${final?.get(c) ?? 0n}`);
  return { elected: [...wonIn.keys()].sort((a, b) => a - b), votes };

  function goOn(): boolean {
    if (round >= rules.stopAfter) return false;
    if (byShare) return wonIn.size === 0;
    if (rules.untilTwo) {
      return outIn.size + wonIn.size + 1 < everybody.length || [...outIn.values()].includes(round);
    }
    if (wonIn.size < seats) return true;
    return several && mode !== 'bottomsUp' && [...wonIn.values()].includes(round);
  }

  function count(): Map<number, bigint> {
    const tally = new Map(everybody.filter(continuing).map((c) => [c, 0n]));
    for (const cvr of cvrs) {
      if (cvr.exhausted) continue;
      if (cvr.holder === undefined || !continuing(cvr.holder)) cvr.holder = select(cvr.ranks);
      if (cvr.holder === undefined) cvr.exhausted = true;
      else tally.set(cvr.holder, (tally.get(cvr.holder) ?? 0n) + cvr.value);
    }
    return tally;
  }

  function select(ranks: CastVoteRecord): number | undefined {
    let lastRank = 0;
    const seen = new Set<number>();
    for (const [i, at] of ranks.entries()) {
      if (at.length === 0) continue;
      const rank = i + 1;
      if (rank - lastRank > rules.skipped + 1) return undefined;
      lastRank = rank;
      if (rules.duplicate && at.some((c) => seen.has(c))) return undefined;
      for (const c of at) seen.add(c);
      const left = at.filter(continuing);
      if (at.length > 1) {
        if (rules.overvote === 'exhaustImmediately') return undefined;
        if (rules.overvote === 'alwaysSkipToNextRank') continue;
        if (left.length > 1) return undefined;
      }
      if (left[0] !== undefined) return left[0];
    }
    return undefined;
  }

  function thresholdOf(active: bigint): bigint {
    const least = BigInt(rules.least) * one;
    if (byShare) {
      const share = (active * BigInt(rules.percentage)) / 100n;
      return least > share ? least : share;
    }
    const unit = rules.decimals ? 1n : one;
    const divisor = BigInt(rules.hare ? seats : seats + 1);
    const whole = active / (divisor * unit);
    const exact = whole * divisor * unit === active;
    const found = rules.hare ? (exact ? whole : whole + 1n) * unit : (whole + 1n) * unit;
    return least > found ? least : found;
  }

  function identify(tally: ReadonlyMap<number, bigint>): readonly number[] {
    const left = [...tally.keys()];
    if (byShare) return [...tally.values()].every((votes) => votes >= threshold) ? left : [];
    const votesOf = (c: number): bigint => tally.get(c) ?? 0n;
    const open = seats - wonIn.size;
    let found: readonly number[] = [];
    const hopeful = left.filter((c) => !wonIn.has(c));
    const doomed = open > 0 ? doomedOf(rules.keep, hopeful, [...wonIn.keys()], [...outIn.keys()]) : [];
    const may = left.filter((c) => !doomed.includes(c));
    const most = may.map(votesOf).reduce((a, b) => (a > b ? a : b), 0n);
    const leading = may.filter((c) => votesOf(c) === most);
    if (open > 0) {
      if (left.length === open) found = left;
      else if (rules.firstRound && left.length - 1 === seats) found = leading;
      else if (mode !== 'bottomsUp') found = may.filter((c) => votesOf(c) >= threshold);
    }
    const tooMany = found.length > 1 && (mode === 'multiWinnerAllowOnlyOneWinnerPerRound' || rules.firstRound);
    const lastTwo =
      seats === 1 &&
      found.length === 0 &&
      left.length === 2 &&
      open === 1 &&
      left.every((c) => votesOf(c) >= BigInt(rules.least) * one);
    if (tooMany || lastTwo) return [breakTie(leading, 'most')];
    return electedOf(rules.keep, found, [...wonIn.keys()], [...outIn.keys()], (among) => {
      const top = among.map(votesOf).reduce((a, b) => (a > b ? a : b));
      return breakTie(
        among.filter((c) => votesOf(c) === top),
        'most',
      );
    });
  }

  /** Back through the rounds, keeping those that are best (or worst) in each, listed as a Java set lists them; then the lot. */
  function breakTie(tied: readonly number[], sought: 'most' | 'fewest'): number {
    let among = [...tied].sort((a, b) => a - b);
    for (const tally of rules.lookBack ? [...tallies].slice(0, -1).reverse() : []) {
      const wanted = among.map((c) => tally.get(c) ?? 0n).reduce((a, b) => ((sought === 'most') === a > b ? a : b));
      among = inSet(among.filter((c) => (tally.get(c) ?? 0n) === wanted));
    }
    if (among.length > 1 && rules.ties === 'random')
      return among[Math.floor(rules.draws.double() * among.length)] ?? -1;
    if (rules.ties === 'permutation') {
      among.sort((a, b) => rules.draws.permutation.indexOf(a) - rules.draws.permutation.indexOf(b));
      return (sought === 'most' ? among[0] : among.at(-1)) ?? -1;
    }
    return sought === 'most' ? Math.min(...among) : Math.max(...among);
  }

  function eliminate(tally: ReadonlyMap<number, bigint>): readonly number[] | undefined {
    const left = [...tally].sort(([, a], [, b]) => (a < b ? -1 : 1));
    const [won, out] = [[...wonIn.keys()], [...outIn.keys()]];
    const hopeful = left.map(([c]) => c).filter((c) => !wonIn.has(c));
    const doomed = won.length < seats ? doomedOf(rules.keep, hopeful, won, out) : [];
    if (doomed.length > 0) return doomed;
    const together = (batch: readonly number[]): boolean => rules.keep?.allows(won, [...out, ...batch]) !== false;
    const below = left.filter(([, votes]) => votes < BigInt(rules.least) * one).map(([c]) => c);
    if (left.length === 0 || below.length === everybody.length) return undefined;
    if (below.length > 0 && together(below)) return below;
    if (rules.batch) {
      const batch = batchOf(left);
      if (batch.length > 1 && together(batch)) return batch;
    }
    const may = [...expendableOf(rules.keep, hopeful, won, out), ...won];
    const least = left.find(([c]) => may.includes(c))?.[1];
    return [
      breakTie(
        left.filter(([c, votes]) => votes === least && may.includes(c)).map(([c]) => c),
        'fewest',
      ),
    ];
  }

  /** All who together stay below the next; level candidates go or stay together. */
  function batchOf(left: readonly (readonly [number, bigint])[]): readonly number[] {
    const levels = [...new Set(left.map(([, votes]) => votes))];
    const batches: number[][] = [[]];
    for (const level of levels) {
      const lower = left.filter(([, votes]) => votes < level);
      const running = lower.reduce((sum, [, votes]) => sum + votes, 0n);
      const batch = lower.map(([c]) => c);
      if (running < level && batch.length > (batches.at(-1)?.length ?? 0)) batches.push(batch);
    }
    const last = batches.at(-1) ?? [];
    return rules.untilTwo && last.length + outIn.size === everybody.length - 1 ? (batches.at(-2) ?? []) : last;
  }

  function hand(winner: number, votes: bigint): void {
    const share = votes > threshold ? ((votes - threshold) * one) / votes : 0n;
    for (const cvr of cvrs.filter(({ holder, exhausted }) => holder === winner && !exhausted)) {
      const passed = (cvr.value * share) / one;
      cvr.kept.set(winner, cvr.value - passed);
      cvr.value = passed;
    }
  }

  /** Winners of earlier rounds keep what they retained, but never more than the threshold. */
  function settleWinners(tally: Map<number, bigint>): void {
    for (const [winner, when] of wonIn) {
      if (when === round) continue;
      const before = tallies.at(-2)?.get(winner) ?? 0n;
      const kept = when === round - 1 ? cvrs.reduce((sum, cvr) => sum + (cvr.kept.get(winner) ?? 0n), 0n) : before;
      tally.set(winner, when === round - 1 && kept > threshold ? threshold : kept);
    }
  }
}
