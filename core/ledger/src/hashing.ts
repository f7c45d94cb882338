/**
 * The hashes of the tree (RFC 6962 section 2.1, the same in RFC 9162 section 2.1.1), SHA-256 throughout.
 *
 *     empty root   H("")
 *     leaf         H(00 ‖ entry)
 *     node         H(01 ‖ left ‖ right)
 *
 * The leading byte keeps a leaf from ever being taken for a node.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { broken, type Digest, toHex } from '@quorate/basics';

/** Length of every hash here. */
export const hashLength = 32;

export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return nobleSha256(bytes);
}

export function sha256Hex(bytes: Uint8Array): Digest {
  return toHex(nobleSha256(bytes)) as Digest;
}

/** HMAC-SHA-256 (RFC 2104): the salted commitment to a value that must be erasable. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  return hmac(nobleSha256, key, message);
}

/** H(""), a fresh copy each time. */
export function emptyRoot(): Uint8Array<ArrayBuffer> {
  return nobleSha256(new Uint8Array(0));
}

// leaf = H(00 ‖ entry)
export function leafHash(entry: Uint8Array): Uint8Array<ArrayBuffer> {
  const input = new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return nobleSha256(input);
}

// node = H(01 ‖ left ‖ right)
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  if (left.length !== hashLength || right.length !== hashLength) return broken('a node has two children of 32 bytes');
  const input = new Uint8Array(1 + 2 * hashLength);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + hashLength);
  return nobleSha256(input);
}
