/**
 * Exact fractions: `bigint` over `bigint`, always reduced, denominator above zero.
 *
 * There is no rounding in here except where a function's name says so.
 */
import { broken, ok, type Result, refuse } from './result.ts';

export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export interface MalformedNumber {
  readonly reason: 'malformed-number';
  readonly found: string;
}

export const zero: Fraction = { num: 0n, den: 1n };
export const one: Fraction = { num: 1n, den: 1n };

/** `num / den`, reduced. A denominator of zero is our own mistake. */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) return broken('fraction with denominator 0');
  const divisor = gcd(n, d);
  const sign = d < 0n ? -1n : 1n;
  return { num: (sign * n) / divisor, den: (sign * d) / divisor };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.den === b.den ? fraction(a.num + b.num, a.den) : fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { num: -b.num, den: b.den });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.num, a.den * b.den);
}

export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den, a.den * b.num);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function floor({ num, den }: Fraction): bigint {
  const quotient = num / den;
  return num < 0n && quotient * den !== num ? quotient - 1n : quotient;
}

export function ceil(a: Fraction): bigint {
  return -floor({ num: -a.num, den: a.den });
}

/** Takes `7`, `-7`, `0.25`, `2/3`: no exponent, no spaces, no leading plus. */
export function parseFraction(text: string): Result<Fraction, MalformedNumber> {
  const ratio = /^(-?\d{1,400})\/(\d{1,400})$/.exec(text);
  if (ratio?.[1] && ratio[2] && BigInt(ratio[2]) !== 0n) return ok(fraction(BigInt(ratio[1]), BigInt(ratio[2])));
  const decimal = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?$/.exec(text);
  if (!decimal?.[2]) return refuse({ reason: 'malformed-number', found: text });
  const digits = decimal[3] ?? '';
  const num = BigInt(decimal[2] + digits);
  return ok(fraction(decimal[1] === '-' ? -num : num, 10n ** BigInt(digits.length)));
}

/** `7` or `2/3`: what {@link parseFraction} reads back. */
export function printFraction({ num, den }: Fraction): string {
  return den === 1n ? `${num}` : `${num}/${den}`;
}

/** Decimal text with exactly `places` digits after the point, the rest cut off toward zero. */
export function printTruncated({ num, den }: Fraction, places: number): string {
  const scaled = (num * 10n ** BigInt(places)) / den;
  const digits = `${scaled < 0n ? -scaled : scaled}`.padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
