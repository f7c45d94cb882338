/**
 * Slow and obvious counts for comparison, one paper at a time, written from the rules' texts alone.
 * Lots favour the candidate with the smaller number.
 */
import { add, compare, divide, type Fraction, fraction, multiply, subtract, zero } from '@quorate/basics';
import { Hall, type Naive, out, type Paper, pass } from './hall.ts';
import type { SmallElection } from './random-elections.ts';

/** SSI 2007/42, rules 45 to 52. */
export function naiveScottish(election: SmallElection): Naive {
  const one = 100_000n;
  const hall = new Hall(election, one);
  const quota = (BigInt(Math.floor(election.papers.length / (election.seats + 1))) + 1n) * one;
  const waiting: number[] = [];
  for (;;) {
    for (const c of hall.standing()) {
      if ((hall.votes[c] ?? 0n) < quota) continue;
      hall.elect(c);
      if ((hall.votes[c] ?? 0n) > quota) waiting.push(c);
    }
    if (hall.done()) return hall.result();
    hall.history.push([...hall.votes]);
    const back = [...hall.history].reverse();
    if (waiting.length > 0) {
      const from = hall.best(waiting, 'most', back);
      waiting.splice(waiting.indexOf(from), 1);
      const votes = hall.votes[from] ?? 0n;
      for (const paper of hall.papers.filter(({ holder }) => holder === from)) {
        paper.value = ((votes - quota) * paper.value) / votes;
        pass(hall, paper);
      }
      hall.votes[from] = quota;
    } else out(hall, hall.best(hall.standing(), 'fewest', back));
  }
}

/** PR Foundation, Reference WIGM. The order drawn beforehand is that of the numbers; its first is chosen. */
export function naivePrfWigm(election: SmallElection, { batch = false } = {}): Naive {
  const one = 10_000n;
  const hall = new Hall(election, one);
  const quota = (BigInt(election.papers.length) * one) / BigInt(election.seats + 1) + 1n;
  const pending: number[] = [];
  const first = (among: readonly number[], sought: 'most' | 'fewest'): number => {
    const all = among.map((c) => hall.votes[c] ?? 0n);
    const wanted = all.reduce((a, b) => ((sought === 'most') === a > b ? a : b));
    return Math.min(...among.filter((c) => hall.votes[c] === wanted));
  };
  if (hall.done()) return hall.result();
  for (;;) {
    for (const c of hall.standing()) {
      if ((hall.votes[c] ?? 0n) < quota) continue;
      hall.elect(c);
      pending.push(c);
    }
    if (hall.done()) return hall.result();
    const losers = batch ? sureLosers(hall, pending, quota) : [];
    if (losers.length > 0) {
      for (const c of losers) hall.state[c] = 'out';
      if (hall.done()) return hall.result();
      for (const c of losers) {
        for (const paper of hall.papers.filter(({ holder }) => holder === c)) pass(hall, paper);
        hall.votes[c] = 0n;
      }
      continue;
    }
    if (pending.length > 0) {
      const from = first(pending, 'most');
      pending.splice(pending.indexOf(from), 1);
      const votes = hall.votes[from] ?? 0n;
      for (const paper of hall.papers.filter(({ holder }) => holder === from)) {
        paper.value = (((paper.value * (votes - quota)) / one) * one) / votes;
        pass(hall, paper);
      }
      hall.votes[from] = quota;
      continue;
    }
    const from = first(hall.standing(), 'fewest');
    hall.state[from] = 'out';
    if (hall.done()) return hall.result();
    for (const paper of hall.papers.filter(({ holder }) => holder === from)) pass(hall, paper);
    hall.votes[from] = 0n;
  }
}

/** B.2: the largest set, with all who have as many or fewer, whose votes and all surpluses stay below everybody else's. */
function sureLosers(hall: Hall, pending: readonly number[], quota: bigint): readonly number[] {
  const votesOf = (c: number): bigint => hall.votes[c] ?? 0n;
  const left = hall.standing();
  const surplus = pending.reduce((all, c) => all + votesOf(c) - quota, 0n);
  const sets = left
    .map((c) => left.filter((other) => votesOf(other) <= votesOf(c)))
    .filter((set) => left.length - set.length >= hall.places() && set.length < left.length)
    .filter((set) => {
      const most = set.reduce((all, c) => all + votesOf(c), surplus);
      return left.every((c) => set.includes(c) || most < votesOf(c));
    });
  return sets.sort((a, b) => b.length - a.length)[0] ?? [];
}

