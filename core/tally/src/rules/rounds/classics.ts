/** Classics in one sitting: Coombs, Bucklin, the supplementary vote. */
import { add, compare, type Fraction, fraction, ok, refuse, zero } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { type RankedProfile, sharedRank } from '../../profile.ts';
import type { Stage } from '../../transcript.ts';
import { defineRule } from '../common/define-rule.ts';
import { standing } from '../common/papers.ts';
import { type Places, placesOf } from '../common/places.ts';
import { oneOf, printNumber } from '../common/settings.ts';
import { because, stage } from '../common/transcripts.ts';
import {
  eliminate,
  eliminationTranscript,
  extreme,
  singles,
  tiesOption,
  type Verdict,
  votesOfAll,
} from './eliminating.ts';
import { firstPreferences } from './first-preferences.ts';

export const coombs: Rule = defineRule({
  id: 'coombs',
  family: 'rounds',
  summary: 'Until somebody has a majority, whoever is put last most often goes out.',
  explanation:
    'If nobody has more than half of the first preferences, the candidate with most last places is taken out and the papers are counted again. It favours candidates in the middle, and depends heavily on how voters fill in the bottom of their papers.',
  source: 'C. H. Coombs, A Theory of Data (1964), p. 397',
  takes: ['ranked'],
  options: {
    ties: tiesOption,
    majority: oneOf(
      'majority',
      ['wins', 'ignored'],
      'wins',
      'Whether a majority of first preferences ends the count, or only the last one left wins.',
    ),
  },
  seats: 1,
  count: (counting) => {
    const { profile, settings } = counting;
    return eliminate(
      counting,
      (left) => {
        const verdict = majorityVerdict(profile, left);
        if (verdict && settings.majority === 'wins' && counting.seats === 1) return verdict;
        if (left.length <= counting.seats) {
          const firsts = votesOfAll(profile, firstPreferences(profile, left, 'share').of);
          return { winners: left, votes: firsts, because: because('coombs', 'as-many-as-seats') };
        }
        const lasts = lastPlaces(profile, left);
        return {
          out: extreme(left, lasts, 'most'),
          which: 'one',
          votes: lasts,
          because: because('coombs', 'most-last-places'),
        };
      },
      settings.ties,
      'as-many-as-seats',
    );
  },
});

/** More than half of the papers that name somebody still standing, or the only one left. */
export function majorityVerdict(profile: RankedProfile, left: readonly number[]): Verdict | undefined {
  const firsts = firstPreferences(profile, left, 'share');
  const votes = votesOfAll(profile, firsts.of);
  const half = left.map(firsts.of).reduce(add, zero);
  const winner = left.find((one) => compare(add(firsts.of(one), firsts.of(one)), half) > 0);
  if (winner !== undefined) return { winners: [winner], votes, because: because('majority', 'majority') };
  return left.length === 1 ? { winners: left, votes, because: because('majority', 'last-one-left') } : undefined;
}

/** Candidates a paper leaves out are last together and share its last place. */
function lastPlaces(profile: RankedProfile, left: readonly number[]): readonly Fraction[] {
  const places = placesOf(profile, left);
  const unit = BigInt(profile.papers.weightUnit);
  return profile.candidates.map((_, candidate) => {
    if (!left.includes(candidate)) return zero;
    const last = places.of(candidate).filter(({ place, size }) => place + size === left.length);
    const named = last.map(({ size, weight }) => fraction(weight, BigInt(size) * unit));
    const unnamed = places
      .unranked(candidate)
      .map(({ length, weight }) => fraction(weight, BigInt(left.length - length) * unit));
    return [...named, ...unnamed].reduce(add, zero);
  });
}

