/** Further committee rules from their definitions, in fractions, every tie followed and every committee looked at. */
import { add, compare, divide, type Fraction, fraction, multiply, subtract, zero } from '@quorate/basics';
import { naivePhragmen } from './naive-committees.ts';
import { permutations } from './naive-condorcet.ts';
import { subsetsOf } from './naive-marks.ts';

export type Ballots = readonly (readonly number[])[];
export type Committees = readonly (readonly number[])[];
export type Definition = (ballots: Ballots, candidates: number, seats: number) => Committees;

const one = fraction(1);
const range = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i);
const sorted = (all: readonly number[]): readonly number[] => [...all].sort((a, b) => a - b);
const sum = (all: readonly Fraction[]): Fraction => all.reduce(add, zero);

/** Those of `all` than which none is better; lists of worth are compared from the front. */
function best<One>(all: readonly One[], worth: (one: One) => readonly Fraction[]): readonly One[] {
  const valued = all.map((each) => [each, worth(each)] as const);
  const better = (a: readonly Fraction[], b: readonly Fraction[]): number =>
    a.map((own, i) => compare(own, b[i] ?? zero)).find((sign) => sign !== 0) ?? 0;
  return valued.filter(([, own]) => valued.every(([, other]) => better(own, other) >= 0)).map(([each]) => each);
}

function distinct(all: Committees): Committees {
  return [...new Map(all.map((committee) => [sorted(committee).join(), sorted(committee)])).values()];
}

const bestCommittees = (
  candidates: number,
  seats: number,
  worth: (committee: readonly number[]) => readonly Fraction[],
): Committees => best(subsetsOf(range(candidates), seats), worth);

const shared = (ballot: readonly number[], committee: readonly number[]): number =>
  committee.filter((c) => ballot.includes(c)).length;
const apart = (ballot: readonly number[], committee: readonly number[]): number =>
  ballot.length + committee.length - 2 * shared(ballot, committee);
const supporters = (ballots: Ballots, c: number): readonly number[] =>
  ballots.flatMap((ballot, voter) => (ballot.includes(c) ? [voter] : []));

/** Step by step from `state`; every one of the best steps is followed. */
function stepwise<State>(
  seats: number,
  start: State,
  next: (chosen: readonly number[], state: State) => readonly (readonly [c: number, state: State])[],
): Committees {
  const visit = (chosen: readonly number[], state: State): Committees => {
    if (chosen.length === seats) return [chosen];
    const steps = next(chosen, state);
    return steps.length === 0 ? [chosen] : steps.flatMap(([c, after]) => visit([...chosen, c], after));
  };
  return distinct(visit([], start));
}

const others = (candidates: number, chosen: readonly number[]): readonly number[] =>
  range(candidates).filter((c) => !chosen.includes(c));

const sav: Definition = (ballots, candidates, seats) =>
  bestCommittees(candidates, seats, (committee) => [
    sum(ballots.filter((b) => b.length > 0).map((b) => fraction(shared(b, committee), b.length))),
  ]);

const reverseSequentialPav: Definition = (ballots, candidates, seats) => {
  const total = (committee: readonly number[]): Fraction =>
    sum(ballots.flatMap((b) => range(shared(b, committee)).map((j) => fraction(1, j + 1))));
  const visit = (left: readonly number[]): Committees => {
    if (left.length === seats) return [left];
    return best(left, (c) => [total(left.filter((o) => o !== c))]).flatMap((c) => visit(left.filter((o) => o !== c)));
  };
  return distinct(visit(range(candidates)));
};

const adams: Definition = (ballots, candidates, seats) =>
  bestCommittees(candidates, seats, (committee) => [
    fraction(ballots.filter((b) => shared(b, committee) > 0).length),
    sum(ballots.flatMap((b) => range(shared(b, committee)).map((j) => (j === 0 ? zero : fraction(1, j))))),
  ]);

const minimaxAv: Definition = (ballots, candidates, seats) =>
  bestCommittees(candidates, seats, (committee) => [fraction(-Math.max(...ballots.map((b) => apart(b, committee))))]);

const lexminimaxAv: Definition = (ballots, candidates, seats) =>
  bestCommittees(candidates, seats, (committee) =>
    ballots
      .map((b) => apart(b, committee))
      .sort((a, b) => b - a)
      .map((distance) => fraction(-distance)),
  );

/**
 * The loads when members' burdens of 1 are spread as evenly as can be, highest first: the members who together have
 * the fewest supporters for their number load those alike; then the rest, on the other voters.
 */
