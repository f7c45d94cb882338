/**
 * The method of equal shares for budgets: every voter has an equal part of the
 * budget and pays for projects with it.
 *
 *     ρ(c) = least ρ with Σ over supporters of min(rest of the voter, ρ · u(voter, c)) = cost(c)
 *
 * where u is the cost of the project (`cost`), 1 (`cardinality`), or the points
 * given (`points`). The project with the least ρ is bought, until none can be.
 * What to do with money left over is the completion:
 *
 *     none      nothing
 *     add1      everybody gets 1 more, everything is bought anew; the last selection within the budget counts
 *     add1u     then projects by most votes that still fit
 *     greedy    projects by most votes that still fit, at once
 *     phragmen  Phragmén's rule goes on from what everybody has spent
 *
 * G. Pierczynski, P. Skowron, D. Peters, NeurIPS 2021; P. Faliszewski et al., IJCAI 2023 (completions).
 */
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  ok,
  type Result,
  refuse,
  subtract,
  zero,
} from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import { type Counting, defineRule } from '../common/define-rule.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { type OptionTable, oneOf, printNumber } from '../common/settings.ts';
import { everyEnd, onePath, type Steps } from '../common/tied-paths.ts';
import { because, stage } from '../common/transcripts.ts';
import { certainPurchaser } from './certain-purchases.ts';
import { listSteps } from './greedy.ts';
import { phragmenSteps } from './phragmen.ts';
import {
  budgetTranscript,
  costOf,
  isExhaustive,
  type Projects,
  readProjects,
  type Selection,
  tallies,
} from './projects.ts';

const mostStates = 5_000;
const mostIncreases = 200_000;

export type Satisfaction = 'cost' | 'cardinality' | 'points';

export const pbMes: Rule = defineRule({
  id: 'pb-mes',
  family: 'budget',
  summary: 'Method of equal shares: every voter has an equal part of the budget and pays for what they support.',
  explanation:
    'The budget is divided equally among the voters. A project is paid by those who support it, as evenly as they can; the one that costs its supporters least for what they get from it comes first. ' +
    'So a group with a tenth of the voters decides about a tenth of the money. Money left over is used as the completion says.',
  source:
    'D. Peters, G. Pierczynski, P. Skowron, Proportional participatory budgeting with additive utilities, NeurIPS 2021',
  takes: ['budget'],
  options: {
    satisfaction: oneOf(
      'satisfaction',
      ['cost', 'cardinality', 'points'],
      'cost',
      'What a voter has of a project: its cost, 1, or the points they gave.',
    ),
    completion: oneOf(
      'completion',
      ['add1u', 'add1', 'greedy', 'phragmen', 'none'],
      'add1u',
      'What is done with money left over.',
    ),
  },
  seats: 0,
  count: (counting) => {
    const read = readProjects(counting.profile);
    if (!read.ok) return read;
    const projects = read.value;
    const { satisfaction, completion } = counting.settings;
    const places = lotPlaces(counting.profile.candidates, counting.options.lot);
    const shop: Shop = { projects, satisfaction, choose: (tied) => byLot(tied, places)?.[0] };
    if (projects.voters.length === 0) return ok(budgetTranscript(counting, projects, { outcomes: [[]], stages: [] }));
    const share = divide(projects.budget, projects.count);
    const bought = completion.startsWith('add1') ? withMoreMoney(shop, share) : purchases(shop, share);
    if (!bought.ok) return bought;
    return finish(counting, shop, bought.value, completion);
  },
});

interface Shop {
  readonly projects: Projects;
  readonly satisfaction: Satisfaction;
  readonly choose: (tied: readonly number[]) => number | undefined;
}

interface Purse {
  readonly chosen: readonly number[];
  /** Rest of each voter, by group of equal papers. */
  readonly rests: readonly Fraction[];
}

interface Bought {
  readonly share: Fraction;
  readonly purses: readonly Purse[];
  /** The way the lot took, or the only way. */
  readonly way?: Purse;
}

/** All that can be bought when everybody has `share`, for every way ties may fall. */
function purchases(shop: Shop, share: Fraction): Result<Bought, CountProblem> {
  const { projects, satisfaction, choose } = shop;
  const steps = purseSteps(projects, satisfaction);
  const start: Purse = { chosen: [], rests: projects.voters.map(() => share) };
  const walked = onePath(steps, start, choose);
  const { end, stuck } = walked;
  const purses = everyEnd(steps, start, walked, mostStates);
  if (purses === undefined && stuck.length > 0) return tooManyTies();
  return ok({ share, purses: purses ?? [end], ...(stuck.length === 0 && { way: end }) });
}

