/** Slow counts of participatory budgets: every selection the rule allows. */
import { must } from '@quorate/basics';
import { count } from '../../count.ts';
import type { BudgetProfile } from '../../profile.ts';
import {
  naiveAddOne,
  naiveGreedy,
  naivePhragmenBudget,
  naiveShares,
  partOf,
  type SmallBudget,
} from '../naive-budget-rules.ts';
import { namesFor, scored } from '../naive-profiles.ts';
import { stirred } from '../stv/random-elections.ts';
import type { Reference, References } from './reference.ts';

type Slow = (given: SmallBudget) => readonly (readonly number[])[] | undefined;

export const budgetReferences: References = {
  'pb-greedy': [budget('pb-greedy', naiveGreedy)],
  'pb-phragmen': [budget('pb-phragmen', naivePhragmenBudget)],
  'pb-mes': (['cost', 'cardinality'] as const).flatMap((satisfaction) => [
    budget('pb-mes', (given) => naiveShares(given, partOf(given), satisfaction), { satisfaction, completion: 'none' }),
    budget('pb-mes', (given) => alone(naiveAddOne(given, satisfaction)), { satisfaction, completion: 'add1' }),
    budget('pb-mes', (given) => completed(given, naiveAddOne(given, satisfaction)), {
      satisfaction,
      completion: 'add1u',
    }),
  ]),
};

const alone = (chosen: readonly number[] | undefined): readonly (readonly number[])[] | undefined =>
  chosen && [[...chosen].sort((a, b) => a - b)];

/** What is left goes to the projects with most votes that fit. */
function completed(
  given: SmallBudget,
  chosen: readonly number[] | undefined,
): readonly (readonly number[])[] | undefined {
  return chosen && naiveGreedy(given, chosen);
}

function budget(rule: string, slow: Slow, more: { readonly [name: string]: string } = {}): Reference {
  const under = Object.entries(more)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return {
    ...(under === '' ? {} : { under }),
    elections: 1000,
    compare: (seed) => {
      const random = stirred(seed);
      const given: SmallBudget = {
        costs: Array.from({ length: 1 + random(5) }, () => 1 + random(12)),
        budget: 1 + random(30),
        ballots: [],
      };
      const ballots = Array.from({ length: 1 + random(7) }, () =>
        given.costs.map((_, p) => p).filter(() => random(2) === 0),
      );
      const expected = slow({ ...given, ballots });
      if (expected === undefined) return ['', ''];
      const { elected, tiedOutcomes } = must(count(rule, profileOf({ ...given, ballots }), { more }));
      const ours = (tiedOutcomes ?? [elected]).map((outcome) => [...outcome].sort((a, b) => a - b).join());
      return [
        { ...given, ballots, outcomes: ours.sort() },
        { ...given, ballots, outcomes: expected.map(String).sort() },
      ];
    },
  };
}

function profileOf({ costs, budget: total, ballots }: SmallBudget): BudgetProfile {
  const { papers } = scored(
    costs.length,
    ballots.map((ballot) => [1, ballot.map((p) => [p, 1] as const)] as const),
    1,
  );
  return {
    kind: 'budget',
    title: '',
    candidates: namesFor(costs.length),
    costs: costs.map(String),
    budget: `${total}`,
    papers,
    meta: {},
  };
}