/** SI 1985/454, rules 47 to 52; `quota`: without rules 48(3) and 52(2) and (3), the last vacancy is filled by quota. */
export function naiveNorthernIreland(election: SmallElection, lastVacancy: 'statute' | 'quota' = 'statute'): Naive {
  const one = 100n;
  const hall = new Hall(election, one);
  const quota = (BigInt(Math.floor(election.papers.length / (election.seats + 1))) + 1n) * one;
  const over = (c: number): bigint => ((hall.votes[c] ?? 0n) > quota ? (hall.votes[c] ?? 0n) - quota : 0n);
  let waiting: number[] = [];
  let time = 0;
  const look = (first: boolean): void => {
    // 48(3)
    if (first && election.seats === 1 && lastVacancy === 'statute') return;
    const found = hall.standing().filter((c) => (hall.votes[c] ?? 0n) >= quota);
    for (const c of found) hall.elect(c);
    waiting.push(...found);
    if (lastVacancy === 'quota' || hall.places() !== 1) return;
    const rest = hall.votes.reduce((all, v, c) => (hall.state[c] === 'elected' ? all + over(c) : all + v), 0n);
    const ahead = hall.standing().filter((c) => (hall.votes[c] ?? 0n) > 0n && 2n * (hall.votes[c] ?? 0n) >= rest);
    if (ahead[0] !== undefined && ahead.length === 1) hall.elect(ahead[0]);
  };
  look(true);
  for (;;) {
    if (hall.done()) return hall.result();
    hall.history.push([...hall.votes]);
    waiting = waiting.filter((c) => over(c) > 0n);
    const surplus = waiting.reduce((all, c) => all + over(c), 0n);
    const group = lowGroup(hall, surplus);
    if (surplus > 0n && group.length === 0) {
      const from = hall.best(waiting, 'most', hall.history);
      const mine = hall.papers.filter(({ holder }) => holder === from);
      const last = Math.max(...mine.map(({ received }) => received));
      const moving = mine.filter((paper) => paper.received === last && hall.next(paper) !== undefined);
      const each = moving.length === 0 ? 0n : over(from) / BigInt(moving.length);
      time += 1;
      hall.votes[from] = quota;
      waiting = waiting.filter((c) => c !== from);
      for (const paper of mine) if (!moving.includes(paper)) paper.holder = undefined;
      for (const paper of moving) {
        paper.value = each < paper.value ? each : paper.value;
        pass(hall, paper, time);
      }
      look(false);
      continue;
    }
    const losers = group.length > 0 ? group : [hall.best(hall.standing(), 'fewest', hall.history)];
    for (const c of losers) hall.state[c] = 'out';
    // 52(1), (3)
    if (lastVacancy === 'statute' && hall.standing().length <= hall.places()) continue;
    const theirs = hall.papers.filter(({ holder }) => holder !== undefined && losers.includes(holder));
    const firsts = theirs.filter(({ received }) => received === 0);
    const values = [...new Set(theirs.filter(({ received }) => received > 0).map(({ value }) => value))];
    values.sort((a, b) => (a > b ? -1 : 1));
    const batches = [firsts, ...values.map((v) => theirs.filter((p) => p.received > 0 && p.value === v))];
    let over2 = false;
    for (const batch of batches.filter(({ length }) => length > 0)) {
      if (over2) break;
      time += 1;
      for (const paper of batch) {
        hall.votes[paper.holder ?? 0] = (hall.votes[paper.holder ?? 0] ?? 0n) - paper.value;
        pass(hall, paper, time);
      }
      look(false);
      over2 = hall.places() === 0 || hall.standing().length <= hall.places();
    }
    if (theirs.length === 0) look(false);
  }
}

