/**
 * Papers that put several candidates at one rank.
 *
 * - `orders`: such a paper counts as all the strict orders it allows, in equal parts.
 * - `split`: what arrives at a rank is divided evenly among those of it who are still in the
 *   count, and what each passes on goes to the next rank; a rank none of whose candidates
 *   is left ends the paper. That is how Droop and programs built on it count them.
 */
import type { RankedProfile } from '../../../profile.ts';
import { ranksOf } from '../engine/papers.ts';
import { elected, hopeful, votesOf } from '../engine/table.ts';
import type { Meek } from './distribute.ts';

export interface SharedPaper {
  readonly ranks: readonly (readonly number[])[];
  readonly weight: number;
}

/** The papers with a shared rank among the candidates that stand, and the profile without them. */
export function setSharedApart(profile: RankedProfile): { shared: SharedPaper[]; strict: RankedProfile } {
  const shared: SharedPaper[] = [];
  const weights = Float64Array.from(profile.papers.weights);
  if (!profile.papers.entries.some((entry) => entry >= 0x8000)) return { shared, strict: profile };
  for (let i = 0; i < weights.length; i += 1) {
    const ranks = ranksOf(profile, i)
      .filter((rank) => rank !== 'gap')
      .map((rank) => rank.filter((c) => profile.candidates[c]?.withdrawn !== true))
      .filter((rank) => rank.length > 0);
    if (!ranks.some((rank) => rank.length > 1)) continue;
    shared.push({ ranks, weight: weights[i] ?? 0 });
    weights[i] = 0;
  }
  return { shared, strict: { ...profile, papers: { ...profile.papers, weights } } };
}

/** Shares these papers out; gives back what of them is exhausted. */
export function shareEqual<V>(meek: Meek<V>): V {
  const { arithmetic } = meek.table;
  let exhausted = arithmetic.zero;
  for (const paper of meek.shared) {
    const left = meek.sharing.equal === 'orders' ? inAllOrders(meek, paper) : evenly(meek, paper, 0, arithmetic.full);
    exhausted = arithmetic.add(exhausted, arithmetic.times(left, paper.weight));
  }
  return exhausted;
}

function credit<V>({ table }: Meek<V>, c: number, kept: V, weight: number): void {
  table.votes[c] = table.arithmetic.add(votesOf(table, c), table.arithmetic.times(kept, weight));
}

function evenly<V>(meek: Meek<V>, paper: SharedPaper, rank: number, arrives: V): V {
  const { table, keepFactors, sharing } = meek;
  const { arithmetic, status } = table;
  const standing = (paper.ranks[rank] ?? []).filter((c) => status[c] === hopeful || status[c] === elected);
  if (standing.length === 0 || arithmetic.compare(arrives, arithmetic.zero) === 0) return arrives;
  const each = arithmetic.share(arrives, standing.length);
  let left = arithmetic.zero;
  for (const c of standing) {
    const { kept, rest } = sharing.split(each, keepFactors[c] as V);
    credit(meek, c, kept, paper.weight);
    left = arithmetic.add(left, evenly(meek, paper, rank + 1, rest));
  }
  return left;
}

function inAllOrders<V>(meek: Meek<V>, paper: SharedPaper): V {
  const { table, keepFactors, sharing } = meek;
  const { arithmetic } = table;
  let power = arithmetic.full;
  for (const rank of paper.ranks) {
    if (rank.length === 1) {
      const c = rank[0] as number;
      const { kept, rest } = sharing.split(power, keepFactors[c] as V);
      credit(meek, c, kept, paper.weight);
      power = rest;
    } else if (sharing.byPrice) {
      power = pricesInAllOrders(meek, rank, power, paper.weight);
    } else {
      const passes = rank.map((c) => arithmetic.subtract(sharing.whole, keepFactors[c] as V));
      for (const [i, c] of rank.entries()) {
        const part = arithmetic.mul(meanOverOrders(meek, passes, i), keepFactors[c] as V, 'down');
        credit(meek, c, arithmetic.mul(power, arithmetic.share(part, rank.length), 'down'), paper.weight);
      }
      const all = passes.reduce((a, b) => arithmetic.mul(a, b, 'down'), sharing.whole);
      power = arithmetic.mul(power, all, 'down');
    }
    if (arithmetic.compare(power, arithmetic.zero) === 0) break;
  }
  return power;
}

/**
 * Warren in all orders of a rank: a candidate is paid what those before them left, up to the own price, on average over
 * the orders. Nobody gets anything after a hopeful, whose price is the whole; so only elected ones can stand before.
 */
function pricesInAllOrders<V>(meek: Meek<V>, rank: readonly number[], power: V, weight: number): V {
  const { table, keepFactors, sharing } = meek;
  const { arithmetic } = table;
  const standing = rank.filter((c) => arithmetic.compare(keepFactors[c] as V, arithmetic.zero) > 0);
  const least = (a: V, b: V): V => (arithmetic.compare(a, b) < 0 ? a : b);
  for (const c of standing) {
    const before = standing.filter(
      (other) => other !== c && arithmetic.compare(keepFactors[other] as V, sharing.whole) < 0,
    );
    // Over every set of those before: what is paid, added up by the size of the set.
    const paid: V[] = before.map(() => arithmetic.zero);
    paid.push(arithmetic.zero);
    const visit = (at: number, size: number, left: V): void => {
      if (at === before.length) {
        paid[size] = arithmetic.add(paid[size] as V, least(left, keepFactors[c] as V));
        return;
      }
      visit(at + 1, size, left);
      const price = keepFactors[before[at] as number] as V;
      if (arithmetic.compare(left, price) > 0) visit(at + 1, size + 1, arithmetic.subtract(left, price));
    };
    visit(0, 0, power);
    let mean = arithmetic.zero;
    let sets = 1;
    for (const [size, all] of paid.entries()) {
      // A set of that size stands first, and then `c`, in one of n · C(n - 1, size) orders.
      mean = arithmetic.add(mean, arithmetic.share(all, standing.length * sets));
      sets = (sets * (standing.length - 1 - size)) / (size + 1);
    }
    credit(meek, c, mean, weight);
  }
  return standing.reduce((left, c) => arithmetic.subtract(left, least(left, keepFactors[c] as V)), power);
}

/**
 * What reaches candidate `i` of a shared rank on average over all orders of the others: the sum over
 * `j` of the elementary symmetric polynomial of degree `j` in their passing shares, over `C(n, j)`.
 */
function meanOverOrders<V>({ table, sharing }: Meek<V>, passes: readonly V[], i: number): V {
  const { arithmetic } = table;
  const degree = passes.length - 1;
  const symmetric: V[] = [sharing.whole, ...passes.slice(1).map(() => arithmetic.zero)];
  passes.forEach((pass, k) => {
    if (k === i) return;
    for (let j = degree; j >= 1; j -= 1) {
      const term = arithmetic.mul(symmetric[j - 1] as V, pass, 'down');
      symmetric[j] = arithmetic.add(symmetric[j] as V, term);
    }
  });
  let mean = arithmetic.zero;
  let binomial = 1;
  for (let j = 0; j <= degree; j += 1) {
    mean = arithmetic.add(mean, arithmetic.share(symmetric[j] as V, binomial));
    binomial = (binomial * (degree - j)) / (j + 1);
  }
  return mean;
}
