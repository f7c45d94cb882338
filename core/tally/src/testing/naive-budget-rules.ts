/** Participatory budgets from the definitions, in fractions, every tie followed. */
import { add, compare, divide, type Fraction, fraction, multiply, subtract, zero } from '@quorate/basics';

export interface SmallBudget {
  readonly costs: readonly number[];
  readonly budget: number;
  /** Projects each voter approves of. */
  readonly ballots: readonly (readonly number[])[];
}

type Outcomes = readonly (readonly number[])[];

const range = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i);
const costOf = ({ costs }: SmallBudget, chosen: readonly number[]): number =>
  chosen.reduce((sum, p) => sum + (costs[p] ?? 0), 0);

function distinct(all: Outcomes): Outcomes {
  const sorted = all.map((one) => [...one].sort((a, b) => a - b));
  return [...new Map(sorted.map((one) => [one.join(), one])).values()];
}

function least<One>(all: readonly One[], worth: (one: One) => Fraction): readonly One[] {
  return all.filter((a) => all.every((b) => compare(worth(a), worth(b)) <= 0));
}

/** By most approvals, each that still fits; what nobody asks for is not bought. */
export function naiveGreedy(given: SmallBudget, begun: readonly number[] = []): Outcomes {
  const votes = (p: number): Fraction => fraction(-given.ballots.filter((ballot) => ballot.includes(p)).length);
  const visit = (chosen: readonly number[], left: readonly number[]): Outcomes => {
    if (left.length === 0) return [chosen];
    return least(left, votes).flatMap((p) => {
      const fits = costOf(given, [...chosen, p]) <= given.budget;
      return visit(
        fits ? [...chosen, p] : chosen,
        left.filter((other) => other !== p),
      );
    });
  };
  return distinct(
    visit(
      begun,
      range(given.costs.length).filter((p) => !begun.includes(p) && given.ballots.some((ballot) => ballot.includes(p))),
    ),
  );
}

/** Los, Christoff and Grossi 2022: next whoever's supporters would carry least; it ends when such a project does not fit. */
export function naivePhragmenBudget(given: SmallBudget): Outcomes {
  const { costs, ballots, budget } = given;
  const supporters = (p: number): readonly number[] => ballots.flatMap((b, voter) => (b.includes(p) ? [voter] : []));
  const visit = (chosen: readonly number[], loads: readonly Fraction[]): Outcomes => {
    const left = range(costs.length).filter((p) => !chosen.includes(p) && supporters(p).length > 0);
    const load = (p: number): Fraction => {
      const carried = supporters(p).reduce((sum, voter) => add(sum, loads[voter] ?? zero), fraction(costs[p] ?? 0));
      return divide(carried, fraction(supporters(p).length));
    };
    const next = least(left, load);
    if (next.length === 0) return [chosen];
    return next.flatMap((p) => {
      if (costOf(given, [...chosen, p]) > budget) return [chosen];
      return visit(
        [...chosen, p],
        loads.map((own, voter) => (ballots[voter]?.includes(p) ? load(p) : own)),
      );
    });
  };
  return distinct(
    visit(
      [],
      ballots.map(() => zero),
    ),
  );
}

/** Equal shares with each voter's part given, by cost or by number. */
export function naiveShares(given: SmallBudget, part: Fraction, satisfaction: 'cost' | 'cardinality'): Outcomes {
  const { costs, ballots } = given;
  const worth = (p: number): Fraction => (satisfaction === 'cost' ? fraction(costs[p] ?? 0) : fraction(1));
  const visit = (chosen: readonly number[], rests: readonly Fraction[]): Outcomes => {
    const prices = range(costs.length).flatMap((p) => {
      if (chosen.includes(p)) return [];
      const payers = rests.filter((_, voter) => ballots[voter]?.includes(p)).sort(compare);
      for (const [poor, rest] of payers.entries()) {
        const given = payers.slice(0, poor).reduce(add, zero);
        const each = divide(subtract(fraction(costs[p] ?? 0), given), fraction(payers.length - poor));
        if (compare(each, rest) <= 0) return [{ p, pay: each, rho: divide(each, worth(p)) }];
      }
      return [];
    });
    if (prices.length === 0) return [chosen];
    return least(prices, ({ rho }) => rho).flatMap(({ p, pay }) =>
      visit(
        [...chosen, p],
        rests.map((rest, voter) => {
          if (!ballots[voter]?.includes(p)) return rest;
          return compare(rest, pay) < 0 ? zero : subtract(rest, pay);
        }),
      ),
    );
  };
  return distinct(
    visit(
      [],
      ballots.map(() => part),
    ),
  );
}

/**
 * Every voter's part grows by 1 as long as what is bought still fits the budget, until nothing more would fit.
 * Undefined when a step ends in a tie: which way goes on is then open.
 */
export function naiveAddOne(given: SmallBudget, satisfaction: 'cost' | 'cardinality'): readonly number[] | undefined {
  const start = divide(fraction(given.budget), fraction(given.ballots.length));
  let last: readonly number[] = [];
  for (let more = 0; ; more += 1) {
    const [bought = [], second] = naiveShares(given, add(start, fraction(more)), satisfaction);
    if (second !== undefined) return undefined;
    if (costOf(given, bought) > given.budget) return last;
    last = bought;
    const fitting = range(given.costs.length).filter(
      (p) => !bought.includes(p) && costOf(given, [...bought, p]) <= given.budget,
    );
    if (fitting.length === 0 || !fitting.some((p) => given.ballots.some((b) => b.includes(p)))) return last;
    // Once everybody could pay for everything they like, more money buys nothing more.
    if (more > given.costs.reduce((a, b) => a + b, 0)) return last;
  }
}

export const partOf = ({ budget, ballots }: SmallBudget): Fraction =>
  multiply(fraction(budget), fraction(1, ballots.length));
