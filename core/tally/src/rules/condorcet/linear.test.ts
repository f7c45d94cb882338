/** Winner sets computed by pref_voting for strict complete rankings: ties followed every way where the method says so. */
import { readFileSync } from 'node:fs';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { ranked } from '../../testing/naive-profiles.ts';

interface Case {
  readonly id: string;
  readonly candidates: number;
  readonly ballots: readonly (readonly [number, readonly number[]])[];
  readonly expected: { readonly [method: string]: readonly number[] };
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../testdata/linear/cases.json', import.meta.url), 'utf8'),
);

const methods: { readonly [method: string]: readonly [string, { readonly [option: string]: string }] } = {
  plurality: ['plurality', {}],
  borda: ['borda', {}],
  anti_plurality: ['anti-plurality', {}],
  plurality_with_runoff_put: ['two-round', {}],
  instant_runoff: ['exhaustive', { eliminate: 'fewest-together', 'last-two': 'majority' }],
  instant_runoff_put: ['exhaustive', {}],
  coombs: ['coombs', { ties: 'together' }],
  baldwin: ['baldwin', { ties: 'together' }],
  strict_nanson: ['nanson', {}],
  weak_nanson: ['nanson', { 'at-average': 'goes' }],
  copeland: ['copeland', {}],
  llull: ['copeland', { draws: 'win' }],
  minimax: ['minimax', { strength: 'margins' }],
  beat_path: ['schulze', { strength: 'margins' }],
  split_cycle: ['split-cycle', {}],
  ranked_pairs: ['ranked-pairs', { strength: 'margins', ties: 'each' }],
  river: ['river', { strength: 'margins', ties: 'each' }],
  top_cycle: ['smith', {}],
  gocha: ['schwartz', {}],
  condorcet: ['condorcet', {}],
  bucklin: ['bucklin', {}],
  simplified_bucklin: ['bucklin', { winners: 'any-majority' }],
  condorcet_irv: ['condorcet-irv', { ties: 'together' }],
  smith_irv: ['smith-irv', { ties: 'together' }],
  benham: ['benham', { ties: 'together' }],
  tideman_alternative_smith: ['tideman-alternative', { ties: 'together' }],
  bottom_two_runoff_instant_runoff: ['btr-irv', {}],
  iterated_removal_cl: ['iterated-removal', {}],
  daunou: ['daunou', {}],
  blacks: ['black', {}],
  raynaud: ['raynaud', {}],
};

describe('winner sets agree with pref_voting', () => {
  for (const [method, [rule, more]] of Object.entries(methods)) {
    it(`under ${method}`, () => {
      const differing: { [id: string]: unknown } = {};
      for (const { id, candidates, ballots, expected } of cases) {
        const theirs = expected[method];
        if (theirs === undefined) continue;
        const profile = ranked(
          candidates,
          ballots.map(([weight, order]) => [weight, order.map((one) => [one])] as const),
        );
        const transcript = must(count(rule, profile, { more }));
        const ours = (transcript.tiedOutcomes ?? [transcript.elected]).flat().sort();
        if (String(ours) !== String(theirs)) differing[id] = { ours, theirs };
      }
      expect(differing).toEqual({});
    });
  }
});
