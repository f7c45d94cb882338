/**
 * The method of equal shares (rule X): each voter has k/n; a member costs 1.
 *
 *     ρ(c) = least ρ with Σ over supporters of min(rest of the voter, ρ) = 1
 *
 * Whoever has the least ρ is elected, until nobody's supporters can pay. The
 * seats then left are filled by a completion:
 *
 *     none        they stay empty
 *     phragmen    Phragmén's sequential rule, loads starting from what each has spent
 *     av          most approvals
 *     increment   everybody's budget grows, in steps of one member's price for all together, until the seats are filled
 *
 * D. Peters, P. Skowron, Proportionality and the limits of welfarism, EC 2020.
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
import { inUnits } from '../common/papers.ts';
import { oneOf, printNumber } from '../common/settings.ts';
import { everyPath, type Steps } from '../common/tied-paths.ts';
import { type Approvals, combinations, supportOf } from './approvals.ts';
import {
  bySteps,
  committeeRule,
  type Draw,
  type Found,
  insert,
  mostCommittees,
  mostStates,
  tooManyTies,
  without,
} from './committee-rule.ts';
import { allHold, eachHolds, type Holdings, holdersAmong, keyOf, supportersHold } from './holdings.ts';
import { type Loads, leastOf, loadSteps } from './phragmen.ts';

const mostIncreases = 5000;

type Completion = 'phragmen' | 'av' | 'increment' | 'none';

export const mes: Rule = committeeRule({
  id: 'mes',
  summary: 'Method of equal shares: every voter has an equal share of the seats to spend.',
  explanation:
    'Every voter gets an equal share of the seats as money. A member costs one seat, paid by those who approve, each as evenly as possible; whoever costs their supporters least apiece is elected next. ' +
    'So every group that is large enough gets what it can pay for. Seats that nobody can pay for any more are filled by the completion.',
  source: 'D. Peters, P. Skowron, Proportionality and the limits of welfarism, EC 2020',
  options: {
    completion: oneOf(
      'completion',
      ['phragmen', 'av', 'increment', 'none'],
      'phragmen',
      'How seats nobody can pay for are filled.',
    ),
  },
  find: (approvals, { completion }, draw) =>
    completion === 'increment'
      ? byIncrements(approvals)
      : withBudget(approvals, startingShare(approvals), completion, draw),
});

interface Purse {
  readonly committee: readonly number[];
  /** What is left to each voter. */
  readonly rests: Holdings;
  /** The completion has begun. */
  readonly completing: boolean;
}

function startingShare({ seats, voters, unit }: Approvals): Fraction {
  return divide(fraction(seats), inUnits(voters, unit));
}

function withBudget(
  approvals: Approvals,
  share: Fraction,
  completion: Exclude<Completion, 'increment'>,
  draw: Draw,
): Result<Found, CountProblem> {
  const steps = purseSteps(approvals, share, completion);
  return bySteps(approvals, steps, fullPurse(approvals, share), ({ committee }) => committee, draw, {
    action: 'elect',
    key: 'mes',
    votes: (state) =>
      approvals.names.map((_, one) => {
        const rho = state.committee.includes(one) ? undefined : price(approvals, state.rests, one);
        return rho === undefined ? 'too dear' : printNumber(rho);
      }),
  });
}

function fullPurse(approvals: Approvals, share: Fraction): Purse {
  return { committee: [], rests: allHold(approvals, share), completing: false };
}

function purseSteps(approvals: Approvals, share: Fraction, completion: Exclude<Completion, 'increment'>): Steps<Purse> {
  const affordable = ({ committee, rests }: Purse): readonly number[] => {
    const prices = new Map(without(approvals.candidates, committee).map((one) => [one, price(approvals, rests, one)]));
    const payable = [...prices.keys()].filter((one) => prices.get(one) !== undefined);
    return payable.length === 0 ? [] : leastOf(payable, (one) => prices.get(one));
  };
  const phragmen = loadSteps(approvals);
  const asLoads = ({ committee, rests }: Purse): Loads => ({
    committee,
    loads: eachHolds(rests, (rest) => subtract(share, rest)),
  });
  return {
    key: ({ committee, rests }) => `${committee.join()}|${keyOf(rests)}`,
    choices: (state) => {
      if (state.committee.length >= approvals.seats) return [];
      const bought = state.completing ? [] : affordable(state);
      if (bought.length > 0 || completion === 'none') return bought;
      if (completion === 'phragmen') return phragmen.choices(asLoads(state));
      return leastOf(without(approvals.candidates, state.committee), (one) => fraction(-supportOf(approvals, one)));
    },
    take: (state, one) => {
      const rho = state.completing ? undefined : price(approvals, state.rests, one);
      if (rho !== undefined) {
        const rests = supportersHold(approvals, state.rests, one, (rest) => subtract(rest, lesser(rest, rho)));
        return { committee: insert(state.committee, one), rests, completing: false };
      }
      const { committee, loads } = phragmen.take(asLoads(state), one);
      return {
        committee,
        rests: completion === 'phragmen' ? eachHolds(loads, (load) => subtract(share, load)) : state.rests,
        completing: true,
      };
    },
  };
}

/** The least ρ at which the supporters' payments min(rest, ρ) add up to 1; `undefined` when all they have is less. */
function price(approvals: Approvals, rests: Holdings, one: number): Fraction | undefined {
  const supporters = holdersAmong(approvals, rests, one)
    .map(({ amount, voters }) => ({ rest: amount, voters: inUnits(voters, approvals.unit) }))
    .sort((a, b) => compare(a.rest, b.rest));
  let paid = zero;
  let left = supporters.reduce((sum, { voters }) => add(sum, voters), zero);
  for (const { rest, voters } of supporters) {
    // Everybody from here on has at least `rest`: would ρ up to that be enough?
    if (compare(add(paid, multiply(rest, left)), fraction(1)) >= 0) return divide(subtract(fraction(1), paid), left);
    paid = add(paid, multiply(rest, voters));
    left = subtract(left, voters);
  }
  return undefined;
}

function lesser(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

/**
 * The budget of all together grows by the price of one member at a time, and
 * everything is bought anew, until the seats are filled. Ties may fall
 * differently in each run, so a larger budget is tried as long as some way
 * leaves a seat empty.
 */
function byIncrements(approvals: Approvals): Result<Found, CountProblem> {
  const { seats, voters, unit } = approvals;
  const step = divide(fraction(1), inUnits(voters, unit));
  const reachable = Math.min(seats, approvals.candidates.filter((one) => supportOf(approvals, one) > 0n).length);
  const outcomes = new Map<string, readonly number[]>();
  let share = startingShare(approvals);
  for (let increases = 0; increases <= mostIncreases; increases++, share = add(share, step)) {
    const purses = everyPath(purseSteps(approvals, share, 'none'), fullPurse(approvals, share), mostStates);
    if (purses === undefined) return tooManyTies();
    for (const { committee } of purses) {
      if (committee.length < reachable) continue;
      // Whom nobody approves of, money can't buy: any of them fill what is left.
      for (const rest of combinations(without(approvals.candidates, committee), seats - committee.length)) {
        const full = [...committee, ...rest].sort((a, b) => a - b);
        outcomes.set(full.join(), full);
        if (outcomes.size > mostCommittees) return tooManyTies(mostCommittees);
      }
    }
    if (purses.every(({ committee }) => committee.length >= reachable))
      return ok({ committees: [...outcomes.values()] });
  }
  return refuse({ reason: 'too-large', what: 'budget increases', limit: mostIncreases, got: mostIncreases + 1 });
}
