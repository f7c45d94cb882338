/** Reserved seats under STV: constraints hold, and where they don't bind nothing changes. */
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { type Constraint, count } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import { profileOf, type SmallElection, smallElection, stirred } from '../../testing/stv/random-elections.ts';

const rules = [
  'stv-scottish-2007',
  'stv-wigm',
  'stv-prf-wigm',
  'stv-minneapolis',
  'stv-cfer',
  'stv-ers97',
  'stv-northern-ireland',
  'stv-prf-meek',
  'stv-meek',
  'stv-warren',
  'stv-nz-meek',
  'stv-au-senate',
  'stv-ireland',
  'stv-cambridge',
  'irv',
  'qpq',
  'rcv-us',
];

/** With the usual fifty signatures all of a small election's candidates would go at once. */
const moreOf = (rule: string): { readonly [name: string]: string } =>
  rule === 'stv-cambridge' ? { signatures: '0' } : {};

describe('STV under constraints', () => {
  it('gives a reserved seat to the group, though its candidate has the fewest votes', () => {
    const election: SmallElection = {
      seats: 2,
      candidates: 3,
      papers: [...Array(10).fill([0, 1, 2]), ...Array(8).fill([1, 0, 2]), [2, 0, 1]],
    };
    const profile = inGroups(election, (c) => (c === 2 ? ['women'] : ['men']));
    for (const rule of rules) {
      const { elected, stages } = must(
        count(rule, profile, { more: moreOf(rule), constraints: [{ group: 'women', atLeast: 1 }] }),
      );
      expect([rule, [...elected].sort()]).toEqual([rule, [0, 2]]);
      // Nobody is elected before the end there, so nobody is doomed: the last of the two men goes as the lowest who may.
      if (rule === 'irv') continue;
      expect(
        stages.some(({ because, excluded }) => because.key === 'doomed-by-constraints' && excluded.includes(1)),
      ).toBe(true);
    }
  });

  it('refuses constraints that cannot be kept before anything is counted', () => {
    const profile = inGroups(smallElection(3), () => ['all']);
    const refused = count('stv-meek', profile, { constraints: [{ group: 'nobody', atLeast: 1 }] });
    expect(refused).toEqual({
      ok: false,
      problem: { reason: 'infeasible-constraint', group: 'nobody', needed: 1, available: 0 },
    });
  });

  it('says so where a rule has no way to keep them', () => {
    const profile = inGroups(smallElection(3), () => ['all']);
    const refused = count('stv-securepoll-meek', profile, { constraints: [{ group: 'all', atLeast: 1 }] });
    expect(refused).toMatchObject({ problem: { reason: 'bad-option', expected: expect.stringContaining('no seat') } });
  });

  for (const rule of rules) {
    it(`${rule}: every constraint holds on 300 small elections with several groups`, () => {
      for (let seed = 1; seed <= 300; seed += 1) {
        const election = smallElection(seed * 104_729);
        const random = stirred(seed);
        const groups = Array.from({ length: election.candidates }, () =>
          ['women', 'north', 'young'].filter(() => random(2) === 0),
        );
        const profile = inGroups(election, (c) => groups[c] ?? []);
        const constraints: Constraint[] = [
          { group: 'women', atLeast: 1 },
          { group: 'north', atMost: 1 },
          { group: 'young', atLeast: random(2), atMost: 2 },
        ];
        const order = groups.map((_, c) => c);
        const counted = count(rule, profile, { lot: { order }, more: moreOf(rule), constraints });
        if (!counted.ok) {
          expect([seed, counted.problem.reason]).toEqual([seed, 'infeasible-constraint']);
          continue;
        }
        const { elected } = counted.value;
        expect([seed, elected.length]).toEqual([seed, election.seats]);
        for (const { group, atLeast = 0, atMost = 99 } of constraints) {
          const of = elected.filter((c) => groups[c]?.includes(group)).length;
          expect([seed, group, of >= atLeast && of <= atMost]).toEqual([seed, group, true]);
        }
      }
    });

    it(`${rule}: constraints that never bind change nothing`, () => {
      for (let seed = 1; seed <= 100; seed += 1) {
        const election = smallElection(seed * 1_299_709);
        const profile = inGroups(election, () => ['all']);
        const order = Array.from({ length: election.candidates }, (_, c) => c);
        const plain = must(count(rule, profile, { lot: { order }, more: moreOf(rule) }));
        const constraints = [{ group: 'all', atLeast: 1 }];
        const bound = must(count(rule, profile, { lot: { order }, more: moreOf(rule), constraints }));
        expect({ seed, ...bound }).toEqual({ seed, ...plain });
      }
    });
  }
});

function inGroups(election: SmallElection, groupsOf: (c: number) => readonly string[]): RankedProfile {
  const profile = profileOf(election);
  return { ...profile, candidates: profile.candidates.map((candidate, c) => ({ ...candidate, groups: groupsOf(c) })) };
}
