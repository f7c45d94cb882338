/**
 * Phragmén's rules: every member brings a load of 1, which those who approve of them carry.
 *
 *     seq-phragmen       the next member is whoever raises the highest load least, their supporters sharing evenly
 *     minimax-phragmen   the committee whose loads can be divided so that the highest is least
 *     leximax-phragmen   then the second highest, and so on
 *     maximin-support    the next member is whoever leaves the least supported member with most support
 *     phragmen-enestroem each voter has 1; a member costs n/k, taken evenly from the supporters' rest
 *
 * The least possible highest load of a committee W is max over S ⊆ W of |S| / |voters who approve of some of S|.
 *
 * S. Janson, Phragmén's and Thiele's election methods (2016); M. Brill, R. Freeman, S. Janson, M. Lackner, Mathematical
 * Programming 203 (2024); L. Sánchez-Fernández, N. Fernández, J. Fisteus, M. Brill, AAAI 2021 (maximin support).
 */
import { add, compare, divide, type Fraction, fraction, multiply, ok, refuse, subtract, zero } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { inUnits } from '../common/papers.ts';
import { printNumber } from '../common/settings.ts';
import { type Approvals, combinations, howMany, supportOf } from './approvals.ts';
import { bySteps, committeeRule, insert, mostCommittees, tooManyTies, without } from './committee-rule.ts';

const mostSubsets = 2_000_000;

export const seqPhragmen: Rule = committeeRule({
  id: 'seq-phragmen',
  summary: 'Member by member; the load of each is carried by those who approve, and kept as even as possible.',
  explanation:
    'Electing somebody is a load of 1 that the voters who approve of them share. Whoever keeps the highest load lowest is elected next, so groups that have carried much already wait. Proportional, and quick to count.',
  source: 'E. Phragmén (1894-1899); S. Janson (2016); Swedish election law, within parties since 1921',
  options: {},
  find: (approvals, _, draw) => {
    const steps = loadSteps(approvals);
    return bySteps(approvals, steps, noLoads(approvals), ({ committee }) => committee, draw, {
      action: 'elect',
      key: 'seq-phragmen',
      votes: (state) => approvals.names.map((_, one) => showLoad(newLoad(approvals, state, one))),
    });
  },
});

export interface Loads {
  readonly committee: readonly number[];
  /** Load of a voter of each ballot. */
  readonly loads: readonly Fraction[];
}

function noLoads({ ballots }: Approvals): Loads {
  return { committee: [], loads: ballots.map(() => zero) };
}

export function loadSteps(approvals: Approvals): Parameters<typeof bySteps<Loads>>[1] {
  return {
    key: ({ committee, loads }) => `${committee.join()}|${loads.map(({ num, den }) => `${num}/${den}`).join()}`,
    take: (state, one) => takeLoad(approvals, state, one),
    choices: (state) => {
      if (state.committee.length >= approvals.seats) return [];
      const left = without(approvals.candidates, state.committee);
      return leastOf(left, (one) => newLoad(approvals, state, one));
    },
  };
}

/** (1 + Σ loads of the supporters) / supporters; `undefined`, the highest of all, without supporters. */
function newLoad({ ballots, unit }: Approvals, { loads }: Loads, one: number): Fraction | undefined {
  let [carried, supporters] = [zero, zero];
  for (const [at, { approved, weight }] of ballots.entries()) {
    if (!approved.includes(one)) continue;
    const voters = inUnits(weight, unit);
    supporters = add(supporters, voters);
    carried = add(carried, multiply(voters, loads[at] ?? zero));
  }
  return compare(supporters, zero) === 0 ? undefined : divide(add(fraction(1), carried), supporters);
}

function takeLoad(approvals: Approvals, state: Loads, one: number): Loads {
  const load = newLoad(approvals, state, one);
  const loads = state.loads.map((before, at) =>
    load && approvals.ballots[at]?.approved.includes(one) ? load : before,
  );
  return { committee: insert(state.committee, one), loads };
}

/** Those with the least value; `undefined` is more than everything. */
export function leastOf(among: readonly number[], value: (one: number) => Fraction | undefined): readonly number[] {
  const valued = among.map((one) => [one, value(one)] as const);
  const least = valued.reduce<Fraction | undefined>(
    (a, [, b]) => (b !== undefined && (a === undefined || compare(b, a) < 0) ? b : a),
    undefined,
  );
  return valued.flatMap(([one, b]) =>
    (least === undefined ? b === undefined : b !== undefined && compare(b, least) === 0) ? [one] : [],
  );
}

