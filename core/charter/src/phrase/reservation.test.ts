import { must, refuse } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReservation, type Reservation, seatsReserved } from './reservation.ts';

describe('the words of reserved seats', () => {
  it.each([
    [
      'At least half women.',
      'at-least women 1/2 up',
      [
        [5, 3],
        [4, 2],
        [1, 1],
      ],
    ],
    ['At least 2 women.', 'at-least women 2 up', [[5, 2]]],
    [
      'At least 40% young members',
      'at-least young members 40% up',
      [
        [5, 2],
        [6, 3],
      ],
    ],
    [
      'women at least half, rounded down, where 2+ seats',
      'at-least women 1/2 down from 2',
      [
        [5, 2],
        [1, undefined],
      ],
    ],
    [
      'Where a region has two or more seats, at least half (rounded down) women.',
      'at-least women 1/2 down from 2',
      [
        [3, 1],
        [1, undefined],
      ],
    ],
    ['Six seats for women', 'at-least women 6 up', [[24, 6]]],
    ['At least 2 seats for branches', 'at-least branches 2 up', [[7, 2]]],
    [
      'at most 1/3 of seats from one company',
      'at-most each company 1/3 down',
      [
        [7, 2],
        [2, 0],
      ],
    ],
    ['at most 2 from one employer', 'at-most each employer 2 down', [[5, 2]]],
    ['one from each region at most', 'at-most each region 1 down', [[5, 1]]],
    ['no affiliate more than 2', 'at-most each affiliate 2 down', [[5, 2]]],
    ['at most three men', 'at-most men 3 down', [[5, 3]]],
  ] as const)('“%s” are followed', (text, said, numbers) => {
    const [read] = must(parseReservation(text));
    expect(read && inShort(read)).toBe(normal(said));
    for (const [seats, expected] of numbers) expect(read && seatsReserved(read, seats)).toBe(expected);
  });

  it('may be in proportion to a membership: then the number is told by whoever calls', () => {
    const text = "Women at least in proportion to the branch's membership where it has two delegates or more.";
    expect(must(parseReservation(text))).toMatchObject([
      { bound: 'at-least', of: 'membership', group: 'women', scope: 'group', fromSeats: 2 },
    ]);
  });

  it('are followed part by part, and what comes after a colon explains', () => {
    const said = must(parseReservation('At least half women; no affiliate more than 2; no country more than 3.'));
    expect(said.map(({ group, scope }) => `${scope} ${group}`)).toEqual([
      'group women',
      'each affiliate',
      'each country',
    ]);
    expect(must(parseReservation('at most 2 from one employer: of three the lowest drops out'))).toHaveLength(1);
  });

  it.each([
    ['At least half women; a delegation short of it loses its votes', 'a delegation short of it loses its votes'],
    ['A fair share for everybody', 'A fair share for everybody'],
    ['At least 3/2 women', 'At least 3/2 women'],
    ['At least half women where the moon is full', 'At least half women where the moon is full'],
    ['', ''],
  ])('“%s” are refused, with the part that is unclear', (text, found) => {
    expect(parseReservation(text)).toEqual(refuse({ reason: 'unclear-reservation', found }));
  });

  it('never ask for more than the seats there are, whatever the share', () => {
    const share = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 200 }), fc.constantFrom('up', 'down'), (percent, seats, rounded) => {
        const [read] = must(parseReservation(`at least ${percent}% women, rounded ${rounded}`));
        const asked = read ? (seatsReserved(read, seats) ?? 0) : Number.NaN;
        expect(asked).toBeLessThanOrEqual(seats);
        expect(Math.abs(asked - (percent * seats) / 100)).toBeLessThan(1);
      }),
      { seed: 31 },
    );
  });
});

function inShort({ bound, amount, of, rounded, group, scope, fromSeats }: Reservation): string {
  const much = of === 'number' ? `${amount.num}` : `${amount.num}/${amount.den}`;
  const whom = scope === 'each' ? `each ${group}` : group;
  return `${bound} ${whom} ${much} ${rounded}${fromSeats > 1 ? ` from ${fromSeats}` : ''}`;
}

function normal(said: string): string {
  return said.replace('40%', '2/5');
}
