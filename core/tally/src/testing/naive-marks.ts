/** Marks and points, paper by paper, and rounds played from papers, every tie followed. */
import { add, compare, divide, type Fraction, fraction, multiply, subtract, zero } from '@quorate/basics';
import { firstPlaces } from './naive-eliminations.ts';
import type { PlainPaper } from './naive-profiles.ts';

type Papers = readonly PlainPaper[];
type Outcomes = readonly (readonly number[])[];

/** What the n-th place of a paper is worth. Equals share the places they take together. */
export type Worth = (place: number, candidates: number) => Fraction;

export const worths: { readonly [rule: string]: Worth } = {
  borda: (place, n) => fraction(n - 1 - place),
  'borda-from-1': (place, n) => fraction(n - place),
  dowdall: (place) => fraction(1, place + 1),
  'anti-plurality': (place, n) => fraction(place === n - 1 ? -1 : 0),
};

export const marks =
  (number: number): Worth =>
  (place) =>
    fraction(place < number ? 1 : 0);

/** Candidates a paper does not name take the places left together, or none. */
export function naivePoints(
  papers: Papers,
  candidates: number,
  worth: Worth,
  unnamed: 'share' | 'nothing',
): readonly Fraction[] {
  const points = range(candidates).map(() => zero);
  for (const [weight, ranks] of papers) {
    const rest = range(candidates).filter((c) => !ranks.flat().includes(c));
    let place = 0;
    for (const level of unnamed === 'share' && rest.length > 0 ? [...ranks, rest] : ranks) {
      const all = level.map((_, i) => worth(place + i, candidates)).reduce(add, zero);
      const each = multiply(divide(all, fraction(level.length)), fraction(weight));
      for (const c of level) points[c] = add(points[c] ?? zero, each);
      place += level.length;
    }
  }
  return points;
}

/** Every choice of so many that leaves nobody outside with more than somebody inside. */
export function highestSets(points: readonly Fraction[], seats: number): Outcomes {
  return subsetsOf(range(points.length), seats).filter((set) =>
    points.every((p, c) => set.includes(c) || set.every((one) => compare(points[one] ?? zero, p) >= 0)),
  );
}

function mostOf(among: readonly number[], worth: (c: number) => Fraction): readonly number[] {
  return among.filter((a) => among.every((b) => compare(worth(a), worth(b)) >= 0));
}

export const naiveRounds: { readonly [rule: string]: (papers: Papers, candidates: number) => readonly number[] } = {
  /** More than half elects, else the two with most meet, and most votes decide. */
  'two-round': (papers, candidates) => {
    const all = range(candidates);
    const won = majorityOf(papers, all);
    if (won !== undefined) return [won];
    const votes = firstPlaces(papers, all);
    const pairs = candidates <= 2 ? [all] : highestSets(votes, 2);
    return united(pairs.map((pair) => mostOf(pair, (c) => firstPlaces(papers, pair)[pair.indexOf(c)] ?? zero)));
  },
  /** The lowest goes until somebody has more than half, or two are left and most votes decide. */
  exhaustive: (papers, candidates) => {
    const visit = (left: readonly number[]): readonly number[] => {
      const won = majorityOf(papers, left);
      if (won !== undefined) return [won];
      const votes = firstPlaces(papers, left);
      const of = (c: number): Fraction => votes[left.indexOf(c)] ?? zero;
      if (left.length <= 2) return mostOf(left, of);
      const lowest = mostOf(left, (c) => subtract(zero, of(c)));
      return united(lowest.map((gone) => visit(left.filter((c) => c !== gone))));
    };
    return visit(range(candidates));
  },
  /**
   * Police Reform and Social Responsibility Act 2011, Sch. 9 para. 3: the two with most first preferences remain, and
   * all who are equal to them; second preferences of papers for the others are added.
   */
  supplementary: (papers, candidates) => {
    const all = range(candidates);
    const won = majorityOf(papers, all);
    if (won !== undefined) return [won];
    const votes = firstPlaces(papers, all);
    const [, second = zero] = [...votes].sort((a, b) => compare(b, a));
    const left = all.filter((c) => compare(votes[c] ?? zero, second) >= 0);
    const total = (c: number): Fraction =>
      papers.reduce((sum, [weight, ranks]) => {
        const [first, next] = ranks.flat();
        const counts = first === c || (first !== undefined && !left.includes(first) && next === c);
        return counts ? add(sum, fraction(weight)) : sum;
      }, zero);
    return mostOf(left, total);
  },
  coombs: (papers, candidates) => lastOut(papers, range(candidates), 'majority wins'),
  'coombs-last': (papers, candidates) => lastOut(papers, range(candidates), 'until one is left'),
  bucklin: (papers, candidates) => addingRanks(papers, range(candidates), 'most'),
  'bucklin-majorities': (papers, candidates) => addingRanks(papers, range(candidates), 'any majority'),
};

/** Coombs: whoever is put last most often goes, until somebody has more than half of the first preferences. */
function lastOut(
  papers: Papers,
  left: readonly number[],
  until: 'majority wins' | 'until one is left',
): readonly number[] {
  const won = majorityOf(papers, left);
  if (won !== undefined && until === 'majority wins') return [won];
  if (left.length === 1) return left;
  const last = (c: number): Fraction =>
    papers.reduce((sum, [weight, ranks]) => {
      const named = ranks.map((rank) => rank.filter((one) => left.includes(one))).filter(({ length }) => length > 0);
      const rest = left.filter((one) => !named.flat().includes(one));
      const bottom = rest.length > 0 ? rest : (named.at(-1) ?? []);
      return bottom.includes(c) ? add(sum, fraction(weight, bottom.length)) : sum;
    }, zero);
  return united(
    mostOf(left, last).map((gone) =>
      lastOut(
        papers,
        left.filter((c) => c !== gone),
        until,
      ),
    ),
  );
}

/** Bucklin: preferences are added rank by rank until somebody is on more than half of the papers. */
function addingRanks(papers: Papers, all: readonly number[], winners: 'most' | 'any majority'): readonly number[] {
  const half = papers.reduce((sum, [weight]) => sum + weight, 0) / 2;
  for (let depth = 1; ; depth += 1) {
    const votes = all.map((c) =>
      papers.reduce((sum, [weight, ranks]) => (ranks.slice(0, depth).flat().includes(c) ? sum + weight : sum), 0),
    );
    const top = Math.max(...votes);
    if (top > half && winners === 'any majority') return all.filter((c) => (votes[c] ?? 0) > half);
    if (top > half || depth >= all.length) return all.filter((c) => votes[c] === top);
  }
}

/** Whoever has more than half of the votes given in the round. */
function majorityOf(papers: Papers, left: readonly number[]): number | undefined {
  const votes = firstPlaces(papers, left);
  const half = divide(votes.reduce(add, zero), fraction(2));
  return left.find((_, i) => compare(votes[i] ?? zero, half) > 0);
}

function united(all: Outcomes): readonly number[] {
  return [...new Set(all.flat())].sort((a, b) => a - b);
}

export function subsetsOf(all: readonly number[], size: number): Outcomes {
  if (size === 0) return [[]];
  return all.flatMap((one, i) => subsetsOf(all.slice(i + 1), size - 1).map((rest) => [one, ...rest]));
}

function range(size: number): readonly number[] {
  return Array.from({ length: size }, (_, c) => c);
}
