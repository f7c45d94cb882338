/**
 * Whole numbers modulo a prime, drawn, read and written.
 *
 * BigInt arithmetic takes a time that depends on its operands: see the note on
 * secrets in finite-field.ts.
 */
import type { Randomness } from './randomness.ts';

export function mod(n: bigint, modulus: bigint): bigint {
  const rest = n % modulus;
  return rest < 0n ? rest + modulus : rest;
}

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent === 0n) return 1n % modulus;
  const bits = exponent.toString(2);
  // Windows of four bits, most significant first.
  const table: bigint[] = [1n, mod(base, modulus)];
  for (let i = 2; i < 16; i++) table.push(((table[i - 1] ?? 0n) * (table[1] ?? 0n)) % modulus);
  const padded = bits.padStart(Math.ceil(bits.length / 4) * 4, '0');
  let result = 1n;
  for (let i = 0; i < padded.length; i += 4) {
    for (let k = 0; k < 4; k++) result = (result * result) % modulus;
    result = (result * (table[Number.parseInt(padded.slice(i, i + 4), 2)] ?? 0n)) % modulus;
  }
  return result;
}

/** The inverse modulo a prime of a number that is not 0 there. */
export function inverse(n: bigint, prime: bigint): bigint {
  let [a, b] = [mod(n, prime), prime];
  let [x, y] = [1n, 0n];
  while (a > 1n) {
    const quotient = b / a;
    [a, b] = [b - quotient * a, a];
    [x, y] = [y - quotient * x, x];
  }
  return mod(x, prime);
}

/** -1/n modulo 2^bits, for an odd n: each of Newton's steps doubles the bits that are right. */
export function negativeInverse(n: bigint, bits: number): bigint {
  let x = 1n;
  for (let right = 1; right < bits; right *= 2) x = BigInt.asUintN(bits, x * (2n - n * x));
  return BigInt.asUintN(bits, -x);
}

/** Uniform below `order`: 128 bits more than needed are drawn, then reduced (FORMAT section 0). */
export function drawScalar(order: bigint, randomness: Randomness): bigint {
  const bytes = Math.ceil(order.toString(2).length / 8) + 16;
  return mod(bigFromBytes(randomness(bytes)), order);
}

/** Big-endian. */
export function bigFromBytes(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

/** Decimal, no sign, no leading zero: the one spelling of a whole number that is not negative. */
export function isDecimal(text: unknown, digits: number): text is string {
  return typeof text === 'string' && text.length <= digits && /^(?:0|[1-9][0-9]*)$/.test(text);
}
