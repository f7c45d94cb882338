/**
 * Marks on papers: one mark (plurality, SNTV), several (block, limited), or
 * several on one candidate (cumulative).
 *
 * A ranked paper is read as marks: its first `n` preferences are its `n` marks.
 * A scored paper carries them as scores. Equal ranks that don't fit into the
 * marks left are handled as the option `equal-ranks` says.
 */
import { add, type Fraction, fraction, one, refuse, zero } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import type { RankedProfile, ScoredProfile } from '../../profile.ts';
import { defineRule } from '../common/define-rule.ts';
import { inUnits, type RankedPaper, rankedPapers, type ScoredPaper, scoredPapers, standing } from '../common/papers.ts';
import { placesOf } from '../common/places.ts';
import { oneOf, optionalNumber, wholeNumber } from '../common/settings.ts';
import { addPoints, type Points, pointsTranscript } from './points.ts';

const equalRanks = oneOf(
  'equal-ranks',
  ['share', 'invalid'],
  'share',
  'Candidates at an equal rank who do not all fit into the marks left share them, or the paper is invalid.',
);

type EqualRanks = 'share' | 'invalid';

export const plurality: Rule = defineRule({
  id: 'plurality',
  family: 'plurality',
  summary: 'One mark each; whoever has most marks is elected.',
  explanation:
    'Every paper counts for its first preference, and the candidates with most papers are elected. It is the simplest rule there is. ' +
    'With three or more candidates somebody can win whom most voters like least, because those who agree split their votes.',
  source: "Robert's Rules of Order Newly Revised, 12th ed., 44:11 (plurality vote)",
  takes: ['ranked', 'scored'],
  options: { 'equal-ranks': equalRanks },
  seats: 1,
  constraints: 'honoured',
  count: (counting) =>
    pointsTranscript(counting, marks(counting.profile, 1, counting.settings['equal-ranks']), 'most-votes'),
});

export const sntv: Rule = defineRule({
  id: 'sntv',
  family: 'plurality',
  summary: 'Several seats, one mark each: single non-transferable vote.',
  explanation:
    'There are several seats, but every voter marks one candidate only. A group that is large enough wins a seat of its own; ' +
    'a group that spreads its votes badly, or puts up too many candidates, can lose seats it had the votes for.',
  source: 'Lijphart, Lopez Pintor, Sone, The Limited Vote and the Single Nontransferable Vote (1986); Japan until 1993',
  takes: ['ranked', 'scored'],
  options: { 'equal-ranks': equalRanks },
  seats: 'required',
  constraints: 'honoured',
  count: (counting) =>
    pointsTranscript(counting, marks(counting.profile, 1, counting.settings['equal-ranks']), 'most-votes'),
});

export const block: Rule = defineRule({
  id: 'block',
  family: 'plurality',
  summary: 'As many marks as seats; whoever has most marks is elected.',
  explanation:
    'Every voter marks as many candidates as there are seats. It is easy to count, but a bare majority that votes alike takes every seat.',
  source:
    'Plurality-at-large; Local Government Act 1972 (England), principal area elections, Sch. 2 rr. 46-50 of SI 2006/3304',
  takes: ['ranked', 'scored'],
  options: { 'equal-ranks': equalRanks },
  seats: 'required',
  constraints: 'honoured',
  count: (counting) =>
    pointsTranscript(counting, marks(counting.profile, counting.seats, counting.settings['equal-ranks']), 'most-votes'),
});

export const limited: Rule = defineRule({
  id: 'limited',
  family: 'plurality',
  summary: 'Fewer marks than seats; whoever has most marks is elected.',
  explanation:
    'Every voter has fewer marks than there are seats, so that the largest group cannot take them all. How many the minority gets depends on how well each side guesses its strength.',
  source: 'Representation of the People Act 1867 (UK) s. 9; Lijphart, Lopez Pintor, Sone (1986)',
  takes: ['ranked', 'scored'],
  options: {
    marks: wholeNumber(
      'marks',
      { least: 0, most: 32000 },
      '0',
      'Marks of each voter; 0 means one fewer than the seats.',
    ),
    'equal-ranks': equalRanks,
  },
  seats: 'required',
  constraints: 'honoured',
  count: (counting) => {
    const allowed = counting.settings.marks || Math.max(1, counting.seats - 1);
    return pointsTranscript(counting, marks(counting.profile, allowed, counting.settings['equal-ranks']), 'most-votes');
  },
});

