/**
 * How many papers put each candidate at which place: all that rules of points,
 * marks and last places need to know.
 *
 * Places count from 0 among the candidates asked about. A rank of several fills
 * as many places: `(place, size)`. Sums are exact also beyond 2^53: the weights
 * are then added in two halves.
 */
import { type RankedProfile, sharedRank, skippedRank } from '../../profile.ts';
import { totalWeight } from './papers.ts';

export interface Places {
  /** Weight, in units, of papers that put the candidate into a rank of `size` that begins at `place`. */
  readonly of: (candidate: number) => readonly PlaceWeight[];
  /** Papers that rank just `length` of the candidates and not this one. */
  readonly unranked: (candidate: number) => readonly { readonly length: number; readonly weight: bigint }[];
  /** Papers that rank somebody asked about. */
  readonly valid: bigint;
  readonly all: bigint;
}

interface PlaceWeight {
  readonly place: number;
  readonly size: number;
  readonly weight: bigint;
}

export function placesOf(profile: RankedProfile, among: readonly number[]): Places {
  const { weights } = profile.papers;
  const all = totalWeight(weights);
  if (all < 2n ** 53n) return readPlaces(among, [[1n, sums(profile, among, weights)]], all);
  const half = 2 ** 27;
  const high = sums(
    profile,
    among,
    weights.map((weight) => Math.floor(weight / half)),
  );
  const low = sums(
    profile,
    among,
    weights.map((weight) => weight % half),
  );
  return readPlaces(
    among,
    [
      [BigInt(half), high],
      [1n, low],
    ],
    all,
  );
}

interface Sums {
  /** By candidate: weight by `place · (candidates + 1) + size`. */
  readonly at: readonly Map<number, number>[];
  /** By candidate: weight of papers that rank it, by how many they rank. */
  readonly ranked: readonly Map<number, number>[];
  /** Weight of papers by how many they rank. */
  readonly lengths: Map<number, number>;
}

function sums({ papers, candidates }: RankedProfile, among: readonly number[], weights: Float64Array): Sums {
  const { offsets, entries } = papers;
  const row = among.length + 1;
  const slot = new Int32Array(candidates.length).fill(-1);
  among.forEach((candidate, at) => {
    slot[candidate] = at;
  });
  const single = new Float64Array(among.length * among.length);
  const ranked = new Float64Array(among.length * row);
  const lengths = new Float64Array(row);
  const shared: Map<number, number>[] = among.map(() => new Map());
  const seen = new Int32Array(among.length).fill(-1);
  const order = new Int32Array(among.length);
  const flush = (from: number, to: number, weight: number): void => {
    if (to - from === 1) {
      const cell = (order[from] as number) * among.length + from;
      single[cell] = (single[cell] as number) + weight;
      return;
    }
    for (let at = from; at < to; at++) {
      const levels = shared[order[at] as number];
      const key = from * row + to - from;
      levels?.set(key, (levels.get(key) ?? 0) + weight);
    }
  };
  for (let paper = 0; paper < weights.length; paper++) {
    const weight = weights[paper] as number;
    const end = offsets[paper + 1] as number;
    let [length, tier] = [0, 0];
    for (let at = offsets[paper] as number; at < end; at++) {
      const entry = entries[at] as number;
      const candidate = entry & ~sharedRank;
      if ((entry & sharedRank) === 0 && length > tier) {
        flush(tier, length, weight);
        tier = length;
      }
      const place = candidate === skippedRank ? -1 : (slot[candidate] ?? -1);
      if (place < 0 || seen[place] === paper) continue;
      seen[place] = paper;
      order[length++] = place;
    }
    if (length > tier) flush(tier, length, weight);
    lengths[length] = (lengths[length] as number) + weight;
    for (let at = 0; at < length; at++) {
      const cell = (order[at] as number) * row + length;
      ranked[cell] = (ranked[cell] as number) + weight;
    }
  }
  return {
    at: among.map((_, one) => {
      const levels = shared[one] ?? new Map<number, number>();
      for (let place = 0; place < among.length; place++) {
        const weight = single[one * among.length + place] as number;
        if (weight > 0) levels.set(place * row + 1, weight);
      }
      return levels;
    }),
    ranked: among.map((_, one) => nonZero(ranked.subarray(one * row, (one + 1) * row))),
    lengths: nonZero(lengths),
  };
}

function nonZero(values: Float64Array): Map<number, number> {
  const found = new Map<number, number>();
  values.forEach((value, at) => {
    if (value > 0) found.set(at, value);
  });
  return found;
}

function readPlaces(among: readonly number[], parts: readonly (readonly [bigint, Sums])[], all: bigint): Places {
  const row = among.length + 1;
  const slot = new Map(among.map((candidate, at) => [candidate, at]));
  const joined = (pick: (sums: Sums) => ReadonlyMap<number, number> | undefined): ReadonlyMap<number, bigint> => {
    const sum = new Map<number, bigint>();
    for (const [factor, part] of parts) {
      for (const [key, weight] of pick(part) ?? []) sum.set(key, (sum.get(key) ?? 0n) + factor * BigInt(weight));
    }
    return sum;
  };
  const lengths = joined((sums) => sums.lengths);
  const one = (candidate: number): number => slot.get(candidate) ?? -1;
  return {
    all,
    valid: all - (lengths.get(0) ?? 0n),
    of: (candidate) =>
      [...joined((sums) => sums.at[one(candidate)])].map(([key, weight]) => ({
        place: Math.floor(key / row),
        size: key % row,
        weight,
      })),
    unranked: (candidate) => {
      const ranked = joined((sums) => sums.ranked[one(candidate)]);
      return [...lengths]
        .map(([length, weight]) => ({ length, weight: weight - (ranked.get(length) ?? 0n) }))
        .filter(({ length, weight }) => length > 0 && weight > 0n);
    },
  };
}