function purseSteps(projects: Projects, satisfaction: Satisfaction): Steps<Purse> {
  const worth = (voter: number, project: number): Fraction => {
    const points = projects.voters[voter]?.points.get(project);
    if (points === undefined) return zero;
    if (satisfaction === 'points') return fraction(points);
    return satisfaction === 'cost' ? (projects.costs[project] ?? zero) : fraction(1);
  };
  const supporters = projects.names.map((_, project) =>
    projects.voters.flatMap(({ points }, voter) => (points.has(project) ? [voter] : [])),
  );
  const rho = ({ rests }: Purse, project: number): Fraction | undefined =>
    leastRho(
      projects.costs[project] ?? zero,
      (supporters[project] ?? []).map((voter) => ({
        rest: rests[voter] ?? zero,
        weight: projects.voters[voter]?.weight ?? zero,
        worth: worth(voter, project),
      })),
    );
  return {
    key: ({ chosen, rests }) =>
      `${[...chosen].sort((a, b) => a - b).join()}|${rests.map(({ num, den }) => `${num}/${den}`).join()}`,
    choices: (state) => {
      const rhos = projects.open
        .filter(
          (project) =>
            !state.chosen.includes(project) && !projects.rivals[project]?.some((one) => state.chosen.includes(one)),
        )
        .flatMap((project) => {
          const own = rho(state, project);
          return own === undefined ? [] : [{ project, own }];
        });
      const [first] = rhos;
      if (first === undefined) return [];
      const least = rhos.reduce((a, { own }) => (compare(own, a) < 0 ? own : a), first.own);
      return rhos.filter(({ own }) => compare(own, least) === 0).map(({ project }) => project);
    },
    take: (state, project) => {
      const own = rho(state, project) ?? zero;
      const rests = state.rests.map((rest, voter) => {
        const price = multiply(own, worth(voter, project));
        return compare(price, rest) >= 0 ? (compare(price, zero) === 0 ? rest : zero) : subtract(rest, price);
      });
      return { chosen: [...state.chosen, project], rests };
    },
  };
}

interface Payer {
  readonly rest: Fraction;
  readonly weight: Fraction;
  readonly worth: Fraction;
}

/** `undefined` when all the supporters have together is less than the cost. */
function leastRho(cost: Fraction, payers: readonly Payer[]): Fraction | undefined {
  // Whoever can pay least for what they get is exhausted first.
  const ordered = payers
    .filter(({ worth }) => compare(worth, zero) > 0)
    .map((payer) => ({ ...payer, limit: divide(payer.rest, payer.worth) }))
    .sort((a, b) => compare(a.limit, b.limit));
  let paid = zero;
  let worthLeft = ordered.reduce((sum, { weight, worth }) => add(sum, multiply(weight, worth)), zero);
  for (const { rest, weight, worth, limit } of ordered) {
    if (compare(add(paid, multiply(limit, worthLeft)), cost) >= 0) return divide(subtract(cost, paid), worthLeft);
    paid = add(paid, multiply(rest, weight));
    worthLeft = subtract(worthLeft, multiply(weight, worth));
  }
  return undefined;
}

/**
 * Everybody's part grows by 1 until the selection is exhaustive or passes the
 * budget. Runs without a near tie are made with floating-point numbers, whose
 * every decision is certain; the others exactly.
 */
function withMoreMoney(shop: Shop, start: Fraction): Result<Bought, CountProblem> {
  const { projects } = shop;
  const certain = certainPurchaser(projects, shop.satisfaction);
  const kept: Purse[] = [];
  let before: Bought | undefined;
  for (let increase = 0; increase <= mostIncreases; increase++) {
    const share = add(start, fraction(increase));
    const quick = certain(share);
    const run: Result<Bought, CountProblem> = quick
      ? ok({ share, purses: [{ chosen: quick, rests: [] }], way: { chosen: quick, rests: [] } })
      : purchases(shop, share);
    if (!run.ok) return run;
    const over = run.value.purses.filter(({ chosen }) => compare(costOf(projects, chosen), projects.budget) > 0);
    const within = run.value.purses.filter((purse) => !over.includes(purse));
    const full = within.filter(({ chosen }) => isExhaustive(projects, chosen));
    if (over.length > 0 && before) kept.push(...before.purses.filter(({ chosen }) => !isExhaustive(projects, chosen)));
    kept.push(...full);
    if (within.length === full.length) {
      const way = over.length > 0 ? before?.way : run.value.way;
      const last = over.length > 0 && before ? before.share : share;
      return exactPurses(shop, { share: last, purses: kept, ...(way && { way }) });
    }
    before = { ...run.value, purses: within };
  }
  return refuse({ reason: 'too-large', what: 'increases of the budget', limit: mostIncreases, got: mostIncreases + 1 });
}