function lowGroup(hall: Hall, surplus: bigint): number[] {
  const order = hall.standing().sort((a, b) => ((hall.votes[a] ?? 0n) < (hall.votes[b] ?? 0n) ? -1 : 1));
  for (let k = order.length - hall.places(); k >= 1; k -= 1) {
    const held = order.slice(0, k).reduce((all, c) => all + (hall.votes[c] ?? 0n), surplus);
    const next = order[k];
    if (next !== undefined && held < (hall.votes[next] ?? 0n)) return order.slice(0, k);
  }
  return [];
}

/** CEA 1918 s. 273, with fractions of papers for transfer values; in bulk as subsection (13A) allows where that is asked for. */
export function naiveSenate(election: SmallElection, { bulk = false } = {}): Naive {
  const hall = new Hall(election, 1n);
  const values = new Map<Paper, Fraction>(hall.papers.map((paper) => [paper, fraction(1)]));
  const credited = new Map<Paper, Fraction>(hall.papers.map((paper) => [paper, fraction(1)]));
  const quota = BigInt(Math.floor(election.papers.length / (election.seats + 1))) + 1n;
  const queue: number[][] = [];
  const allDiffer = (among: readonly number[]): bigint[][] =>
    [...hall.history].reverse().filter((votes) => new Set(among.map((c) => votes[c])).size === among.length);
  const pick = (among: readonly number[], sought: 'most' | 'fewest'): number => {
    const now = among.map((c) => hall.votes[c] ?? 0n).reduce((a, b) => ((sought === 'most') === a > b ? a : b));
    const tied = among.filter((c) => hall.votes[c] === now);
    return hall.best(tied, sought, allDiffer(tied));
  };
  const look = (): void => {
    const reached = hall.standing().filter((c) => (hall.votes[c] ?? 0n) >= quota);
    const found = hall.reach(reached, (among) => pick(among, 'most'));
    const over = found.filter((c) => (hall.votes[c] ?? 0n) > quota);
    if (over.length > 0) queue.push(over);
  };
  const hand = (batch: readonly Paper[], value: Fraction): void => {
    const gets = new Map<number, Paper[]>();
    for (const paper of batch) {
      const to = hall.next(paper);
      paper.holder = to;
      values.set(paper, value);
      if (to !== undefined) gets.set(to, [...(gets.get(to) ?? []), paper]);
    }
    for (const [to, papers] of gets) {
      const votes = (BigInt(papers.length) * value.num) / value.den;
      hall.give(to, votes);
      for (const paper of papers) credited.set(paper, divide(fraction(votes), fraction(papers.length)));
    }
  };
  look();
  for (;;) {
    hall.history.push([...hall.votes]);
    if (hall.done()) return hall.result();
    const doomed = hall.doomed();
    if (doomed.length > 0) {
      if (expel(doomed)) return hall.result();
      continue;
    }
    const [first] = queue;
    if (first !== undefined) {
      const from = pick(first, 'most');
      first.splice(first.indexOf(from), 1);
      if (first.length === 0) queue.shift();
      const mine = hall.papers.filter(({ holder }) => holder === from);
      const surplus = (hall.votes[from] ?? 0n) - quota;
      hall.votes[from] = quota;
      hand(mine, fraction(surplus, mine.length));
      look();
      continue;
    }
    const left = hall.standing();
    if (hall.places() === 1 && left.length === 2) {
      const now = left.map((c) => hall.votes[c] ?? 0n).reduce((a, b) => (a > b ? a : b));
      hall.elect(Math.min(...left.filter((c) => hall.votes[c] === now)));
      return hall.result();
    }
    const several = bulk ? bulkOf(hall, quota, allDiffer) : [];
    if (expel(several.length > 1 ? several : [pick(hall.expendable(), 'fewest')])) return hall.result();
  }

  /** (13AA): papers of one transfer value together, whoever of the excluded holds them. True when all seats are filled in between. */
  function expel(losers: readonly number[]): boolean {
    for (const c of losers) hall.state[c] = 'out';
    const theirs = hall.papers.filter(({ holder }) => holder !== undefined && losers.includes(holder));
    const kinds = [...new Set(theirs.map((paper) => text(values.get(paper))))].map((key) =>
      theirs.filter((paper) => text(values.get(paper)) === key),
    );
    kinds.sort((a, b) => -compare(values.get(a[0] as Paper) ?? zero, values.get(b[0] as Paper) ?? zero));
    for (const [i, batch] of kinds.entries()) {
      if (i > 0) hall.history.push([...hall.votes]);
      if (i > 0 && hall.places() === 0) return true;
      const rest = kinds.slice(i + 1).flat();
      for (const c of losers.filter((one) => batch.some(({ holder }) => holder === one))) {
        const worth = batch
          .filter(({ holder }) => holder === c)
          .reduce((all, paper) => add(all, credited.get(paper) ?? zero), zero);
        const last = !rest.some(({ holder }) => holder === c);
        hall.votes[c] = last ? 0n : (hall.votes[c] ?? 0n) - worth.num / worth.den;
      }
      hand(batch, values.get(batch[0] as Paper) ?? zero);
      look();
    }
    return false;
  }
}