function evenLoads(ballots: Ballots, committee: readonly number[]): readonly Fraction[] {
  // Nobody can carry a member whom nobody approves of.
  if (committee.some((c) => supporters(ballots, c).length === 0)) return [fraction(1_000_000)];
  let left = committee;
  const free = new Set(ballots.map((_, voter) => voter));
  const loads = ballots.map(() => zero);
  while (left.length > 0) {
    const groups = range(left.length)
      .flatMap((size) => subsetsOf(left, size + 1))
      .map((group) => {
        const carrying = new Set(group.flatMap((c) => supporters(ballots, c)).filter((voter) => free.has(voter)));
        return { group, carrying, load: fraction(group.length, carrying.size || 1) };
      });
    const heaviest = best(groups, ({ load }) => [load]);
    const group = heaviest.reduce((a, b) => (b.group.length > a.group.length ? b : a));
    for (const voter of group.carrying) {
      loads[voter] = group.load;
      free.delete(voter);
    }
    left = left.filter((c) => !group.group.includes(c));
  }
  return [...loads].sort((a, b) => compare(b, a));
}

const minimaxPhragmen: Definition = (ballots, candidates, seats) =>
  bestCommittees(candidates, seats, (committee) => [subtract(zero, evenLoads(ballots, committee)[0] ?? zero)]);

const leximaxPhragmen: Definition = (ballots, candidates, seats) =>
  bestCommittees(candidates, seats, (committee) => evenLoads(ballots, committee).map((load) => subtract(zero, load)));

/** The least support a member can be given at best: some group of members has the fewest supporters each. */
const maximinSupport: Definition = (ballots, candidates, seats) => {
  const support = (committee: readonly number[]): Fraction =>
    range(committee.length)
      .flatMap((size) => subsetsOf(committee, size + 1))
      .map((group) => fraction(new Set(group.flatMap((c) => supporters(ballots, c))).size, group.length))
      .reduce((a, b) => (compare(a, b) < 0 ? a : b));
  return stepwise(seats, null, (chosen) =>
    best(others(candidates, chosen), (c) => [support([...chosen, c])]).map((c) => [c, null] as const),
  );
};

const enestroem: Definition = (ballots, candidates, seats) => {
  const quota = fraction(ballots.length, seats);
  return stepwise(
    seats,
    ballots.map(() => one),
    (chosen, votes) => {
      const held = (c: number): Fraction => sum(supporters(ballots, c).map((voter) => votes[voter] ?? zero));
      return best(others(candidates, chosen), (c) => [held(c)]).map((c) => {
        const share = compare(held(c), quota) > 0 ? divide(subtract(held(c), quota), held(c)) : zero;
        return [c, votes.map((own, voter) => (ballots[voter]?.includes(c) ? multiply(own, share) : own))] as const;
      });
    },
  );
};

/** Equal shares: rho is found by trying how many of the poorest give all they have. */
function equalShares(
  ballots: Ballots,
  candidates: number,
  seats: number,
): readonly { readonly chosen: readonly number[]; readonly rests: readonly Fraction[] }[] {
  const price = (c: number, rests: readonly Fraction[]): Fraction | undefined => {
    const payers = supporters(ballots, c)
      .map((voter) => rests[voter] ?? zero)
      .sort(compare);
    for (const [poor, rest] of payers.entries()) {
      const each = divide(subtract(one, sum(payers.slice(0, poor))), fraction(payers.length - poor));
      if (compare(each, rest) <= 0) return each;
    }
    return undefined;
  };
  const ends: { readonly chosen: readonly number[]; readonly rests: readonly Fraction[] }[] = [];
  const visit = (chosen: readonly number[], rests: readonly Fraction[]): void => {
    const prices = others(candidates, chosen).flatMap((c) => {
      const rho = price(c, rests);
      return rho === undefined ? [] : [{ c, rho }];
    });
    if (prices.length === 0 || chosen.length === seats) {
      ends.push({ chosen, rests });
      return;
    }
    for (const { c, rho } of best(prices, (own) => [subtract(zero, own.rho)])) {
      const pay = (rest: Fraction): Fraction => (compare(rest, rho) < 0 ? zero : subtract(rest, rho));
      visit(
        [...chosen, c],
        rests.map((rest, voter) => (ballots[voter]?.includes(c) ? pay(rest) : rest)),
      );
    }
  };
  visit(
    [],
    ballots.map(() => fraction(seats, ballots.length)),
  );
  return ends;
}

export const mesAlone: Definition = (ballots, candidates, seats) =>
  distinct(equalShares(ballots, candidates, seats).map(({ chosen }) => chosen));