function showLoad(load: Fraction | undefined): string {
  return load === undefined ? 'nobody' : printNumber(load);
}

export const minimaxPhragmen: Rule = committeeRule({
  id: 'minimax-phragmen',
  summary: 'The committee whose loads can be shared so that the most loaded voter carries least.',
  explanation:
    "As Phragmén's sequential rule, but all committees are compared, and supporters may share a load unevenly. Often many committees are equal.",
  source: 'E. Phragmén (1896); M. Brill, R. Freeman, S. Janson, M. Lackner (2024)',
  options: {},
  find: (approvals) => leastLoads(approvals, 'highest'),
});

export const leximaxPhragmen: Rule = committeeRule({
  id: 'leximax-phragmen',
  summary: 'The least highest load, then the least second highest, and so on.',
  explanation: 'As minimax Phragmén, with its many ties broken by looking at the next highest loads.',
  source: 'M. Brill, R. Freeman, S. Janson, M. Lackner (2024)',
  options: {},
  find: (approvals) => leastLoads(approvals, 'all'),
});

function leastLoads(
  approvals: Approvals,
  depth: 'highest' | 'all',
): ReturnType<Parameters<typeof committeeRule>[0]['find']> {
  const work = howMany(approvals.candidates.length, approvals.seats) * 2 ** approvals.seats;
  if (work > mostSubsets) {
    return refuse({ reason: 'too-large', what: 'groups within committees to compare', limit: mostSubsets, got: work });
  }
  let least: LoadProfile | undefined;
  let committees: (readonly number[])[] = [];
  for (const committee of combinations(approvals.candidates, approvals.seats)) {
    const profile = loadProfile(approvals, committee, depth);
    const order = least === undefined ? -1 : compareProfiles(profile, least);
    if (order < 0) [least, committees] = [profile, []];
    if (order <= 0) committees.push(committee);
    if (committees.length > mostCommittees) return tooManyTies(mostCommittees);
  }
  return ok({ committees });
}

interface LoadProfile {
  /** Members nobody approves of: their load can't be carried at all. */
  readonly unapproved: number;
  /** Loads from the highest, with the voters who carry each. */
  readonly loads: readonly { readonly load: Fraction; readonly voters: bigint }[];
}

/**
 * The densest group S carries |S| / |N(S)| evenly; the rest of the committee is
 * carried by the voters outside N(S), and so on: the leximax-best division.
 */
function loadProfile(
  { ballots, candidates }: Approvals,
  committee: readonly number[],
  depth: 'highest' | 'all',
): LoadProfile {
  const approvedAtAll = (one: number): boolean => ballots.some(({ approved }) => approved.includes(one));
  const loads: { load: Fraction; voters: bigint }[] = [];
  let left: readonly number[] = committee.filter((one) => candidates.includes(one) && approvedAtAll(one));
  let free: Approvals['ballots'] = ballots;
  while (left.length > 0) {
    const { group, voters } = densest(left, free);
    loads.push({ load: fraction(BigInt(group.length), voters), voters });
    if (depth === 'highest') break;
    left = without(left, group);
    free = free.filter(({ approved }) => !approved.some((one) => group.includes(one)));
  }
  return { unapproved: committee.filter((one) => !approvedAtAll(one)).length, loads };
}

/** The largest group with the most members per voter who approves of one of them. */
function densest(
  members: readonly number[],
  ballots: Approvals['ballots'],
): { readonly group: readonly number[]; readonly voters: bigint } {
  const sets = ballots.map(({ approved }) =>
    members.reduce((bits, one, at) => (approved.includes(one) ? bits | (1 << at) : bits), 0),
  );
  let best = { bits: 0, size: 0, voters: 1n };
  for (let bits = 1; bits < 2 ** members.length; bits++) {
    const size = members.filter((_, at) => (bits & (1 << at)) !== 0).length;
    const voters = ballots.reduce((sum, { weight }, at) => (((sets[at] ?? 0) & bits) !== 0 ? sum + weight : sum), 0n);
    const denser = BigInt(size) * best.voters - BigInt(best.size) * voters;
    if (denser > 0n || (denser === 0n && size > best.size)) best = { bits, size, voters };
  }
  return { group: members.filter((_, at) => (best.bits & (1 << at)) !== 0), voters: best.voters };
}

