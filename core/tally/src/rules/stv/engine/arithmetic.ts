/**
 * The arithmetics a count can be done in. A rule is written once against this
 * interface; which digits are kept is data.
 *
 * - `fixed`: whole numbers of `10^-digits`, each operation cut off as its name says.
 * - `guarded`: `fixed` with guard digits; numbers closer than half a unit of the
 *   kept digits count as equal.
 * - `exact`: fractions, nothing is ever cut off.
 *
 * Papers may carry weights in units of `1 / unit`; only {@link Arithmetic.votes}
 * and printing know about that.
 */
import {
  add,
  compare,
  divide,
  type Fraction,
  floor,
  fraction,
  multiply,
  one,
  printFraction,
  subtract,
  zero,
} from '@quorate/basics';

export interface Arithmetic<V> {
  /** Nothing is ever rounded, so a quota needs no smallest step on top. */
  readonly exact: boolean;
  readonly zero: V;
  /** The value of a paper that has not been reduced. */
  readonly full: V;
  /** The smallest step, for quotas that are "plus 0.0001". Zero when exact. */
  readonly step: V;
  /** So many whole votes. */
  votes(count: bigint | number): V;
  /** A decimal fraction such as omega, `numerator / 10^places`. */
  decimal(numerator: bigint, places: number): V;
  add(a: V, b: V): V;
  subtract(a: V, b: V): V;
  compare(a: V, b: V): number;
  /** The votes of papers of this weight at this value. */
  times(value: V, weight: number): V;
  /** `a × b / c`, cut off once at the end. */
  mulDiv(a: V, b: V, c: V): V;
  /** `a × b`, both as numbers of votes or values, cut off. */
  mul(a: V, b: V, rounding: Rounding): V;
  /** `a / b`, cut off. */
  div(a: V, b: V, rounding: Rounding): V;
  /** `a / n` for a whole number, cut off. */
  share(a: V, n: number): V;
  /** `a` without what stands after the given number of decimal places, and whether anything did. */
  cut(a: V, places: number): { readonly kept: V; readonly inexact: boolean };
  /** Exact text. */
  print(a: V): string;
}

type Rounding = 'down' | 'up';

/** Fixed decimal places, held as whole numbers. */
export function fixed(digits: number, unit = 1): Arithmetic<bigint> {
  return decimal(digits, 0, unit);
}

/** Fixed decimal places with guard digits behind them that take part in the work but not in comparisons. */
export function guarded(digits: number, guard: number, unit = 1): Arithmetic<bigint> {
  return decimal(digits, guard, unit);
}

function decimal(digits: number, guard: number, unit: number): Arithmetic<bigint> {
  const places = digits + guard;
  const scale = 10n ** BigInt(places);
  const whole = scale * BigInt(unit);
  const near = guard > 0 ? 10n ** BigInt(guard) / 2n : 0n;
  const quotient = (a: bigint, b: bigint, rounding: Rounding): bigint => {
    const q = a / b;
    return rounding === 'up' && guard === 0 && q * b !== a ? q + 1n : q;
  };
  return {
    exact: guard > 0,
    zero: 0n,
    full: scale,
    step: guard > 0 ? 0n : BigInt(unit),
    votes: (count) => BigInt(count) * whole,
    decimal: (numerator, at) => (numerator * whole) / 10n ** BigInt(at),
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    compare: (a, b) => {
      const difference = a - b;
      if (near > 0n && difference < near && -difference < near) return 0;
      return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    },
    times: (value, weight) => value * BigInt(weight),
    mulDiv: (a, b, c) => (a * b) / c,
    mul: (a, b, rounding) => quotient(a * b, whole, rounding),
    div: (a, b, rounding) => quotient(a * whole, b, rounding),
    share: (a, n) => a / BigInt(n),
    cut: (a, at) => {
      const step = whole / 10n ** BigInt(at);
      const kept = (a / step) * step;
      return { kept, inexact: kept !== a };
    },
    print: (a) => printDecimal(a, places, unit),
  };
}

/** Fractions. */
export function exact(unit = 1): Arithmetic<Fraction> {
  return {
    exact: true,
    zero,
    full: fraction(1, unit),
    step: zero,
    votes: (count) => fraction(count),
    decimal: (numerator, at) => fraction(numerator, 10n ** BigInt(at)),
    add,
    subtract,
    compare,
    times: (value, weight) => multiply(value, fraction(weight)),
    mulDiv: (a, b, c) => divide(multiply(a, b), c),
    mul: (a, b) => multiply(a, b),
    div: (a, b) => divide(a, b),
    share: (a, n) => divide(a, fraction(n)),
    cut: (a, at) => {
      const power = 10n ** BigInt(at);
      const kept = fraction(floor(multiply(a, fraction(power))), power);
      return { kept, inexact: compare(kept, a) !== 0 };
    },
    print: printFraction,
  };
}

const _unity: Fraction = one;

/** Exact text without trailing zeros: `1322`, `806.07214`. */
export function printDecimal(value: bigint, places: number, unit = 1): string {
  if (unit !== 1) return printFractionAsDecimal(fraction(value, 10n ** BigInt(places) * BigInt(unit)));
  const sign = value < 0n ? '-' : '';
  const digits = `${value < 0n ? -value : value}`.padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  const after = digits.slice(-places).replace(/0+$/, '');
  return after === '' ? sign + digits.slice(0, -places) : `${sign}${digits.slice(0, -places)}.${after}`;
}

/** A decimal where one ends, else the fraction. */
function printFractionAsDecimal(value: Fraction): string {
  let [places, rest] = [0, value.den];
  while (rest % 10n === 0n) [rest, places] = [rest / 10n, places + 1];
  while (rest % 5n === 0n) [rest, places] = [rest / 5n, places + 1];
  while (rest % 2n === 0n) [rest, places] = [rest / 2n, places + 1];
  if (rest !== 1n) return printFraction(value);
  return printDecimal((value.num * 10n ** BigInt(places)) / value.den, places);
}
