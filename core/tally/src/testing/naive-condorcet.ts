/** Pairwise rules from their definitions, by trying every path, set, order or ranking. For a handful of candidates. */
import type { PlainPaper } from './naive-profiles.ts';

export type Matrix = readonly (readonly number[])[];

/** Papers that put a above b; the unranked are last. */
export function naiveMatrix(candidates: number, papers: readonly PlainPaper[]): Matrix {
  const all = range(candidates);
  return all.map((a) =>
    all.map((b) =>
      papers.reduce((sum, [weight, ranks]) => {
        const place = (one: number): number => ranks.findIndex((rank) => rank.includes(one)) + 1 || candidates + 1;
        return a !== b && place(a) < place(b) ? sum + weight : sum;
      }, 0),
    ),
  );
}

/** The same, where a paper says nothing about a candidate it does not name. */
export function naiveMatrixOfNamed(candidates: number, papers: readonly PlainPaper[]): Matrix {
  const all = range(candidates);
  return all.map((a) =>
    all.map((b) =>
      papers.reduce((sum, [weight, ranks]) => {
        const place = (one: number): number => ranks.findIndex((rank) => rank.includes(one));
        return a !== b && place(a) >= 0 && place(b) >= 0 && place(a) < place(b) ? sum + weight : sum;
      }, 0),
    ),
  );
}

/** Votes for and against. */
export type Link = readonly [number, number];

/** Schulze 2011, section 2.1: which of two links is the stronger. */
export const strongerLink: { readonly [strength: string]: (p: Link, q: Link) => boolean } = {
  winning: ([e], [g]) => e > g,
  margins: ([e, f], [g, h]) => e - f > g - h,
  ratio: ([e, f], [g, h]) =>
    (e > f && g <= h) || (e >= f && g < h) || e * h > f * g || (e > g && f <= h) || (e >= g && f < h),
};

/** Every path is as strong as its weakest link; whoever has the stronger path to everybody wins. */
export function naiveSchulzeBy(stronger: (p: Link, q: Link) => boolean, d: Matrix): readonly number[] {
  const link = (a: number, b: number): Link => [votes(d, a, b), votes(d, b, a)];
  const strongest = (from: number, to: number): Link | undefined =>
    simplePaths(range(d.length), from, to)
      .map((path) => path.slice(1).map((b, i) => link(path[i] ?? 0, b)))
      .filter((links) => links.every(([e, f]) => e > f))
      .map((links) => links.reduce((weak, one) => (stronger(weak, one) ? one : weak)))
      .reduce<Link | undefined>((best, one) => (best === undefined || stronger(one, best) ? one : best), undefined);
  const beats = (a: number, b: number): boolean => {
    const [over, back] = [strongest(a, b), strongest(b, a)];
    return over !== undefined && (back === undefined || stronger(over, back));
  };
  return range(d.length).filter((a) => !range(d.length).some((b) => beats(b, a)));
}

export function naiveSchulzeWinners(d: Matrix): readonly number[] {
  const edge = (a: number, b: number): number => (votes(d, a, b) > votes(d, b, a) ? votes(d, a, b) : 0);
  const strongest = (from: number, to: number): number =>
    Math.max(0, ...simplePaths(range(d.length), from, to).map((path) => weakest(path, edge)));
  return range(d.length).filter((a) => range(d.length).every((b) => a === b || strongest(a, b) >= strongest(b, a)));
}

export function naiveSplitCycleWinners(d: Matrix): readonly number[] {
  const margin = (a: number, b: number): number => Math.max(0, votes(d, a, b) - votes(d, b, a));
  const defeats = (a: number, b: number): boolean =>
    margin(a, b) > 0 && simplePaths(range(d.length), b, a).every((path) => weakest(path, margin) < margin(a, b));
  return range(d.length).filter((b) => !range(d.length).some((a) => defeats(a, b)));
}

/** Winners for every order of the defeats that goes down in margin. */
export function naiveRankedPairsWinners(d: Matrix): readonly number[] {
  const pairs = range(d.length)
    .flatMap((a) => range(d.length).map((b) => [a, b] as const))
    .filter(([a, b]) => votes(d, a, b) > votes(d, b, a));
  const margin = ([a, b]: readonly [number, number]): number => votes(d, a, b) - votes(d, b, a);
  const winners = new Set<number>();
  const visit = (
    left: readonly (readonly [number, number])[],
    locked: readonly (readonly [number, number])[],
  ): void => {
    if (left.length === 0) {
      for (const one of range(d.length)) if (!locked.some(([, loser]) => loser === one)) winners.add(one);
      return;
    }
    const most = Math.max(...left.map(margin));
    for (const next of left.filter((pair) => margin(pair) === most)) {
      const circle = simplePaths(range(d.length), next[1], next[0]).some((path) =>
        path.every((one, at) => at === 0 || locked.some(([a, b]) => a === path[at - 1] && b === one)),
      );
      visit(
        left.filter((pair) => pair !== next),
        circle ? locked : [...locked, next],
      );
    }
  };
  visit(pairs, []);
  return [...winners].sort((a, b) => a - b);
}