/** (13A), (13B), in the words of the text: Candidates A, B and C. */
function bulkOf(hall: Hall, quota: bigint, allDiffer: (among: readonly number[]) => bigint[][]): readonly number[] {
  const votesOf = (c: number): bigint => hall.votes[c] ?? 0n;
  const stands = (a: number, b: number): number => {
    if (votesOf(a) !== votesOf(b)) return votesOf(a) > votesOf(b) ? -1 : 1;
    // (31)(b): the last count that told all who are level apart, or the officer, who favours the smaller number.
    const level = hall.standing().filter((c) => votesOf(c) === votesOf(a));
    const [then] = allDiffer(level);
    return then ? ((then[a] ?? 0n) > (then[b] ?? 0n) ? -1 : 1) : a - b;
  };
  const poll = hall.standing().sort(stands);
  const notional = (c: number): bigint => poll.slice(poll.indexOf(c)).reduce((all, one) => all + votesOf(one), 0n);
  const shortfall = (c: number): bigint => quota - votesOf(c);
  const leading = shortfall(poll[0] ?? 0);
  const vacancy = poll.slice(0, hall.places()).reduce((all, c) => all + shortfall(c), 0n);
  const a = poll.findLast((c) => notional(c) >= vacancy);
  const b = poll.find((c) => {
    const higher = poll[poll.indexOf(c) - 1];
    const belowA = a === undefined ? notional(c) < vacancy : poll.indexOf(c) > poll.indexOf(a);
    return belowA && higher !== undefined && notional(c) < votesOf(higher);
  });
  if (b === undefined) return [];
  const last = notional(b) < leading ? b : poll.find((c) => notional(c) < leading);
  if (last === undefined) return [];
  const going = poll.slice(poll.indexOf(last)).reverse();
  return going.slice(0, poll.length - hall.places());
}

function text(value: Fraction | undefined): string {
  return `${value?.num}/${value?.den}`;
}

/** Exclude the lowest until one more than the seats remains, and then that one; or until somebody has more than half. */
export function naiveRunoff(election: SmallElection, until: 'last' | 'majority' = 'last'): Naive {
  const hall = new Hall(election, 1n);
  while (!hall.done()) {
    const doomed = hall.doomed();
    if (doomed.length > 0) {
      hall.history.push([...hall.votes]);
      for (const c of doomed) hall.state[c] = 'out';
      for (const c of doomed) out(hall, c);
      continue;
    }
    const active = hall.votes.reduce((a, b) => a + b, 0n);
    const over = hall.standing().find((c) => 2n * (hall.votes[c] ?? 0n) > active);
    if (until === 'majority' && election.seats === 1 && over !== undefined) {
      hall.elect(over);
      return hall.result();
    }
    const from = hall.best(hall.expendable(), 'fewest', [...hall.history].reverse());
    if (hall.standing().length === election.seats + 1) {
      hall.state[from] = 'out';
      continue;
    }
    hall.history.push([...hall.votes]);
    out(hall, from);
  }
  return hall.result();
}

