/**
 * The purchases of equal shares with floating-point numbers, but only as far as
 * they are certain: every comparison must be clear by a margin far above any
 * rounding error. `undefined` as soon as one is not: then the exact count decides.
 *
 * Sums of up to a million terms carry a relative error below 10⁻⁹; a difference
 * of less than {@link margin} counts as unclear.
 */
import { type Fraction, zero } from '@quorate/basics';
import type { Satisfaction } from './equal-shares.ts';
import type { Projects } from './projects.ts';

const margin = 1e-7;

/** What is bought when everybody has `share`; `undefined` where the exact count must decide. */
export type Purchaser = (share: Fraction) => readonly number[] | undefined;

export function certainPurchaser(projects: Projects, satisfaction: Satisfaction): Purchaser {
  const costs = projects.costs.map(toNumber);
  const weights = projects.voters.map(({ weight }) => toNumber(weight));
  const supporters: readonly Supporters[] = projects.names.map((_, project) =>
    projects.voters.flatMap(({ points }, voter) => {
      const given = points.get(project);
      if (given === undefined) return [];
      const worth = satisfaction === 'points' ? given : satisfaction === 'cost' ? (costs[project] ?? 0) : 1;
      return worth > 0 ? [{ voter, worth, weight: weights[voter] ?? 0 }] : [];
    }),
  );
  return (share) => {
    const part = toNumber(share);
    const start = { rests: projects.voters.map(() => part), chosen: [], known: projects.names.map(() => 0) };
    return purchase(projects, costs, supporters, part, start, 0);
  };
}

interface Counter {
  readonly rests: number[];
  readonly chosen: number[];
  /** Prices only rise, so the price when last looked at is a lower bound. */
  readonly known: number[];
}

/** Equals that do matter to each other are tried in each order, so often at most; all must end alike. */
const mostBranchings = 4;

type Supporters = readonly { readonly voter: number; readonly worth: number; readonly weight: number }[];

function purchase(
  projects: Projects,
  costs: readonly number[],
  supporters: readonly Supporters[],
  part: number,
  counter: Counter,
  branchings: number,
): readonly number[] | undefined {
  const { rests, chosen, known } = counter;
  for (;;) {
    const open = projects.open
      .filter((one) => !chosen.includes(one) && !projects.rivals[one]?.some((rival) => chosen.includes(rival)))
      .sort((a, b) => (known[a] ?? 0) - (known[b] ?? 0));
    let least = Number.POSITIVE_INFINITY;
    for (const project of open) {
      if ((known[project] ?? 0) > least * (1 + 5 * margin)) break;
      const rho = rhoOf(project);
      if (rho === undefined) return undefined;
      known[project] = rho;
      least = Math.min(least, rho);
    }
    if (least === Number.POSITIVE_INFINITY) return chosen;
    const next = open.filter((project) => (known[project] ?? 0) <= least * (1 + margin));
    if (open.some((one) => !next.includes(one) && (known[one] ?? 0) <= least * (1 + 3 * margin))) return undefined;
    if (next.length > 1 && !independent(next, least)) return alike(next, least);
    for (const project of next) buy(counter, project, least);
  }

  function buy({ rests: purse, chosen: bought }: Counter, project: number, rho: number): void {
    for (const { voter, worth } of supporters[project] ?? []) {
      purse[voter] = Math.max(0, (purse[voter] ?? 0) - rho * worth);
    }
    bought.push(project);
  }

  function alike(equal: readonly number[], rho: number): readonly number[] | undefined {
    if (branchings >= mostBranchings) return undefined;
    const ends = equal.map((first) => {
      const branch = { rests: [...rests], chosen: [...chosen], known: [...known] };
      buy(branch, first, rho);
      return purchase(projects, costs, supporters, part, branch, branchings + 1);
    });
    const key = (end: readonly number[] | undefined): string | undefined =>
      end && [...end].sort((a, b) => a - b).join();
    return ends.every((end) => end !== undefined && key(end) === key(ends[0])) ? ends[0] : undefined;
  }

  /**
   * Equal prices do no harm where nobody runs out of money: then each of the
   * equals still costs the same after the others, and all are bought in any order.
   */
  function independent(equal: readonly number[], rho: number): boolean {
    const owed = new Map<number, number>();
    for (const project of equal) {
      if (projects.rivals[project]?.some((one) => equal.includes(one))) return false;
      for (const { voter, worth } of supporters[project] ?? []) owed.set(voter, (owed.get(voter) ?? 0) + rho * worth);
    }
    return [...owed].every(([voter, sum]) => sum <= (rests[voter] ?? 0) * (1 - margin));
  }

  /** Infinite when clearly too dear, `undefined` when it is not clear whether the money is enough. */
  function rhoOf(project: number): number | undefined {
    const cost = costs[project] ?? 0;
    const payers = supporters[project] ?? [];
    const money = payers.reduce((sum, { voter, weight }) => sum + (rests[voter] ?? 0) * weight, 0);
    if (payers.length > 0 && Math.abs(money - cost) <= margin * Math.max(cost, part)) return undefined;
    if (money < cost || payers.length === 0) return Number.POSITIVE_INFINITY;
    let worthLeft = payers.reduce((sum, { weight, worth }) => sum + weight * worth, 0);
    // Nobody runs out: the usual case, and no need to sort.
    const even = cost / worthLeft;
    if (payers.every(({ voter, worth }) => (rests[voter] ?? 0) >= even * worth)) return even;
    const ordered = payers
      .map(({ voter, worth, weight }) => ({
        limit: (rests[voter] ?? 0) / worth,
        rest: rests[voter] ?? 0,
        weight,
        worth,
      }))
      .sort((a, b) => a.limit - b.limit);
    let paid = 0;
    for (const { limit, rest, weight, worth } of ordered) {
      if (paid + limit * worthLeft >= cost) return (cost - paid) / worthLeft;
      paid += rest * weight;
      worthLeft -= weight * worth;
    }
    return undefined;
  }
}

function toNumber({ num, den }: Fraction = zero): number {
  return Number(num) / Number(den);
}
