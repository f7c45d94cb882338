/**
 * Reading papers, the slow and plain way: for rules whose work is not in the reading.
 *
 * Weights are whole numbers of units; sums are `bigint`, so nothing is lost.
 */
import { type Fraction, fraction } from '@quorate/basics';
import { type Candidate, type RankedProfile, type ScoredPapers, sharedRank, skippedRank } from '../../profile.ts';

export interface RankedPaper {
  readonly weight: bigint;
  /** Candidates rank by rank, best first; a candidate named twice counts at the first place. Empty ranks are left out. */
  readonly ranks: readonly (readonly number[])[];
}

/** One after the other: a million of them at once would not fit. */
export function* rankedPapers({ papers, candidates }: RankedProfile): Generator<RankedPaper, undefined> {
  const { offsets, entries, weights } = papers;
  const seen = new Int32Array(candidates.length).fill(-1);
  for (let paper = 0; paper < weights.length; paper++) {
    const ranks: number[][] = [];
    for (let at = offsets[paper] ?? 0; at < (offsets[paper + 1] ?? 0); at++) {
      const entry = entries[at] ?? 0;
      const candidate = entry & ~sharedRank;
      const shares = (entry & sharedRank) !== 0;
      if (candidate === skippedRank) {
        if (!shares) ranks.push([]);
        continue;
      }
      if (!shares || ranks.length === 0) ranks.push([]);
      if (candidate >= candidates.length || seen[candidate] === paper) continue;
      seen[candidate] = paper;
      ranks[ranks.length - 1]?.push(candidate);
    }
    yield { weight: BigInt(weights[paper] ?? 0), ranks: ranks.filter((rank) => rank.length > 0) };
  }
}

export interface ScoredPaper {
  readonly weight: bigint;
  readonly scores: ReadonlyMap<number, number>;
}

export function* scoredPapers({
  offsets,
  candidates,
  scores,
  weights,
}: ScoredPapers): Generator<ScoredPaper, undefined> {
  for (let paper = 0; paper < weights.length; paper++) {
    const given = new Map<number, number>();
    for (let at = offsets[paper] ?? 0; at < (offsets[paper + 1] ?? 0); at++) {
      given.set(candidates[at] ?? 0, scores[at] ?? 0);
    }
    yield { weight: BigInt(weights[paper] ?? 0), scores: given };
  }
}

/** `units` of `1 / unit` as a number. */
export function inUnits(units: bigint, unit: number): Fraction {
  return fraction(units, BigInt(unit));
}

export function totalWeight(weights: Float64Array): bigint {
  let [safe, total] = [0, 0n];
  for (const weight of weights) {
    if (safe + weight > Number.MAX_SAFE_INTEGER) {
      total += BigInt(safe);
      safe = 0;
    }
    safe += weight;
  }
  return total + BigInt(safe);
}

/** Candidates who can still be elected. */
export function standing(candidates: readonly Candidate[]): readonly number[] {
  return candidates.flatMap(({ withdrawn }, candidate) => (withdrawn ? [] : [candidate]));
}
