/**
 * Weighted inclusive counts of Minneapolis and of the Californian draft, one paper at a time. A lot chooses the
 * smaller number: whose surplus moves first, and, as both texts say, who is defeated.
 */
import { Hall, type Naive, pass } from './hall.ts';
import type { SmallElection } from './random-elections.ts';

/** Minneapolis Code of Ordinances, ss. 167.20 and 167.70(1), in ten-thousandths. */
export function naiveMinneapolis(election: SmallElection): Naive {
  const one = 10_000n;
  const hall = new Hall(election, one);
  const threshold = (BigInt(Math.floor(election.papers.length / (election.seats + 1))) + 1n) * one;
  const votesOf = (c: number): bigint => hall.votes[c] ?? 0n;
  const reached = (): number[] => hall.standing().filter((c) => votesOf(c) >= threshold);
  const give = (from: number): void => {
    for (const paper of hall.papers.filter(({ holder }) => holder === from)) pass(hall, paper);
  };
  for (;;) {
    const justEnough = hall.standing().length <= hall.places();
    // (a)
    if (hall.elected.length + reached().length >= election.seats) {
      for (const c of reached()) hall.elect(c);
      return hall.result();
    }
    // (f): surpluses that are there come first, by (a) to (d).
    if (justEnough && reached().length === 0) {
      for (const c of hall.standing()) hall.elect(c);
      return hall.result();
    }
    // (b), (c)
    const surplus = reached().reduce((all, c) => all + votesOf(c) - threshold, 0n);
    const losers = sureLosers(hall, surplus, threshold);
    for (const c of losers) hall.state[c] = 'out';
    for (const c of losers) {
      give(c);
      hall.votes[c] = 0n;
    }
    if (losers.length > 0) continue;
    // (d): the surplus is calculated, though it be nothing, for whoever has just the threshold.
    if (reached().length > 0) {
      const from = hall.best(reached(), 'most', []);
      hall.elect(from);
      const fraction = ((votesOf(from) - threshold) * one) / votesOf(from);
      for (const paper of hall.papers.filter(({ holder }) => holder === from)) {
        paper.value = (paper.value * fraction) / one;
        pass(hall, paper);
      }
      hall.votes[from] = threshold;
      continue;
    }
    // (e), (f): nothing moves any more when that defeat decides the count.
    const low = lowest(hall);
    hall.state[low] = 'out';
    if (hall.standing().length <= hall.places()) continue;
    give(low);
    hall.votes[low] = 0n;
  }
}

/**
 * 167.20: who could not catch up even with all votes of those with fewer or as many, and every surplus; and all below.
 * Whoever could draw level could still win by lot, so is not impossible. Enough must be left for the seats.
 */
function sureLosers(hall: Hall, surplus: bigint, threshold: bigint): readonly number[] {
  const below = hall.standing().filter((c) => (hall.votes[c] ?? 0n) < threshold);
  const places = hall.places() - (hall.standing().length - below.length);
  const levels = [...new Set(below.map((c) => hall.votes[c] ?? 0n))].sort((a, b) => (a < b ? -1 : 1));
  let losers: readonly number[] = [];
  for (const [i, level] of levels.entries()) {
    const next = levels[i + 1];
    const group = below.filter((c) => (hall.votes[c] ?? 0n) <= level);
    const most = group.reduce((all, c) => all + (hall.votes[c] ?? 0n), surplus);
    if (next !== undefined && most < next && below.length - group.length >= places) losers = group;
  }
  return losers;
}

/** Californians for Electoral Reform, draft Elections Code s. 10059, in hundred-thousandths. */
export function naiveCfer(
  election: SmallElection,
  { batch, text }: { readonly batch: boolean; readonly text: 'draft' | 'program' },
): Naive {
  const one = 100_000n;
  const hall = new Hall(election, one);
  const votesOf = (c: number): bigint => hall.votes[c] ?? 0n;
  const seats = BigInt(election.seats + 1);
  const papers = BigInt(election.papers.length);
  const threshold = text === 'draft' ? (papers / seats + 1n) * one : (papers * one) / seats + 1n;
  const surpluses = new Map<number, bigint>();
  if (hall.done()) return hall.result();
  for (;;) {
    for (const c of hall.standing()) {
      if (votesOf(c) < threshold) continue;
      hall.elect(c);
      surpluses.set(c, votesOf(c) - threshold);
    }
    if (hall.elected.length >= election.seats) return hall.result();
    const total = [...surpluses.values()].reduce((a, b) => a + b, 0n);
    let losers = batch ? defeatSet(hall, total, threshold) : [];
    const giving = [...surpluses].filter(([, surplus]) => surplus > 0n);
    if (losers.length === 0 && giving.length > 0) {
      // (g): all surpluses of the round, from the votes as they were.
      const moves = giving.map(([c, surplus]) => ({
        c,
        surplus,
        votes: votesOf(c),
        papers: hall.papers.filter(({ holder }) => holder === c),
      }));
      for (const { c, surplus, votes, papers: theirs } of moves) {
        for (const paper of theirs) {
          // The draft cuts off once; the program that counts by it, after the product as well.
          const product = text === 'draft' ? paper.value * surplus : ((paper.value * surplus) / one) * one;
          paper.value = product / votes;
          pass(hall, paper);
        }
        hall.votes[c] = threshold;
        surpluses.set(c, 0n);
      }
      continue;
    }
    if (losers.length === 0) losers = [lowest(hall)];
    for (const c of losers) hall.state[c] = 'out';
    // (i)(1)
    if (hall.done()) return hall.result();
    for (const c of losers) {
      for (const paper of hall.papers.filter(({ holder }) => holder === c)) pass(hall, paper);
      hall.votes[c] = 0n;
    }
  }
}

/** 10059(k): the largest set of a candidate and all with fewer or as many that meets the three conditions. */
function defeatSet(hall: Hall, surplus: bigint, threshold: bigint): readonly number[] {
  const votesOf = (c: number): bigint => hall.votes[c] ?? 0n;
  const left = hall.standing();
  const top = left.map(votesOf).reduce((a, b) => (a > b ? a : b));
  const sets = left
    .map((c) => left.filter((other) => votesOf(other) <= votesOf(c)))
    .sort((a, b) => b.length - a.length);
  return (
    sets.find((set) => {
      const others = left.filter((c) => !set.includes(c));
      const sum = set.reduce((all, c) => all + votesOf(c), 0n);
      const most = set.map(votesOf).reduce((a, b) => (a > b ? a : b));
      if (others.length + hall.elected.length < hall.seats || others.length === 0) return false;
      if (others.some((c) => sum + surplus >= votesOf(c))) return false;
      return (
        hall.places() === 1 ||
        others.length + hall.elected.length === hall.seats ||
        sum + surplus < threshold - top ||
        (surplus === 0n && sum - most < threshold - top)
      );
    }) ?? []
  );
}

function lowest(hall: Hall): number {
  const left = hall.standing();
  const least = left.map((c) => hall.votes[c] ?? 0n).reduce((a, b) => (a < b ? a : b));
  return Math.min(...left.filter((c) => hall.votes[c] === least));
}
