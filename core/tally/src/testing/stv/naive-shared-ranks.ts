/**
 * Meek's and Warren's counts of papers with shared ranks, with forty decimals: as all strict orders in equal parts, or
 * divided evenly among those of the rank who are still in the count.
 */
import type { PlainPaper } from '../naive-profiles.ts';

const one = 10n ** 40n;
const omega = 10n ** 30n;
const up = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

export interface SharedElection {
  readonly seats: number;
  readonly candidates: number;
  readonly papers: readonly PlainPaper[];
}

/** Undefined where a defeat hangs on a tie. */
export function naiveSharedMeek(
  kind: 'meek' | 'warren',
  equal: 'orders' | 'split',
  { seats, candidates, papers }: SharedElection,
): readonly number[] | undefined {
  const keep = Array.from({ length: candidates }, () => one);
  const state: ('hopeful' | 'elected' | 'defeated')[] = keep.map(() => 'hopeful');
  const having = (s: string): number[] => state.flatMap((own, c) => (own === s ? [c] : []));
  let votes: bigint[] = [];
  const take = (c: number, arrives: bigint, weight: bigint): bigint => {
    const factor = keep[c] ?? 0n;
    const kept = kind === 'meek' ? (arrives * factor) / one : arrives < factor ? arrives : factor;
    votes[c] = (votes[c] ?? 0n) + kept * weight;
    return arrives - kept;
  };
  const pass = (ranks: readonly (readonly number[])[], arrives: bigint, weight: bigint): void => {
    const [rank, ...rest] = ranks;
    if (rank === undefined || arrives === 0n) return;
    const here = rank.filter((c) => state[c] !== 'defeated');
    // Divided evenly: a rank of which nobody is left ends the paper.
    for (const c of here) pass(rest, take(c, arrives / BigInt(here.length), weight), weight);
  };
  while (having('elected').length < seats && having('elected').length + having('hopeful').length > seats) {
    let before = 10n ** 60n;
    for (;;) {
      votes = keep.map(() => 0n);
      for (const [weight, ranks] of papers) {
        if (equal === 'split' && ranks.some((rank) => rank.length > 1)) {
          pass(ranks, one, BigInt(weight));
          continue;
        }
        const orders = strictOrders(ranks);
        for (const order of orders) {
          let arrives = one;
          const counted: [number, bigint][] = [];
          for (const c of order.filter((c) => state[c] !== 'defeated')) {
            const rest = takeOf(c, arrives);
            counted.push([c, arrives - rest]);
            arrives = rest;
          }
          for (const [c, kept] of counted) {
            votes[c] = (votes[c] ?? 0n) + (kept * BigInt(weight)) / BigInt(orders.length);
          }
        }
      }
      const quota = votes.reduce((a, b) => a + b, 0n) / BigInt(seats + 1) + 1n;
      const found = having('hopeful').filter((c) => (votes[c] ?? 0n) >= quota);
      // A hair's breadth of the quota: digits would decide.
      if (having('hopeful').some((c) => abs((votes[c] ?? 0n) - quota) < omega && votes[c] !== quota)) return undefined;
      for (const c of found) state[c] = 'elected';
      if (found.length > 0) break;
      const surplus = having('elected').reduce((all, c) => {
        const over = (votes[c] ?? 0n) - quota;
        return over > 0n ? all + over : all;
      }, 0n);
      if (surplus <= omega || surplus >= before) {
        const low = having('hopeful').sort((a, b) => ((votes[a] ?? 0n) < (votes[b] ?? 0n) ? -1 : 1));
        const [first = -1, second = -1] = low;
        // Whoever is no further above the lowest than the surplus is tied with them.
        if ((votes[second] ?? 0n) - (votes[first] ?? 0n) <= surplus + 2n * omega) return undefined;
        state[first] = 'defeated';
        keep[first] = 0n;
        break;
      }
      before = surplus;
      for (const c of having('elected')) keep[c] = up(up((keep[c] ?? 0n) * quota, one) * one, votes[c] ?? 1n);
    }
  }
  if (having('elected').length < seats) for (const c of having('hopeful')) state[c] = 'elected';
  return having('elected');

  function takeOf(c: number, arrives: bigint): bigint {
    const factor = keep[c] ?? 0n;
    return arrives - (kind === 'meek' ? (arrives * factor) / one : arrives < factor ? arrives : factor);
  }
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function strictOrders(ranks: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [rank, ...rest] = ranks;
  if (rank === undefined) return [[]];
  const after = strictOrders(rest);
  return arrangements(rank).flatMap((order) => after.map((tail) => [...order, ...tail]));
}

function arrangements(of: readonly number[]): readonly (readonly number[])[] {
  if (of.length === 0) return [[]];
  return of.flatMap((first) => arrangements(of.filter((c) => c !== first)).map((rest) => [first, ...rest]));
}
