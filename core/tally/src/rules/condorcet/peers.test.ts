/**
 * Full rankings computed by Condorcet PHP on small synthetic elections, PrefLib
 * and the Tideman collection, with the unranked last (implicit) or not compared
 * (explicit).
 */
import { readFileSync } from 'node:fs';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import { readPreflib, sharedData, sharedFiles, sharedText } from '../../testing/naive-formats.ts';
import { type PlainPaper, ranked } from '../../testing/naive-profiles.ts';

interface Method {
  readonly rule: string;
  readonly more: { readonly [option: string]: string };
}

const methods: { readonly [peer: string]: Method } = {
  'Schulze Winning': { rule: 'schulze', more: { strength: 'winning' } },
  'Schulze Margin': { rule: 'schulze', more: { strength: 'margins' } },
  'Schulze Ratio': { rule: 'schulze', more: { strength: 'ratio' } },
  'Ranked Pairs Winning': { rule: 'ranked-pairs', more: { strength: 'winning' } },
  'Ranked Pairs Margin': { rule: 'ranked-pairs', more: { strength: 'margins' } },
  Copeland: { rule: 'copeland', more: {} },
  'Minimax Winning': { rule: 'minimax', more: { strength: 'winning' } },
  'Minimax Margin': { rule: 'minimax', more: { strength: 'margins' } },
  'Minimax Opposition': { rule: 'minimax', more: { strength: 'opposition' } },
  'Dodgson Quick': { rule: 'dodgson-quick', more: {} },
  'Dodgson Tideman Approximation': { rule: 'dodgson-tideman', more: {} },
};

const points: { readonly [peer: string]: Method } = {
  BordaCount: { rule: 'borda', more: { last: '1' } },
  DowdallSystem: { rule: 'dowdall', more: {} },
  'First-past-the-post': { rule: 'plurality', more: {} },
  'First-past-the-post voting': { rule: 'plurality', more: {} },
};

type Expected = {
  readonly [ranks in 'implicit' | 'explicit']: {
    readonly [peer: string]: string | null | { readonly ranking?: string };
  };
};

interface Case {
  readonly id: string;
  readonly profile: RankedProfile;
  readonly expected: Expected;
}

const synthetic: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../testdata/condorcet-synthetic/cases.json', import.meta.url), 'utf8'),
).map(fromWeakOrders);

/**
 * Where we hold the peer to be wrong. Schulze (2011, section 2.1) ranks a defeat nobody voted against above every defeat
 * with a finite ratio; the peer takes n:0 for the ratio n, so that 1:0 is as weak as a draw.
 */
const peerMistaken: { readonly [id: string]: { readonly [answer: string]: string } } = {
  'cond-31048': { 'explicit Schulze Ratio': 'c4 = c6 > c1 > c2 = c3 > c5' },
  A04: { 'explicit Schulze Ratio': '9 > 11 > 1 > 7 > 6 > 5 > 10 > 8 > 12 = 3 > 4 > 13 > 14 > 2' },
};

describe('pairwise rules agree with Condorcet PHP', () => {
  for (const one of [...synthetic, ...sharedCases()]) {
    it(`on ${one.id}`, () => {
      expect(disagreements(one)).toEqual(peerMistaken[one.id] ?? {});
    });
  }

  it(
    sharedData
      ? 'on PrefLib and the Tideman collection: run'
      : 'on PrefLib and the Tideman collection: NOT RUN, no data here',
    () => {
      expect(sharedCases().length > 0).toBe(sharedData !== undefined);
    },
  );
});

function disagreements({ profile, expected }: Case): { readonly [answer: string]: string } {
  const found: { [answer: string]: string } = {};
  for (const ranks of ['implicit', 'explicit'] as const) {
    const comparing = ranks === 'implicit' ? 'last' : 'not-compared';
    for (const [peer, answer] of Object.entries(expected[ranks])) {
      const best = kemenyDisagrees(peer, answer, profile, comparing);
      if (best !== undefined) found[`${ranks} ${peer}`] = best;
      const theirs = typeof answer === 'string' ? answer : answer?.ranking;
      const pairwise = methods[peer];
      const method = pairwise ?? points[peer];
      if (theirs === undefined || method === undefined) continue;
      const unranked = pairwise
        ? { unranked: ranks === 'implicit' ? 'last' : 'not-compared' }
        : method.rule === 'plurality'
          ? {}
          : { unranked: ranks === 'implicit' ? 'average' : 'zero' };
      const ours = rankingText(
        must(count(method.rule, profile, { seats: 1, more: { ...method.more, ...unranked } })).ranking ?? [],
        profile,
      );
      if (ours !== normal(theirs)) found[`${ranks} ${peer}`] = ours;
    }
  }
  return found;
}

/** The peer names one best ranking; it must be among ours. */
function kemenyDisagrees(
  peer: string,
  answer: string | null | { readonly ranking?: string },
  profile: RankedProfile,
  unranked: string,
): string | undefined {
  const theirs = typeof answer === 'string' ? answer : answer?.ranking;
  if (!/^Kemeny.Young$/.test(peer) || theirs === undefined) return undefined;
  const { tables } = must(count('kemeny', profile, { seats: 1, more: { unranked } }));
  const ours = (tables?.['rankings'] ?? []).map((ranking) => ranking.join(' > '));
  return ours.includes(theirs) ? undefined : ours.slice(0, 3).join(' or ');
}

function rankingText(ranking: readonly (readonly number[])[], { candidates }: RankedProfile): string {
  return normal(ranking.map((level) => level.map((one) => candidates[one]?.name ?? '').join(' = ')).join(' > '));
}

function normal(ranking: string): string {
  return ranking
    .split(' > ')
    .map((level) => level.split(' = ').sort().join(' = '))
    .join(' > ');
}

function fromWeakOrders(raw: {
  readonly id: string;
  readonly candidates: readonly string[];
  readonly ballots: readonly PlainPaper[];
  readonly expected: Expected;
}): Case {
  const papers = raw.ballots.map(
    ([weight, ranks]): PlainPaper => [weight, ranks.map((level) => level.map((one) => one - 1))],
  );
  return {
    id: raw.id,
    profile: ranked(
      raw.candidates.map((name) => ({ name })),
      papers,
    ),
    expected: raw.expected,
  };
}

function sharedCases(): readonly Case[] {
  const tideman = sharedFiles('tideman', '.expected.json').map((file) => {
    const id = file.replace('.expected.json', '');
    return fromWeakOrders({
      ...JSON.parse(sharedText(`tideman/${id}.json`)),
      id,
      expected: JSON.parse(sharedText(`tideman/${file}`)),
    });
  });
  const preflib = sharedFiles('preflib', '.expected.json').map((file) => {
    const id = file.replace('.expected.json', '');
    const profile = readPreflib(sharedText(`preflib/${id}`));
    const candidates = profile.candidates.map((_, at) => ({ name: `c${at + 1}` }));
    return { id, profile: { ...profile, candidates }, expected: JSON.parse(sharedText(`preflib/${file}`)) };
  });
  return [...tideman, ...preflib];
}
