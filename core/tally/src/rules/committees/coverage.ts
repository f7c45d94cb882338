/**
 * How many voters approve of at least one of a group, for every group within a committee.
 *
 *     N(S) = voters - voters who approve of nobody in S
 *
 * With few candidates one table over all sets of candidates answers for all committees (the sum over subsets, one
 * candidate at a time, as in Yates's algorithm); with more, the ballots are grouped anew for each committee.
 */
import type { Approvals } from './approvals.ts';

/** 2^20 sums are eight megabytes. */
const mostInOneTable = 20;

/** At place `bits`, the voters, in units, who approve of at least one of the members whose bits are set. */
export type Coverage = readonly bigint[];

/** Members are at most as many as bits of a number allow; the table has 2^members places. */
export function coverageWithin(approvals: Approvals): (members: readonly number[]) => Coverage {
  const { names, ballots, voters } = approvals;
  const marked = ballots.reduce((sum, { weight }) => sum + weight, 0n);
  if (names.length > mostInOneTable || voters > BigInt(Number.MAX_SAFE_INTEGER)) {
    return (members) => complement(subsetSums(groupedBy(approvals, members)), marked);
  }
  const within = new Float64Array(2 ** names.length);
  for (const { approved, weight } of ballots) {
    const set = approved.reduce((bits, one) => bits | (1 << one), 0);
    within[set] = (within[set] ?? 0) + Number(weight);
  }
  for (let bit = 1; bit < within.length; bit *= 2) {
    for (let set = 0; set < within.length; set++) {
      if ((set & bit) !== 0) within[set] = (within[set] ?? 0) + (within[set ^ bit] ?? 0);
    }
  }
  const everybody = within.length - 1;
  return (members) => setsOf(members).map((set) => marked - BigInt(within[everybody ^ set] ?? 0));
}

/** The set of candidates behind each set of members. */
function setsOf(members: readonly number[]): readonly number[] {
  const sets = [0];
  for (const one of members) sets.push(...sets.map((set) => set | (1 << one)));
  return sets;
}

function groupedBy({ ballots }: Approvals, members: readonly number[]): bigint[] {
  const bitOf = new Map(members.map((one, at) => [one, 2 ** at]));
  const sums = Array.from({ length: 2 ** members.length }, () => 0n);
  for (const { approved, weight } of ballots) {
    const bits = approved.reduce((sum, one) => sum + (bitOf.get(one) ?? 0), 0);
    sums[bits] = (sums[bits] ?? 0n) + weight;
  }
  return sums;
}

function subsetSums(sums: bigint[]): bigint[] {
  for (let bit = 1; bit < sums.length; bit *= 2) {
    for (let set = 0; set < sums.length; set++) {
      if ((set & bit) !== 0) sums[set] = (sums[set] ?? 0n) + (sums[set ^ bit] ?? 0n);
    }
  }
  return sums;
}

function complement(sums: readonly bigint[], marked: bigint): Coverage {
  return sums.map((_, set) => marked - (sums[sums.length - 1 - set] ?? 0n));
}
