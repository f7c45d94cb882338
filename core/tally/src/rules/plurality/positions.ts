/**
 * Points by position: Borda and its variants, Dowdall, anti-plurality.
 *
 * What the unranked get is the point where Borda counts differ, so it is an
 * option: nothing (`zero`), the average of the places left (`average`), or the
 * ladder starts lower for short papers (`modified`). Equal ranks share the
 * points of the places they fill.
 */
import { add, type Fraction, fraction, multiply, zero } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import { defineRule } from '../common/define-rule.ts';
import { inUnits, rankedPapers, standing } from '../common/papers.ts';
import { placesOf } from '../common/places.ts';
import { oneOf } from '../common/settings.ts';
import { addPoints, type Points, pointsTranscript } from './points.ts';

const unranked = oneOf(
  'unranked',
  ['average', 'zero', 'modified'],
  'average',
  'Candidates a paper leaves out: share the places left (average), get nothing (zero), or the ladder is as long as the paper (modified).',
);

export const borda: Rule = defineRule({
  id: 'borda',
  family: 'plurality',
  summary: 'Points for every place: n - 1 for the first of n, down to 0 for the last.',
  explanation:
    'With n candidates a first place is worth n - 1 points, a second n - 2, and so on. It finds candidates whom many find acceptable. ' +
    "Its weak spot: putting a strong rival last helps one's favourite, and adding similar candidates helps their side.",
  source:
    'J.-C. de Borda, Memoire sur les elections au scrutin (1781/84); modified: P. Emerson, Social Choice and Welfare 40 (2013)',
  takes: ['ranked'],
  options: {
    unranked,
    last: oneOf('last', ['0', '1'], '0', 'Points of the last place.'),
  },
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const last = Number(counting.settings.last);
    const give = (place: number, length: number): Fraction => fraction(length - 1 - place + last);
    return pointsTranscript(
      counting,
      positionPoints(counting.profile, counting.settings.unranked, give),
      'most-points',
    );
  },
});

export const dowdall: Rule = defineRule({
  id: 'dowdall',
  family: 'plurality',
  summary: 'One point for a first place, a half for a second, a third for a third ...',
  explanation:
    'Places are worth 1, 1/2, 1/3 ... of a vote, so a first place counts for much more than under Borda and truncation matters less. Nauru elects its parliament this way.',
  source: 'Nauru Electoral Act 2016, s. 67; J. Fraenkel, B. Grofman, Australian Journal of Political Science 49 (2014)',
  takes: ['ranked'],
  options: {
    unranked: oneOf(
      'unranked',
      ['zero', 'average'],
      'zero',
      'Candidates a paper leaves out get nothing, or share the places left.',
    ),
  },
  seats: 1,
  constraints: 'honoured',
  count: (counting) =>
    pointsTranscript(
      counting,
      positionPoints(counting.profile, counting.settings.unranked, (place) => fraction(1, place + 1)),
      'most-points',
    ),
});

export const antiPlurality: Rule = defineRule({
  id: 'anti-plurality',
  family: 'plurality',
  summary: 'Whoever is put last least often is elected.',
  explanation:
    'Every paper counts against the candidate it puts last. It keeps out whoever is most resented, and says nothing about who is liked.',
  source: 'Also called veto; P. Fishburn, S. Brams, in Handbook of Social Choice and Welfare I (2002), ch. 4',
  takes: ['ranked'],
  options: {},
  seats: 1,
  constraints: 'honoured',
  count: (counting) =>
    pointsTranscript(
      counting,
      positionPoints(counting.profile, 'average', (place, length) => (place === length - 1 ? fraction(-1) : zero)),
      'fewest-last-places',
    ),
});

/** `give(place, length)` for every place from 0; equals get the average of the places they fill. */
function positionPoints(
  profile: RankedProfile,
  unranked: 'average' | 'zero' | 'modified',
  give: (place: number, length: number) => Fraction,
): Points {
  const continuing = standing(profile.candidates);
  const places = placesOf(profile, continuing);
  const unit = profile.papers.weightUnit;
  const length = continuing.length;
  if (unranked === 'modified') return modifiedPoints(profile, give);
  const worth = (place: number, size: number): Fraction =>
    average(Array.from({ length: size }, (_, at) => give(place + at, length)));
  const points = profile.candidates.map((_, candidate) => {
    if (!continuing.includes(candidate)) return zero;
    const ranked = places
      .of(candidate)
      .map(({ place, size, weight }) => multiply(worth(place, size), fraction(weight)));
    const rest =
      unranked === 'average'
        ? places
            .unranked(candidate)
            .map((left) => multiply(worth(left.length, length - left.length), fraction(left.weight)))
        : [];
    const { num, den } = [...ranked, ...rest].reduce(add, zero);
    return fraction(num, den * BigInt(unit));
  });
  return { points, papers: inUnits(places.all, unit), valid: inUnits(places.valid, unit) };
}

/** The ladder is as long as the paper, and one longer where it leaves somebody out. */
function modifiedPoints(profile: RankedProfile, give: (place: number, length: number) => Fraction): Points {
  const continuing = standing(profile.candidates);
  return addPoints(profile.candidates.length, profile.papers.weightUnit, rankedPapers(profile), (paper) => {
    const ranks = paper.ranks
      .map((rank) => rank.filter((candidate) => !profile.candidates[candidate]?.withdrawn))
      .filter((rank) => rank.length > 0);
    const ranked = ranks.flat().length;
    if (ranked === 0) return undefined;
    const length = ranked + (ranked < continuing.length ? 1 : 0);
    const given = new Map<number, Fraction>();
    let place = 0;
    for (const rank of ranks) {
      const share = average(rank.map((_, at) => give(place + at, length)));
      for (const candidate of rank) given.set(candidate, share);
      place += rank.length;
    }
    return given;
  });
}

function average(values: readonly Fraction[]): Fraction {
  const { num, den } = values.reduce(add, zero);
  return fraction(num, den * BigInt(values.length));
}
