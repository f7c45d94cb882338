/**
 * The pairwise matrix: how many papers prefer A to B, for every pair.
 *
 * A paper costs half the square of what it ranks, not of all candidates:
 *
 *     votes(a, b) = ranked(a) − above(b, a) − level(a, b)
 *
 * where `ranked(a)` are the papers that rank a at all, and `above`, `level` only
 * count papers that rank both. That is what unranked-last needs; where the
 * unranked are not compared, votes(a, b) = above(a, b).
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem } from '../../count.ts';
import { type RankedProfile, sharedRank, skippedRank } from '../../profile.ts';
import { inUnits, standing, totalWeight } from '../common/papers.ts';
import { type Option, oneOf, printNumber } from '../common/settings.ts';

const mostPairwiseCandidates = 1000;

export interface Pairwise {
  /** Candidates in the count: those who have not withdrawn. */
  readonly candidates: readonly number[];
  readonly names: readonly string[];
  /** Papers that prefer a to b, in units. */
  readonly votes: (a: number, b: number) => bigint;
  /** votes(a, b) − votes(b, a). */
  readonly margin: (a: number, b: number) => bigint;
  readonly beats: (a: number, b: number) => boolean;
  readonly unit: number;
  readonly papers: bigint;
}

export type Unranked = 'last' | 'not-compared';

export const unrankedOption: Option<Unranked> = oneOf(
  'unranked',
  ['last', 'not-compared'],
  'last',
  'Candidates a paper leaves out stand equal below all it ranks, or (no opinion) the paper says nothing about them.',
);

export function pairwiseMatrix(profile: RankedProfile, unranked: Unranked): Result<Pairwise, CountProblem> {
  const size = profile.candidates.length;
  if (size > mostPairwiseCandidates) {
    return refuse({ reason: 'too-large', what: 'candidates', limit: mostPairwiseCandidates, got: size });
  }
  const { weights, weightUnit } = profile.papers;
  const total = totalWeight(weights);
  const matrix = total < 2n ** 53n ? inOnePass(profile, unranked, weights) : inTwoPasses(profile, unranked, weights);
  const votes = (a: number, b: number): bigint => matrix[a * size + b] ?? 0n;
  return ok({
    candidates: standing(profile.candidates),
    names: profile.candidates.map(({ name }) => name),
    votes,
    margin: (a, b) => votes(a, b) - votes(b, a),
    beats: (a, b) => votes(a, b) > votes(b, a),
    unit: weightUnit,
    papers: total,
  });
}

function inOnePass(profile: RankedProfile, unranked: Unranked, weights: Float64Array): readonly bigint[] {
  return Array.from(sums(profile, unranked, weights), BigInt);
}

/** Sums beyond 2^53: high and low halves of the weights are added apart, so that each stays exact. */
function inTwoPasses(profile: RankedProfile, unranked: Unranked, weights: Float64Array): readonly bigint[] {
  const half = 2 ** 27;
  const high = sums(
    profile,
    unranked,
    weights.map((weight) => Math.floor(weight / half)),
  );
  const low = sums(
    profile,
    unranked,
    weights.map((weight) => weight % half),
  );
  return Array.from(high, (sum, at) => BigInt(sum) * BigInt(half) + BigInt(low[at] ?? 0));
}

function sums({ papers, candidates }: RankedProfile, unranked: Unranked, weights: Float64Array): Float64Array {
  const size = candidates.length;
  const { offsets, entries } = papers;
  const above = new Float64Array(size * size);
  const level = new Float64Array(size * size);
  const ranked = new Float64Array(size);
  const seen = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  for (let paper = 0; paper < weights.length; paper++) {
    const weight = weights[paper] as number;
    const end = offsets[paper + 1] as number;
    // `order` holds what the paper ranks so far; those from `tier` on share the rank being read.
    let [length, tier] = [0, 0];
    for (let at = offsets[paper] as number; at < end; at++) {
      const entry = entries[at] as number;
      const candidate = entry & ~sharedRank;
      if ((entry & sharedRank) === 0) tier = length;
      if (candidate === skippedRank || candidate >= size || seen[candidate] === paper) continue;
      seen[candidate] = paper;
      for (let before = 0; before < tier; before++) {
        const cell = (order[before] as number) * size + candidate;
        above[cell] = (above[cell] as number) + weight;
      }
      for (let equal = tier; equal < length; equal++) {
        const other = order[equal] as number;
        level[other * size + candidate] = (level[other * size + candidate] as number) + weight;
        level[candidate * size + other] = (level[candidate * size + other] as number) + weight;
      }
      order[length++] = candidate;
      ranked[candidate] = (ranked[candidate] as number) + weight;
    }
  }
  if (unranked === 'not-compared') return above;
  const votes = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (a === b) continue;
      votes[a * size + b] = (ranked[a] as number) - (above[b * size + a] as number) - (level[a * size + b] as number);
    }
  }
  return votes;
}

/** `votes` as a table with names, for the transcript; left out beyond 100 candidates. */
export function matrixTable(
  { candidates, names }: Pairwise,
  cell: (a: number, b: number) => string,
): readonly (readonly string[])[] | undefined {
  if (candidates.length > 100) return undefined;
  return [
    ['', ...candidates.map((b) => names[b] ?? '')],
    ...candidates.map((a) => [names[a] ?? '', ...candidates.map((b) => (a === b ? '' : cell(a, b)))]),
  ];
}

export function showVotes(votes: bigint, { unit }: Pairwise): string {
  return printNumber(inUnits(votes, unit));
}

/** The candidate who beats every other, if there is one. */
export function condorcetWinner(duels: Pick<Pairwise, 'beats'>, among: readonly number[]): number | undefined {
  return among.find((a) => among.every((b) => a === b || duels.beats(a, b)));
}

/** The candidate whom every other beats, if there is one. */
export function condorcetLoser(duels: Pick<Pairwise, 'beats'>, among: readonly number[]): number | undefined {
  return among.length < 2 ? undefined : among.find((a) => among.every((b) => a === b || duels.beats(b, a)));
}

/** Smith set: the smallest set whose members beat everybody outside it. */
export function smithSet(duels: Pick<Pairwise, 'beats'>, among: readonly number[]): readonly number[] {
  return topOfReach(among, (a, b) => !duels.beats(b, a));
}

/** Schwartz set: members of the smallest sets that nobody outside beats. */
export function schwartzSet(duels: Pick<Pairwise, 'beats'>, among: readonly number[]): readonly number[] {
  return topOfReach(among, duels.beats);
}

/** Those who reach along `edge` everybody who reaches them. */
function topOfReach(among: readonly number[], edge: (a: number, b: number) => boolean): readonly number[] {
  const reached = new Map(among.map((start) => [start, reachedFrom(start, among, edge)]));
  return among.filter((a) => among.every((b) => !reached.get(b)?.has(a) || reached.get(a)?.has(b)));
}

function reachedFrom(
  start: number,
  among: readonly number[],
  edge: (a: number, b: number) => boolean,
): ReadonlySet<number> {
  const reached = new Set([start]);
  const open = [start];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const to of among) {
      if (reached.has(to) || to === from || !edge(from, to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}