/** Runs made quickly have no rests; the selection that counts gets them. */
function exactPurses(shop: Shop, bought: Bought): Result<Bought, CountProblem> {
  if (bought.purses.every(({ rests, chosen }) => rests.length > 0 || chosen.length === 0)) return ok(bought);
  const again = purchases(shop, bought.share);
  if (!again.ok) return again;
  const find = (purse: Purse): Purse => again.value.purses.find(({ chosen }) => sameSet(chosen, purse.chosen)) ?? purse;
  return ok({ ...bought, purses: bought.purses.map(find), ...(bought.way && { way: find(bought.way) }) });
}

function sameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

function finish<Table extends OptionTable>(
  counting: Counting<'budget', Table>,
  shop: Shop,
  { share, purses, way }: Bought,
  completion: 'add1u' | 'add1' | 'greedy' | 'phragmen' | 'none',
): ReturnType<Rule['count']> {
  const { projects, choose } = shop;
  const votes = tallies(projects, 'approvals');
  const outcomes: (readonly number[])[] = [];
  let order: readonly number[] | undefined;
  for (const purse of way ? [way, ...purses] : purses) {
    const completed = complete(projects, purse, share, completion, choose);
    if (completed === undefined) return tooManyTies();
    outcomes.push(...completed.outcomes);
    if (purse === way) order = completed.order;
  }
  const shown: Selection = { outcomes, ...(order && { order }), stages: purchaseStages(shop, share, way, votes) };
  return ok(
    budgetTranscript(counting, projects, {
      ...shown,
      notes: [because('pb-mes', 'share-of-each-voter', { share: printNumber(share) })],
    }),
  );
}

function complete(
  projects: Projects,
  purse: Purse,
  share: Fraction,
  completion: 'add1u' | 'add1' | 'greedy' | 'phragmen' | 'none',
  choose: (tied: readonly number[]) => number | undefined,
): { readonly outcomes: readonly (readonly number[])[]; readonly order?: readonly number[] } | undefined {
  if (completion === 'none' || completion === 'add1') return { outcomes: [purse.chosen], order: purse.chosen };
  if (completion === 'phragmen') {
    const loads = purse.rests.map((rest) => subtract(share, rest));
    return allWays(phragmenSteps(projects), { chosen: purse.chosen, loads, stopped: false }, choose);
  }
  const eligible = projects.open.filter((project) => !purse.chosen.includes(project));
  const votes = tallies(projects, 'approvals');
  const voted = eligible.filter((project) => compare(votes[project] ?? zero, zero) > 0);
  return allWays(
    listSteps(projects, voted, votes, 'skip', 'none'),
    { considered: [], chosen: purse.chosen, stopped: false },
    choose,
  );
}

function allWays<State extends { readonly chosen: readonly number[] }>(
  steps: Steps<State>,
  start: State,
  choose: (tied: readonly number[]) => number | undefined,
): { readonly outcomes: readonly (readonly number[])[]; readonly order?: readonly number[] } | undefined {
  const walked = onePath(steps, start, choose);
  const { end, stuck } = walked;
  const ends = everyEnd(steps, start, walked, mostStates);
  if (ends === undefined && stuck.length > 0) return undefined;
  return { outcomes: (ends ?? [end]).map(({ chosen }) => chosen), ...(stuck.length === 0 && { order: end.chosen }) };
}

function purchaseStages(
  { projects, satisfaction }: Shop,
  share: Fraction,
  way: Purse | undefined,
  votes: readonly Fraction[],
): Selection['stages'] {
  const steps = purseSteps(projects, satisfaction);
  const stages = [];
  let state: Purse = { chosen: [], rests: projects.voters.map(() => share) };
  for (const project of way?.chosen ?? []) {
    const next = steps.take(state, project);
    const paid = state.rests.map((rest, voter) => subtract(rest, next.rests[voter] ?? zero));
    const most = paid.reduce((a, b) => (compare(a, b) >= 0 ? a : b), zero);
    stages.push(
      stage({
        action: 'buy',
        on: [project],
        because: because('pb-mes', 'least-per-satisfaction'),
        votes: votes.map(printNumber),
        elected: [project],
        values: { 'most-paid-by-a-voter': [printNumber(most)], cost: [printNumber(projects.costs[project] ?? zero)] },
      }),
    );
    state = next;
  }
  return stages;
}

function tooManyTies(): Result<never, CountProblem> {
  return refuse({ reason: 'too-large', what: 'ways to break ties', limit: mostStates, got: mostStates + 1 });
}