/** WIGM in fractions: more than the exact quota elects, empty surpluses move nothing. */
export function naiveExactWigm(election: SmallElection): Naive {
  const hall = new Hall(election, 1n);
  const worth = new Map<Paper, Fraction>(hall.papers.map((paper) => [paper, fraction(1)]));
  const quota = fraction(election.papers.length, election.seats + 1);
  const held = (c: number): Fraction =>
    hall.papers.reduce((all, paper) => (paper.holder === c ? add(all, worth.get(paper) ?? zero) : all), zero);
  const kept = new Map<number, Fraction>();
  const pending: number[] = [];
  const first = (among: readonly number[], sign: number): number =>
    among.reduce((best, c) => (sign * compare(held(c), held(best)) > 0 ? c : best));
  while (!hall.done()) {
    for (const c of hall.standing()) {
      if (compare(held(c), quota) <= 0) continue;
      hall.elect(c);
      pending.push(c);
    }
    if (hall.done()) break;
    const from = pending.length > 0 ? first(pending, 1) : first(hall.standing(), -1);
    const votes = held(from);
    const share = pending.length > 0 ? divide(subtract(votes, quota), votes) : fraction(1);
    if (pending.length > 0) {
      pending.splice(pending.indexOf(from), 1);
      kept.set(from, quota);
    } else hall.state[from] = 'out';
    for (const paper of hall.papers.filter(({ holder }) => holder === from)) {
      paper.holder = hall.next(paper);
      worth.set(paper, multiply(worth.get(paper) ?? zero, share));
    }
  }
  const votes = hall.votes
    .map((_, c) => kept.get(c) ?? held(c))
    .map(({ num, den }) => (den === 1n ? `${num}` : `${num}/${den}`));
  return { elected: [...hall.elected].sort((a, b) => a - b), votes };
}

export interface WigmChoices {
  readonly quota: 'fraction' | 'whole';
  readonly rounding: 'each' | 'once';
  readonly batch: 'none' | 'zero';
}

/**
 * WIGM with nine decimals cut off, as Droop's parametric rule has it: whoever reaches the quota waits, the largest surplus
 * (also an empty one) moves, then the lowest goes, or all who have nothing. An order drawn beforehand chooses its first.
 */
export function naiveFixedWigm(election: SmallElection, { quota, rounding, batch }: WigmChoices): Naive {
  const one = 1_000_000_000n;
  const hall = new Hall(election, one);
  const votesOf = (c: number): bigint => hall.votes[c] ?? 0n;
  const [papers, seats] = [BigInt(election.papers.length), BigInt(election.seats + 1)];
  const needed = quota === 'whole' ? (papers / seats + 1n) * one : (papers * one) / seats + 1n;
  const pending: number[] = [];
  const level = (among: readonly number[], sought: 'most' | 'fewest'): readonly number[] => {
    const wanted = among.map(votesOf).reduce((a, b) => ((sought === 'most') === a > b ? a : b));
    return among.filter((c) => votesOf(c) === wanted);
  };
  while (!hall.done()) {
    for (const c of hall.standing().filter((own) => votesOf(own) >= needed)) {
      hall.elect(c);
      pending.push(c);
    }
    if (hall.done()) break;
    if (pending.length > 0) {
      const from = Math.min(...level(pending, 'most'));
      pending.splice(pending.indexOf(from), 1);
      const [votes, surplus] = [votesOf(from), votesOf(from) - needed];
      for (const paper of hall.papers.filter(({ holder }) => holder === from)) {
        const product = rounding === 'once' ? paper.value * surplus : ((paper.value * surplus) / one) * one;
        paper.value = product / votes;
        pass(hall, paper);
      }
      hall.votes[from] = needed;
      continue;
    }
    const low = level(hall.standing(), 'fewest');
    const empty = batch === 'zero' && low.every((c) => votesOf(c) === 0n);
    // Not so many that seats would stay empty.
    const losers = empty ? low.slice(0, hall.standing().length - hall.places()) : [Math.min(...low)];
    for (const c of losers) out(hall, c);
  }
  return hall.result();
}
