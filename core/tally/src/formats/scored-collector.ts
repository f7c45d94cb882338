/** Gathers scored papers and merges equal ones. Cells are pairs of candidate and score, in the order of candidates. */
import type { ScoredPapers } from '../profile.ts';
import { PaperCollector, type WeightProblem } from './paper-collector.ts';

export interface Score {
  readonly candidate: number;
  readonly score: number;
}

export class ScoredCollector extends PaperCollector<Int32Array<ArrayBuffer>> {
  private last = -1;
  private sorted = true;

  constructor() {
    super(new Int32Array(1 << 12));
  }

  /** Adds a score to the paper that is being read; each candidate at most once. */
  give(candidate: number, score: number): void {
    if (candidate < this.last) this.sorted = false;
    this.last = candidate;
    this.pushCell(candidate);
    this.pushCell(score);
  }

  /** Takes in a whole paper, `whole + decimals / 10^places` times. */
  add(scores: readonly Score[], whole = 1, decimals = 0, places = 0): WeightProblem | undefined {
    for (const { candidate, score } of scores) this.give(candidate, score);
    return this.finish(whole, decimals, places);
  }

  override finish(whole: number, decimals = 0, places = 0): WeightProblem | undefined {
    if (!this.sorted) this.sort();
    this.sorted = true;
    this.last = -1;
    return super.finish(whole, decimals, places);
  }

  result(): ScoredPapers {
    const { cells, offsets, ...rest } = this.taken();
    const size = cells.length / 2;
    const candidates = new Uint16Array(size);
    const scores = new Int32Array(size);
    for (let k = 0; k < size; k++) {
      candidates[k] = cells[2 * k] ?? 0;
      scores[k] = cells[2 * k + 1] ?? 0;
    }
    return { offsets: offsets.map((cell) => cell / 2), candidates, scores, ...rest };
  }

  protected allocate(length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(length);
  }

  private sort(): void {
    const pairs: Score[] = [];
    for (let at = this.start; at < this.used; at += 2) {
      pairs.push({ candidate: this.cells[at] ?? 0, score: this.cells[at + 1] ?? 0 });
    }
    pairs.sort((a, b) => a.candidate - b.candidate);
    this.used = this.start;
    for (const { candidate, score } of pairs) {
      this.pushCell(candidate);
      this.pushCell(score);
    }
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
