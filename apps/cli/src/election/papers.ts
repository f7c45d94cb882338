/**
 * Opened papers as profiles for a count (FORMAT section 9).
 *
 * A paper has one number per answer. As ranks: smaller is better, 0 is unranked,
 * equal numbers share a rank; where the election says STV, only 1, 2, 3 ...
 * without gap or repetition is valid. As grades: 1 is best, 0 throughout is
 * blank, anything else outside 1..grades makes the paper invalid.
 */
import type { RankedQuestion } from '@quorate/seal';
import { type RankedProfile, type ScoredProfile, sharedRank } from '@quorate/tally';

type Papers = readonly (readonly number[])[];

export function rankingsOf({ question, answers, extra }: RankedQuestion, papers: Papers): RankedProfile {
  const valid = extra?.['method'] === 'STV' ? papers.filter(isStrictRanking) : papers;
  const offsets = [0];
  const entries: number[] = [];
  for (const paper of valid) {
    const ranked = paper
      .map((rank, candidate) => ({ rank, candidate }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => a.rank - b.rank || a.candidate - b.candidate);
    for (const [i, { rank, candidate }] of ranked.entries()) {
      entries.push(ranked[i - 1]?.rank === rank ? candidate + sharedRank : candidate);
    }
    offsets.push(entries.length);
  }
  const seats = extra?.['seats'];
  return {
    kind: 'ranked',
    title: question,
    candidates: answers.map((name) => ({ name })),
    ...(Number.isSafeInteger(seats) ? { seats: seats as number } : {}),
    papers: {
      offsets: Uint32Array.from(offsets),
      entries: Uint16Array.from(entries),
      weights: new Float64Array(valid.length).fill(1),
      weightUnit: 1,
    },
  };
}

function isStrictRanking(paper: readonly number[]): boolean {
  const ranks = paper.filter((rank) => rank > 0).sort((a, b) => a - b);
  return ranks.every((rank, i) => rank === i + 1);
}

export function gradesOf({ question, answers, extra }: RankedQuestion, papers: Papers): ScoredProfile {
  const named = extra?.['grades'];
  const names = Array.isArray(named) ? named.map(String) : undefined;
  const grades = names?.length ?? papers.flat().reduce((most, grade) => Math.max(most, grade), 1);
  const valid = papers.filter((paper) => paper.every((g) => g === 0) || paper.every((g) => g >= 1 && g <= grades));
  const offsets = [0];
  const candidates: number[] = [];
  const scores: number[] = [];
  for (const paper of valid) {
    for (const [candidate, grade] of paper.entries()) {
      if (grade === 0) continue;
      candidates.push(candidate);
      scores.push(grades - grade);
    }
    offsets.push(candidates.length);
  }
  return {
    kind: 'scored',
    title: question,
    candidates: answers.map((name) => ({ name })),
    ...(names ? { grades: names.toReversed() } : {}),
    highest: grades - 1,
    papers: {
      offsets: Uint32Array.from(offsets),
      candidates: Uint16Array.from(candidates),
      scores: Int32Array.from(scores),
      weights: new Float64Array(valid.length).fill(1),
      weightUnit: 1,
    },
  };
}
