/**
 * Kemeny and Young: the ranking that agrees with the most pairwise preferences.
 *
 *     best(S) = max over last c of S  best(S \ {c}) + Σ_{a ∈ S \ {c}} votes(a, c)
 *
 * over all sets S of candidates: exact, up to {@link mostKemenyCandidates} candidates.
 */
import { ok, refuse } from '@quorate/basics';
import { checkConstraints } from '../../constraints.ts';
import type { Rule } from '../../count.ts';
import { defineRule } from '../common/define-rule.ts';
import { fillSeats, mostOutcomes } from '../common/filling-seats.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { because, stage, transcriptOf } from '../common/transcripts.ts';
import { matrixTable, type Pairwise, pairwiseMatrix, showVotes, unrankedOption } from './pairwise.ts';
import { rankedAccount } from './ranking-transcript.ts';

const mostKemenyCandidates = 16;

export const kemeny: Rule = defineRule({
  id: 'kemeny',
  family: 'condorcet',
  summary: `The ranking that agrees with most pairwise preferences (up to ${mostKemenyCandidates} candidates).`,
  explanation:
    "Of all possible rankings, the one is chosen that contradicts the voters' pairwise preferences least. Whoever beats all others one to one comes first. Several rankings can agree equally well; then all of them are named. " +
    'The work doubles with every candidate, so it is for small fields.',
  source: 'J. Kemeny, Daedalus 88 (1959); H. P. Young, A. Levenglick, SIAM Journal on Applied Mathematics 35 (1978)',
  takes: ['ranked'],
  options: { unranked: unrankedOption },
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const { profile, seats, options, settings } = counting;
    const matrix = pairwiseMatrix(profile, settings.unranked);
    if (!matrix.ok) return matrix;
    const duels = matrix.value;
    const size = duels.candidates.length;
    if (size > mostKemenyCandidates) {
      return refuse({ reason: 'too-large', what: 'candidates', limit: mostKemenyCandidates, got: size });
    }
    const feasible = checkConstraints(profile.candidates, seats, options.constraints ?? []);
    if (!feasible.ok) return feasible;
    const { rankings, agreements } = bestRankings(duels, mostOutcomes);
    const filledBy = rankings.map((ranking) =>
      fillSeats(
        ranking.map((one) => [one]),
        seats,
        profile.candidates,
        options,
        { stage: 0, article: 'kemeny' },
      ),
    );
    const outcomes = new Map(
      filledBy.map(({ elected }) => {
        const sorted = [...elected].sort((a, b) => a - b);
        return [sorted.join(), sorted] as const;
      }),
    );
    const places = lotPlaces(profile.candidates, options.lot);
    const drawn = outcomes.size > 1 ? favoured(rankings, places) : rankings[0];
    const elected = drawn === undefined ? [] : (filledBy[rankings.indexOf(drawn)]?.elected ?? []);
    const tied = outcomes.size > 1;
    const between = [...new Set([...outcomes.values()].flat())].sort((a, b) => a - b);
    const table = matrixTable(duels, (a, b) => showVotes(duels.votes(a, b), duels));
    return ok(
      transcriptOf(counting, {
        ballots: rankedAccount(profile),
        stages: [
          stage({
            action: 'rank',
            because: because('kemeny', 'most-agreements', { agreements: showVotes(agreements, duels) }),
            votes: duels.names.map((_, a) => `${duels.candidates.filter((b) => duels.beats(a, b)).length}`),
            elected,
          }),
        ],
        ties: tied
          ? [
              {
                stage: 0,
                between,
                for: 'rank',
                brokenBy: drawn ? 'lot' : 'unbroken',
                chosen: elected,
                because: because('kemeny', drawn ? 'lot-drawn' : 'equal-and-no-lot'),
              },
            ]
          : [],
        elected,
        ...(rankings.length === 1 && { ranking: (rankings[0] ?? []).map((one) => [one]) }),
        ...(tied && !drawn && { tiedOutcomes: [...outcomes.values()] }),
        tables: {
          ...(table && { pairwise: table }),
          rankings: rankings.map((ranking) => ranking.map((one) => duels.names[one] ?? '')),
        },
        notes: rankings.length >= mostOutcomes ? [because('kemeny', 'more-equal-rankings-than-listed')] : [],
      }),
    );
  },
});

function favoured(
  rankings: readonly (readonly number[])[],
  places: readonly number[] | undefined,
): readonly number[] | undefined {
  let left = rankings;
  for (let at = 0; left.length > 1; at++) {
    const here = [...new Set(left.map((ranking) => ranking[at] ?? 0))];
    const best = byLot(here, places)?.[0];
    if (best === undefined) return undefined;
    left = left.filter((ranking) => ranking[at] === best);
  }
  return left[0];
}

interface BestRankings {
  readonly rankings: readonly (readonly number[])[];
  readonly agreements: bigint;
}

/** All best rankings, at most `limit` of them. */
function bestRankings({ candidates, votes }: Pairwise, limit: number): BestRankings {
  const size = candidates.length;
  const table = candidates.map((a) => candidates.map((b) => votes(a, b)));
  const best: bigint[] = new Array<bigint>(2 ** size).fill(0n);
  for (let set = 1; set < best.length; set++) {
    let most = -1n;
    for (let last = 0; last < size; last++) {
      if ((set & (1 << last)) === 0) continue;
      const agreed = (best[set ^ (1 << last)] ?? 0n) + agreedAbove(table, set ^ (1 << last), last);
      if (agreed > most) most = agreed;
    }
    best[set] = most;
  }
  const rankings: (readonly number[])[] = [];
  const visit = (set: number, below: readonly number[]): void => {
    if (rankings.length >= limit) return;
    if (set === 0) {
      rankings.push(below.map((at) => candidates[at] ?? 0));
      return;
    }
    for (let last = 0; last < size; last++) {
      const rest = set ^ (1 << last);
      if ((set & (1 << last)) === 0) continue;
      if ((best[rest] ?? 0n) + agreedAbove(table, rest, last) === best[set]) visit(rest, [last, ...below]);
    }
  };
  visit(best.length - 1, []);
  return { rankings, agreements: best[best.length - 1] ?? 0n };
}

function agreedAbove(table: readonly (readonly bigint[])[], above: number, last: number): bigint {
  let sum = 0n;
  for (let a = 0; a < table.length; a++) if ((above & (1 << a)) !== 0) sum += table[a]?.[last] ?? 0n;
  return sum;
}
