import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Approvals } from './approvals.ts';
import { coverageWithin } from './coverage.ts';
import { distancesOf } from './distance-table.ts';

/** So many candidates that no table holds all their sets, the others approved of by nobody. */
const many = 25;

const anyBallots = fc
  .uniqueArray(fc.integer({ min: 1, max: 63 }), { maxLength: 40 })
  .chain((sets) =>
    fc
      .array(fc.bigInt({ min: 1n, max: 9n }), { minLength: sets.length, maxLength: sets.length })
      .map((weights) => sets.map((set, at) => ({ approved: bitsOf(set), weight: weights[at] ?? 1n }))),
  );

describe('tables over all sets of candidates', () => {
  it('cover as many voters as ballots counted for each committee do', () => {
    fc.assert(
      fc.property(anyBallots, fc.subarray([0, 1, 2, 3, 4, 5]), (ballots, committee) => {
        expect(coverageWithin(approvals(ballots, 6))(committee)).toEqual(
          coverageWithin(approvals(ballots, many))(committee),
        );
      }),
    );
  });

  it('know as many voters at each distance', () => {
    fc.assert(
      fc.property(anyBallots, fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 3, maxLength: 3 }), (ballots, committee) => {
        // Repeated, so that a table is less work than so many ballots.
        const often = Array.from({ length: 30 }, () => ballots).flat();
        expect(distancesOf(approvals(often, 6))(committee)).toEqual(distancesOf(approvals(often, many))(committee));
      }),
    );
  });
});

function approvals(ballots: Approvals['ballots'], candidates: number): Approvals {
  const all = Array.from({ length: candidates }, (_, at) => at);
  return {
    candidates: all,
    names: all.map(String),
    seats: 3,
    ballots,
    voters: ballots.reduce((sum, { weight }) => sum + weight, 4n),
    unit: 1,
  };
}

function bitsOf(set: number): readonly number[] {
  return [0, 1, 2, 3, 4, 5].filter((bit) => (set & (1 << bit)) !== 0);
}
