/**
 * Rules that combine the pairwise matrix with taking candidates out.
 *
 *     benham               whoever beats all left wins; else the fewest first preferences go
 *     smith-irv            only the Smith set stands, then as the alternative vote
 *     tideman-alternative  only the Smith set stands; the fewest first preferences go; again
 *     btr-irv              of the two with fewest first preferences, the loser of their duel goes
 *     baldwin, nanson      the lowest Borda count goes; everybody below average goes
 *     raynaud              whoever has the largest worst defeat goes
 */
import { add, compare, type Fraction, fraction, type Result, zero } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import { defineRule } from '../common/define-rule.ts';
import { inUnits } from '../common/papers.ts';
import { oneOf } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import { majorityVerdict } from '../rounds/classics.ts';
import { eliminate, extreme, type Judge, tiesOption, type Verdict, votesOfAll } from '../rounds/eliminating.ts';
import { firstPreferences } from '../rounds/first-preferences.ts';
import { condorcetLoser, condorcetWinner, type Pairwise, pairwiseMatrix, schwartzSet, smithSet } from './pairwise.ts';

interface Contest {
  readonly profile: RankedProfile;
  readonly duels: Pairwise;
}

export const benham: Rule = eliminationRule({
  id: 'benham',
  summary: 'Whoever beats all others left wins; until there is one, the fewest first preferences go out.',
  explanation:
    'After each exclusion it is checked whether somebody beats all others left one to one. It elects whoever beats everybody, and is hard to manipulate.',
  source: 'J. Green-Armytage, Four Condorcet-Hare hybrid methods, Voting matters 29 (2011)',
  judge: (contest) => (left) => winnerOf(contest, left) ?? fewestFirsts(contest, left),
});

export const smithIrv: Rule = eliminationRule({
  id: 'smith-irv',
  summary: 'Only the Smith set stands, then the alternative vote.',
  explanation:
    'The smallest group whose members beat everybody outside it one to one is found first; among its members the alternative vote decides.',
  source: 'J. Green-Armytage, Four Condorcet-Hare hybrid methods, Voting matters 29 (2011)',
  judge: (contest) => (left, gone) => {
    const outside = gone.length === 0 ? outsideOf(left, smithSet(contest.duels, left)) : [];
    if (outside.length > 0)
      return { ...all(contest, left, outside), because: because('smith', 'outside-the-smith-set') };
    return majorityVerdict(contest.profile, left) ?? fewestFirsts(contest, left);
  },
});

export const condorcetIrv: Rule = eliminationRule({
  id: 'condorcet-irv',
  summary: 'Whoever beats all others wins; if there is nobody, the alternative vote.',
  explanation:
    'If one candidate beats all others one to one, that candidate wins. If not, the count is that of the alternative vote.',
  source: 'J. Green-Armytage, Four Condorcet-Hare hybrid methods, Voting matters 29 (2011)',
  judge: (contest) => (left, gone) =>
    (gone.length === 0 ? winnerOf(contest, left) : undefined) ??
    majorityVerdict(contest.profile, left) ??
    fewestFirsts(contest, left),
});

export const tidemanAlternative: Rule = eliminationRule({
  id: 'tideman-alternative',
  summary: 'Only the Smith set stands; the fewest first preferences go; and again.',
  explanation:
    'Everybody outside the smallest group that beats all others goes out, then whoever has the fewest first preferences, and so on in turn until one is left.',
  source: 'N. Tideman, Collective Decisions and Voting (2006), p. 232',
  judge: (contest) => (left) => {
    const outside = outsideOf(left, smithSet(contest.duels, left));
    if (outside.length > 0)
      return { ...all(contest, left, outside), because: because('smith', 'outside-the-smith-set') };
    return lastOne(contest, left) ?? fewestFirsts(contest, left);
  },
});

export const bottomTwoRunoff: Rule = defineRule({
  id: 'btr-irv',
  family: 'condorcet',
  takes: ['ranked'],
  options: {},
  seats: 'one',
  summary: 'Of the two with fewest first preferences, the one who loses their duel goes out.',
  explanation:
    'Like the alternative vote, but the two lowest are compared one to one and the loser goes. So whoever beats all others one to one is never taken out. ' +
    'In a drawn duel the one with fewer first preferences goes. Where equals stand lowest, all who lose or draw such a duel go together.',
  source: 'R. LeGrand; see N. Tideman, Collective Decisions and Voting (2006), ch. 13',
  count: (counting) =>
    withDuels(counting.profile, (contest) => eliminate(counting, (left) => bottomTwo(contest, left), 'together')),
});

