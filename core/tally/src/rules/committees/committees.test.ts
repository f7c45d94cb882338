/** Committees from approvals against abcvoting: every tied committee, and one of ours where the peer names one. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { approvals } from '../../testing/naive-profiles.ts';

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

/**
 * Where the rule can't name every committee within its stated limit: which of many supporters are served has too many
 * ways. (The peer serves whoever comes first in the file.) Served in proportion, these elections are counted.
 */
const tooManyWays: { readonly [peer: string]: readonly string[] } = {
  'greedy-monroe': ['instanceVL0012', 'instanceVL0026'],
};

describe('committees agree with abcvoting', () => {
  for (const [peer, [rule, more]] of Object.entries(rules)) {
    it(`under ${peer}`, { timeout: 60_000 }, () => {
      const differing: { [id: string]: unknown } = {};
      for (const { id, candidates, seats, ballots, expected } of cases) {
        const counted = count(rule, approvals(candidates, ballots, seats), { more });
        if (!counted.ok) {
          expect(counted.problem.reason).toBe('too-large');
          expect(tooManyWays[peer] ?? []).toContain(id);
          expect(count(rule, approvals(candidates, ballots, seats), { more: { served: 'in-proportion' } }).ok).toBe(
            true,
          );
          continue;
        }
        const { tiedOutcomes, elected } = counted.value;
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

function sortedMembers(
  committees: readonly (readonly number[])[] | undefined,
): readonly (readonly number[])[] | undefined {
  return committees?.map((committee) => [...committee].sort((a, b) => a - b));
}