export const cumulative: Rule = defineRule({
  id: 'cumulative',
  family: 'plurality',
  summary: 'Points that a voter may heap on one candidate.',
  explanation:
    'Every voter has as many points as there are seats (or as the option says) and may spread them or give several to one candidate. ' +
    'A minority that puts all its points on one candidate can win a seat. A paper that gives more points than allowed is invalid.',
  source: 'Illinois Constitution of 1870, art. IV ss. 7-8; Companies: 8 Del. C. s. 214',
  takes: ['scored'],
  options: {
    points: optionalNumber('points', 'Points of each voter; none means as many as seats.'),
    spread: oneOf(
      'spread',
      ['as-marked', 'equal-and-even'],
      'as-marked',
      'Points as the voter wrote them, or one vote split evenly among those marked.',
    ),
  },
  seats: 'required',
  constraints: 'honoured',
  count: (counting) => {
    const { profile, settings, seats } = counting;
    const points = settings.points === 'none' ? fraction(seats) : settings.points;
    const negative = profile.papers.scores.some((score) => score < 0);
    if (negative) return refuse({ reason: 'unsupported-papers', what: 'negative-scores', rule: counting.rule });
    const give = (paper: ScoredPaper): ReadonlyMap<number, Fraction> | undefined => {
      const marked = [...paper.scores].filter(([, score]) => score > 0);
      if (marked.length === 0) return undefined;
      if (settings.spread === 'equal-and-even') {
        return new Map(
          marked.map(([candidate]) => [candidate, fraction(points.num, points.den * BigInt(marked.length))]),
        );
      }
      const spent = marked.reduce((sum, [, score]) => sum + BigInt(score), 0n);
      if (spent * points.den > points.num) return undefined;
      return new Map(marked.map(([candidate, score]) => [candidate, fraction(score)]));
    };
    const papers = scoredPapers(profile.papers);
    return pointsTranscript(
      counting,
      addPoints(profile.candidates.length, profile.papers.weightUnit, papers, give),
      'most-votes',
    );
  },
});

/** Each paper's marks: its first `allowed` preferences, or the candidates it scores above zero. */
function marks(profile: RankedProfile | ScoredProfile, allowed: number, equal: EqualRanks): Points {
  const { weightUnit } = profile.papers;
  if (profile.kind === 'ranked' && equal === 'share') return sharedMarks(profile, allowed);
  if (profile.kind === 'ranked') {
    return addPoints(profile.candidates.length, weightUnit, rankedPapers(profile), (paper) =>
      firstMarks(paper, profile, allowed),
    );
  }
  return addPoints(profile.candidates.length, weightUnit, scoredPapers(profile.papers), ({ scores }) => {
    const marked = [...scores].filter(([candidate, score]) => score > 0 && !profile.candidates[candidate]?.withdrawn);
    return marked.length === 0 || marked.length > allowed
      ? undefined
      : new Map(marked.map(([candidate]) => [candidate, one]));
  });
}

function sharedMarks(profile: RankedProfile, allowed: number): Points {
  const continuing = standing(profile.candidates);
  const unit = profile.papers.weightUnit;
  const places = placesOf(profile, continuing);
  const points = profile.candidates.map((_, candidate) => {
    if (!continuing.includes(candidate)) return zero;
    const marks = places.of(candidate).map(({ place, size, weight }) => {
      const free = Math.max(0, Math.min(size, allowed - place));
      return fraction(weight * BigInt(free), BigInt(size) * BigInt(unit));
    });
    return marks.reduce(add, zero);
  });
  return { points, papers: inUnits(places.all, unit), valid: inUnits(places.valid, unit) };
}

/** A rank that does not fit into the marks left makes the paper invalid. */
function firstMarks(
  { ranks }: RankedPaper,
  { candidates }: RankedProfile,
  allowed: number,
): ReadonlyMap<number, Fraction> | undefined {
  const given = new Map<number, Fraction>();
  for (const rank of ranks) {
    const continuing = rank.filter((candidate) => !candidates[candidate]?.withdrawn);
    if (given.size === allowed) break;
    if (given.size + continuing.length > allowed) return undefined;
    for (const candidate of continuing) given.set(candidate, one);
  }
  return given.size === 0 ? undefined : given;
}