function bottomTwo(contest: Contest, left: readonly number[]): Verdict {
  const alone = lastOne(contest, left);
  if (alone) return alone;
  const firsts = firstPreferences(contest.profile, left, 'share');
  const lowest = extreme(left, firsts.of, 'fewest');
  const others = outsideOf(left, lowest);
  const second = lowest.length > 1 || others.length === 0 ? lowest : extreme(others, firsts.of, 'fewest');
  const pairs = lowest.flatMap((a) => second.filter((b) => a !== b).map((b) => [a, b] as const));
  // In a drawn duel the one with fewer first preferences goes.
  const losers = new Set(pairs.map(([a, b]) => (contest.duels.beats(a, b) ? b : a)));
  const votes = votesOfAll(contest.profile, firsts.of);
  if (losers.size === left.length) return { winners: left, votes, because: because('btr', 'all-equal') };
  return {
    out: left.filter((one) => losers.has(one)),
    which: 'all',
    votes,
    because: because('btr', 'lost-the-duel'),
  };
}

export const baldwin: Rule = eliminationRule({
  id: 'baldwin',
  summary: 'The lowest Borda count goes out, then the points are counted again.',
  explanation:
    'Borda points are counted among those left, and the lowest goes out, until one is left. Whoever beats all others one to one always wins.',
  source: 'J. M. Baldwin, Trans. and Proc. of the Royal Society of Victoria 39 (1926)',
  judge: (contest) => (left) => {
    const points = bordaAmong(contest, left);
    return (
      lastOne(contest, left) ?? {
        out: extreme(left, points, 'fewest'),
        which: 'one',
        votes: points,
        because: because('baldwin', 'lowest-borda-count'),
      }
    );
  },
});

export const nanson: Rule = defineRule({
  id: 'nanson',
  family: 'condorcet',
  summary: 'Everybody with a Borda count below the average goes out, then the points are counted again.',
  explanation:
    'Borda points are counted among those left; all below the average go out, until those left are equal. Whoever beats all others one to one always wins.',
  source: 'E. J. Nanson, Methods of election, Trans. and Proc. of the Royal Society of Victoria 19 (1883)',
  takes: ['ranked'],
  options: {
    'at-average': oneOf(
      'at-average',
      ['stays', 'goes'],
      'stays',
      'Whether a count equal to the average stays (strict Nanson) or goes (weak), unless all are equal.',
    ),
  },
  seats: 'one',
  count: (counting) =>
    withDuels(counting.profile, (contest) =>
      eliminate(
        counting,
        (left) => {
          const points = bordaAmong(contest, left);
          const sum = left.map((one) => points[one] ?? zero).reduce(add, zero);
          const againstAverage = (one: number): number =>
            compare(fraction((points[one] ?? zero).num * BigInt(left.length), (points[one] ?? zero).den), sum);
          const out = left.filter((one) =>
            counting.settings['at-average'] === 'goes' ? againstAverage(one) <= 0 : againstAverage(one) < 0,
          );
          if (left.length === 1 || out.length === 0 || out.length === left.length) {
            return { winners: left, votes: points, because: because('nanson', 'none-below-average') };
          }
          return { out, which: 'all', votes: points, because: because('nanson', 'below-average') };
        },
        'together',
      ),
    ),
});

