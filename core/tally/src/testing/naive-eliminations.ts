/**
 * Pairwise rules that take candidates out, from their definitions. Where equals stand for one exclusion every way is
 * followed; the answer is everybody who can win.
 */
import { add, compare, divide, type Fraction, fraction, multiply, zero } from '@quorate/basics';
import { condorcetWinnerOf, type Matrix, naiveMatrix, naiveSmithSet } from './naive-condorcet.ts';
import type { PlainPaper } from './naive-profiles.ts';

type Papers = readonly PlainPaper[];
type Winners = readonly number[];

/** First preferences among those left; whoever share a first rank share the paper. */
export function firstPlaces(papers: Papers, left: readonly number[]): readonly Fraction[] {
  return left.map((c) =>
    papers.reduce((sum, [weight, ranks]) => {
      const top = ranks.map((rank) => rank.filter((one) => left.includes(one))).find((rank) => rank.length > 0);
      return top?.includes(c) ? add(sum, fraction(weight, top.length)) : sum;
    }, zero),
  );
}

/** Borda among those left: equals share their places, and the unnamed share the places that remain. */
function bordaCounts(papers: Papers, left: readonly number[]): readonly Fraction[] {
  return left.map((c) =>
    papers.reduce((sum, [weight, ranks]) => {
      const named = ranks.map((rank) => rank.filter((one) => left.includes(one))).filter((rank) => rank.length > 0);
      const rest = left.filter((one) => !named.flat().includes(one));
      const levels = [...named, rest].filter((level) => level.length > 0);
      const mine = levels.findIndex((level) => level.includes(c));
      const below = levels.slice(mine + 1).flat().length;
      const level = levels[mine]?.length ?? 1;
      return add(sum, multiply(fraction(weight), add(fraction(below), fraction(level - 1, 2))));
    }, zero),
  );
}

function most(left: readonly number[], worth: readonly Fraction[]): readonly number[] {
  return left.filter((_, i) => worth.every((other) => compare(worth[i] ?? zero, other) >= 0));
}

function fewest(left: readonly number[], worth: readonly Fraction[]): readonly number[] {
  return left.filter((_, i) => worth.every((other) => compare(worth[i] ?? zero, other) <= 0));
}

function within(d: Matrix, left: readonly number[]): Matrix {
  return left.map((a) => left.map((b) => d[a]?.[b] ?? 0));
}

const smithOf = (d: Matrix, left: readonly number[]): readonly number[] =>
  naiveSmithSet(within(d, left)).map((i) => left[i] ?? 0);
const beatsAll = (d: Matrix, left: readonly number[]): number | undefined =>
  left[condorcetWinnerOf(within(d, left)) ?? -1];
const losesToAll = (d: Matrix, left: readonly number[]): number | undefined =>
  left.length < 2 ? undefined : left.find((a) => left.every((b) => a === b || (d[b]?.[a] ?? 0) > (d[a]?.[b] ?? 0)));

function everyWay(left: readonly number[], out: readonly number[], on: (left: readonly number[]) => Winners): Winners {
  return sorted(out.flatMap((c) => on(left.filter((one) => one !== c))));
}

function alternativeVote(papers: Papers, left: readonly number[]): Winners {
  if (left.length === 1) return left;
  return everyWay(left, fewest(left, firstPlaces(papers, left)), (rest) => alternativeVote(papers, rest));
}

