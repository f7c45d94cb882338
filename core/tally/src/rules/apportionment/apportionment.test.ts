import { readFileSync } from 'node:fs';
import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { namesFor, parties } from '../../testing/naive-profiles.ts';
import type { Transcript } from '../../transcript.ts';

interface Case {
  readonly id: string;
  readonly votes: readonly number[];
  readonly seats: number;
  readonly peer_apportionment: { readonly [method: string]: readonly number[] | boolean };
  readonly official?: {
    readonly votes: readonly number[];
    readonly official_seats: readonly number[];
    readonly coalition_flag: readonly number[];
  };
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../testdata/apportionment/cases.json', import.meta.url), 'utf8'),
);

const methods: { readonly [peer: string]: string } = {
  quota: 'quota-method',
  largest_remainder: 'hare',
  dhondt: 'dhondt',
  saintelague: 'sainte-lague',
  modified_saintelague: 'sainte-lague-modified',
  huntington: 'huntington-hill',
  adams: 'adams',
  dean: 'dean',
};

describe('sharing out seats', () => {
  for (const { id, votes, seats, peer_apportionment: peers } of cases) {
    it(`agrees with the published results of ${id} up to ties`, () => {
      for (const [peer, rule] of Object.entries(methods)) {
        const expected = peers[peer];
        if (!Array.isArray(expected)) continue;
        const outcomes = seatVectors(must(count(rule, parties(votes, seats))), votes.length);
        expect(outcomes, `${rule} of ${id}`).toContainEqual(expected);
      }
    });
  }

  it('gives the seats of the Slovak National Council 2020: rounded quota, 5 % and 7 % for a coalition of two', () => {
    const slovak = cases.find(({ official }) => official !== undefined)?.official;
    if (!slovak) throw new Error('the case is missing');
    const profile = {
      ...parties(slovak.votes, 150),
      candidates: slovak.coalition_flag.map((flag, at) => ({ name: `L${at}`, ...(flag && { groups: ['coalition'] }) })),
    };
    const more = { threshold: '0.05', thresholds: 'coalition=0.07', quota: 'hagenbach-bischoff-rounded' };
    // The votes of the lists named are not all votes cast; the thresholds fall the same way.
    const transcript = must(count('droop', profile, { more }));
    expect(seatVectors(transcript, slovak.votes.length)).toEqual([slovak.official_seats]);
  });

  it('breaks a tie by the lot and shows it', () => {
    const profile = parties([10, 10], 1);
    const open = must(count('dhondt', profile));
    expect(open.elected).toEqual([]);
    expect(open.tiedOutcomes).toEqual([[0], [1]]);
    const drawn = must(count('dhondt', profile, { lot: { order: [1, 0] } }));
    expect(drawn.elected).toEqual([1]);
    expect(drawn.ties[0]?.brokenBy).toBe('lot');
  });

  it('keeps caps, minimums and reserved seats', () => {
    const profile = {
      ...parties([100, 10, 5], 6),
      candidates: [{ name: 'A' }, { name: 'B', groups: ['north'] }, { name: 'C', groups: ['north'] }],
    };
    expect(seatVector(must(count('dhondt', profile)), 3)).toEqual([6, 0, 0]);
    expect(seatVector(must(count('dhondt', profile, { more: { least: '1' } })), 3)).toEqual([4, 1, 1]);
    expect(seatVector(must(count('dhondt', profile, { more: { most: '3' } })), 3)).toEqual([3, 2, 1]);
    const reserved = { constraints: [{ group: 'north', atLeast: 3 }] };
    expect(seatVector(must(count('dhondt', profile, reserved)), 3)).toEqual([3, 2, 1]);
  });

  it('reads delegates off a table of bands', () => {
    const profile = parties([0, 1, 50, 51, 100, 101, 200, 201, 300, 301, 1000], 0);
    const table = '1:1,51:2,101:3,201:3+1/begun-100';
    expect(seatVector(must(count('bands', profile, { more: { table } })), 11)).toEqual([
      0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 11,
    ]);
    expect(seatVector(must(count('bands', profile, { more: { table, cap: '5' } })), 11)).toEqual([
      0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
    ]);
    expect(count('bands', profile, { more: { table: '51:2,1:1' } }).ok).toBe(false);
  });

  it('shares out square roots exactly', () => {
    expect(seatVector(must(count('square-root', parties([100, 400, 900], 6))), 3)).toEqual([1, 2, 3]);
  });

  it('always fills the seats, whatever the method, once lots are drawn', () => {
    const rules = [...Object.values(methods), 'droop', 'square-root'];
    fc.assert(
      fc.property(election(), fc.constantFrom(...rules), fc.string(), ([votes, seats], rule, seed) => {
        const transcript = must(count(rule, parties(votes, seats), { lot: { seed } }));
        expect(transcript.elected.length).toBe(seats);
        expect(seatVectors(must(count(rule, parties(votes, seats))), votes.length)).toContainEqual(
          seatVector(transcript, votes.length),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('never lets the order of the lists matter', () => {
    const rules = [...Object.values(methods), 'droop', 'square-root'];
    fc.assert(
      fc.property(election(), fc.constantFrom(...rules), fc.string(), ([votes, seats], rule, seed) => {
        const forward = must(count(rule, parties(votes, seats), { lot: { seed } }));
        const backward = must(
          count(
            rule,
            { ...parties([...votes].reverse(), seats), candidates: [...namesFor(votes.length)].reverse() },
            { lot: { seed } },
          ),
        );
        expect(seatVector(backward, votes.length).reverse()).toEqual(seatVector(forward, votes.length));
      }),
      { numRuns: 500 },
    );
  });

  it('gives no list more than its share rounded up, nor less than rounded down, by quota', () => {
    fc.assert(
      fc.property(election(), fc.constantFrom('hare', 'quota-method'), ([votes, seats], rule) => {
        const total = votes.reduce((a, b) => a + b, 0);
        for (const outcome of seatVectors(must(count(rule, parties(votes, seats))), votes.length)) {
          outcome.forEach((held, list) => {
            const share = ((votes[list] ?? 0) * seats) / total;
            expect(held).toBeGreaterThanOrEqual(Math.floor(share));
            expect(held).toBeLessThanOrEqual(Math.ceil(share));
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing when all votes are multiplied', () => {
    fc.assert(
      fc.property(
        election(),
        fc.constantFrom(...Object.values(methods)),
        fc.integer({ min: 2, max: 50 }),
        ([votes, seats], rule, by) => {
          const once = must(count(rule, parties(votes, seats)));
          const often = must(
            count(
              rule,
              parties(
                votes.map((own) => own * by),
                seats,
              ),
            ),
          );
          expect(seatVectors(often, votes.length)).toEqual(seatVectors(once, votes.length));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function election(): fc.Arbitrary<readonly [readonly number[], number]> {
  return fc.tuple(
    fc
      .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 })
      .filter((votes) => votes.some((own) => own > 0)),
    fc.integer({ min: 1, max: 12 }),
  );
}

function seatVector({ elected }: Pick<Transcript, 'elected'>, lists: number): number[] {
  return Array.from({ length: lists }, (_, list) => elected.filter((seat) => seat === list).length);
}

/** Every outcome the transcript leaves open, or the only one. */
function seatVectors({ elected, tiedOutcomes }: Transcript, lists: number): number[][] {
  return (tiedOutcomes ?? [elected]).map((outcome) => seatVector({ elected: outcome }, lists));
}