export const raynaud: Rule = defineRule({
  id: 'raynaud',
  family: 'condorcet',
  summary: 'Whoever has the largest worst defeat goes out, and again among those left.',
  explanation:
    'The candidate with the worst pairwise defeat is taken out, and the rest are compared again, until nobody left has a defeat or all are equal.',
  source: 'H. Raynaud; see K. Arrow, H. Raynaud, Social Choice and Multicriterion Decision-Making (1986)',
  takes: ['ranked'],
  options: {},
  seats: 'one',
  count: (counting) =>
    withDuels(counting.profile, (contest) =>
      eliminate(
        counting,
        (left) => {
          const worst = (one: number): Fraction => {
            const margins = left.map((other) =>
              contest.duels.beats(other, one) ? contest.duels.margin(other, one) : 0n,
            );
            return inUnits(
              margins.reduce((a, b) => (a > b ? a : b), 0n),
              contest.duels.unit,
            );
          };
          const out = extreme(left, worst, 'most');
          const votes = votesOfAll(contest.profile, (one) => (left.includes(one) ? worst(one) : zero));
          if (out.length === left.length)
            return { winners: left, votes, because: because('raynaud', 'equal-worst-defeats') };
          return { out, which: 'all', votes, because: because('raynaud', 'largest-worst-defeat') };
        },
        'together',
      ),
    ),
});

export const condorcetLoserRemoval: Rule = defineRule({
  id: 'iterated-removal',
  family: 'condorcet',
  summary: 'Whoever loses to all others left goes out, again and again; those left are the outcome.',
  explanation:
    'As long as one candidate loses to all others one to one, that candidate goes out. Often several are left, and then the rule does not choose among them.',
  source: 'P. Fishburn, Condorcet social choice functions, SIAM Journal on Applied Mathematics 33 (1977)',
  takes: ['ranked'],
  options: {},
  seats: 'one',
  count: (counting) =>
    withDuels(counting.profile, (contest) =>
      eliminate(
        counting,
        removeLosers(contest, (left) => left),
        'together',
      ),
    ),
});

export const daunou: Rule = defineRule({
  id: 'daunou',
  family: 'condorcet',
  summary: 'Whoever beats all others wins; else losers to all are removed and most first preferences win.',
  explanation:
    'If one candidate beats all others one to one, that candidate wins. If not, those who lose to all others are removed one after another, and of the rest the one with most first preferences wins.',
  source: 'P. C. F. Daunou, Memoire sur les elections au scrutin (1803)',
  takes: ['ranked'],
  options: {},
  seats: 'one',
  count: (counting) =>
    withDuels(counting.profile, (contest) =>
      eliminate(
        counting,
        (left, gone) =>
          (gone.length === 0 ? winnerOf(contest, left) : undefined) ??
          removeLosers(contest, (stay) => extreme(stay, firstPreferences(contest.profile, stay, 'share').of, 'most'))(
            left,
            gone,
          ),
        'together',
      ),
    ),
});

export const black: Rule = setRule({
  id: 'black',
  summary: 'Whoever beats all others wins; if there is nobody, the Borda count.',
  explanation:
    'If one candidate beats all others one to one, that candidate wins. If the wins run in a circle, the Borda count decides.',
  source: 'D. Black, The Theory of Committees and Elections (1958)',
  winners: (contest, left) => {
    const winner = condorcetWinner(contest.duels, left);
    return winner === undefined ? extreme(left, bordaAmong(contest, left), 'most') : [winner];
  },
});

export const condorcet: Rule = setRule({
  id: 'condorcet',
  summary: 'Whoever beats all others one to one; if there is nobody, all are left.',
  explanation:
    'Every candidate is compared with every other on all papers. If one of them wins every comparison, nobody else can reasonably be elected. Often there is one; where not, this rule leaves it open.',
  source: "Marquis de Condorcet, Essai sur l'application de l'analyse ... (1785)",
  winners: ({ duels }, left) => {
    const winner = condorcetWinner(duels, left);
    return winner === undefined ? left : [winner];
  },
});

export const smith: Rule = setRule({
  id: 'smith',
  summary: 'Smith set, or top cycle: the smallest group that beats everybody outside it.',
  explanation:
    'The smallest group is named whose members each beat everybody outside it one to one. With a winner of all comparisons it is that one; otherwise it is the circle at the top.',
  source: 'I. J. Good (1971); J. H. Smith, Econometrica 41 (1973)',
  winners: ({ duels }, left) => smithSet(duels, left),
});

export const schwartz: Rule = setRule({
  id: 'schwartz',
  summary: 'Schwartz set, or GOCHA: the smallest groups that nobody outside beats.',
  explanation:
    'As the Smith set, but a draw with somebody outside does no harm. It is never larger than the Smith set.',
  source: 'T. Schwartz, Nous 6 (1972)',
  winners: ({ duels }, left) => schwartzSet(duels, left),
});

