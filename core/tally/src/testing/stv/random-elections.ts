/** Small elections from a seed, full of ties and short papers. */
import type { RankedProfile } from '../../profile.ts';
import type { Keeping } from './slow-constraints.ts';

export interface SmallElection {
  readonly seats: number;
  readonly candidates: number;
  /** Each paper for itself, candidates in order. */
  readonly papers: readonly (readonly number[])[];
  /** Present where constraints bind the slow counts. */
  readonly keep?: Keeping;
}

/** Mulberry32: good enough to stir test cases. */
export function stirred(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export function smallElection(seed: number): SmallElection {
  const random = stirred(seed);
  const candidates = 3 + random(5);
  const seats = 1 + random(Math.min(3, candidates - 1));
  const lean = random(3);
  const papers = Array.from({ length: 4 + random(40) }, () => {
    const left = Array.from({ length: candidates }, (_, c) => c);
    const length = 1 + random(candidates);
    return Array.from({ length }, () => {
      const tries = [random(left.length), random(left.length)];
      const at = lean === 0 ? (tries[0] ?? 0) : Math.min(...tries);
      return left.splice(at, 1)[0] ?? 0;
    });
  });
  return { seats, candidates, papers };
}

/** The election as a profile, its papers in the order given, equal neighbours not merged. */
export function profileOf({ seats, candidates, papers }: SmallElection): RankedProfile {
  const offsets = [0];
  for (const paper of papers) offsets.push((offsets.at(-1) ?? 0) + paper.length);
  return {
    kind: 'ranked',
    title: 'small',
    seats,
    candidates: Array.from({ length: candidates }, (_, c) => ({ name: `C${c}` })),
    papers: {
      offsets: Uint32Array.from(offsets),
      entries: Uint16Array.from(papers.flat()),
      weights: new Float64Array(papers.length).fill(1),
      weightUnit: 1,
    },
  };
}
