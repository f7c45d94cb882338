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
import { type Coverage, coverageWithin } from './coverage.ts';
import { allHold, type Holdings, holdersAmong, keyOf, supportersHold } from './holdings.ts';

const mostSubsets = 20_000_000;

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
  readonly loads: Holdings;
}

function noLoads(approvals: Approvals): Loads {
  return { committee: [], loads: allHold(approvals, zero) };
}

export function loadSteps(approvals: Approvals): Parameters<typeof bySteps<Loads>>[1] {
  return {
    key: ({ committee, loads }) => `${committee.join()}|${keyOf(loads)}`,
    take: (state, one) => takeLoad(approvals, state, one),
    choices: (state) => {
      if (state.committee.length >= approvals.seats) return [];
      const left = without(approvals.candidates, state.committee);
      return leastOf(left, (one) => newLoad(approvals, state, one));
    },
  };
}

/** (1 + Σ loads of the supporters) / supporters; `undefined`, the highest of all, without supporters. */
function newLoad(approvals: Approvals, { loads }: Loads, one: number): Fraction | undefined {
  let [carried, supporters] = [zero, zero];
  for (const { amount, voters } of holdersAmong(approvals, loads, one)) {
    const heads = inUnits(voters, approvals.unit);
    supporters = add(supporters, heads);
    carried = add(carried, multiply(heads, amount));
  }
  return compare(supporters, zero) === 0 ? undefined : divide(add(fraction(1), carried), supporters);
}

function takeLoad(approvals: Approvals, state: Loads, one: number): Loads {
  const load = newLoad(approvals, state, one);
  const loads = supportersHold(approvals, state.loads, one, (before) => load ?? before);
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
  const coverage = coverageWithin(approvals);
  let least: LoadProfile | undefined;
  let committees: (readonly number[])[] = [];
  for (const committee of combinations(approvals.candidates, approvals.seats)) {
    const profile = loadProfile(coverage(committee), committee.length, depth);
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
function loadProfile(covered: Coverage, size: number, depth: 'highest' | 'all'): LoadProfile {
  const loads: { load: Fraction; voters: bigint }[] = [];
  const supported = bitsWhere(size, (bit) => (covered[bit] ?? 0n) > 0n);
  let carried = 0;
  while (carried !== supported) {
    const { group, voters } = densest(covered, supported, carried);
    loads.push({ load: fraction(BigInt(countBits(group)), voters), voters });
    if (depth === 'highest') break;
    carried |= group;
  }
  return { unapproved: size - countBits(supported), loads };
}

/** Outside the members whose load is carried: the largest group with the most members per further voter who approves of one. */
function densest(
  covered: Coverage,
  supported: number,
  carried: number,
): { readonly group: number; readonly voters: bigint } {
  const before = covered[carried] ?? 0n;
  let best = { group: 0, size: 0, voters: 1n };
  for (let group = 1; group <= supported; group++) {
    if ((group & supported) !== group || (group & carried) !== 0) continue;
    const size = countBits(group);
    const voters = (covered[group | carried] ?? 0n) - before;
    const denser = BigInt(size) * best.voters - BigInt(best.size) * voters;
    if (denser > 0n || (denser === 0n && size > best.size)) best = { group, size, voters };
  }
  return best;
}

function bitsWhere(size: number, holds: (bit: number) => boolean): number {
  let bits = 0;
  for (let at = 0; at < size; at++) if (holds(1 << at)) bits |= 1 << at;
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
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
    const coverage = coverageWithin(approvals);
    const highest = (committee: readonly number[]): Fraction | undefined => {
      const { unapproved, loads } = loadProfile(coverage(committee), committee.length, 'highest');
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
  readonly money: Holdings;
}

export const phragmenEnestroem: Rule = committeeRule({
  id: 'phragmen-enestroem',
  summary: "Each voter starts with one vote; a member costs a quota, taken evenly from the supporters' rest.",
  explanation:
    'Whoever has the most of the votes left is elected next. If that is more than the quota n/k, the supporters keep their share of what is over; otherwise they have nothing left. It is single transferable vote for approvals.',
  source: 'G. Eneström (1896); E. Phragmén; S. Janson (2016), section 4',
  options: {},
  find: (approvals, _, draw) => {
    const { unit, voters, seats, candidates } = approvals;
    const quota = divide(inUnits(voters, unit), fraction(seats));
    const support = ({ money }: Money, one: number): Fraction =>
      holdersAmong(approvals, money, one).reduce(
        (sum, holders) => add(sum, multiply(inUnits(holders.voters, unit), holders.amount)),
        zero,
      );
    return bySteps<Money>(
      approvals,
      {
        key: ({ committee, money }) => `${committee.join()}|${keyOf(money)}`,
        take: (state, one) => {
          const total = support(state, one);
          const kept = compare(total, quota) > 0 ? divide(subtract(total, quota), total) : zero;
          const money = supportersHold(approvals, state.money, one, (own) => multiply(own, kept));
          return { committee: insert(state.committee, one), money };
        },
        choices: (state) => {
          if (state.committee.length >= seats) return [];
          return leastOf(without(candidates, state.committee), (one) => subtract(zero, support(state, one)));
        },
      },
      { committee: [], money: allHold(approvals, fraction(1)) },
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