export const naiveEliminations: { readonly [rule: string]: (papers: Papers, candidates: number) => Winners } = {
  condorcet: (papers, candidates) => {
    const d = naiveMatrix(candidates, papers);
    const winner = condorcetWinnerOf(d);
    return winner === undefined ? range(candidates) : [winner];
  },
  'smith-irv': (papers, candidates) =>
    alternativeVote(papers, smithOf(naiveMatrix(candidates, papers), range(candidates))),
  'condorcet-irv': (papers, candidates) => {
    const winner = condorcetWinnerOf(naiveMatrix(candidates, papers));
    return winner === undefined ? alternativeVote(papers, range(candidates)) : [winner];
  },
  benham: (papers, candidates) => {
    const d = naiveMatrix(candidates, papers);
    const visit = (left: readonly number[]): Winners => {
      const winner = beatsAll(d, left);
      if (winner !== undefined) return [winner];
      return everyWay(left, fewest(left, firstPlaces(papers, left)), visit);
    };
    return visit(range(candidates));
  },
  'tideman-alternative': (papers, candidates) => {
    const d = naiveMatrix(candidates, papers);
    const visit = (all: readonly number[]): Winners => {
      const left = smithOf(d, all);
      return left.length === 1 ? left : everyWay(left, fewest(left, firstPlaces(papers, left)), visit);
    };
    return visit(range(candidates));
  },
  'btr-irv': (papers, candidates) => {
    const d = naiveMatrix(candidates, papers);
    const visit = (left: readonly number[]): Winners => {
      if (left.length === 1) return left;
      const votes = firstPlaces(papers, left);
      const pairs = left.flatMap((a) => left.flatMap((b) => (a < b ? [[a, b] as const] : [])));
      const of = (c: number): Fraction => votes[left.indexOf(c)] ?? zero;
      // Two that nobody outside has fewer votes than. A drawn duel takes out the one with fewer votes, or both.
      const lowest = pairs.filter((pair) =>
        left.every((c) => pair.includes(c) || pair.every((one) => compare(of(one), of(c)) <= 0)),
      );
      const losers = lowest.flatMap(([a, b]) => {
        const lead = (d[a]?.[b] ?? 0) - (d[b]?.[a] ?? 0) || compare(of(a), of(b));
        return lead > 0 ? [b] : lead < 0 ? [a] : [a, b];
      });
      const stay = left.filter((c) => !losers.includes(c));
      return stay.length === 0 ? left : visit(stay);
    };
    return visit(range(candidates));
  },
  baldwin: (papers, candidates) => {
    const visit = (left: readonly number[]): Winners =>
      left.length === 1 ? left : everyWay(left, fewest(left, bordaCounts(papers, left)), visit);
    return visit(range(candidates));
  },
  nanson: (papers, candidates) => {
    const visit = (left: readonly number[]): Winners => {
      const counts = bordaCounts(papers, left);
      const average = divide(counts.reduce(add, zero), fraction(left.length));
      const stay = left.filter((_, i) => compare(counts[i] ?? zero, average) >= 0);
      return stay.length === left.length ? left : visit(stay);
    };
    return visit(range(candidates));
  },
  raynaud: (papers, candidates) => {
    const d = naiveMatrix(candidates, papers);
    const visit = (left: readonly number[]): Winners => {
      const worst = left.map((a) => Math.max(0, ...left.map((b) => (d[b]?.[a] ?? 0) - (d[a]?.[b] ?? 0))));
      const largest = Math.max(...worst);
      const stay = left.filter((_, i) => (worst[i] ?? 0) < largest);
      return largest === 0 || stay.length === 0 ? left : visit(stay);
    };
    return visit(range(candidates));
  },
  black: (papers, candidates) => {
    const winner = condorcetWinnerOf(naiveMatrix(candidates, papers));
    const all = range(candidates);
    return winner === undefined ? most(all, bordaCounts(papers, all)) : [winner];
  },
  daunou: (papers, candidates) => {
    const d = naiveMatrix(candidates, papers);
    const winner = condorcetWinnerOf(d);
    if (winner !== undefined) return [winner];
    const left = withoutLosers(d, range(candidates));
    return most(left, firstPlaces(papers, left));
  },
  'iterated-removal': (papers, candidates) => withoutLosers(naiveMatrix(candidates, papers), range(candidates)),
  'dodgson-quick': (papers, candidates) => leastSum(naiveMatrix(candidates, papers), (margin) => Math.ceil(margin / 2)),
  'dodgson-tideman': (papers, candidates) => leastSum(naiveMatrix(candidates, papers), (margin) => margin),
};

function withoutLosers(d: Matrix, left: readonly number[]): readonly number[] {
  const loser = losesToAll(d, left);
  return loser === undefined
    ? left
    : withoutLosers(
        d,
        left.filter((c) => c !== loser),
      );
}

/** Whoever has the smallest sum over the defeats they suffer. */
function leastSum(d: Matrix, weigh: (margin: number) => number): Winners {
  const sums = d.map((_, a) =>
    d.reduce((sum, row, b) => {
      const margin = (row[a] ?? 0) - (d[a]?.[b] ?? 0);
      return margin > 0 ? sum + weigh(margin) : sum;
    }, 0),
  );
  return range(d.length).filter((a) => sums[a] === Math.min(...sums));
}

/** Heitzig's River for every order of equal defeats: locked unless the loser has lost already or it closes a circle. */
export function naiveRiverWinners(d: Matrix): Winners {
  const strength = ([a, b]: readonly [number, number]): number => d[a]?.[b] ?? 0;
  const defeats = range(d.length)
    .flatMap((a) => range(d.length).map((b) => [a, b] as const))
    .filter(([a, b]) => (d[a]?.[b] ?? 0) > (d[b]?.[a] ?? 0));
  const visit = (left: readonly (readonly [number, number])[], over: ReadonlyMap<number, number>): Winners => {
    if (left.length === 0) return range(d.length).filter((c) => !over.has(c));
    const top = Math.max(...left.map(strength));
    return sorted(
      left
        .filter((pair) => strength(pair) === top)
        .flatMap((pair) => {
          const [winner, loser] = pair;
          const above = new Set<number>();
          for (let c: number | undefined = winner; c !== undefined; c = over.get(c)) above.add(c);
          const locks = !over.has(loser) && !above.has(loser);
          return visit(
            left.filter((one) => one !== pair),
            locks ? new Map([...over, [loser, winner]]) : over,
          );
        }),
    );
  };
  return visit(defeats, new Map());
}

function sorted(winners: readonly number[]): Winners {
  return [...new Set(winners)].sort((a, b) => a - b);
}

function range(size: number): readonly number[] {
  return Array.from({ length: size }, (_, c) => c);
}
