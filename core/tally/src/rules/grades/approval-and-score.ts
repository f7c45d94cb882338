/** Approval, score and STAR: the voter judges each candidate apart. */
import { compare, divide, type Fraction, ok, subtract, zero } from '@quorate/basics';
import { checkConstraints, seatRules } from '../../constraints.ts';
import type { Rule } from '../../count.ts';
import type { ScoredProfile } from '../../profile.ts';
import type { Stage, Tie } from '../../transcript.ts';
import { defineRule } from '../common/define-rule.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { inUnits, standing, totalWeight } from '../common/papers.ts';
import { oneOf, printNumber, wholeNumber } from '../common/settings.ts';
import { ballotAccount, because, stage, transcriptOf } from '../common/transcripts.ts';
import { byScore } from '../condorcet/defeats.ts';
import { type Points, pointsTranscript } from '../plurality/points.ts';

export const approval: Rule = defineRule({
  id: 'approval',
  family: 'grades',
  summary: 'Mark everybody you approve of; most approvals win.',
  explanation:
    'Voters approve of as many candidates as they like, and the most approvals win. There is no vote splitting and nothing to compute. It cannot say that one approved candidate is better than another.',
  source: 'S. Brams, P. Fishburn, Approval Voting, American Political Science Review 72 (1978)',
  takes: ['scored'],
  options: {
    least: wholeNumber('least', { least: 1, most: 1_000_000 }, '1', 'The lowest score that counts as approval.'),
  },
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const { profile, settings } = counting;
    return pointsTranscript(
      counting,
      sumScores(profile, (score) => (score >= settings.least ? 1 : 0)),
      'most-approvals',
    );
  },
});

export const score: Rule = defineRule({
  id: 'score',
  family: 'grades',
  summary: 'Every candidate gets a score from every voter; the highest sum (or average) wins.',
  explanation:
    'Voters give each candidate a number, and the numbers are added up. It uses everything voters say, and rewards those who only use the ends of the scale.',
  source: 'W. D. Smith, Range voting (2000)',
  takes: ['scored'],
  options: {
    missing: oneOf(
      'missing',
      ['zero', 'no-opinion'],
      'zero',
      'A candidate without a score on a paper gets 0 there, or the average is taken over the papers that score it.',
    ),
  },
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const { profile, settings } = counting;
    const sums = sumScores(profile, (given) => given);
    if (settings.missing === 'zero') return pointsTranscript(counting, sums, 'highest-sum');
    const scored = sumScores(profile, () => 1).points;
    const averages = sums.points.map((sum, one) => {
      const papers = scored[one] ?? zero;
      return compare(papers, zero) === 0 ? zero : divide(sum, papers);
    });
    return pointsTranscript(counting, { ...sums, points: averages }, 'highest-average');
  },
});

export const star: Rule = defineRule({
  id: 'star',
  family: 'grades',
  summary: 'Score, then automatic runoff: of the two highest sums, whoever more voters scored higher.',
  explanation:
    'The scores are added up, and the two highest go to a runoff that needs no second vote: each paper counts for whichever of the two it scored higher. So exaggerating a score helps less than under score voting.',
  source: 'Equal Vote Coalition, STAR voting (2014), with its tie-breaking protocol',
  takes: ['scored'],
  options: {
    'runoff-tie': oneOf(
      'runoff-tie',
      ['score', 'open'],
      'score',
      'A tied runoff goes to the higher sum, or stays open.',
    ),
  },
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const { profile, seats, settings, options } = counting;
    const feasible = checkConstraints(profile.candidates, seats, options.constraints ?? []);
    if (!feasible.ok) return feasible;
    const sums = sumScores(profile, (given) => given).points;
    const preferred = preferences(profile);
    const places = lotPlaces(profile.candidates, options.lot);
    const stages: Stage[] = [];
    const ties: Tie[] = [];
    const elected: number[] = [];
    let left = standing(profile.candidates);
    let open: readonly number[] = [];
    const rules = seatRules(profile.candidates, seats, options.constraints ?? []);
    const passedOver = new Set<number>();
    while (elected.length < seats && left.length > 0) {
      const electable = left.filter((one) => rules.allows([...elected, one], []));
      for (const one of left) if (!electable.includes(one)) passedOver.add(one);
      if (electable.length === 0) break;
      const round = starWinners(electable, sums, preferred, settings['runoff-tie']);
      const drawn = round.winners.length === 1 ? round.winners : (byLot(round.winners, places) ?? []);
      const winner = drawn[0];
      stages.push(
        stage({
          action: 'runoff',
          on: round.finalists,
          because: because('star', 'two-highest-sums'),
          votes: sums.map(printNumber),
          elected: winner === undefined ? [] : [winner],
          values: { 'preferred-in-runoff': round.preferred },
        }),
      );
      if (round.winners.length > 1) {
        ties.push({
          stage: stages.length - 1,
          between: round.winners,
          for: 'elect',
          brokenBy: winner === undefined ? 'unbroken' : 'lot',
          chosen: winner === undefined ? [] : [winner],
          because: because('star', winner === undefined ? 'equal-and-no-lot' : 'lot-drawn'),
        });
      }
      if (winner === undefined) {
        open = round.winners;
        break;
      }
      elected.push(winner);
      left = left.filter((one) => one !== winner);
    }
    const account = accountOf(profile);
    return ok(
      transcriptOf(counting, {
        ballots: account,
        stages,
        ties,
        elected,
        ...(open.length > 0 && { tiedOutcomes: open.map((one) => [...elected, one]) }),
        notes:
          passedOver.size > 0
            ? [because('constraints', 'passed-over-for-reserved-seats', { candidates: [...passedOver].map(String) })]
            : [],
      }),
    );
  },
});

