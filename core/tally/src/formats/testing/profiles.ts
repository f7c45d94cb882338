/** Arbitrary profiles for the properties of the formats. For tests only. */
import fc from 'fast-check';
import type {
  BudgetProfile,
  Candidate,
  PartiesProfile,
  QuestionProfile,
  RankedProfile,
  ScoredPapers,
  ScoredProfile,
} from '../../profile.ts';
import { sharedRank, skippedRank } from '../../profile.ts';
import { RankedCollector } from '../ranked-collector.ts';
import { pushRanks, ranksOf } from '../ranks-of.ts';
import { ScoredCollector } from '../scored-collector.ts';

const anyLineText: fc.Arbitrary<string> = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'B', ' ', '"', '#', ',', '=', '>', '\\', 'é', '0', "'", ':', '-'),
    maxLength: 8,
  }),
  fc.constantFrom('Ann', 'Bob', 'José Ñandú', 'O"Neil'),
);

const anyCandidates: fc.Arbitrary<Candidate[]> = fc.array(
  fc
    .record({
      name: anyLineText,
      withdrawn: fc.boolean(),
      groups: fc.uniqueArray(fc.constantFrom('men', 'region: north', 'women', 'a"b\\'), { maxLength: 2 }),
    })
    .map(({ name, withdrawn, groups }) => ({
      name,
      ...(withdrawn ? { withdrawn: true as const } : {}),
      ...(groups.length > 0 ? { groups: groups.sort() } : {}),
    })),
  { minLength: 1, maxLength: 6 },
);

interface AnyPaper {
  readonly order: readonly number[];
  readonly marks: readonly number[];
  readonly length: number;
  readonly weight: number;
}

/** Ranked profiles with equal ranks, skipped ranks, decimals, withdrawals, groups and lots. */
export const anyRankedProfile: fc.Arbitrary<RankedProfile> = fc
  .record({
    title: anyLineText,
    candidates: anyCandidates,
    seats: fc.nat({ max: 5 }),
    places: fc.constantFrom(0, 0, 2),
    seed: fc.nat(),
    tie: fc.boolean(),
  })
  .chain(({ title, candidates, seats, places, tie }) => {
    const all = candidates.map((_, i) => i);
    const paper: fc.Arbitrary<AnyPaper> = fc.record({
      order: fc.shuffledSubarray(all, { minLength: all.length }),
      marks: fc.array(fc.nat({ max: 5 }), { minLength: all.length, maxLength: all.length }),
      length: fc.nat({ max: all.length }),
      weight: fc.integer({ min: 1, max: 1000 }),
    });
    return fc
      .record({ papers: fc.array(paper, { maxLength: 8 }), order: fc.shuffledSubarray(all, { minLength: all.length }) })
      .map(({ papers, order }) => ({
        kind: 'ranked' as const,
        title,
        candidates,
        ...(seats > 0 ? { seats } : {}),
        papers: collect(papers, places),
        ...(tie ? { tieOrder: order } : {}),
      }));
  });

function collect(papers: readonly AnyPaper[], places: number): RankedProfile['papers'] {
  const collector = new RankedCollector();
  for (const { order, marks, length, weight } of papers) {
    let afterCandidate = false;
    for (const [i, candidate] of order.slice(0, length).entries()) {
      const mark = marks[i] ?? 0;
      if (mark === 1) {
        collector.push(skippedRank);
        afterCandidate = false;
      }
      collector.push(mark === 2 && afterCandidate ? candidate | sharedRank : candidate);
      afterCandidate = true;
    }
    const [whole, decimals] = [Math.floor(weight / 10 ** places), weight % 10 ** places];
    if (decimals === 0) collector.finish(whole);
    else if (decimals % 10 === 0) collector.finish(whole, decimals / 10, places - 1);
    else collector.finish(whole, decimals, places);
  }
  return collector.result();
}