export function naiveSmithSet(d: Matrix): readonly number[] {
  return smallest(
    subsets(d.length).filter((set) =>
      set.every((a) => range(d.length).every((b) => set.includes(b) || votes(d, a, b) > votes(d, b, a))),
    ),
  );
}

/** Union of the minimal sets that nobody outside beats. */
export function naiveSchwartzSet(d: Matrix): readonly number[] {
  const unbeaten = subsets(d.length).filter((set) =>
    set.every((a) => range(d.length).every((b) => set.includes(b) || votes(d, b, a) <= votes(d, a, b))),
  );
  const minimal = unbeaten.filter(
    (set) => !unbeaten.some((other) => other.length < set.length && other.every((one) => set.includes(one))),
  );
  return [...new Set(minimal.flat())].sort((a, b) => a - b);
}

export function naiveKemenyWinners(d: Matrix): readonly number[] {
  const rankings = permutations(range(d.length));
  const agreement = (ranking: readonly number[]): number =>
    ranking.reduce((sum, a, at) => sum + ranking.slice(at + 1).reduce((more, b) => more + votes(d, a, b), 0), 0);
  const most = Math.max(...rankings.map(agreement));
  return [...new Set(rankings.filter((ranking) => agreement(ranking) === most).map(([first = 0]) => first))].sort(
    (a, b) => a - b,
  );
}

export function naiveMinimaxWinners(d: Matrix): readonly number[] {
  const worst = (a: number): number =>
    Math.max(0, ...range(d.length).map((b) => (votes(d, b, a) > votes(d, a, b) ? votes(d, b, a) : 0)));
  const least = Math.min(...range(d.length).map(worst));
  return range(d.length).filter((a) => worst(a) === least);
}

/** The worst that anybody does against a candidate: a defeat's margin, or votes for whoever it is, defeat or not. */
export function naiveMinimaxBy(measure: 'margins' | 'opposition', d: Matrix): readonly number[] {
  const worst = (a: number): number =>
    Math.max(
      ...range(d.length)
        .filter((b) => b !== a)
        .map((b) => (measure === 'margins' ? Math.max(0, votes(d, b, a) - votes(d, a, b)) : votes(d, b, a))),
    );
  const least = Math.min(...range(d.length).map(worst));
  return range(d.length).filter((a) => worst(a) === least);
}

/** Wins, with draws counting so much of a win. */
export function naiveWins(draw: number, d: Matrix): readonly number[] {
  const score = (a: number): number =>
    range(d.length).reduce((sum, b) => {
      const lead = votes(d, a, b) - votes(d, b, a);
      return a === b ? sum : sum + (lead > 0 ? 1 : lead === 0 ? draw : 0);
    }, 0);
  const most = Math.max(...range(d.length).map(score));
  return range(d.length).filter((a) => score(a) === most);
}

export function naiveCopelandWinners(d: Matrix): readonly number[] {
  const score = (a: number): number =>
    range(d.length).reduce((sum, b) => sum + Math.sign(votes(d, a, b) - votes(d, b, a)), 0);
  const most = Math.max(...range(d.length).map(score));
  return range(d.length).filter((a) => score(a) === most);
}

export function condorcetWinnerOf(d: Matrix): number | undefined {
  return range(d.length).find((a) => range(d.length).every((b) => a === b || votes(d, a, b) > votes(d, b, a)));
}

function votes(d: Matrix, a: number, b: number): number {
  return d[a]?.[b] ?? 0;
}

function weakest(path: readonly number[], edge: (a: number, b: number) => number): number {
  return Math.min(...path.slice(1).map((one, at) => edge(path[at] ?? 0, one)));
}

function simplePaths(all: readonly number[], from: number, to: number): readonly (readonly number[])[] {
  const visit = (path: readonly number[]): readonly (readonly number[])[] =>
    path.at(-1) === to && path.length > 1
      ? [path]
      : all.filter((one) => !path.includes(one)).flatMap((one) => visit([...path, one]));
  return visit([from]);
}

function smallest(sets: readonly (readonly number[])[]): readonly number[] {
  return sets.reduce((a, b) => (b.length < a.length ? b : a));
}

function subsets(size: number): readonly (readonly number[])[] {
  return range(2 ** size)
    .slice(1)
    .map((bits) => range(size).filter((one) => (bits & (1 << one)) !== 0));
}

export function permutations(of: readonly number[]): readonly (readonly number[])[] {
  if (of.length === 0) return [[]];
  return of.flatMap((first) => permutations(of.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

function range(size: number): readonly number[] {
  return Array.from({ length: size }, (_, one) => one);
}