interface StarRound {
  readonly finalists: readonly number[];
  readonly winners: readonly number[];
  readonly preferred: readonly string[];
}

/** Equal sums at the edge of the runoff: every pair of finalists that they allow is tried. */
function starWinners(
  left: readonly number[],
  sums: readonly Fraction[],
  preferred: (a: number, b: number) => bigint,
  runoffTie: 'score' | 'open',
): StarRound {
  const sum = (one: number): Fraction => sums[one] ?? zero;
  const [first = [], second = []] = byScore(left, (a, b) => compare(sum(a), sum(b)));
  const pairs =
    first.length > 1
      ? first.flatMap((a, at) => first.slice(at + 1).map((b) => [a, b] as const))
      : second.map((b) => [first[0] ?? 0, b] as const);
  const won = pairs.flatMap(([a, b]) => {
    const [over, under] = [preferred(a, b), preferred(b, a)];
    if (over !== under) return [over > under ? a : b];
    const higher = compare(sum(a), sum(b));
    return runoffTie === 'open' || higher === 0 ? [a, b] : [higher > 0 ? a : b];
  });
  const winners = pairs.length === 0 ? first : [...new Set(won)].sort((a, b) => a - b);
  const finalists = [...new Set(pairs.flat())].sort((a, b) => a - b);
  const shown = pairs.length === 1 ? pairs.flatMap(([a, b]) => [`${preferred(a, b)}`, `${preferred(b, a)}`]) : [];
  return { finalists: finalists.length > 0 ? finalists : first, winners, preferred: shown };
}

/** Papers, in units, that score a above b; a missing score is 0. */
function preferences({ papers }: ScoredProfile): (a: number, b: number) => bigint {
  const { offsets, candidates, scores, weights } = papers;
  return (a, b) => {
    const over = new ExactSum();
    for (let paper = 0; paper < weights.length; paper++) {
      let [ofA, ofB] = [0, 0];
      for (let at = offsets[paper] ?? 0; at < (offsets[paper + 1] ?? 0); at++) {
        if (candidates[at] === a) ofA = scores[at] ?? 0;
        if (candidates[at] === b) ofB = scores[at] ?? 0;
      }
      if (ofA > ofB) over.add(weights[paper] ?? 0, 1);
    }
    return over.total();
  };
}

/** Sums of `worth(score)` over all papers. */
function sumScores({ candidates, papers }: ScoredProfile, worth: (score: number) => number): Points {
  const sums = candidates.map(() => new ExactSum());
  const { offsets, scores, weights, weightUnit } = papers;
  const blank = new ExactSum();
  for (let paper = 0; paper < weights.length; paper++) {
    const weight = weights[paper] ?? 0;
    const [from, to] = [offsets[paper] ?? 0, offsets[paper + 1] ?? 0];
    if (from === to) blank.add(weight, 1);
    for (let at = from; at < to; at++) sums[papers.candidates[at] ?? 0]?.add(weight, worth(scores[at] ?? 0));
  }
  const all = inUnits(totalWeight(weights), weightUnit);
  return {
    points: sums.map((sum) => inUnits(sum.total(), weightUnit)),
    papers: all,
    valid: subtract(all, inUnits(blank.total(), weightUnit)),
  };
}

/** A sum of products of whole numbers: small ones in floating point, which is exact below 2^53, the rest in `bigint`. */
class ExactSum {
  private large = 0n;
  private small = 0;

  add(weight: number, worth: number): void {
    const product = weight * worth;
    if (Math.abs(product) > half) {
      this.large += BigInt(weight) * BigInt(worth);
      return;
    }
    this.small += product;
    if (Math.abs(this.small) <= half) return;
    this.large += BigInt(this.small);
    this.small = 0;
  }

  total(): bigint {
    return this.large + BigInt(this.small);
  }
}

const half = 2 ** 52;

export function accountOf(profile: ScoredProfile): ReturnType<typeof ballotAccount> {
  const { papers, valid } = sumScores(profile, () => 0);
  return ballotAccount(printNumber(papers), printNumber(valid), printNumber(subtract(papers, valid)));
}
