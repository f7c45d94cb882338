/** Committee rules from their definitions: every committee is looked at, every tie followed, with fractions of whole numbers. */
import { add, compare, divide, type Fraction, fraction, multiply, zero } from '@quorate/basics';

type Ballots = readonly (readonly number[])[];

/** Best committees when a voter's j-th member is worth `worth(j)`. */
export function naiveThiele(
  ballots: Ballots,
  candidates: number,
  seats: number,
  worth: (j: number) => Fraction,
): readonly (readonly number[])[] {
  return bestOf(committees(candidates, seats), (committee) => total(ballots, committee, worth));
}

/** The same, member by member. */
export function naiveSequentialThiele(
  ballots: Ballots,
  candidates: number,
  seats: number,
  worth: (j: number) => Fraction,
): readonly (readonly number[])[] {
  const visit = (chosen: readonly number[]): readonly (readonly number[])[] => {
    if (chosen.length === seats) return [sorted(chosen)];
    const next = range(candidates).filter((one) => !chosen.includes(one));
    return bestOf(next, (one) => total(ballots, [...chosen, one], worth)).flatMap((one) => visit([...chosen, one]));
  };
  return distinct(visit([]));
}

/** Phragmén: the next member is whoever's supporters would carry least each. */
export function naivePhragmen(ballots: Ballots, candidates: number, seats: number): readonly (readonly number[])[] {
  const visit = (chosen: readonly number[], loads: readonly Fraction[]): readonly (readonly number[])[] => {
    if (chosen.length === seats) return [sorted(chosen)];
    const next = range(candidates).filter((one) => !chosen.includes(one));
    const load = (one: number): Fraction => {
      const supporters = ballots.flatMap((ballot, at) => (ballot.includes(one) ? [at] : []));
      if (supporters.length === 0) return fraction(1_000_000);
      const carried = supporters.map((at) => loads[at] ?? zero).reduce(add, fraction(1));
      return divide(carried, fraction(supporters.length));
    };
    const least = bestOf(next, (one) => multiply(load(one), fraction(-1)));
    return least.flatMap((one) =>
      visit(
        [...chosen, one],
        loads.map((before, at) => (ballots[at]?.includes(one) ? load(one) : before)),
      ),
    );
  };
  return distinct(
    visit(
      [],
      ballots.map(() => zero),
    ),
  );
}

/** Monroe: every way to give each member ⌊n/k⌋ or ⌈n/k⌉ voters. */
export function naiveMonroe(ballots: Ballots, candidates: number, seats: number): readonly (readonly number[])[] {
  const [least, most] = [Math.floor(ballots.length / seats), Math.ceil(ballots.length / seats)];
  const score = (committee: readonly number[]): Fraction => {
    const visit = (voter: number, counts: readonly number[]): number => {
      if (voter === ballots.length) return counts.every((count) => count >= least) ? 0 : Number.NEGATIVE_INFINITY;
      return Math.max(
        ...committee.map((member, at) =>
          (counts[at] ?? 0) >= most
            ? Number.NEGATIVE_INFINITY
            : (ballots[voter]?.includes(member) ? 1 : 0) +
              visit(
                voter + 1,
                counts.map((count, other) => (other === at ? count + 1 : count)),
              ),
        ),
      );
    };
    return fraction(
      visit(
        0,
        committee.map(() => 0),
      ),
    );
  };
  return bestOf(committees(candidates, seats), score);
}

function total(ballots: Ballots, committee: readonly number[], worth: (j: number) => Fraction): Fraction {
  return ballots
    .flatMap((ballot) => committee.filter((one) => ballot.includes(one)).map((_, at) => worth(at + 1)))
    .reduce(add, zero);
}

function bestOf<One>(all: readonly One[], value: (one: One) => Fraction): readonly One[] {
  const valued = all.map((one) => [one, value(one)] as const);
  return valued.filter(([, own]) => valued.every(([, other]) => compare(own, other) >= 0)).map(([one]) => one);
}

function committees(candidates: number, seats: number): readonly (readonly number[])[] {
  const visit = (from: number, left: number): readonly (readonly number[])[] =>
    left === 0
      ? [[]]
      : range(candidates)
          .slice(from)
          .flatMap((one) => visit(one + 1, left - 1).map((rest) => [one, ...rest]));
  return visit(0, seats);
}

function distinct(all: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [...new Map(all.map((one) => [one.join(), one])).values()];
}

function sorted(committee: readonly number[]): readonly number[] {
  return [...committee].sort((a, b) => a - b);
}

function range(size: number): readonly number[] {
  return Array.from({ length: size }, (_, one) => one);
}