function compareProfiles(a: LoadProfile, b: LoadProfile): number {
  if (a.unapproved !== b.unapproved) return a.unapproved - b.unapproved;
  for (let at = 0; at < Math.max(a.loads.length, b.loads.length); at++) {
    const [left, right] = [a.loads[at], b.loads[at]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const higher = compare(left.load, right.load);
    if (higher !== 0) return higher;
    // Equal loads carried by fewer voters: the others go on lower.
    if (left.voters !== right.voters && (a.loads.length > 1 || b.loads.length > 1))
      return left.voters < right.voters ? -1 : 1;
  }
  return 0;
}

export const maximinSupport: Rule = committeeRule({
  id: 'maximin-support',
  summary: 'Member by member; whoever leaves the least supported member with the most support.',
  explanation:
    "Voters can divide their support among the members they approve of. The next member is whoever lets the least supported member still have the most. Proportional, and close to Phragmén's rule.",
  source: 'L. Sánchez-Fernández, N. Fernández, J. Fisteus, M. Brill, The maximin support method, AAAI 2021',
  options: {},
  find: (approvals, _, draw) => {
    if (approvals.seats > 16) return refuse({ reason: 'too-large', what: 'seats', limit: 16, got: approvals.seats });
    const highest = (committee: readonly number[]): Fraction | undefined => {
      const { unapproved, loads } = loadProfile(approvals, committee, 'highest');
      return unapproved > 0 ? undefined : loads[0]?.load;
    };
    const approved = approvals.candidates.filter((one) => supportOf(approvals, one) > 0n);
    return bySteps<readonly number[]>(
      approvals,
      {
        key: (committee) => committee.join(),
        take: insert,
        choices: (committee) => {
          if (committee.length >= approvals.seats) return [];
          const left = without(approved, committee);
          return left.length === 0
            ? without(approvals.candidates, committee)
            : leastOf(left, (one) => highest(insert(committee, one)));
        },
      },
      [],
      (committee) => committee,
      draw,
      {
        action: 'elect',
        key: 'maximin-support',
        votes: (committee) =>
          approvals.names.map((_, one) => {
            const load =
              committee.includes(one) || !approvals.candidates.includes(one)
                ? undefined
                : highest(insert(committee, one));
            return load === undefined ? '0' : printNumber(inUnits(load.den, approvals.unit * Number(load.num)));
          }),
      },
    );
  },
});

interface Money {
  readonly committee: readonly number[];
  readonly money: readonly Fraction[];
}

export const phragmenEnestroem: Rule = committeeRule({
  id: 'phragmen-enestroem',
  summary: "Each voter starts with one vote; a member costs a quota, taken evenly from the supporters' rest.",
  explanation:
    'Whoever has the most of the votes left is elected next. If that is more than the quota n/k, the supporters keep their share of what is over; otherwise they have nothing left. It is single transferable vote for approvals.',
  source: 'G. Eneström (1896); E. Phragmén; S. Janson (2016), section 4',
  options: {},
  find: (approvals, _, draw) => {
    const { ballots, unit, voters, seats, candidates } = approvals;
    const quota = divide(inUnits(voters, unit), fraction(seats));
    const support = ({ money }: Money, one: number): Fraction =>
      ballots.reduce(
        (sum, { approved, weight }, at) =>
          approved.includes(one) ? add(sum, multiply(inUnits(weight, unit), money[at] ?? zero)) : sum,
        zero,
      );
    return bySteps<Money>(
      approvals,
      {
        key: ({ committee, money }) => `${committee.join()}|${money.map(({ num, den }) => `${num}/${den}`).join()}`,
        take: (state, one) => {
          const total = support(state, one);
          const kept = compare(total, quota) > 0 ? divide(subtract(total, quota), total) : zero;
          const money = state.money.map((own, at) => (ballots[at]?.approved.includes(one) ? multiply(own, kept) : own));
          return { committee: insert(state.committee, one), money };
        },
        choices: (state) => {
          if (state.committee.length >= seats) return [];
          return leastOf(without(candidates, state.committee), (one) => subtract(zero, support(state, one)));
        },
      },
      { committee: [], money: ballots.map(() => fraction(1)) },
      ({ committee }) => committee,
      draw,
      {
        action: 'elect',
        key: 'phragmen-enestroem',
        votes: (state) =>
          approvals.names.map((_, one) => printNumber(state.committee.includes(one) ? zero : support(state, one))),
      },
    );
  },
});
