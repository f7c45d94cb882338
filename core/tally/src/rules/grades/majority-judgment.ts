/**
 * Majority judgment: the best median grade wins.
 *
 * Equal medians are told apart by taking one median vote away from each, and
 * comparing again. The votes taken away lie alternately below and above the
 * middle, so the whole comparison is read off the sorted grades from the middle
 * outward, a run of equal grades at a time:
 *
 *     N odd    m, m-1, m+1, m-2, m+2 ...        N even    m, m+1, m-1, m+2 ...        m = the lower middle
 *
 * M. Balinski, R. Laraki, Majority Judgment (2010), ch. 1 and 13.
 */

import { ok } from '@quorate/basics';
import { checkConstraints } from '../../constraints.ts';
import type { Rule } from '../../count.ts';
import type { ScoredProfile } from '../../profile.ts';
import { defineRule } from '../common/define-rule.ts';
import { fillSeats } from '../common/filling-seats.ts';
import { inUnits, standing, totalWeight } from '../common/papers.ts';
import { printNumber } from '../common/settings.ts';
import { because, stage, transcriptOf } from '../common/transcripts.ts';
import { byScore } from '../condorcet/defeats.ts';
import { accountOf } from './approval-and-score.ts';

export const majorityJudgment: Rule = defineRule({
  id: 'majority-judgment',
  family: 'grades',
  summary: 'Every candidate is graded; the best median grade wins.',
  explanation:
    "Voters give each candidate a grade such as good or poor. A candidate's result is the grade that a majority thinks they deserve at least: the middle one. Equal results are told apart by looking outward from the middle. " +
    'A few extreme grades change little. A candidate without a grade on a paper gets the lowest there.',
  source: 'M. Balinski, R. Laraki, PNAS 104 (2007); Majority Judgment (MIT Press 2010)',
  takes: ['scored'],
  options: {},
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const { profile, seats, options } = counting;
    const feasible = checkConstraints(profile.candidates, seats, options.constraints ?? []);
    if (!feasible.ok) return feasible;
    const merits = meritProfiles(profile);
    const ranking = byScore(standing(profile.candidates), (a, b) => compareMerits(merits.of(a), merits.of(b)));
    const filled = fillSeats(ranking, seats, profile.candidates, options, { stage: 0, article: 'majority-judgment' });
    const name = (grade: number): string => profile.grades?.[grade] ?? `${grade}`;
    return ok(
      transcriptOf(counting, {
        ballots: accountOf(profile),
        stages: [
          stage({
            action: 'rank',
            because: because('majority-judgment', 'best-median'),
            votes: profile.candidates.map((_, one) => name(medianGrade(merits.of(one)))),
            elected: filled.elected,
          }),
        ],
        ties: filled.ties,
        elected: filled.elected,
        ranking,
        ...(filled.tiedOutcomes && { tiedOutcomes: filled.tiedOutcomes }),
        tables: {
          'grade-profile': [
            ['', ...merits.grades.map(name)],
            ...profile.candidates.map((candidate, one) => [
              candidate.name,
              ...merits.of(one).map(({ votes }) => printNumber(inUnits(votes, profile.papers.weightUnit))),
            ]),
          ],
        },
        notes: filled.notes,
      }),
    );
  },
});

/** Votes for each grade, worst first. */
type Merit = readonly { readonly grade: number; readonly votes: bigint }[];

function meritProfiles({ candidates, papers, highest }: ScoredProfile): {
  readonly grades: readonly number[];
  readonly of: (candidate: number) => Merit;
} {
  const { offsets, scores, weights } = papers;
  const total = totalWeight(weights);
  const votes = candidates.map(() => new Map<number, bigint>());
  const used = new Set<number>(Array.from({ length: Math.min(highest, 100) + 1 }, (_, grade) => grade));
  for (let paper = 0; paper < weights.length; paper++) {
    const weight = BigInt(weights[paper] ?? 0);
    for (let at = offsets[paper] ?? 0; at < (offsets[paper + 1] ?? 0); at++) {
      const [given, grade] = [votes[papers.candidates[at] ?? 0], scores[at] ?? 0];
      used.add(grade);
      given?.set(grade, (given.get(grade) ?? 0n) + weight);
    }
  }
  const grades = [...used].sort((a, b) => a - b);
  const lowest = grades[0] ?? 0;
  const merits = votes.map((given) => {
    const missing = total - [...given.values()].reduce((sum, one) => sum + one, 0n);
    return grades.map((grade) => ({ grade, votes: (given.get(grade) ?? 0n) + (grade === lowest ? missing : 0n) }));
  });
  return { grades, of: (candidate) => merits[candidate] ?? [] };
}

function medianGrade(merit: Merit): number {
  const total = merit.reduce((sum, { votes }) => sum + votes, 0n);
  return total === 0n ? 0 : gradeAt(merit, (total - 1n) / 2n);
}

function gradeAt(merit: Merit, position: bigint): number {
  let passed = 0n;
  for (const { grade, votes } of merit) {
    passed += votes;
    if (position < passed) return grade;
  }
  return merit.at(-1)?.grade ?? 0;
}

/** Positive when `a` is judged better. Both have the same number of votes. */
function compareMerits(a: Merit, b: Merit): number {
  const total = a.reduce((sum, { votes }) => sum + votes, 0n);
  if (total === 0n) return 0;
  const middle = (total - 1n) / 2n;
  const odd = total % 2n === 1n;
  const atMiddle = gradeAt(a, middle) - gradeAt(b, middle);
  if (atMiddle !== 0) return atMiddle;
  // At distance d: odd looks at m - d, then m + d; even at m + d, then m - d.
  for (const distance of changes([a, b], middle, total)) {
    const below = middle - distance < 0n ? 0 : gradeAt(a, middle - distance) - gradeAt(b, middle - distance);
    const above = middle + distance >= total ? 0 : gradeAt(a, middle + distance) - gradeAt(b, middle + distance);
    const [first, second] = odd ? [below, above] : [above, below];
    if (first !== 0) return first;
    if (second !== 0) return second;
  }
  return 0;
}

/** Distances from the middle at which some grade may change: nothing else need be looked at. */
function changes(merits: readonly Merit[], middle: bigint, total: bigint): readonly bigint[] {
  const distances = new Set<bigint>([1n]);
  for (const merit of merits) {
    let passed = 0n;
    for (const { votes } of merit) {
      passed += votes;
      // Positions passed - 1 and passed carry different grades.
      if (passed > middle) distances.add(passed - middle);
      if (passed - 1n < middle) distances.add(middle - passed + 1n);
    }
  }
  return [...distances]
    .filter((distance) => distance > 0n && distance <= total)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
