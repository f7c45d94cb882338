/**
 * Ed25519 signatures (RFC 8032), checked strictly.
 *
 * Verifiers in the field disagree on odd keys and signatures ("Taming the many
 * EdDSAs", https://eprint.iacr.org/2020/1244). Here exactly these are accepted:
 *
 * 1. key A and first half R are canonical encodings (y < 2^255 - 19, no negative zero),
 * 2. neither is one of the eight points of low order,
 * 3. second half S < L,
 * 4. A decodes to a point, and [S]B - [k]A encodes to R byte for byte (no cofactor), k = SHA-512(R ‖ A ‖ M).
 *
 * A key of low order would let its owner disown a signature, since one
 * signature would hold for many messages. This is the set that Web Cryptography
 * Level 2 specifies for Ed25519, though not every implementation checks 1 and 2
 * ("Not all implementations perform this check", WICG/webcrypto-secure-curves
 * issue 27). Conditions 1 to 3 look at bytes alone, so {@link wellFormed} in
 * front of a native check ({@link verifySignatureWith}) decides the same.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { broken, equalBytes, ok, type Result, refuse } from '@quorate/basics';

export const keyLength = 32;
export const signatureLength = 64;

export interface KeyProblem {
  readonly reason: 'wrong-key-length' | 'non-canonical-key' | 'low-order-key' | 'not-a-point';
}

export interface SignatureProblem {
  readonly reason: 'wrong-signature-length' | 'non-canonical-signature' | 'low-order-signature' | 'signature-differs';
}

/** Whether the message was signed with the seed of this key. A malformed key or signature is refused with its reason. */
export function verifySignature(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Result<'signed', KeyProblem | SignatureProblem> {
  const verifier = verifierOf(publicKey);
  return verifier.ok ? verifier.value(message, signature) : verifier;
}

export type SignatureVerifier = (message: Uint8Array, signature: Uint8Array) => Result<'signed', SignatureProblem>;

/** A verifier for many signatures by one key: the key is decoded once, and a busy key gets a table. */
export function verifierOf(publicKey: Uint8Array): Result<SignatureVerifier, KeyProblem> {
  const problem = keyProblem(publicKey);
  if (problem) return refuse(problem);
  const key = publicKey.slice();
  const point = decode(key);
  if (!point) return refuse({ reason: 'not-a-point' });
  let uses = 0;
  return ok((message, signature) => {
    const malformed = signatureProblem(signature);
    if (malformed) return refuse(malformed);
    uses++;
    if (uses === usesWorthATable) point.precompute(4);
    const R = signature.subarray(0, keyLength);
    const S = littleEndian(signature.subarray(keyLength));
    const k = littleEndian(sha512.create().update(R).update(key).update(message).digest()) % L;
    // R = [S]B - [k]A
    const found = Point.BASE.multiplyUnsafe(S).subtract(point.multiplyUnsafe(k));
    return equalBytes(found.toBytes(), R) ? ok('signed') : refuse({ reason: 'signature-differs' });
  });
}

/** Conditions 1 to 3, on bytes alone; a native verifier then decides condition 4. */
export function wellFormed(
  publicKey: Uint8Array,
  signature: Uint8Array,
): Result<'well-formed', KeyProblem | SignatureProblem> {
  const problem = keyProblem(publicKey) ?? signatureProblem(signature);
  return problem ? refuse(problem) : ok('well-formed');
}

/** Ed25519 as the platform has it, without cofactor: `crypto.subtle.verify`, for example. False where the key cannot be used. */
export type NativeVerify = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** {@link verifySignature}, decided the same, at the speed of the platform. */
export async function verifySignatureWith(
  native: NativeVerify,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<Result<'signed', KeyProblem | SignatureProblem>> {
  const form = wellFormed(publicKey, signature);
  if (!form.ok) return form;
  return (await native(publicKey, message, signature)) ? ok('signed') : refuse({ reason: 'signature-differs' });
}

/** Takes a key that {@link verifySignature} could accept. */
export function checkPublicKey(publicKey: Uint8Array): Result<'well-formed', KeyProblem> {
  const verifier = verifierOf(publicKey);
  return verifier.ok ? ok('well-formed') : verifier;
}

/** The signature of a 32-byte seed (RFC 8032 section 5.1.6). */
export function sign(seed: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  if (seed.length !== keyLength) return broken('an Ed25519 seed has 32 bytes');
  return ed25519.sign(message, seed);
}

export function publicKeyOf(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  if (seed.length !== keyLength) return broken('an Ed25519 seed has 32 bytes');
  return ed25519.getPublicKey(seed);
}

const Point = ed25519.Point;
/** The order of the base point. */
const L: bigint = Point.Fn.ORDER;
/** The order of the field. */
const p: bigint = 2n ** 255n - 19n;
/** A table costs about as much time as three checks, and some 200 KB. */
const usesWorthATable = 16;

/** y of the low-order points: 0 and -1 with either sign of x where x is not 0, 1, and the two of order 8. */
const lowOrder: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  p - 1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
]);

function keyProblem(publicKey: Uint8Array): KeyProblem | undefined {
  if (publicKey.length !== keyLength) return { reason: 'wrong-key-length' };
  const form = formOf(publicKey);
  if (form === 'non-canonical') return { reason: 'non-canonical-key' };
  return form === 'low-order' ? { reason: 'low-order-key' } : undefined;
}

function signatureProblem(signature: Uint8Array): SignatureProblem | undefined {
  if (signature.length !== signatureLength) return { reason: 'wrong-signature-length' };
  const form = formOf(signature.subarray(0, keyLength));
  if (form === 'non-canonical') return { reason: 'non-canonical-signature' };
  if (form === 'low-order') return { reason: 'low-order-signature' };
  return littleEndian(signature.subarray(keyLength)) < L ? undefined : { reason: 'non-canonical-signature' };
}

function formOf(encodedPoint: Uint8Array): 'plain' | 'non-canonical' | 'low-order' {
  const bits = littleEndian(encodedPoint);
  const y = bits & ((1n << 255n) - 1n);
  const negative = bits >> 255n === 1n;
  // x is 0 for y = 1 and y = -1 alone, and 0 has no negative.
  if (y >= p || (negative && (y === 1n || y === p - 1n))) return 'non-canonical';
  return lowOrder.has(y) ? 'low-order' : 'plain';
}

function decode(publicKey: Uint8Array): typeof Point.BASE | undefined {
  try {
    return Point.fromBytes(publicKey, false);
  } catch {
    return undefined;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let hex = '';
  for (let i = bytes.length - 1; i >= 0; i--) hex += hexPairs[bytes[i] ?? 0];
  return BigInt(`0x${hex}`);
}

const hexPairs: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
