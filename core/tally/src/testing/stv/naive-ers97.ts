/**
 * Electoral Reform Society, How to Conduct an Election by the Single Transferable Vote, 3rd edition (1997),
 * section 5, in hundredths of a vote, one paper at a time. Lots favour the smaller number.
 */
import { Hall, type Naive, pass } from './hall.ts';
import type { SmallElection } from './random-elections.ts';

const one = 100n;

export function naiveErs97(election: SmallElection): Naive {
  const hall = new Hall(election, one);
  const places = BigInt(election.seats + 1);
  let lost = 0n;
  let time = 0;
  /** 5.1.6 and 5.4.8: two decimals, rounded up when inexact, of what is not non-transferable. */
  const quotaOf = (): bigint => (BigInt(election.papers.length) * one - lost + places - 1n) / places;
  let quota = quotaOf();
  const votesOf = (c: number): bigint => hall.votes[c] ?? 0n;
  const over = (c: number): bigint => (hall.state[c] === 'elected' && votesOf(c) > quota ? votesOf(c) - quota : 0n);
  /** 6.20: votes of continuing candidates and votes awaiting transfer, of surpluses and of the excluded. */
  const active = (): bigint => hall.votes.reduce((all, v, c) => all + (hall.state[c] === 'elected' ? over(c) : v), 0n);
  /** 5.1.7, 5.3.13, 5.4.9: from the most votes down. */
  const deem = (): void => {
    hall.history.push([...hall.votes]);
    const looked = new Set<number>();
    for (;;) {
      const left = hall.standing().filter((c) => !looked.has(c));
      if (left.length === 0 || hall.places() === 0) return;
      const most = left.map(votesOf).reduce((a, b) => (a > b ? a : b));
      const level = left.filter((c) => votesOf(c) === most);
      for (const c of level) looked.add(c);
      const reaches = most >= quota || most * BigInt(hall.places() + 1) >= active();
      if (reaches && most > 0n) for (const c of fitting(level, hall.places(), hall.history)) hall.elect(c);
    }
  };
  const lowestFirst = (): number[] => {
    const left = hall.standing();
    const order: number[] = [];
    while (left.length > 0) {
      const low = hall.best(left, 'fewest', hall.history);
      order.push(...left.splice(left.indexOf(low), 1));
    }
    return order;
  };
  deem();
  while (!hall.done()) {
    const waiting = hall.elected.filter((c) => over(c) > 0n);
    const surplus = waiting.reduce((all, c) => all + over(c), 0n);
    const low = lowestFirst();
    /** 5.2.5 (a) and (b). */
    const together = (k: number): boolean =>
      k <= low.length - hall.places() &&
      low.slice(0, k).reduce((all, c) => all + votesOf(c), surplus) <= votesOf(low[k] ?? -1);
    const groups = low.map((_, i) => i + 1).filter(together);
    /** 5.2.2: put off when it does not exceed one of the two differences. */
    const deferred = surplus <= votesOf(low[1] ?? -1) - votesOf(low[0] ?? -1) || groups.some((k) => k >= 2);
    if (waiting.length > 0 && !deferred) {
      const from = hall.best(waiting, 'most', hall.history);
      const mine = hall.papers.filter(({ holder }) => holder === from);
      const last = Math.max(...mine.map(({ received }) => received));
      const moving = mine.filter((paper) => paper.received === last && hall.next(paper) !== undefined);
      const worth = moving.reduce((all, { value }) => all + value, 0n);
      const each = worth > over(from) ? over(from) / BigInt(moving.length) : undefined;
      lost += over(from) - (each === undefined ? worth : each * BigInt(moving.length));
      hall.votes[from] = quota;
      time += 1;
      for (const paper of mine) if (!moving.includes(paper)) paper.holder = undefined;
      for (const paper of moving) {
        paper.value = each ?? paper.value;
        pass(hall, paper, time);
      }
      deem();
      continue;
    }
    const group = low.slice(0, Math.max(1, ...groups));
    for (const c of group) hall.state[c] = 'out';
    /** 5.5.1: nothing moves when only as many are left as there are places. */
    if (hall.standing().length === hall.places()) continue;
    const theirs = hall.papers.filter(({ holder }) => holder !== undefined && group.includes(holder));
    const values = [...new Set(theirs.map(({ value }) => value))].sort((a, b) => (a > b ? -1 : 1));
    for (const value of values) {
      if (hall.places() === 0) break;
      time += 1;
      for (const paper of theirs.filter((own) => own.value === value)) {
        hall.votes[paper.holder ?? -1] = votesOf(paper.holder ?? -1) - value;
        pass(hall, paper, time);
        if (paper.holder === undefined) lost += value;
      }
      if (hall.elected.length === 0) quota = quotaOf();
      deem();
    }
  }
  return hall.result();
}

/** 5.6.2: of equals for too few places, those ahead at the earliest point where they differed; level ones stay out. */
function fitting(level: readonly number[], places: number, history: readonly (readonly bigint[])[]): readonly number[] {
  if (level.length <= places) return level;
  const at = history.find((votes) => new Set(level.map((c) => votes[c])).size > 1);
  if (at === undefined || places === 0) return [];
  const most = level.map((c) => at[c] ?? 0n).reduce((a, b) => (a > b ? a : b));
  const ahead = level.filter((c) => at[c] === most);
  if (ahead.length > places) return fitting(ahead, places, history);
  const rest = level.filter((c) => at[c] !== most);
  return [...ahead, ...fitting(rest, places - ahead.length, history)];
}
