/**
 * EMSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes (RFC 8017 sections 9.1 and B.2.1).
 */
import { sha384 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes } from '@quorate/basics';

const hashLength = 48;
const saltLength = 48;
const trailer = 0xbc;

/** The encoded message of `bits` bits (one less than the modulus has), for a salt of 48 random bytes. */
export function encodePss(message: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8);
  const digest = sha384(concatBytes(new Uint8Array(8), sha384(message), salt));
  const zeros = new Uint8Array(length - saltLength - hashLength - 2);
  const block = concatBytes(zeros, Uint8Array.of(1), salt);
  const masked = xor(block, mask(digest, block.length));
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - bits));
  return concatBytes(masked, digest, Uint8Array.of(trailer));
}

export function verifyPss(message: Uint8Array, encoded: Uint8Array, bits: number): boolean {
  const length = Math.ceil(bits / 8);
  if (encoded.length !== length || encoded[length - 1] !== trailer) return false;
  const masked = encoded.subarray(0, length - hashLength - 1);
  const digest = encoded.subarray(length - hashLength - 1, length - 1);
  const unused = 0xff >> (8 * length - bits);
  if (((masked[0] ?? 0) & ~unused) !== 0) return false;
  const block = xor(masked, mask(digest, masked.length));
  block[0] = (block[0] ?? 0) & unused;
  const padding = block.length - saltLength - 1;
  if (block.subarray(0, padding).some((byte) => byte !== 0) || block[padding] !== 1) return false;
  const salt = block.subarray(padding + 1);
  return equalBytes(digest, sha384(concatBytes(new Uint8Array(8), sha384(message), salt)));
}

/** MGF1 (RFC 8017 section B.2.1). */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let counter = 0; blocks.length * hashLength < length; counter++) {
    blocks.push(sha384(concatBytes(seed, Uint8Array.of(counter >> 24, counter >> 16, counter >> 8, counter))));
  }
  return concatBytes(...blocks).subarray(0, length);
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}
