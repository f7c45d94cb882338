/** Consensus, E Pluribus Hugo, random serial dictator. */
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  ok,
  refuse,
  subtract,
  toUtf8,
  zero,
} from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { sha256 } from '../../sha256.ts';
import { inUnits } from '../common/papers.ts';
import { oneOf, printNumber } from '../common/settings.ts';
import { because, stage } from '../common/transcripts.ts';
import { type Approvals, combinations, supportOf, wholeVoters } from './approvals.ts';
import { bySteps, committeeRule, insert, mostCommittees, tooManyTies, without } from './committee-rule.ts';
import { allHold, eachHolds, type Holders, type Holdings, holdersAmong, keyOf, supportersHold } from './holdings.ts';
import { leastOf } from './phragmen.ts';
import { best } from './thiele.ts';

interface Budgets {
  readonly committee: readonly number[];
  readonly budgets: Holdings;
}

export const consensus: Rule = committeeRule({
  id: 'consensus',
  summary:
    'Everybody gains 1 a round; the best supported is elected and the n it costs are paid by its supporters evenly.',
  explanation:
    'In each round every voter gets one more to spend. Whoever has the most behind them, counting only voters who are not in debt, is elected, and those voters pay for it evenly; they may go into debt and are then passed over until they have caught up.',
  source: 'M. Lackner, Perpetual voting: fairness in long-term decision making, AAAI 2020 (perpetual consensus)',
  options: {},
  find: (approvals, _, draw) => {
    const { unit, voters, seats, candidates } = approvals;
    const all = inUnits(voters, unit);
    const grown = ({ budgets }: Budgets): Holdings => eachHolds(budgets, (budget) => add(budget, fraction(1)));
    const owns = (budget: Fraction): boolean => compare(budget, zero) > 0;
    const paying = (budgets: Holdings, one: number): readonly Holders[] =>
      holdersAmong(approvals, budgets, one).filter(({ amount }) => owns(amount));
    const support = (state: Budgets, one: number): Fraction =>
      paying(grown(state), one).reduce(
        (sum, holders) => add(sum, multiply(inUnits(holders.voters, unit), holders.amount)),
        zero,
      );
    return bySteps<Budgets>(
      approvals,
      {
        key: ({ committee, budgets }) => `${committee.join()}|${keyOf(budgets)}`,
        choices: (state) =>
          state.committee.length >= seats
            ? []
            : leastOf(without(candidates, state.committee), (one) => subtract(zero, support(state, one))),
        take: (state, one) => {
          const budgets = grown(state);
          const payers = paying(budgets, one).reduce((sum, holders) => sum + holders.voters, 0n);
          const each = payers === 0n ? zero : divide(all, inUnits(payers, unit));
          return {
            committee: insert(state.committee, one),
            budgets: supportersHold(approvals, budgets, one, (budget) =>
              owns(budget) ? subtract(budget, each) : budget,
            ),
          };
        },
      },
      { committee: [], budgets: allHold(approvals, zero) },
      ({ committee }) => committee,
      draw,
      {
        action: 'elect',
        key: 'consensus',
        votes: (state) =>
          approvals.names.map((_, one) => printNumber(state.committee.includes(one) ? zero : support(state, one))),
      },
    );
  },
});

