/**
 * Exact numbers of the shape a + b√r, for charters that count with square roots.
 *
 * Debian's Q is half the square root of the number of developers and is not rounded (constitution 4.2(7)), so
 * 3Q must be compared with whole votes exactly: everything is decided by squaring, nothing by decimals.
 */
import {
  add,
  broken,
  compare,
  divide,
  type Fraction,
  floor,
  fraction,
  multiply,
  ok,
  type Result,
  refuse,
  subtract,
  zero,
} from '@quorate/basics';

/** rational + factor·√radicand; a factor of 0 makes it a plain fraction, a radicand is never negative. */
export interface Surd {
  readonly rational: Fraction;
  readonly factor: Fraction;
  readonly radicand: Fraction;
}

export type SurdProblem = 'root-of-a-negative' | 'division-by-zero' | 'nested-roots' | 'different-roots';

export function rational(value: Fraction | bigint | number): Surd {
  const exact = typeof value === 'object' ? value : fraction(value);
  return { rational: exact, factor: zero, radicand: zero };
}

export function squareRoot(of: Surd): Result<Surd, SurdProblem> {
  if (!isRational(of)) return refuse('nested-roots');
  const { num, den } = of.rational;
  if (num < 0n) return refuse('root-of-a-negative');
  // √(n/d) = √(n·d) / d, and n·d is a whole number.
  const whole = integerRoot(num * den);
  if (whole * whole === num * den) return ok(rational(fraction(whole, den)));
  return ok({ rational: zero, factor: fraction(1n, den), radicand: fraction(num * den) });
}

export function addSurds(a: Surd, b: Surd): Result<Surd, SurdProblem> {
  if (isRational(b)) return ok({ ...a, rational: add(a.rational, b.rational) });
  if (isRational(a)) return ok({ ...b, rational: add(a.rational, b.rational) });
  const scaled = inTermsOf(b, a.radicand);
  if (!scaled) return refuse('different-roots');
  return ok(tidy({ rational: add(a.rational, b.rational), factor: add(a.factor, scaled), radicand: a.radicand }));
}

export function negate(a: Surd): Surd {
  return { rational: subtract(zero, a.rational), factor: subtract(zero, a.factor), radicand: a.radicand };
}

export function multiplySurds(a: Surd, b: Surd): Result<Surd, SurdProblem> {
  if (isRational(a)) return ok(scale(b, a.rational));
  if (isRational(b)) return ok(scale(a, b.rational));
  const scaled = inTermsOf(b, a.radicand);
  if (!scaled) return refuse('different-roots');
  return ok(
    tidy({
      rational: add(multiply(a.rational, b.rational), multiply(multiply(a.factor, scaled), a.radicand)),
      factor: add(multiply(a.rational, scaled), multiply(a.factor, b.rational)),
      radicand: a.radicand,
    }),
  );
}

export function divideSurds(a: Surd, b: Surd): Result<Surd, SurdProblem> {
  if (signOf(b) === 0) return refuse('division-by-zero');
  if (isRational(b)) return ok(scale(a, divide(fraction(1n), b.rational)));
  // 1 / (p + q√r) = (p − q√r) / (p² − q²r)
  const norm = subtract(multiply(b.rational, b.rational), multiply(multiply(b.factor, b.factor), b.radicand));
  const conjugate: Surd = { ...b, factor: subtract(zero, b.factor) };
  return multiplySurds(a, scale(conjugate, divide(fraction(1n), norm)));
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareSurds(a: Surd, b: Surd): number {
  const sum = addSurds(a, negate(b));
  if (sum.ok) return signOf(sum.value);
  // Different roots: compare X = p + q√r with Y = t√s by their signs, then by their squares.
  const x: Surd = { ...a, rational: subtract(a.rational, b.rational) };
  const y: Surd = { ...b, rational: zero };
  const [signX, signY] = [signOf(x), signOf(y)];
  if (signX !== signY) return signX - signY;
  return signX * signOf(subtractRational(square(x), square(y).rational));
}

export function signOf({ rational: p, factor: q, radicand: r }: Surd): number {
  const signP = Math.sign(compare(p, zero));
  const signQ = r.num === 0n ? 0 : Math.sign(compare(q, zero));
  if (signP === 0 || signQ === 0 || signP === signQ) return signP === 0 ? signQ : signP;
  const squares = compare(multiply(p, p), multiply(multiply(q, q), r));
  return squares === 0 ? 0 : squares > 0 ? signP : signQ;
}

/** The largest whole number not above `a`. */
export function floorSurd(a: Surd): bigint {
  if (isRational(a)) return floor(a.rational);
  const { num, den } = multiply(multiply(a.factor, a.factor), a.radicand);
  const root = integerRoot(num / den);
  const guess = floor(a.rational) + (a.factor.num < 0n ? -root : root);
  for (let whole = guess + 2n; whole > guess - 4n; whole--) {
    if (compareSurds(rational(whole), a) <= 0) return whole;
  }
  return broken('a surd lies within four of its integer part');
}

export function ceilSurd(a: Surd): bigint {
  return -floorSurd(negate(a));
}

export function isRational({ factor, radicand }: Surd): boolean {
  return factor.num === 0n || radicand.num === 0n;
}

/** Decimal digits, rounded to the nearest, for people to read; never for deciding. */
export function printSurd(a: Surd, places: number): string {
  const scaleBy = 10n ** BigInt(places);
  const negative = signOf(a) < 0;
  const scaled = scale(negative ? negate(a) : a, fraction(scaleBy));
  const digits = `${floorSurd({ ...scaled, rational: add(scaled.rational, fraction(1n, 2n)) })}`.padStart(
    places + 1,
    '0',
  );
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return negative ? `-${text}` : text;
}

/** b's root written with another radicand, where the two differ by a rational square. */
function inTermsOf(b: Surd, radicand: Fraction): Fraction | undefined {
  const ratio = divide(b.radicand, radicand);
  const root = squareRoot(rational(ratio));
  return root.ok && isRational(root.value) ? multiply(b.factor, root.value.rational) : undefined;
}

function tidy(a: Surd): Surd {
  return isRational(a) ? rational(a.rational) : a;
}

function scale(a: Surd, by: Fraction): Surd {
  return tidy({ ...a, rational: multiply(a.rational, by), factor: multiply(a.factor, by) });
}

function square(a: Surd): Surd {
  return {
    rational: add(multiply(a.rational, a.rational), multiply(multiply(a.factor, a.factor), a.radicand)),
    factor: multiply(fraction(2n), multiply(a.rational, a.factor)),
    radicand: a.radicand,
  };
}

function subtractRational(a: Surd, b: Fraction): Surd {
  return { ...a, rational: subtract(a.rational, b) };
}

/** ⌊√n⌋ by Newton's method. */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + n / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}
