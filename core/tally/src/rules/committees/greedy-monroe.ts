/** Greedy Monroe: member by member, each with an equal share of the voters who approve of them. */
import { fraction, ok, type Result, zero } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import { oneOf, printNumber } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import { type Approvals, type Ballot, wholeVoters } from './approvals.ts';
import { bySteps, committeeRule, type Draw, type Found, insert, mostStates, without } from './committee-rule.ts';
import { best } from './thiele.ts';

export const greedyMonroe: Rule = committeeRule({
  id: 'greedy-monroe',
  summary: 'Member by member: whoever most voters without a member approve of gets an equal share of them.',
  explanation:
    'The candidate whom most of the voters still without a member approve of is elected and given as many of them as make an equal share. Which of the supporters are taken, when there are more, is open: every way is followed, and where there are tens of thousands, a selection of them that does not depend on the order of anything.',
  source:
    'P. Skowron, P. Faliszewski, A. Slinko, Achieving fully proportional representation, Artificial Intelligence 222 (2015)',
  options: {
    served: oneOf(
      'served',
      ['every-way', 'in-proportion'],
      'every-way',
      'When more approve than are served: every choice of them is followed (a selection, beyond 50,000), or all alike are served in part.',
    ),
  },
  find: (approvals, { served }, draw) => {
    const heads = wholeVoters(approvals, 'greedy-monroe');
    if (!heads.ok) return heads;
    if (served === 'in-proportion') return servedInProportion(heads.value, draw);
    const voters = byNames(heads.value);
    const every = followed(voters, everyTaking());
    const committees = every ?? followed(voters, someTakings(voters));
    return ok({
      committees: (committees ?? []).map((committee) => committee.map((one) => voters.order[one] ?? 0)),
      ...(every ? {} : { notes: [because('greedy-monroe', 'more-ties-than-followed')] }),
    });
  },
});

interface Groups {
  readonly committee: readonly number[];
  /** Voters who have no member yet, by whom of those not elected they approve of. */
  readonly unserved: readonly Ballot[];
}

/** The election with candidates numbered in the order of their names, so that the order of the file never matters. */
interface Voters {
  readonly order: readonly number[];
  readonly ballots: readonly Ballot[];
  readonly voters: bigint;
  readonly seats: number;
}

function byNames({ candidates, names, ballots, voters, seats }: Approvals): Voters {
  const nameOf = (one: number): string => names[one] ?? '';
  const order = [...candidates].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : a - b));
  const place = new Map(order.map((one, at) => [one, at]));
  const renumbered = ballots.map(({ approved, weight }) => ({
    approved: approved.map((one) => place.get(one) ?? 0).sort((a, b) => a - b),
    weight,
  }));
  return { order, ballots: merged(renumbered, []), voters, seats };
}

/** Ballots that differ only in members already elected are one. */
function merged(ballots: readonly Ballot[], committee: readonly number[]): readonly Ballot[] {
  const counts = new Map<string, { readonly approved: readonly number[]; weight: bigint }>();
  for (const { approved, weight } of ballots) {
    const left = without(approved, committee);
    const known = counts.get(left.join());
    if (known) known.weight += weight;
    else if (left.length > 0 && weight > 0n) counts.set(left.join(), { approved: left, weight });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, ballot]) => ballot);
}

/** How many of each group are served. */
type Taking = readonly bigint[];

interface Following {
  /** Ways to serve `quota` of the groups' voters; `undefined` gives the following up. */
  readonly takings: (groups: Taking, quota: bigint) => readonly Taking[] | undefined;
  /** Which of the states of one seat are followed to the next. */
  readonly keep: (states: ReadonlyMap<string, Groups>) => readonly Groups[];
}

/** Every committee at the end of the ways that are followed. */
function followed(
  { order, ballots, voters, seats }: Voters,
  { takings, keep }: Following,
): readonly (readonly number[])[] | undefined {
  const candidates = order.map((_, at) => at);
  const share = voters / BigInt(seats);
  const larger = voters % BigInt(seats);
  let states: readonly Groups[] = [{ committee: [], unserved: ballots }];
  for (let seat = 0n; seat < BigInt(seats); seat++) {
    const quota = seat < larger ? share + 1n : share;
    const next = new Map<string, Groups>();
    for (const { committee, unserved } of states) {
      const support = (one: number): bigint =>
        unserved.reduce((sum, { approved, weight }) => (approved.includes(one) ? sum + weight : sum), 0n);
      for (const one of best(without(candidates, committee), support)) {
        const members = insert(committee, one);
        const approving = unserved.map(({ approved, weight }) => (approved.includes(one) ? weight : 0n));
        // After the last seat nobody is served any more, so whom it serves is all one.
        const last = seat + 1n === BigInt(seats);
        const ways = last || support(one) <= quota ? [approving] : takings(approving, quota);
        if (ways === undefined) return undefined;
        for (const taken of ways) {
          const rest = unserved.map(({ approved, weight }, at) => ({ approved, weight: weight - (taken[at] ?? 0n) }));
          const groups = merged(rest, members);
          const key = `${members.join()}|${groups.map(({ approved, weight }) => `${approved.join()}:${weight}`).join(' ')}`;
          next.set(key, { committee: members, unserved: groups });
        }
      }
    }
    states = keep(next);
  }
  return [...new Map(states.map(({ committee }) => [committee.join(), committee])).values()];
}

