/** What committee rules promise; their definitions are held against them in `every-rule.test.ts`. */
import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { approvals, namesFor } from '../../testing/naive-profiles.ts';
import type { Transcript } from '../../transcript.ts';

const everyRule = [
  'av',
  'pav',
  'slav',
  'cc',
  'geom2',
  'lex-cc',
  'seq-pav',
  'seq-slav',
  'seq-cc',
  'seq-phragmen',
  'monroe',
  'sav',
  'rev-seq-pav',
  'adams-approval',
  'minimax-phragmen',
  'leximax-phragmen',
  'maximin-support',
  'phragmen-enestroem',
  'mes',
  'minimax-av',
  'lexminimax-av',
  'consensus',
  'eph',
  'greedy-monroe',
  'trivial',
];

describe('committee rules', () => {
  it('fill the seats, do not depend on the order of ballots or candidates, and elect by lot one of the tied', () => {
    fc.assert(
      fc.property(
        election(),
        fc.constantFrom(...everyRule),
        fc.string(),
        ({ ballots, candidates, seats }, rule, seed) => {
          const profile = approvals(candidates, ballots, seats);
          const open = outcomes(must(count(rule, profile)));
          const drawn = must(count(rule, profile, { lot: { seed } })).elected;
          expect(drawn).toHaveLength(seats);
          expect(open).toContain(String([...drawn].sort((a, b) => a - b)));
          const last = candidates - 1;
          const turned = [...ballots].reverse().map((ballot) => ballot.map((one) => last - one));
          const back = must(count(rule, approvals([...namesFor(candidates)].reverse(), turned, seats)));
          const restored = (back.tiedOutcomes ?? [back.elected]).map((one) =>
            one.map((member) => last - member).sort((a, b) => a - b),
          );
          expect(restored.map(String).sort()).toEqual(open);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('rsd gives what its seed says, whatever the order of the ballots', () => {
    const ballots = [[0, 1], [2], [2, 3], [1]];
    const once = must(count('rsd', approvals(4, ballots, 2), { lot: { seed: 'a' } })).elected;
    expect(must(count('rsd', approvals(4, [...ballots].reverse(), 2), { lot: { seed: 'a' } })).elected).toEqual(once);
    expect(count('rsd', approvals(4, ballots, 2)).ok).toBe(false);
  });
});

function outcomes({ elected, tiedOutcomes }: Transcript): readonly string[] {
  return (tiedOutcomes ?? [[...elected].sort((a, b) => a - b)]).map(String).sort();
}

function election(): fc.Arbitrary<{
  readonly ballots: readonly (readonly number[])[];
  readonly candidates: number;
  readonly seats: number;
}> {
  return fc.integer({ min: 2, max: 5 }).chain((candidates) =>
    fc.record({
      candidates: fc.constant(candidates),
      seats: fc.integer({ min: 1, max: Math.min(3, candidates) }),
      ballots: fc.array(
        fc.subarray(
          Array.from({ length: candidates }, (_, one) => one),
          { minLength: 1 },
        ),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  );
}
