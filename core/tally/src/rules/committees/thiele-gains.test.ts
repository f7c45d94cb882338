import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Approvals } from './approvals.ts';
import { gainsByBallots, gainsBySets, gainsFor, type Worth } from './thiele-gains.ts';

const worths: Readonly<Record<string, Worth>> = {
  harmonic: { scale: 60n, of: (j) => 60n / BigInt(j) },
  covering: { scale: 1n, of: (j) => (j === 1 ? 1n : 0n) },
  geometric: { scale: 32n, of: (j) => 2n ** BigInt(5 - j) },
  lexicographic: { scale: 1n, of: (j) => 1000n ** BigInt(5 - j) },
};

const anyBallots = fc.array(
  fc.record({
    approved: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
    weight: fc.bigInt({ min: 1n, max: 99n }),
  }),
  { maxLength: 30 },
);

describe('what a member is worth', () => {
  it.each(Object.entries(worths))('is the same by ballots and by sets: %s', (_, worth) => {
    fc.assert(
      fc.property(anyBallots, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { maxLength: 4 }), (ballots, members) => {
        const approvals = approvalsOf(ballots);
        const [byBallots, bySets] = [gainsByBallots(approvals, worth), gainsBySets(approvals, worth)];
        const agree = (): void => {
          for (const one of approvals.candidates.filter((other) => !members.includes(other))) {
            expect(bySets.of(one)).toBe(byBallots.of(one));
          }
        };
        for (const one of members) {
          agree();
          for (const gains of [byBallots, bySets]) gains.join(one);
        }
        for (const one of members.toReversed()) {
          agree();
          for (const gains of [byBallots, bySets]) gains.leave(one);
        }
        agree();
      }),
    );
  });

  it('is exact for more voters than a double holds', () => {
    const weight = 2n ** 60n + 1n;
    const gains = gainsFor(approvalsOf(Array.from({ length: 99 }, () => ({ approved: [0], weight }))), {
      scale: 1n,
      of: () => 1n,
    });
    expect(gains.of(0)).toBe(99n * weight);
  });
});

function approvalsOf(ballots: Approvals['ballots']): Approvals {
  const candidates = [0, 1, 2, 3, 4, 5];
  const voters = ballots.reduce((sum, { weight }) => sum + weight, 0n);
  return { candidates, names: candidates.map(String), seats: 5, ballots, voters, unit: 1 };
}
