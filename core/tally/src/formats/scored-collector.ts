/** Gathers scored papers and merges equal ones; within a paper candidates stand in order. */
import type { ScoredPapers } from '../profile.ts';
import { inSmallestUnit, type WeightProblem } from './ranked-collector.ts';

export interface Score {
  readonly candidate: number;
  readonly score: number;
}

export class ScoredCollector {
  private readonly twins = new Map<string, number>();
  private readonly papers: (readonly Score[])[] = [];
  private readonly weights: number[] = [];
  private unit = 1;
  private total = 0;

  add(scores: readonly Score[], whole = 1, decimals = 0, places = 0): WeightProblem | undefined {
    const scale = 10 ** places;
    if (scale > this.unit) {
      const factor = scale / this.unit;
      this.total *= factor;
      for (const [i, weight] of this.weights.entries()) this.weights[i] = weight * factor;
      this.unit = scale;
    }
    const weight = whole * this.unit + decimals * (this.unit / scale);
    if (weight === 0) return 'zero';
    this.total += weight;
    if (this.total > Number.MAX_SAFE_INTEGER) return 'too-large';
    const paper = scores.toSorted((a, b) => a.candidate - b.candidate);
    const key = paper.map(({ candidate, score }) => `${candidate}:${score}`).join();
    const twin = this.twins.get(key);
    if (twin === undefined) {
      this.twins.set(key, this.papers.length);
      this.papers.push(paper);
      this.weights.push(weight);
    } else this.weights[twin] = (this.weights[twin] ?? 0) + weight;
    return undefined;
  }

  result(): ScoredPapers {
    const size = this.papers.reduce((sum, paper) => sum + paper.length, 0);
    const offsets = new Uint32Array(this.papers.length + 1);
    const candidates = new Uint16Array(size);
    const scores = new Int32Array(size);
    let at = 0;
    for (const [i, paper] of this.papers.entries()) {
      for (const { candidate, score } of paper) {
        candidates[at] = candidate;
        scores[at] = score;
        at++;
      }
      offsets[i + 1] = at;
    }
    return { offsets, candidates, scores, ...inSmallestUnit(Float64Array.from(this.weights), this.unit) };
  }
}

/** The scores of paper `i`. */
export function scoresOf(papers: ScoredPapers, i: number): Score[] {
  const scores: Score[] = [];
  for (let k = papers.offsets[i] ?? 0; k < (papers.offsets[i + 1] ?? 0); k++) {
    scores.push({ candidate: papers.candidates[k] ?? 0, score: papers.scores[k] ?? 0 });
  }
  return scores;
}
