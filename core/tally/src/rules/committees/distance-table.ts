/**
 * How far voters are from committees: the candidates on whom they disagree, |A Δ W|.
 *
 * With few candidates and many ballots one table over all sets of candidates answers for all committees. It starts with
 * every ballot at distance 0 from its own set; candidate by candidate, whoever is `d` away from a set is `d` away from
 * it still, or `d + 1` from the same set with that candidate put in or left out.
 */
import { type Approvals, howMany } from './approvals.ts';

/** Distances with the voters at them, farthest first. */
export type Distances = readonly (readonly [distance: bigint, voters: bigint])[];

/** 2^20 sets with twenty-one distances each are 176 megabytes. */
const mostInOneTable = 20;

export function distancesOf(approvals: Approvals): (committee: readonly number[]) => Distances {
  const { names, candidates, seats, ballots, voters } = approvals;
  const directly = howMany(candidates.length, seats) * ballots.length * (names.length / 2);
  const tabling = 2 ** names.length * (names.length + 1) * names.length;
  const isLarge = names.length > mostInOneTable || voters > BigInt(Number.MAX_SAFE_INTEGER);
  return isLarge || tabling > directly ? (committee) => measured(approvals, committee) : tabled(approvals);
}

/** Blank papers are as far as the committee is large. */
function measured({ ballots, voters }: Approvals, committee: readonly number[]): Distances {
  const at = new Map<number, bigint>();
  let marked = 0n;
  for (const { approved, weight } of ballots) {
    const shared = approved.filter((one) => committee.includes(one)).length;
    const distance = approved.length + committee.length - 2 * shared;
    at.set(distance, (at.get(distance) ?? 0n) + weight);
    marked += weight;
  }
  if (voters > marked) at.set(committee.length, (at.get(committee.length) ?? 0n) + voters - marked);
  return [...at].sort(([a], [b]) => b - a).map(([distance, weight]) => [BigInt(distance), weight]);
}

function tabled({ names, ballots, voters }: Approvals): (committee: readonly number[]) => Distances {
  const width = names.length + 1;
  const table = new Float64Array(2 ** names.length * width);
  let blank = voters;
  for (const { approved, weight } of ballots) {
    const cell = setOf(approved) * width;
    table[cell] = (table[cell] ?? 0) + Number(weight);
    blank -= weight;
  }
  table[0] = (table[0] ?? 0) + Number(blank);
  for (let bit = 1; bit < 2 ** names.length; bit *= 2) {
    for (let set = 0; set < 2 ** names.length; set++) {
      if ((set & bit) === 0) crossOver(table, set * width, (set | bit) * width, width);
    }
  }
  return (committee) => {
    const row = table.subarray(setOf(committee) * width, (setOf(committee) + 1) * width);
    const found: (readonly [bigint, bigint])[] = [];
    for (let distance = names.length; distance >= 0; distance--) {
      const here = row[distance] ?? 0;
      if (here > 0) found.push([BigInt(distance), BigInt(here)]);
    }
    return found;
  };
}

/** Two sets that differ in one candidate: who is `d` from the one is `d + 1` from the other. */
function crossOver(table: Float64Array, one: number, other: number, width: number): void {
  let [left, right] = [0, 0];
  for (let distance = 0; distance < width; distance++) {
    const [here, there] = [table[one + distance] ?? 0, table[other + distance] ?? 0];
    table[one + distance] = here + right;
    table[other + distance] = there + left;
    [left, right] = [here, there];
  }
}

function setOf(candidates: readonly number[]): number {
  return candidates.reduce((bits, one) => bits | (1 << one), 0);
}
