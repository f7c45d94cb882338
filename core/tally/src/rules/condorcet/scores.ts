/**
 * Rules that give each candidate one number from the pairwise matrix.
 *
 *     copeland           wins less losses                                            most
 *     minimax            worst defeat: votes, margin, or votes of any opponent        least
 *     dodgson-quick      Σ over defeats of ⌈margin / 2⌉                                least
 *     dodgson-tideman    Σ over defeats of the margin                                  least
 */
import { type Fraction, fraction } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { type Counting, defineRule } from '../common/define-rule.ts';
import { inUnits } from '../common/papers.ts';
import { type OptionTable, oneOf, printNumber } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import { byScore, sign } from './defeats.ts';
import { type Pairwise, pairwiseMatrix, type Unranked, unrankedOption } from './pairwise.ts';
import { rankingTranscript } from './ranking-transcript.ts';

export const copeland: Rule = defineRule({
  id: 'copeland',
  family: 'condorcet',
  summary: 'Whoever wins most pairwise comparisons is elected.',
  explanation:
    'Every candidate is compared with every other, like a league in which each plays each. Wins less losses make the table. It is easy to follow; ties at the top are common when there are few candidates.',
  source: 'A. H. Copeland (1951); R. Llull (1299) for the count with draws as wins',
  takes: ['ranked'],
  options: {
    unranked: unrankedOption,
    draws: oneOf(
      'draws',
      ['half', 'win', 'nothing'],
      'half',
      'What a drawn comparison is worth: half a win (Copeland), a win (Llull), nothing.',
    ),
  },
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const { draws, unranked } = counting.settings;
    const draw = { half: 1n, win: 2n, nothing: 0n }[draws];
    return scoreTranscript(counting, unranked, 'most', 'pairwise-wins', ({ beats, candidates }) => (a) => {
      const points = candidates.map((b) => (a === b ? 0n : beats(a, b) ? 2n : beats(b, a) ? 0n : draw));
      return fraction(
        points.reduce((sum, point) => sum + point, 0n),
        2n,
      );
    });
  },
});

export const minimax: Rule = defineRule({
  id: 'minimax',
  family: 'condorcet',
  summary: 'Whoever has the smallest worst defeat is elected.',
  explanation:
    'Every candidate is judged by its worst pairwise defeat, and the smallest worst defeat wins. Whoever beats all others one to one has no defeat and wins. It can elect a candidate who loses to everybody else narrowly.',
  source: 'P. Simpson, Economic Journal 79 (1969); G. Kramer, Journal of Economic Theory 16 (1977)',
  takes: ['ranked'],
  options: {
    strength: oneOf(
      'strength',
      ['winning', 'margins', 'opposition'],
      'winning',
      'What a defeat weighs: papers for the winner, the margin, or papers for any opponent even where it is no defeat.',
    ),
    unranked: unrankedOption,
  },
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const { strength, unranked } = counting.settings;
    return scoreTranscript(counting, unranked, 'least', 'worst-defeat', (duels) => (a) => {
      const against = duels.candidates
        .filter((b) => a !== b)
        .map((b) => {
          if (strength === 'margins') return duels.margin(b, a);
          return strength === 'opposition' || duels.beats(b, a) ? duels.votes(b, a) : 0n;
        });
      return inUnits(
        against.reduce((worst, one) => (one > worst ? one : worst), against[0] ?? 0n),
        duels.unit,
      );
    });
  },
});

export const dodgsonQuick: Rule = defineRule({
  id: 'dodgson-quick',
  family: 'condorcet',
  summary: 'Dodgson quick: whoever needs the fewest changed papers, counted roughly, to beat all others.',
  explanation:
    "For every defeat half of its margin (rounded up) is the least number of papers that would have to change. The smallest sum wins. It is a quick stand-in for C. L. Dodgson's rule, which is too costly to count exactly.",
  source:
    "J. McCabe-Dansted, G. Pritchard, A. Slinko, Approximability of Dodgson's rule, Social Choice and Welfare 31 (2008)",
  takes: ['ranked'],
  options: { unranked: unrankedOption },
  seats: 1,
  constraints: 'honoured',
  count: (counting) =>
    scoreTranscript(counting, counting.settings.unranked, 'least', 'papers-to-change', (duels) => (a) => {
      const unit = BigInt(duels.unit);
      const changes = duels.candidates.map((b) =>
        duels.beats(b, a) ? (duels.margin(b, a) + 2n * unit - 1n) / (2n * unit) : 0n,
      );
      return fraction(changes.reduce((sum, one) => sum + one, 0n));
    }),
});

export const dodgsonTideman: Rule = defineRule({
  id: 'dodgson-tideman',
  family: 'condorcet',
  summary: "Whoever has the smallest sum of defeat margins is elected (Tideman's approximation of Dodgson).",
  explanation:
    'The margins of all defeats of a candidate are added up, and the smallest sum wins. Whoever beats or draws with everybody has a sum of nothing and wins.',
  source: 'T. N. Tideman, Social Choice and Welfare 4 (1987)',
  takes: ['ranked'],
  options: { unranked: unrankedOption },
  seats: 1,
  constraints: 'honoured',
  count: (counting) =>
    scoreTranscript(counting, counting.settings.unranked, 'least', 'sum-of-defeats', (duels) => (a) => {
      const margins = duels.candidates.map((b) => (duels.beats(b, a) ? duels.margin(b, a) : 0n));
      return inUnits(
        margins.reduce((sum, one) => sum + one, 0n),
        duels.unit,
      );
    }),
});

function scoreTranscript<Table extends OptionTable>(
  counting: Counting<'ranked', Table>,
  unranked: Unranked,
  best: 'most' | 'least',
  key: string,
  scoreIn: (duels: Pairwise) => (candidate: number) => Fraction,
): ReturnType<Rule['count']> {
  const duels = pairwiseMatrix(counting.profile, unranked);
  if (!duels.ok) return duels;
  const { candidates, names } = duels.value;
  const score = scoreIn(duels.value);
  const scores = names.map((_, candidate) => (candidates.includes(candidate) ? score(candidate) : fraction(0)));
  const compare = (a: number, b: number): number => {
    const [left, right] = [scores[a] ?? fraction(0), scores[b] ?? fraction(0)];
    return (best === 'most' ? 1 : -1) * sign(left.num * right.den - right.num * left.den);
  };
  return rankingTranscript(counting, duels.value, {
    ranking: byScore(candidates, compare),
    scores: scores.map(printNumber),
    because: because(key, `${best === 'most' ? 'highest' : 'lowest'}-score`),
  });
}