function everyTaking(): Following {
  let work = 0;
  return {
    takings: (groups, quota) => {
      const ways = takingsWithin(groups, quota, mostStates);
      work += ways?.length ?? 0;
      return work > mostStates ? undefined : ways;
    },
    keep: (states) => [...states.values()],
  };
}

/**
 * A selection: at each seat the groups are served in a circle, from each of them on and in both directions, and of the
 * states with the same members some are followed that lie far apart. Each way is one that the definition leaves open.
 */
function someTakings({ ballots }: Voters): Following {
  const room = Math.max(1, Math.floor(400_000 / ballots.length));
  const mostHeld = Math.min(400, room);
  const mostStarts = Math.min(30, room);
  return {
    takings: (groups, quota) => {
      const filled = groups.flatMap((count, at) => (count > 0n ? [at] : []));
      return spread(filled, mostStarts).flatMap((start) => {
        const from = filled.indexOf(start);
        const circle = [...filled.slice(from), ...filled.slice(0, from)];
        return [circle, circle.toReversed()].map((order) => servedInOrder(groups, order, quota));
      });
    },
    keep: (states) => {
      const byMembers = Map.groupBy(
        [...states].sort(([a], [b]) => (a < b ? -1 : 1)),
        ([, { committee }]) => committee.join(),
      );
      const each = Math.max(1, Math.floor(mostHeld / byMembers.size));
      return [...byMembers.values()].flatMap((alike) => spread(alike, each).map(([, state]) => state));
    },
  };
}

/** At most `most` of the items, evenly spaced. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => Math.floor((i * items.length) / most)).flatMap((at) =>
    items.slice(at, at + 1),
  );
}

function servedInOrder(groups: Taking, order: readonly number[], quota: bigint): Taking {
  const taken = groups.map(() => 0n);
  let left = quota;
  for (const at of order) {
    const here = groups[at] ?? 0n;
    taken[at] = here < left ? here : left;
    left -= taken[at] ?? 0n;
  }
  return taken;
}

/** Every way to take `quota` of `from`, of which there are more; `undefined` beyond `limit`. */
function takingsWithin(from: Taking, quota: bigint, limit: number): readonly Taking[] | undefined {
  // So many ways of so many numbers each can still be held. One group can be left out, or taken alone, in as many ways as
  // there are groups.
  const held = Math.min(limit, Math.floor(20_000_000 / from.length));
  if (from.filter((count) => count > 0n).length > held) return undefined;
  const ways: Taking[] = [];
  const after: bigint[] = [];
  let behind = 0n;
  for (let at = from.length - 1; at >= 0; at--) {
    after[at] = behind;
    behind += from[at] ?? 0n;
  }
  const visit = (at: number, left: bigint, taken: Taking): boolean => {
    if (at === from.length) {
      ways.push(taken);
      return ways.length <= held;
    }
    const here = from[at] ?? 0n;
    const least = left > (after[at] ?? 0n) ? left - (after[at] ?? 0n) : 0n;
    for (let count = least; count <= here && count <= left; count++) {
      if (!visit(at + 1, left - count, [...taken, count])) return false;
    }
    return true;
  };
  return visit(0, quota, []) ? ways : undefined;
}

/**
 * Everybody who approves is served in the same part, exactly: voters are counted
 * in units of 1 / scale, and the scale grows so that every part is whole.
 */
function servedInProportion(approvals: Approvals, draw: Draw): Result<Found, CountProblem> {
  const { ballots, voters, seats, candidates } = approvals;
  interface Parts {
    readonly committee: readonly number[];
    readonly unserved: readonly bigint[];
    readonly scale: bigint;
  }
  const support = ({ unserved }: Parts, one: number): bigint =>
    unserved.reduce((sum, count, at) => (ballots[at]?.approved.includes(one) ? sum + count : sum), 0n);
  return bySteps<Parts>(
    approvals,
    {
      key: ({ committee, unserved }) => `${committee.join()}|${unserved.join()}`,
      choices: (state) =>
        state.committee.length >= seats ? [] : best(without(candidates, state.committee), (one) => support(state, one)),
      take: (state, one) => {
        // A share of the voters: voters / seats, in units of 1 / scale.
        const share = (voters * state.scale) / BigInt(seats);
        const total = support(state, one);
        const committee = insert(state.committee, one);
        const approving = (at: number): boolean => ballots[at]?.approved.includes(one) ?? false;
        if (total <= share) {
          return { ...state, committee, unserved: state.unserved.map((count, at) => (approving(at) ? 0n : count)) };
        }
        const unserved = state.unserved.map((count, at) => count * (approving(at) ? total - share : total));
        return { committee, unserved, scale: state.scale * total };
      },
    },
    { committee: [], unserved: ballots.map(({ weight }) => weight * BigInt(seats)), scale: BigInt(seats) },
    ({ committee }) => committee,
    draw,
    {
      action: 'elect',
      key: 'greedy-monroe',
      votes: (state) =>
        approvals.names.map((_, one) =>
          printNumber(state.committee.includes(one) ? zero : fraction(support(state, one), state.scale)),
        ),
    },
  );
}
