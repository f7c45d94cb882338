/** Kubernetes elections: Schulze with "no opinion", seats read off the ranking, at most so many of one employer. */
import { readFileSync } from 'node:fs';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import type { Candidate } from '../../profile.ts';
import { ranked } from '../../testing/naive-profiles.ts';

interface Case {
  readonly id: string;
  readonly seats: number;
  readonly candidates: readonly string[];
  readonly ballots: readonly (readonly [number, readonly (number | null)[]])[];
  readonly official: readonly string[];
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../testdata/k8s/cases.json', import.meta.url), 'utf8'),
);

describe('Schulze as Kubernetes counts it', () => {
  for (const one of cases) {
    it(`gives the published ranking of ${one.id}`, () => {
      const order = ranking(one);
      // The governing board's page of 2025 names only the winner.
      const official = one.official.length > 0 ? one.official : ['Christoph Blecker'];
      const published = official.slice(0, order.length).map((name) => namedLike(one, name));
      expect(order.slice(0, published.length)).toEqual(published);
    });
  }

  it('puts those first whom fewest stand above, where paths leave them level', () => {
    // The Code of Conduct Committee of 2025 (kubernetes/community, CC BY 4.0), with the ranking it published.
    const papers = [
      [3, 3, 1, 2, 2],
      [2, 4, 3, 5, 1],
      [2, 4, 3, 5, 1],
      [2, 4, 1, 3, 3],
      [4, 1, 2, 3, 5],
      [1, 5, 2, 3, 4],
    ].map((ranks) => {
      const tiers = [1, 2, 3, 4, 5].map((rank) => ranks.flatMap((own, at) => (own === rank ? [at] : [])));
      return [1, tiers.filter((tier) => tier.length > 0)] as const;
    });
    const names = ['endocrimes', 'sreeram-venkitesh', 'divya-mohan0209', 'swatisehgal', 'stmcginnis'];
    const profile = ranked(
      names.map((name) => ({ name })),
      papers,
    );
    expect(must(count('schulze', profile, { seats: 3 })).ranking).toEqual([[0, 2], [3, 4], [1]]);
    const counted = must(count('schulze', profile, { seats: 3, more: { order: 'defeats' } }));
    expect(counted.ranking).toEqual([[0, 2], [4], [3], [1]]);
    expect([...counted.elected].sort()).toEqual([0, 2, 4]);
  });

  it('passes over a candidate whose employer has its seats already', () => {
    const employer = (name: string): Candidate => ({ name, groups: ['employer:x'] });
    const candidates = [employer('A'), employer('B'), { name: 'C' }];
    const papers = ranked(candidates, [[3, [[0], [1], [2]]]], 2);
    const constraints = [{ group: 'employer:x', atMost: 1 }];
    const transcript = must(count('schulze', papers, { constraints }));
    expect(transcript.elected).toEqual([0, 2]);
    expect(transcript.notes).toContainEqual(expect.objectContaining({ key: 'passed-over-for-reserved-seats' }));
  });
});

function ranking({ candidates, ballots, seats }: Case): readonly string[] {
  const papers = ballots.map(([weight, ranks]) => {
    const given = [...new Set(ranks.filter((rank) => rank !== null))].sort((a, b) => a - b);
    return [weight, given.map((rank) => ranks.flatMap((own, at) => (own === rank ? [at] : [])))] as const;
  });
  const profile = ranked(
    candidates.map((name) => ({ name })),
    papers,
  );
  const transcript = must(count('schulze', profile, { seats, more: { unranked: 'not-compared', order: 'defeats' } }));
  return (transcript.ranking ?? []).map((level) => level.map((one) => candidates[one]).join(' = '));
}

/** Pages print full names, ballots some years account names. */
function namedLike({ candidates }: Case, printed: string): string | undefined {
  const account = /\(@(.+)\)/.exec(printed)?.[1];
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const known: { readonly [name: string]: string } = {
    'Christoph Blecker': 'cblecker',
    'Stephen Augustus': 'justaugustus',
    'Tim Pepper': 'tpepper',
  };
  return candidates.find((name) => name === account || name === known[printed] || plain(name) === plain(printed));
}