function eliminationRule(
  about: Pick<Rule, 'id' | 'summary' | 'explanation' | 'source'> & { readonly judge: (contest: Contest) => Judge },
): Rule {
  const { judge, ...described } = about;
  return defineRule({
    ...described,
    family: 'condorcet',
    takes: ['ranked'],
    options: { ties: tiesOption },
    seats: 'one',
    count: (counting) =>
      withDuels(counting.profile, (contest) => eliminate(counting, judge(contest), counting.settings.ties)),
  });
}

function setRule(
  about: Pick<Rule, 'id' | 'summary' | 'explanation' | 'source'> & {
    readonly winners: (contest: Contest, left: readonly number[]) => readonly number[];
  },
): Rule {
  const { winners, ...described } = about;
  return defineRule({
    ...described,
    family: 'condorcet',
    takes: ['ranked'],
    options: {},
    seats: 'one',
    count: (counting) =>
      withDuels(counting.profile, (contest) =>
        eliminate(
          counting,
          (left) => ({
            winners: winners(contest, left),
            votes: votesOfAll(contest.profile, (one) =>
              fraction(left.filter((other) => contest.duels.beats(one, other)).length),
            ),
            because: because(about.id, 'winners'),
          }),
          'together',
        ),
      ),
  });
}

function withDuels<Value>(
  profile: RankedProfile,
  then: (contest: Contest) => Result<Value, CountProblem>,
): Result<Value, CountProblem> {
  const duels = pairwiseMatrix(profile, 'last');
  return duels.ok ? then({ profile, duels: duels.value }) : duels;
}

function winnerOf({ duels, profile }: Contest, left: readonly number[]): Verdict | undefined {
  const winner = condorcetWinner(duels, left);
  if (winner === undefined) return undefined;
  const votes = votesOfAll(profile, (one) => fraction(left.filter((other) => duels.beats(one, other)).length));
  return { winners: [winner], votes, because: because('condorcet', 'beats-all-left') };
}

function lastOne({ profile }: Contest, left: readonly number[]): Verdict | undefined {
  if (left.length > 1) return undefined;
  return {
    winners: left,
    votes: votesOfAll(profile, firstPreferences(profile, left, 'share').of),
    because: because('last', 'last-one-left'),
  };
}

function fewestFirsts({ profile }: Contest, left: readonly number[]): Verdict {
  const firsts = firstPreferences(profile, left, 'share');
  return {
    out: extreme(left, firsts.of, 'fewest'),
    which: 'one',
    votes: votesOfAll(profile, firsts.of),
    because: because('first-preferences', 'fewest-votes'),
  };
}

function all(
  { profile }: Contest,
  left: readonly number[],
  out: readonly number[],
): Omit<Extract<Verdict, { out: unknown }>, 'because'> {
  return { out, which: 'all', votes: votesOfAll(profile, firstPreferences(profile, left, 'share').of) };
}

function removeLosers(contest: Contest, atTheEnd: (left: readonly number[]) => readonly number[]): Judge {
  return (left) => {
    const loser = condorcetLoser(contest.duels, left);
    const firsts = votesOfAll(contest.profile, firstPreferences(contest.profile, left, 'share').of);
    if (loser === undefined)
      return { winners: atTheEnd(left), votes: firsts, because: because('condorcet', 'no-loser-to-all') };
    return { out: [loser], which: 'all', votes: firsts, because: because('condorcet', 'loses-to-all-left') };
  };
}

function outsideOf(left: readonly number[], inside: readonly number[]): readonly number[] {
  return left.filter((one) => !inside.includes(one));
}

/** Borda counts among `left`: votes over each other one left, a draw on a paper for half. */
function bordaAmong({ duels, profile }: Contest, left: readonly number[]): readonly Fraction[] {
  return votesOfAll(profile, (one) => {
    if (!left.includes(one)) return zero;
    const points = left
      .filter((other) => other !== one)
      .reduce((sum, other) => sum + duels.margin(one, other) + duels.papers, 0n);
    return fraction(points, 2n * BigInt(duels.unit));
  });
}