/** Ranked profiles that the plainer formats can hold: whole weights, no skipped ranks, no groups, no seats. */
export function anyPlainRankedProfile({
  blank,
  names,
}: {
  readonly blank: 'any' | 'none';
  readonly names: 'any' | 'plain' | 'distinct';
}): fc.Arbitrary<RankedProfile> {
  return anyRankedProfile.map((profile) => {
    const collector = new RankedCollector();
    const { papers } = profile;
    for (let i = 0; i < papers.weights.length; i++) {
      const ranks = ranksOf(papers, i).filter((rank) => rank.length > 0);
      if (blank === 'none' && ranks.length === 0) continue;
      // Within a rank the order says nothing; plainer formats have their own.
      pushRanks(
        collector,
        ranks.map((rank) => rank.toSorted((a, b) => a - b)),
      );
      collector.finish(Math.ceil((papers.weights[i] ?? 1) / 50));
    }
    const name = (text: string, i: number): string =>
      names === 'any' ? text.replaceAll(']', '') : names === 'plain' ? `N${i}` : `"N, ${i}`;
    return {
      kind: 'ranked' as const,
      title: '',
      candidates: profile.candidates.map((candidate, i) => ({ name: name(candidate.name, i) })),
      papers: collector.result(),
    };
  });
}

export const anyScoredProfile: fc.Arbitrary<ScoredProfile> = fc
  .record({
    title: anyLineText,
    count: fc.integer({ min: 1, max: 5 }),
    highest: fc.integer({ min: 1, max: 5 }),
    graded: fc.boolean(),
  })
  .chain(({ title, count, highest, graded }) =>
    anyScoredPapers(count, highest).map((papers) => ({
      kind: 'scored' as const,
      title,
      candidates: Array.from({ length: count }, (_, i) => ({ name: `N${i}` })),
      ...(graded ? { grades: Array.from({ length: highest + 1 }, (_, i) => `grade ${i}`) } : {}),
      highest,
      papers,
    })),
  );

function anyScoredPapers(count: number, highest: number): fc.Arbitrary<ScoredPapers> {
  const paper = fc.record({
    scores: fc.array(fc.integer({ min: 0, max: highest }), { minLength: count, maxLength: count }),
    given: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
    weight: fc.integer({ min: 1, max: 20 }),
  });
  return fc.array(paper, { maxLength: 8 }).map((papers) => {
    const collector = new ScoredCollector();
    for (const { scores, given, weight } of papers) {
      collector.add(
        scores.flatMap((score, candidate) => (given[candidate] ? [{ candidate, score }] : [])),
        weight,
      );
    }
    return collector.result();
  });
}

const anyNumberText: fc.Arbitrary<string> = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom('0', '2.5', '10/3', '90071992547409930'),
);

export const anyQuestionProfile: fc.Arbitrary<QuestionProfile> = fc
  .record({
    title: anyLineText,
    yes: anyNumberText,
    no: anyNumberText,
    abstentions: anyNumberText,
    members: fc.option(anyNumberText),
  })
  .map(({ members, ...rest }) => ({ kind: 'question', ...rest, ...(members === null ? {} : { bases: { members } }) }));

export const anyPartiesProfile: fc.Arbitrary<PartiesProfile> = fc
  .record({ title: anyLineText, candidates: anyCandidates, seats: fc.nat({ max: 9 }) })
  .chain(({ title, candidates, seats }) =>
    fc.array(anyNumberText, { minLength: candidates.length, maxLength: candidates.length }).map((votes) => ({
      kind: 'parties' as const,
      title,
      candidates,
      ...(seats > 0 ? { seats } : {}),
      votes,
    })),
  );

export const anyBudgetProfile: fc.Arbitrary<BudgetProfile> = fc
  .record({ count: fc.integer({ min: 1, max: 5 }), budget: fc.constantFrom('100', '99.50'), grouped: fc.boolean() })
  .chain(({ count, budget, grouped }) =>
    anyScoredPapers(count, 3).map((papers) => ({
      kind: 'budget' as const,
      title: 'A; "budget"',
      candidates: Array.from({ length: count }, (_, i) => ({
        name: `P-${i}`,
        ...(grouped ? { groups: ['sport'] } : {}),
      })),
      costs: Array.from({ length: count }, (_, i) => `${i + 1}0.5`),
      budget,
      papers,
      meta: { description: 'A; "budget"', budget, vote_type: 'scoring' },
    })),
  );
