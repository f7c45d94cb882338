/** Arbitrary profiles for the properties of the formats. For tests only. */
import fc from 'fast-check';
import type { Candidate, RankedProfile } from '../profile.ts';
import { sharedRank, skippedRank } from '../profile.ts';
import { RankedCollector } from './ranked-collector.ts';

const anyLineText: fc.Arbitrary<string> = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'B', ' ', '"', '#', ',', '=', '>', '\\', 'é', '0', "'", ':', '-'),
    maxLength: 8,
  }),
  fc.constantFrom('Ann', 'Bob', 'José Ñandú', 'O"Neil'),
);

export const anyCandidates: fc.Arbitrary<Candidate[]> = fc.array(
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
