import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  ceil,
  compare,
  divide,
  type Fraction,
  floor,
  fraction,
  multiply,
  parseFraction,
  printFraction,
  printTruncated,
  subtract,
} from './fraction.ts';
import { parseMemberId, parseOrgId, parseStreamId } from './ids.ts';
import { instant, parseInstant, printInstant } from './instant.ts';
import { must } from './result.ts';

const some = fc
  .tuple(fc.bigInt({ min: -999n, max: 999n }), fc.bigInt({ min: 1n, max: 99n }))
  .map(([n, d]) => fraction(n, d));

describe('a fraction', () => {
  it('is always in its lowest terms', () => {
    expect(fraction(6n, -4n)).toEqual({ num: -3n, den: 2n });
    expect(fraction(0n, 7n)).toEqual({ num: 0n, den: 1n });
  });

  it('obeys the laws of arithmetic', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(add(a, add(b, c))).toEqual(add(add(a, b), c));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.num !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
      }),
      { seed: 6 },
    );
  });

  it('is rounded down and up only by name, and by less than one', () => {
    fc.assert(
      fc.property(some, (a) => {
        const [low, high] = [fraction(floor(a)), fraction(ceil(a))];
        expect(compare(low, a)).toBeLessThanOrEqual(0);
        expect(compare(high, a)).toBeGreaterThanOrEqual(0);
        expect(compare(subtract(high, low), fraction(1n))).toBeLessThanOrEqual(0);
      }),
      { seed: 7 },
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(some, (a) => {
        expect(must<Fraction>(parseFraction(printFraction(a)))).toEqual(a);
      }),
      { seed: 8 },
    );
    expect(must<Fraction>(parseFraction('-0.25'))).toEqual(fraction(-1n, 4n));
    for (const text of ['', '1/0', '1e3', '+1', ' 1', '.5', '1.', '1/2/3', '٣'])
      expect(parseFraction(text).ok).toBe(false);
  });

  it('shows so many decimals, the rest cut off toward zero', () => {
    expect(printTruncated(fraction(2n, 3n), 5)).toBe('0.66666');
    expect(printTruncated(fraction(-2n, 3n), 2)).toBe('-0.66');
    expect(printTruncated(fraction(7n), 0)).toBe('7');
    expect(printTruncated(fraction(1n, 200n), 2)).toBe('0.00');
  });
});

describe('an instant', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        const at = must(instant(seconds));
        expect(must(parseInstant(printInstant(at)))).toBe(at);
      }),
      { seed: 9 },
    );
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01',
    '2026-01-01T00:00:00+01:00',
    '2026-1-1T00:00:00Z',
    '1969-12-31T23:59:59Z',
  ])('refuses %s', (text) => {
    expect(parseInstant(text).ok).toBe(false);
  });

  it.each([-1, 0.5, Number.NaN, 253_402_300_800])('is not %d seconds', (seconds) => {
    expect(instant(seconds).ok).toBe(false);
  });
});

describe('an id', () => {
  it('has exactly its shape', () => {
    expect(parseOrgId('kettle-lane').ok).toBe(true);
    for (const text of ['', '-a', 'a-', 'A', 'a'.repeat(64), 'a_b', 7, null]) expect(parseOrgId(text).ok).toBe(false);
    expect(parseMemberId('0'.repeat(32)).ok).toBe(true);
    for (const text of ['0'.repeat(31), 'G'.repeat(32), `${'0'.repeat(32)}\n`])
      expect(parseMemberId(text).ok).toBe(false);
    expect(parseStreamId('meeting/m1').ok).toBe(true);
    for (const text of ['meeting', 'meeting/', '/m', 'meeting/a/b', 'Meeting/a'])
      expect(parseStreamId(text).ok).toBe(false);
  });
});
