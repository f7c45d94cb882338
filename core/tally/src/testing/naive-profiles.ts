/** Small profiles from plain lists, for tests. */
import type { Candidate, PartiesProfile, RankedProfile, ScoredProfile } from '../profile.ts';
import { sharedRank } from '../profile.ts';

/** `[weight, ranks]`: ranks best first, equals together. */
export type PlainPaper = readonly [number, readonly (readonly number[])[]];

export function namesFor(count: number): readonly Candidate[] {
  return Array.from({ length: count }, (_, at) => ({ name: `C${at}` }));
}

export function ranked(
  candidates: number | readonly Candidate[],
  papers: readonly PlainPaper[],
  seats?: number,
): RankedProfile {
  const offsets = [0];
  const entries: number[] = [];
  for (const [, ranks] of papers) {
    for (const rank of ranks)
      entries.push(...rank.map((candidate, at) => (at === 0 ? candidate : candidate | sharedRank)));
    offsets.push(entries.length);
  }
  return {
    kind: 'ranked',
    title: '',
    candidates: typeof candidates === 'number' ? namesFor(candidates) : candidates,
    ...(seats !== undefined && { seats }),
    papers: {
      offsets: Uint32Array.from(offsets),
      entries: Uint16Array.from(entries),
      weights: Float64Array.from(papers, ([weight]) => weight),
      weightUnit: 1,
    },
  };
}

/** Each paper: weight and `[candidate, score]` pairs. */
export function scored(
  candidates: number | readonly Candidate[],
  papers: readonly (readonly [number, readonly (readonly [number, number])[]])[],
  highest: number,
  seats?: number,
): ScoredProfile {
  const offsets = [0];
  for (const [, scores] of papers) offsets.push((offsets.at(-1) ?? 0) + scores.length);
  const flat = papers.flatMap(([, scores]) => scores);
  return {
    kind: 'scored',
    title: '',
    candidates: typeof candidates === 'number' ? namesFor(candidates) : candidates,
    ...(seats !== undefined && { seats }),
    highest,
    papers: {
      offsets: Uint32Array.from(offsets),
      candidates: Uint16Array.from(flat, ([candidate]) => candidate),
      scores: Int32Array.from(flat, ([, score]) => score),
      weights: Float64Array.from(papers, ([weight]) => weight),
      weightUnit: 1,
    },
  };
}

export function approvals(
  candidates: number | readonly Candidate[],
  ballots: readonly (readonly number[])[],
  seats?: number,
): ScoredProfile {
  return scored(
    candidates,
    ballots.map((ballot) => [1, ballot.map((candidate) => [candidate, 1] as const)] as const),
    1,
    seats,
  );
}

export function parties(votes: readonly (number | string)[], seats: number): PartiesProfile {
  return { kind: 'parties', title: '', seats, candidates: namesFor(votes.length), votes: votes.map(String) };
}
