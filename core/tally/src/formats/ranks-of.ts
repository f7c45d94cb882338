/** Ranked papers as lists of ranks: `[[2], [0, 3], [], [1]]`, an empty list where a rank is skipped. */
import { type RankedPapers, sharedRank, skippedRank } from '../profile.ts';
import type { RankedCollector } from './ranked-collector.ts';

export type Ranks = readonly (readonly number[])[];

export function ranksOf(papers: RankedPapers, i: number): number[][] {
  const ranks: number[][] = [];
  for (let j = papers.offsets[i] ?? 0; j < (papers.offsets[i + 1] ?? 0); j++) {
    const entry = papers.entries[j] ?? 0;
    if (entry === skippedRank) ranks.push([]);
    else if (entry & sharedRank) ranks.at(-1)?.push(entry & ~sharedRank);
    else ranks.push([entry]);
  }
  return ranks;
}

export function pushRanks(papers: RankedCollector, ranks: Ranks): void {
  for (const rank of ranks) {
    if (rank.length === 0) papers.push(skippedRank);
    for (const [k, candidate] of rank.entries()) papers.push(k === 0 ? candidate : candidate | sharedRank);
  }
}