/** What is left is spent as under Phragmén: everybody goes on earning, and a member is bought once 1 is there. */
export const mesPhragmen: Definition = (ballots, candidates, seats) =>
  distinct(
    equalShares(ballots, candidates, seats).flatMap(({ chosen, rests }) => {
      const loads = rests.map((rest) => subtract(zero, rest));
      const visit = (have: readonly number[], carried: readonly Fraction[]): Committees => {
        if (have.length === seats) return [have];
        const load = (c: number): Fraction => {
          const behind = supporters(ballots, c);
          if (behind.length === 0) return fraction(1_000_000);
          return divide(add(one, sum(behind.map((voter) => carried[voter] ?? zero))), fraction(behind.length));
        };
        return best(others(candidates, have), (c) => [subtract(zero, load(c))]).flatMap((c) =>
          visit(
            [...have, c],
            carried.map((own, voter) => (ballots[voter]?.includes(c) ? load(c) : own)),
          ),
        );
      };
      return visit(chosen, loads);
    }),
  );

const consensus: Definition = (ballots, candidates, seats) =>
  stepwise(
    seats,
    ballots.map(() => zero),
    (chosen, before) => {
      const purses = before.map((purse) => add(purse, one));
      const paying = (c: number): readonly number[] =>
        supporters(ballots, c).filter((voter) => compare(purses[voter] ?? zero, zero) > 0);
      return best(others(candidates, chosen), (c) => [sum(paying(c).map((voter) => purses[voter] ?? zero))]).map(
        (c) => {
          const each = fraction(ballots.length, paying(c).length || 1);
          return [
            c,
            purses.map((purse, voter) => (paying(c).includes(voter) ? subtract(purse, each) : purse)),
          ] as const;
        },
      );
    },
  );

/**
 * Of those with the least points, at least two, whoever the fewest name goes; who are level go together, or where that
 * were too many, any of them. By points (WSFS Constitution 3.9.3) only those with the fewest points of them go.
 */
const eph =
  (level: 'together' | 'by-points'): Definition =>
  (ballots, candidates, seats) => {
    const visit = (left: readonly number[]): Committees => {
      if (left.length === seats) return [left];
      const points = (c: number): Fraction =>
        sum(supporters(ballots, c).map((voter) => fraction(1, shared(ballots[voter] ?? [], left))));
      const order = [...left].sort((a, b) => compare(points(a), points(b)));
      const [first = 0, second = 0] = order;
      const limit = compare(points(first), points(second)) === 0 ? points(first) : points(second);
      const compared = left.filter((c) => compare(points(c), limit) <= 0);
      const named = best(compared, (c) => [fraction(-supporters(ballots, c).length)]);
      const going = level === 'together' ? named : best(named, (c) => [subtract(zero, points(c))]);
      const number = Math.min(going.length, left.length - seats);
      return subsetsOf(going, number).flatMap((out) => visit(left.filter((c) => !out.includes(c))));
    };
    return distinct(visit(range(candidates)));
  };

const greedyMonroe: Definition = (ballots, candidates, seats) =>
  stepwise(
    seats,
    ballots.map((_, voter) => voter),
    (chosen, waiting) => {
      const larger = chosen.length < ballots.length % seats ? 1 : 0;
      const share = Math.floor(ballots.length / seats) + larger;
      const behind = (c: number): readonly number[] => waiting.filter((voter) => ballots[voter]?.includes(c));
      return best(others(candidates, chosen), (c) => [fraction(behind(c).length)]).flatMap((c) =>
        subsetsOf(behind(c), Math.min(share, behind(c).length)).map(
          (served) => [c, waiting.filter((voter) => !served.includes(voter))] as const,
        ),
      );
    },
  );

/** Whatever order the lot may put voters in; where not all fit, and at the end, any of those left. */
export const serialDictator: Definition = (ballots, candidates, seats) =>
  distinct(
    permutations(range(ballots.length)).flatMap((order) => {
      const visit = (at: number, chosen: readonly number[]): Committees => {
        const voter = order[at];
        const wanted = voter === undefined ? range(candidates) : (ballots[voter] ?? []);
        const fresh = wanted.filter((c) => !chosen.includes(c));
        const open = seats - chosen.length;
        if (fresh.length > open || voter === undefined)
          return subsetsOf(fresh, open).map((some) => [...chosen, ...some]);
        return visit(at + 1, [...chosen, ...fresh]);
      };
      return visit(0, []);
    }),
  );

export const ephTogether: Definition = eph('together');
export const ephByPoints: Definition = eph('by-points');

export const moreDefinitions: { readonly [rule: string]: Definition } = {
  sav,
  'rev-seq-pav': reverseSequentialPav,
  'adams-approval': adams,
  'minimax-av': minimaxAv,
  'lexminimax-av': lexminimaxAv,
  'minimax-phragmen': minimaxPhragmen,
  'leximax-phragmen': leximaxPhragmen,
  'maximin-support': maximinSupport,
  'phragmen-enestroem': enestroem,
  consensus,
  'greedy-monroe': greedyMonroe,
  'seq-phragmen': naivePhragmen,
  trivial: (_, candidates, seats) => subsetsOf(range(candidates), seats),
};
