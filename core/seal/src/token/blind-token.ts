/**
 * Blinded tokens: a signature on a credential by somebody who can't see it (RFC 9474, RSABSSA-SHA384-PSS-Deterministic, 2048 bits).
 *
 *     voter                                   issuer
 *     blind(credential) ──blinded, with who──▶ signs once for each who is entitled
 *     finalize ◀──────────blind signature──────
 *     credential and token, without who ──────▶ accepts what carries its own signature
 *
 * The issuer learns who has a token and which tokens come back, and nothing
 * that links the two: each blinded message fits each token equally well.
 */
import { fromBase64, ok, type Result, refuse, toBase64 } from '@quorate/basics';
import type { Randomness } from '../group/randomness.ts';
import { encodePss, verifyPss } from './pss.ts';

/** RSA modulus; the exponent is 65537. */
export interface IssuerKey {
  readonly modulus: bigint;
}

export interface Blinded {
  /** 256 bytes: what the issuer signs. */
  readonly blinded: Uint8Array;
  /** Stays on the device until {@link finalizeToken}. */
  readonly unblind: bigint;
}

export interface TokenProblem {
  readonly reason: 'malformed-issuer-key' | 'unlucky-blinding' | 'wrong-token';
}

const modulusBytes = 256;
const modulusBits = 2048;
const exponent = 65_537n;
const saltLength = 48;

/** The modulus as 256 bytes in Base64, its top bit set, odd. */
export function readIssuerKey(text: string): Result<IssuerKey, TokenProblem> {
  const bytes = fromBase64(text);
  if (!bytes.ok || bytes.value.length !== modulusBytes) return refuse({ reason: 'malformed-issuer-key' });
  const modulus = toInteger(bytes.value);
  const wellFormed = modulus >> BigInt(modulusBits - 1) === 1n && (modulus & 1n) === 1n;
  return wellFormed ? ok({ modulus }) : refuse({ reason: 'malformed-issuer-key' });
}

export function writeIssuerKey({ modulus }: IssuerKey): string {
  return toBase64(toBytes(modulus));
}

/** RFC 9474 section 4.2. An unlucky draw (about never) is refused; draw again. */
export function blindToken(
  { modulus }: IssuerKey,
  message: Uint8Array,
  randomness: Randomness,
): Result<Blinded, TokenProblem> {
  const encoded = toInteger(encodePss(message, randomness(saltLength), modulusBits - 1));
  const drawn = toInteger(randomness(modulusBytes + 16)) % modulus;
  const unblind = inverse(drawn, modulus);
  if (drawn < 2n || unblind === undefined || encoded === 0n) return refuse({ reason: 'unlucky-blinding' });
  return ok({ blinded: toBytes((encoded * power(drawn, exponent, modulus)) % modulus), unblind });
}

/** RFC 9474 section 4.4: the token, checked. */
export function finalizeToken(
  key: IssuerKey,
  message: Uint8Array,
  blindSignature: Uint8Array,
  unblind: bigint,
): Result<Uint8Array, TokenProblem> {
  if (blindSignature.length !== modulusBytes) return refuse({ reason: 'wrong-token' });
  const token = toBytes((toInteger(blindSignature) * unblind) % key.modulus);
  return verifyToken(key, message, token) ? ok(token) : refuse({ reason: 'wrong-token' });
}

/** An ordinary RSASSA-PSS check (RFC 8017 section 8.1.2). */
export function verifyToken({ modulus }: IssuerKey, message: Uint8Array, token: Uint8Array): boolean {
  if (token.length !== modulusBytes) return false;
  const signature = toInteger(token);
  if (signature >= modulus) return false;
  return verifyPss(message, toBytes(power(signature, exponent, modulus)), modulusBits - 1);
}

function power(base: bigint, to: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let bit = to, square = base % modulus; bit > 0n; bit >>= 1n, square = (square * square) % modulus) {
    if (bit & 1n) result = (result * square) % modulus;
  }
  return result;
}

/** Extended Euclid. */
function inverse(value: bigint, modulus: bigint): bigint | undefined {
  let [r, next, x, nextX] = [modulus, value % modulus, 0n, 1n];
  while (next !== 0n) {
    const quotient = r / next;
    [r, next] = [next, r - quotient * next];
    [x, nextX] = [nextX, x - quotient * nextX];
  }
  return r === 1n ? ((x % modulus) + modulus) % modulus : undefined;
}

function toInteger(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

function toBytes(value: bigint): Uint8Array {
  const hex = value.toString(16).padStart(2 * modulusBytes, '0');
  return Uint8Array.from({ length: modulusBytes }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
