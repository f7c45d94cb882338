/** Approval papers, merged, as the committee rules read them. */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem } from '../../count.ts';
import { RankedCollector } from '../../formats/ranked-collector.ts';
import type { ScoredProfile } from '../../profile.ts';
import { standing, totalWeight } from '../common/papers.ts';

export interface Approvals {
  /** Who can be elected, in file order. */
  readonly candidates: readonly number[];
  readonly names: readonly string[];
  readonly seats: number;
  readonly ballots: readonly Ballot[];
  /** All ballots by weight, blank ones too. */
  readonly voters: bigint;
  readonly unit: number;
}

export interface Ballot {
  readonly approved: readonly number[];
  readonly weight: bigint;
}

/** A score above zero is an approval; ballots that approve of the same candidates are one. */
export function readApprovals(profile: ScoredProfile, seats: number): Approvals {
  const candidates = standing(profile.candidates);
  return {
    candidates,
    names: profile.candidates.map(({ name }) => name),
    seats: Math.min(seats, candidates.length),
    ballots: mergedBallots(profile, new Set(candidates)),
    voters: totalWeight(profile.papers.weights),
    unit: profile.papers.weightUnit,
  };
}

function mergedBallots({ papers }: ScoredProfile, stand: ReadonlySet<number>): readonly Ballot[] {
  const { offsets, candidates, scores, weights } = papers;
  const merged = new RankedCollector();
  const apart: Ballot[] = [];
  for (const [paper, weight] of weights.entries()) {
    const approved: number[] = [];
    for (let at = offsets[paper] ?? 0; at < (offsets[paper + 1] ?? 0); at++) {
      const one = candidates[at] ?? 0;
      if ((scores[at] ?? 0) > 0 && stand.has(one)) approved.push(one);
    }
    if (approved.length === 0) continue;
    approved.sort((a, b) => a - b);
    for (const one of approved) merged.push(one);
    // More than 2^53 papers can't be merged in floating point.
    if (merged.finish(weight)) apart.push({ approved, weight: BigInt(weight) });
  }
  const { entries, offsets: starts, weights: sums } = merged.result();
  return [
    ...Array.from(sums, (weight, i) => ({
      approved: Array.from(entries.subarray(starts[i], starts[i + 1])),
      weight: BigInt(weight),
    })),
    ...apart,
  ];
}

/** Rules that count heads need whole voters. */
export function wholeVoters(approvals: Approvals, rule: string): Result<Approvals, CountProblem> {
  const unit = BigInt(approvals.unit);
  if (approvals.ballots.some(({ weight }) => weight % unit !== 0n) || approvals.voters % unit !== 0n) {
    return refuse({ reason: 'unsupported-papers', what: 'fractional-weights', rule });
  }
  return ok({
    ...approvals,
    unit: 1,
    voters: approvals.voters / unit,
    ballots: approvals.ballots.map(({ approved, weight }) => ({ approved, weight: weight / unit })),
  });
}

/** Approvals of each candidate, in units. */
export function supportOf({ ballots }: Approvals, candidate: number): bigint {
  return ballots.reduce((sum, { approved, weight }) => (approved.includes(candidate) ? sum + weight : sum), 0n);
}

export function howMany(from: number, chosen: number): number {
  let count = 1;
  for (let i = 0; i < Math.min(chosen, from - chosen); i++) count = (count * (from - i)) / (i + 1);
  return Math.round(count);
}

export function* combinations(from: readonly number[], size: number): Generator<readonly number[]> {
  const places = Array.from({ length: size }, (_, at) => at);
  if (size > from.length) return;
  for (;;) {
    yield places.map((place) => from[place] ?? 0);
    let at = size - 1;
    while (at >= 0 && places[at] === from.length - size + at) at--;
    if (at < 0) return;
    places[at] = (places[at] ?? 0) + 1;
    for (let next = at + 1; next < size; next++) places[next] = (places[next - 1] ?? 0) + 1;
  }
}
