/** Equal shares from its definition, with fractions, every price found by trying each possible group of exhausted voters. */
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  parseFraction,
  subtract,
  zero,
} from '@quorate/basics';
import type { BudgetProfile } from '../profile.ts';

export function naiveEqualShares(profile: BudgetProfile, satisfaction: string): readonly (readonly number[])[] {
  const costs = profile.costs.map(number);
  const { offsets, candidates, weights } = profile.papers;
  const voters = [...weights.keys()].map((paper) => new Set(candidates.slice(offsets[paper], offsets[paper + 1])));
  const worth = (project: number): Fraction => (satisfaction === 'cost' ? (costs[project] ?? zero) : fraction(1));
  const outcomes = new Map<string, readonly number[]>();
  const visit = (chosen: readonly number[], rests: readonly Fraction[]): void => {
    const prices = costs.flatMap((cost, project) => {
      if (chosen.includes(project)) return [];
      const payers = rests.filter((_, voter) => voters[voter]?.has(project));
      const rho = priceOf(cost, worth(project), payers);
      return rho === undefined ? [] : [{ project, rho }];
    });
    if (prices.length === 0) {
      const sorted = [...chosen].sort((a, b) => a - b);
      outcomes.set(sorted.join(), sorted);
      return;
    }
    for (const { project, rho } of prices.filter(({ rho: own }) =>
      prices.every(({ rho: other }) => compare(own, other) <= 0),
    )) {
      const pay = multiply(rho, worth(project));
      visit(
        [...chosen, project],
        rests.map((rest, voter) =>
          voters[voter]?.has(project) ? subtract(rest, compare(pay, rest) < 0 ? pay : rest) : rest,
        ),
      );
    }
  };
  visit(
    [],
    voters.map(() => divide(number(profile.budget), fraction(voters.length))),
  );
  return [...outcomes.values()];
}

/** Some number of the poorest give all they have; the others share what is missing. The price that fits is the price. */
function priceOf(cost: Fraction, worth: Fraction, payers: readonly Fraction[]): Fraction | undefined {
  const poorestFirst = [...payers].sort(compare);
  for (let exhausted = 0; exhausted < poorestFirst.length; exhausted++) {
    const given = poorestFirst.slice(0, exhausted).reduce(add, zero);
    const each = divide(subtract(cost, given), fraction(poorestFirst.length - exhausted));
    const fits = compare(each, poorestFirst[exhausted] ?? zero) <= 0;
    if (fits) return divide(each, worth);
  }
  return undefined;
}

function number(text: string): Fraction {
  const parsed = parseFraction(text);
  return parsed.ok ? parsed.value : zero;
}