export const eph: Rule = committeeRule({
  id: 'eph',
  summary: "E Pluribus Hugo: a paper's vote is split among those left; of the two with least, fewest approvals go.",
  explanation:
    'Every paper has one vote, split evenly among those it approves who are still in. The two with least are compared by their approvals, and the one with fewer goes out; then again. Blocs that nominate the same list split their vote and get less of it.',
  source:
    'J. Quinn, B. Schneier, A proportional voting system for awards nominations resistant to voting blocs (2016); WSFS Constitution s. 3.9',
  options: {
    level: oneOf(
      'level',
      ['together', 'by-points'],
      'together',
      'Equals with the fewest approvals all go, or of them only those with the fewest points (WSFS Constitution 3.9.3).',
    ),
  },
  find: (approvals, settings) => {
    const { seats, ballots, unit, names } = approvals;
    const stages = [];
    let left = approvals.candidates;
    while (left.length > seats) {
      const points = new Map(left.map((one) => [one, splitVotes(approvals, left, one)]));
      const sorted = left.map((one) => points.get(one) ?? zero).sort(compare);
      const cutoff = sorted[1] ?? zero;
      const low = left.filter((one) => compare(points.get(one) ?? zero, cutoff) <= 0);
      const named = best(
        low,
        (one) => -ballots.reduce((sum, { approved, weight }) => (approved.includes(one) ? sum + weight : sum), 0n),
      );
      const fewest = settings.level === 'together' ? named : leastOf(named, (one) => points.get(one) ?? zero);
      const votes = names.map((_, one) => printNumber(points.get(one) ?? zero));
      if (left.length - fewest.length <= seats) {
        const toGo = left.length - seats;
        const committees = [...combinations(fewest, toGo)].map((gone) => without(left, gone));
        if (committees.length > mostCommittees) return tooManyTies(mostCommittees);
        stages.push(
          stage({
            action: 'exclude',
            on: fewest,
            because: because('eph', 'fewest-approvals'),
            votes,
            excluded: committees.length === 1 ? fewest : [],
          }),
        );
        return ok({ committees, stages });
      }
      stages.push(
        stage({ action: 'exclude', on: fewest, because: because('eph', 'fewest-approvals'), votes, excluded: fewest }),
      );
      left = without(left, fewest);
    }
    return ok({
      committees: [left],
      stages:
        stages.length > 0
          ? stages
          : [
              stage({
                action: 'elect',
                because: because('eph', 'as-many-as-seats'),
                votes: names.map((_, one) => `${supportOf(approvals, one) / BigInt(unit)}`),
                elected: left,
              }),
            ],
    });
  },
});

function splitVotes({ ballots, unit }: Approvals, left: readonly number[], one: number): Fraction {
  return ballots.reduce((sum, { approved, weight }) => {
    if (!approved.includes(one)) return sum;
    const shared = approved.filter((other) => left.includes(other)).length;
    return add(sum, divide(inUnits(weight, unit), fraction(shared)));
  }, zero);
}

export const rsd: Rule = committeeRule({
  id: 'rsd',
  summary: 'Random serial dictator: voters in the order of a recorded lot each add those they approve of.',
  explanation:
    'Voters are put in order by the lot. Each in turn adds everybody they approve of; where not all fit, and where seats are left at the end, the lot decides which. It cannot be manipulated, and is fair only on average.',
  source: 'J. Zhou; H. Moulin, The Strategy of Social Choice (1983)',
  options: {},
  find: (approvals, _, { places, seed }) => {
    if (seed === undefined || places === undefined) {
      return refuse({
        reason: 'bad-option',
        option: 'lot',
        found: 'none',
        expected: 'a seed: rsd draws the order of the voters from it',
      });
    }
    const heads = wholeVoters(approvals, 'rsd');
    if (!heads.ok) return heads;
    const { ballots, seats, candidates, names } = heads.value;
    const left = ballots.map(({ weight }) => weight);
    const byNames = ballots
      .map(({ approved }, at) => ({
        at,
        key: approved
          .map((one) => names[one] ?? '')
          .sort()
          .join('\n'),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ at }) => at);
    const byLot = (some: readonly number[]): readonly number[] =>
      [...some].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
    const committee: number[] = [];
    for (let turn = 0; committee.length < seats; turn++) {
      const total = left.reduce((sum, count) => sum + count, 0n);
      if (total === 0n) break;
      const ticket = drawn(seed, turn) % total;
      const ballot = holderOf(ticket, byNames, left);
      // The same paper again adds nobody new.
      left[ballot] = 0n;
      committee.push(...byLot(without(ballots[ballot]?.approved ?? [], committee)).slice(0, seats - committee.length));
    }
    committee.push(...byLot(without(candidates, committee)).slice(0, seats - committee.length));
    return ok({ committees: [committee], order: committee });
  },
});

/** Tickets run through the ballots in order, one for each voter left. */
function holderOf(ticket: bigint, order: readonly number[], left: readonly bigint[]): number {
  let passed = 0n;
  for (const at of order) {
    passed += left[at] ?? 0n;
    if (ticket < passed) return at;
  }
  return order[0] ?? 0;
}

/** H(seed, turn) as a whole number: far larger than any number of voters, so the remainder is even for all purposes. */
function drawn(seed: string, turn: number): bigint {
  const bytes = toUtf8(`${seed}\nvoter ${turn}`);
  return bytes.ok ? sha256(bytes.value).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) : BigInt(turn);
}