export const bucklin: Rule = defineRule({
  id: 'bucklin',
  family: 'rounds',
  summary: 'First preferences, then seconds, thirds ... are added until somebody has a majority.',
  explanation:
    'First preferences are counted. If nobody is named on more than half of the papers, second preferences are added, then third ones, until somebody is; the most votes then win. Naming a second choice can hurt the first.',
  source: 'J. W. Bucklin, Grand Junction charter (1909); C. G. Hoag, G. H. Hallett, Proportional Representation (1926)',
  takes: ['ranked'],
  options: {
    winners: oneOf(
      'winners',
      ['most-votes', 'any-majority'],
      'most-votes',
      'Of those with a majority, the one with most votes wins, or all of them tie (simplified Bucklin).',
    ),
  },
  seats: 'one',
  count: (counting) => {
    const { profile, settings, seats } = counting;
    if (seats !== 1) {
      return refuse({ reason: 'bad-option', option: 'seats', found: `${seats}`, expected: '1: bucklin elects one' });
    }
    const left = standing(profile.candidates);
    const places = placesOf(profile, left);
    const unit = profile.papers.weightUnit;
    const half = fraction(places.valid, 2n * BigInt(unit));
    const stages: Stage[] = [];
    let winners: readonly number[] = [];
    for (let depth = 1; depth <= left.length && winners.length === 0; depth++) {
      const votes = namedWithin(places, profile, depth);
      const over = left.filter((one) => compare(votes[one] ?? zero, half) > 0);
      const last = depth === left.length;
      winners =
        over.length > 0 && settings.winners === 'any-majority'
          ? over
          : over.length > 0 || last
            ? extreme(left, votes, 'most')
            : [];
      stages.push(
        stage({
          action: `preferences 1 to ${depth}`,
          on: winners,
          because: because('bucklin', over.length > 0 ? 'majority' : last ? 'most-votes' : 'no-majority'),
          votes: votes.map(printNumber),
          quota: printNumber(half),
          elected: winners,
        }),
      );
    }
    return ok(eliminationTranscript(counting, { stages, ties: [] }, singles([winners])));
  },
});

/** Papers that name the candidate within the first `depth` places; a rank shared beyond it counts in part. */
function namedWithin(
  places: Places,
  { candidates, papers: { weightUnit } }: RankedProfile,
  depth: number,
): readonly Fraction[] {
  return candidates.map((_, candidate) => {
    const named = places.of(candidate).map(({ place, size, weight }) => {
      const within = Math.max(0, Math.min(size, depth - place));
      return fraction(weight * BigInt(within), BigInt(size) * BigInt(weightUnit));
    });
    return named.reduce(add, zero);
  });
}

export const supplementary: Rule = defineRule({
  id: 'supplementary',
  family: 'rounds',
  summary: 'First and second choice: the first two stay, and the second choices of the others decide.',
  explanation:
    'Every voter marks a first and a second choice. If nobody has more than half of the first choices, all but the first two go out, and papers for the others count for whichever of the two is their second choice. Whoever is equal to the second of the two stays as well.',
  source:
    'Greater London Authority Act 1999, Sch. 2 (as enacted); Police Reform and Social Responsibility Act 2011, Sch. 9',
  takes: ['ranked'],
  options: {},
  seats: 'one',
  count: (counting) => {
    const { profile } = counting;
    const shortened: RankedProfile = { ...profile, papers: firstTwoPlaces(profile) };
    return eliminate(
      { ...counting, profile: shortened },
      (left, gone) => {
        const firsts = firstPreferences(shortened, left, 'share');
        const votes = votesOfAll(profile, firsts.of);
        const verdict = gone.length === 0 ? majorityVerdict(shortened, left) : undefined;
        if (verdict) return verdict;
        const second = [...left].sort((a, b) => compare(firsts.of(b), firsts.of(a)))[1];
        const out = left.filter((one) => second !== undefined && compare(firsts.of(one), firsts.of(second)) < 0);
        if (gone.length > 0 || left.length <= 2 || out.length === 0) {
          return { winners: extreme(left, votes, 'most'), votes, because: because('supplementary', 'most-votes') };
        }
        return { out, which: 'all', votes, because: because('supplementary', 'not-of-the-first-two') };
      },
      'lot',
    );
  },
});

/** The first two places of each paper, passing over the withdrawn as if they had never stood. */
function firstTwoPlaces({ papers, candidates }: RankedProfile): RankedProfile['papers'] {
  const offsets = new Uint32Array(papers.offsets.length);
  const entries: number[] = [];
  for (let paper = 0; paper < papers.weights.length; paper++) {
    let places = 0;
    let begun = false;
    for (let at = papers.offsets[paper] ?? 0; at < (papers.offsets[paper + 1] ?? 0); at++) {
      const entry = papers.entries[at] ?? 0;
      const candidate = entry & ~sharedRank;
      if (candidate === entry) begun = false;
      if (candidates[candidate]?.withdrawn) continue;
      if (!begun && places === 2) break;
      if (!begun) places += 1;
      entries.push(begun ? candidate | sharedRank : candidate);
      begun = true;
    }
    offsets[paper + 1] = entries.length;
  }
  return { ...papers, offsets, entries: Uint16Array.from(entries) };
}
