/**
 * Rules that give points for places on the paper and elect whoever has most:
 * plurality, SNTV, block, limited, cumulative, Borda, Dowdall, anti-plurality.
 *
 * A points rule is one function: what a paper gives to whom. Points are exact
 * fractions of a vote, kept in whole parts of a common denominator.
 */
import { compare, type Fraction, fraction, type Result, subtract } from '@quorate/basics';
import { checkConstraints } from '../../constraints.ts';
import type { CountProblem } from '../../count.ts';
import type { Candidate, Profile } from '../../profile.ts';
import type { Transcript } from '../../transcript.ts';
import type { Counting } from '../common/define-rule.ts';
import { fillSeats } from '../common/filling-seats.ts';
import { inUnits } from '../common/papers.ts';
import { type OptionTable, printNumber } from '../common/settings.ts';
import { ballotAccount, because, stage, transcriptOf } from '../common/transcripts.ts';

export interface Points {
  /** Of each candidate. */
  readonly points: readonly Fraction[];
  /** Papers by weight. */
  readonly papers: Fraction;
  readonly valid: Fraction;
}

/** Points handed out by paper. `give` returns `undefined` for a paper that does not count. */
export function addPoints<Paper extends { readonly weight: bigint }>(
  candidates: number,
  unit: number,
  papers: Iterable<Paper>,
  give: (paper: Paper) => ReadonlyMap<number, Fraction> | undefined,
): Points {
  const points: Map<bigint, bigint>[] = Array.from({ length: candidates }, () => new Map());
  let [all, valid] = [0n, 0n];
  for (const paper of papers) {
    all += paper.weight;
    const given = give(paper);
    if (given === undefined) continue;
    valid += paper.weight;
    for (const [candidate, { num, den }] of given) {
      const parts = points[candidate];
      parts?.set(den, (parts.get(den) ?? 0n) + num * paper.weight);
    }
  }
  return {
    points: points.map((parts) => sumOfParts(parts, unit)),
    papers: inUnits(all, unit),
    valid: inUnits(valid, unit),
  };
}

function sumOfParts(parts: ReadonlyMap<bigint, bigint>, unit: number): Fraction {
  let [num, den] = [0n, 1n];
  for (const [partDen, partNum] of parts) {
    num = num * partDen + partNum * den;
    den *= partDen;
    const reduced = fraction(num, den);
    [num, den] = [reduced.num, reduced.den];
  }
  return fraction(num, den * BigInt(unit));
}

/** Candidates in groups of equal points, most (or fewest) first; the withdrawn are left out. */
function rankByPoints(
  points: readonly Fraction[],
  candidates: readonly Candidate[],
  best: 'most' | 'fewest' = 'most',
): readonly (readonly number[])[] {
  const order = points
    .flatMap((value, candidate) => (candidates[candidate]?.withdrawn ? [] : [{ value, candidate }]))
    .sort(
      (a, b) => (best === 'most' ? compare(b.value, a.value) : compare(a.value, b.value)) || a.candidate - b.candidate,
    );
  const groups: number[][] = [];
  order.forEach(({ value, candidate }, at) => {
    const before = order[at - 1]?.value;
    if (before !== undefined && compare(before, value) === 0) groups[groups.length - 1]?.push(candidate);
    else groups.push([candidate]);
  });
  return groups;
}

/** One stage, seats filled from the top: the transcript of every points rule. */
export function pointsTranscript<Kind extends Exclude<Profile['kind'], 'question'>, Table extends OptionTable>(
  counting: Counting<Kind, Table>,
  { points, papers, valid }: Points,
  article: string,
): Result<Transcript, CountProblem> {
  const { profile, seats, options } = counting;
  const { candidates } = profile as { readonly candidates: readonly Candidate[] };
  const feasible = checkConstraints(candidates, seats, options.constraints ?? []);
  if (!feasible.ok) return feasible;
  const ranking = rankByPoints(points, candidates);
  const filled = fillSeats(ranking, seats, candidates, options, { stage: 0, article });
  return {
    ok: true,
    value: transcriptOf(counting, {
      ballots: ballotAccount(printNumber(papers), printNumber(valid), printNumber(subtract(papers, valid))),
      stages: [
        stage({
          action: 'count',
          on: [],
          because: because(article, 'most-points'),
          votes: points.map(printNumber),
          elected: filled.elected,
        }),
      ],
      ties: filled.ties,
      elected: filled.elected,
      ranking,
      ...(filled.tiedOutcomes && { tiedOutcomes: filled.tiedOutcomes }),
      notes: filled.notes,
    }),
  };
}
