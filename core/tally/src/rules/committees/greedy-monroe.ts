/** Greedy Monroe: member by member, each with an equal share of the voters who approve of them. */
import { fraction, ok, type Result, zero } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import { oneOf, printNumber } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import { type Approvals, type Ballot, howMany, wholeVoters } from './approvals.ts';
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

/** Voters without a member yet who approve of the same of those not elected; `key` tells them from others. */
interface Group extends Ballot {
  readonly key: string;
}

interface Groups {
  readonly committee: readonly number[];
  /** In the order of their keys. */
  readonly unserved: readonly Group[];
}

/** The election with candidates numbered in the order of their names, so that the order of the file never matters. */
interface Voters {
  readonly order: readonly number[];
  readonly ballots: readonly Group[];
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
  return { order, ballots: merged(renumbered), voters, seats };
}

/** Equal ballots are one. */
function merged(ballots: readonly Ballot[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { approved, weight } of ballots) {
    const key = approved.join();
    const before = groups.get(key)?.weight ?? 0n;
    if (approved.length > 0 && weight > 0n) groups.set(key, { approved, weight: before + weight, key });
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/**
 * Who is left when `one` has been elected and has `taken` so many of each group that approves of them: those groups no
 * longer count the member and may now equal others. All the others stay as they are: they may be hundreds of thousands.
 */
function afterwards(unserved: readonly Group[], one: number, taken: Taking): readonly Group[] {
  const smaller = unserved.flatMap(({ approved, weight }, at) => {
    const rest = approved.includes(one) ? weight - (taken[at] ?? 0n) : 0n;
    return rest > 0n ? [{ approved: without(approved, [one]), weight: rest }] : [];
  });
  const joining = new Map(merged(smaller).map((group) => [group.key, group]));
  const left: Group[] = [];
  for (const group of unserved) {
    if (group.approved.includes(one)) continue;
    const more = joining.get(group.key);
    left.push(more ? { ...group, weight: group.weight + more.weight } : group);
    joining.delete(group.key);
  }
  return joining.size === 0 ? left : inOrder(left, [...joining.values()]);
}

/** Two lists, each in the order of its keys, as one. */
function inOrder(some: readonly Group[], others: readonly Group[]): readonly Group[] {
  const all: Group[] = [];
  let next = 0;
  for (const group of some) {
    for (let other = others[next]; other && other.key < group.key; other = others[++next]) all.push(other);
    all.push(group);
  }
  return [...all, ...others.slice(next)];
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
          const groups = afterwards(unserved, one, taken);
          next.set(`${members.join()}|${keyOf(groups)}`, { committee: members, unserved: groups });
        }
      }
    }
    states = keep(next);
  }
  return [...new Map(states.map(({ committee }) => [committee.join(), committee])).values()];
}

/** So many groups are told from others by a text of all of them; more by 128 bits, since thousands of texts would be held. */
const mostInText = 1000;

function keyOf(groups: readonly Group[]): string {
  if (groups.length <= mostInText) return groups.map(textOf).join(' ');
  const lanes = new Uint32Array([0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35]);
  for (const group of groups) {
    const text = textOf(group);
    for (let at = 0; at < text.length; at++) mix(lanes, text.charCodeAt(at));
    mix(lanes, 0x20);
  }
  return lanes.join('.');
}

function textOf({ key, weight }: Group): string {
  return `${key}:${weight}`;
}

/** Each lane is multiplied by an odd constant of its own and takes some bits of the one before. */
function mix(lanes: Uint32Array, code: number): void {
  const [a = 0, b = 0, c = 0, d = 0] = lanes;
  lanes[0] = Math.imul(a ^ code ^ (d >>> 15), 0x01000193);
  lanes[1] = Math.imul(b ^ code ^ (a >>> 13), 0x85ebca6b);
  lanes[2] = Math.imul(c ^ code ^ (b >>> 16), 0xc2b2ae35);
  lanes[3] = Math.imul(d ^ code ^ (c >>> 14), 0x27d4eb2f);
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
  // Every state lists its groups: so many states, each served in so many ways, are held at a time.
  const many = ballots.length > 1000;
  const room = Math.max(1, Math.floor(many ? Math.sqrt(750_000 / ballots.length) : 400_000 / ballots.length));
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
  // So many ways of so many numbers each can still be held.
  const held = Math.min(limit, Math.floor(20_000_000 / from.length));
  const [groups, all] = [from.filter((count) => count > 0n).length, from.reduce((sum, count) => sum + count, 0n)];
  // Numbers of ways are log-concave in the quota and the same for as many left out: no fewer than for a smaller quota of one each.
  const fewer = quota < all - quota ? quota : all - quota;
  if (howMany(groups, Math.min(groups, Number(fewer < 5n ? fewer : 5n))) > held) return undefined;
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
