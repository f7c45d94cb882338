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

export function certainPurchases(
  projects: Projects,
  satisfaction: Satisfaction,
  share: Fraction,
): readonly number[] | undefined {
  const part = toNumber(share);
  const costs = projects.costs.map(toNumber);
  const weights = projects.voters.map(({ weight }) => toNumber(weight));
  const rests = projects.voters.map(() => part);
  const supporters = projects.names.map((_, project) =>
    projects.voters.flatMap(({ points }, voter) => {
      const given = points.get(project);
      if (given === undefined) return [];
      return [
        { voter, worth: satisfaction === 'points' ? given : satisfaction === 'cost' ? (costs[project] ?? 0) : 1 },
      ];
    }),
  );
  const chosen: number[] = [];
  for (;;) {
    const rhos: { readonly project: number; readonly rho: number }[] = [];
    for (const project of projects.open) {
      if (chosen.includes(project) || projects.rivals[project]?.some((one) => chosen.includes(one))) continue;
      const rho = rhoOf(project);
      if (rho === undefined) return undefined;
      rhos.push({ project, rho });
    }
    const least = rhos.reduce((a, { rho }) => Math.min(a, rho), Number.POSITIVE_INFINITY);
    if (least === Number.POSITIVE_INFINITY) return chosen;
    const next = rhos.filter(({ rho }) => rho <= least * (1 + margin)).map(({ project }) => project);
    if (rhos.some(({ project, rho }) => !next.includes(project) && rho <= least * (1 + 3 * margin))) return undefined;
    if (next.length > 1 && !independent(next, least)) return undefined;
    for (const project of next) {
      for (const { voter, worth } of supporters[project] ?? []) {
        rests[voter] = Math.max(0, (rests[voter] ?? 0) - least * worth);
      }
      chosen.push(project);
    }
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
    const money = payers.reduce((sum, { voter }) => sum + (rests[voter] ?? 0) * (weights[voter] ?? 0), 0);
    if (Math.abs(money - cost) <= margin * Math.max(cost, part)) return undefined;
    if (money < cost || payers.length === 0) return Number.POSITIVE_INFINITY;
    const ordered = payers
      .map(({ voter, worth }) => ({
        limit: (rests[voter] ?? 0) / worth,
        rest: rests[voter] ?? 0,
        weight: weights[voter] ?? 0,
        worth,
      }))
      .sort((a, b) => a.limit - b.limit);
    let paid = 0;
    let worthLeft = ordered.reduce((sum, { weight, worth }) => sum + weight * worth, 0);
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
