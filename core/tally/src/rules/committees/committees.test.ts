/** Committees from approvals against abcvoting: every tied committee, and one of ours where the peer names one. */
import { readFileSync } from 'node:fs';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { approvals, namesFor } from '../../testing/naive-profiles.ts';

interface Case {
  readonly id: string;
  readonly candidates: number;
  readonly seats: number;
  readonly ballots: readonly (readonly number[])[];
  readonly expected: { readonly [answer: string]: readonly (readonly number[])[] };
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../testdata/abc/cases.json', import.meta.url), 'utf8'),
);

const rules: { readonly [peer: string]: readonly [string, { readonly [option: string]: string }] } = {
  av: ['av', {}],
  sav: ['sav', {}],
  pav: ['pav', {}],
  slav: ['slav', {}],
  cc: ['cc', {}],
  lexcc: ['lex-cc', {}],
  geom2: ['geom2', {}],
  seqpav: ['seq-pav', {}],
  revseqpav: ['rev-seq-pav', {}],
  seqslav: ['seq-slav', {}],
  seqcc: ['seq-cc', {}],
  seqphragmen: ['seq-phragmen', {}],
  minimaxphragmen: ['minimax-phragmen', {}],
  leximaxphragmen: ['leximax-phragmen', {}],
  'maximin-support': ['maximin-support', {}],
  monroe: ['monroe', {}],
  'greedy-monroe': ['greedy-monroe', {}],
  minimaxav: ['minimax-av', {}],
  lexminimaxav: ['lexminimax-av', {}],
  'equal-shares': ['mes', {}],
  'equal-shares-with-av-completion': ['mes', { completion: 'av' }],
  'equal-shares-with-increment-completion': ['mes', { completion: 'increment' }],
  'phragmen-enestroem': ['phragmen-enestroem', {}],
  'consensus-rule': ['consensus', {}],
  eph: ['eph', {}],
  adams: ['adams-approval', {}],
};

describe('committees agree with abcvoting', () => {
  for (const [peer, [rule, more]] of Object.entries(rules)) {
    it(`under ${peer}`, { timeout: 60_000 }, () => {
      const differing: { [id: string]: unknown } = {};
      for (const { id, candidates, seats, ballots, expected } of cases) {
        const counted = must(count(rule, approvals(candidates, ballots, seats), { more }));
        const { tiedOutcomes, elected } = counted;
        const ours = (tiedOutcomes ?? [[...elected].sort((a, b) => a - b)]).map(String).sort();
        const all = sortedMembers(expected[`${peer}|irresolute`]);
        const some = sortedMembers(expected[`${peer}|resolute`]);
        if (all && String(ours) !== String(all.map(String).sort())) differing[id] = { ours, all };
        if (some && !some.some((committee) => ours.includes(String(committee)))) differing[id] = { ours, some };
      }
      expect(differing).toEqual({});
    });
  }
});

/** Whom a member of greedy Monroe represents has too many ways here; what comes out may still not hang on any order. */
it('the selection of ways that greedy Monroe follows is the same in every order', { timeout: 60_000 }, () => {
  const big = must(count('greedy-monroe', approvals(9, many, 6)));
  expect(big.notes.map(({ key }) => key)).toContain('more-ties-than-followed');
  const turned = [...many].reverse().map((ballot) => ballot.map((one) => 8 - one));
  const back = must(count('greedy-monroe', approvals([...namesFor(9)].reverse(), turned, 6)));
  const restored = back.tiedOutcomes?.map((one) =>
    one
      .map((member) => 8 - member)
      .sort((a, b) => a - b)
      .join(),
  );
  expect(restored?.sort()).toEqual(big.tiedOutcomes?.map(String).sort());
});

const many = cases.find(({ id }) => id === 'instanceVL0026')?.ballots ?? [];

function sortedMembers(
  committees: readonly (readonly number[])[] | undefined,
): readonly (readonly number[])[] | undefined {
  return committees?.map((committee) => [...committee].sort((a, b) => a - b));
}
