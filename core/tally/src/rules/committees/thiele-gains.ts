/**
 * What one more member is worth to the voters of a committee W that grows and shrinks, under Thiele's rules.
 *
 *     gain of c = Σ over ballots A with c ∈ A of weight(A) · w(|A ∩ W| + 1)
 *               = Σ over T ⊆ W of δ(|T|) · voters who approve of c and of all T
 *     δ(i)      = Σ over l ≤ i of (-1)^(i-l) · (i over l) · w(l + 1)
 *
 * The first line looks at every ballot, the second at every set of members in one table over all sets of candidates
 * (inclusion and exclusion). Both are exact; the one with less work is taken.
 */
import { fraction } from '@quorate/basics';
import type { Approvals } from './approvals.ts';
import { holdersAmong, supportersOf } from './holdings.ts';

/** Worth of the j-th approved member (from 1), as whole parts of `scale`. */
export interface Worth {
  readonly of: (j: number) => bigint;
  readonly scale: bigint;
}

export interface Gains {
  readonly of: (one: number) => bigint;
  readonly join: (one: number) => void;
  /** Only whoever joined last leaves. */
  readonly leave: (one: number) => void;
}

/** 2^20 sums are eight megabytes. */
const mostInOneTable = 20;

export function gainsFor(approvals: Approvals, worth: Worth): Gains {
  const { names, seats, ballots, voters } = approvals;
  // Sums over all sets of members have to be whole numbers that floating point holds.
  const exact = voters * 2n ** BigInt(seats) <= BigInt(Number.MAX_SAFE_INTEGER);
  const worthIt = ballots.length > 2 ** seats && ballots.length * 100 > 2 ** names.length;
  return exact && worthIt && names.length <= mostInOneTable
    ? gainsBySets(approvals, worth)
    : gainsByBallots(approvals, worth);
}

export function gainsByBallots(approvals: Approvals, worth: Worth): Gains {
  /** Members whom each ballot approves of. */
  const held = new Uint32Array(approvals.ballots.length);
  const amounts = Array.from({ length: approvals.seats + 1 }, (_, members) => fraction(members));
  const move = (one: number, by: 1 | -1): void => {
    for (const at of supportersOf(approvals, one)) held[at] = (held[at] ?? 0) + by;
  };
  return {
    of: (one) =>
      holdersAmong(approvals, { amounts, places: held }, one).reduce(
        (sum, { amount, voters }) => sum + voters * worth.of(Number(amount.num) + 1),
        0n,
      ),
    join: (one) => move(one, 1),
    leave: (one) => move(one, -1),
  };
}

export function gainsBySets(approvals: Approvals, worth: Worth): Gains {
  const together = approvingOfAll(approvals);
  const deltas = differences(worth, approvals.seats);
  /** All sets of members, and how many are in each. */
  const [sets, sizes] = [[0], [0]];
  return {
    of: (one) => {
      const bySize = deltas.map(() => 0);
      for (const [at, set] of sets.entries()) {
        const size = sizes[at] ?? 0;
        bySize[size] = (bySize[size] ?? 0) + (together[set | (1 << one)] ?? 0);
      }
      return bySize.reduce((sum, voters, size) => sum + BigInt(voters) * (deltas[size] ?? 0n), 0n);
    },
    join: (one) => {
      sets.push(...sets.map((set) => set | (1 << one)));
      sizes.push(...sizes.map((size) => size + 1));
    },
    leave: () => {
      sets.length /= 2;
      sizes.length /= 2;
    },
  };
}

/** For each set of candidates the voters, in units, who approve of all of them: sums over the sets around it. */
function approvingOfAll({ names, ballots }: Approvals): Float64Array {
  const sums = new Float64Array(2 ** names.length);
  for (const { approved, weight } of ballots) {
    const set = approved.reduce((bits, one) => bits | (1 << one), 0);
    sums[set] = (sums[set] ?? 0) + Number(weight);
  }
  for (let bit = 1; bit < sums.length; bit *= 2) {
    for (let set = 0; set < sums.length; set++) {
      if ((set & bit) === 0) sums[set] = (sums[set] ?? 0) + (sums[set | bit] ?? 0);
    }
  }
  return sums;
}

/** δ(0), δ(1) ...: the first of each row of differences of w(1), w(2) ... */
function differences(worth: Worth, seats: number): readonly bigint[] {
  let row = Array.from({ length: seats }, (_, at) => worth.of(at + 1));
  const firsts: bigint[] = [];
  while (row.length > 0) {
    firsts.push(row[0] ?? 0n);
    row = row.slice(1).map((value, at) => value - (row[at] ?? 0n));
  }
  return firsts;
}
