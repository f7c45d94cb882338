/**
 * A voter's credential: a secret of 22 Base58 characters, and the public element that the list shows.
 *
 * Derivations: FORMAT section 4, "3.x" (128 bits) and "2.0" (82 bits, read only:
 * we never make one). No verifier sees the derivation; it matters to other
 * tools that seal a ballot from the same secret.
 */

import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { ok, type Result, refuse } from '@quorate/basics';
import { shaHex } from '../group/digest.ts';
import type { Element, Group } from '../group/group.ts';
import { bigFromBytes } from '../group/numbers.ts';
import type { Randomness } from '../group/randomness.ts';
import { base58Digits, drawBase58, isBase58 } from './base58.ts';

export interface CredentialProblem {
  readonly reason: 'malformed-credential' | 'mistyped-credential';
}

/** A new secret: `XXXXX-XXXXXX-XXXXX-XXXXXX`. */
export function generateCredential(randomness: Randomness): string {
  const c = drawBase58(22, randomness);
  return `${c.slice(0, 5)}-${c.slice(5, 11)}-${c.slice(11, 16)}-${c.slice(16)}`;
}

/** The exponent s behind the secret, in the election with that uuid. */
export function credentialExponent(group: Group, uuid: string, credential: string): Result<bigint, CredentialProblem> {
  if (isCredential3(credential)) {
    const half = (i: number): string => shaHex(`derive_credential|${uuid}|${i}|${credential}`);
    return ok(BigInt(`0x${half(0)}${half(1)}`) % group.order);
  }
  const groups = credential.split('-');
  if (groups.length !== 5 || groups.some((g) => g.length !== 3 || !isBase58(g))) {
    return refuse({ reason: 'malformed-credential' });
  }
  if (!hasGoodCheckDigit(groups.join(''))) return refuse({ reason: 'mistyped-credential' });
  const derived = pbkdf2(sha256, utf8ToBytes(credential), utf8ToBytes(uuid), { c: 1000, dkLen: 32 });
  return ok(bigFromBytes(derived) % group.order);
}

/** The element g^s that the public list shows for the secret. */
export function publicCredential(group: Group, uuid: string, credential: string): Result<Element, CredentialProblem> {
  const s = credentialExponent(group, uuid, credential);
  return s.ok ? ok(group.raise([group.generator, s.value])) : s;
}

function isCredential3(text: string): boolean {
  return /^.{5}-.{6}-.{5}-.{6}$/.test(text) && isBase58(text.replaceAll('-', ''));
}

/** 14 digits and a check digit: 53 less the value modulo 53. */
function hasGoodCheckDigit(digits: string): boolean {
  const value = [...digits.slice(0, 14)].reduce((n, digit) => (n * 58 + base58Digits.indexOf(digit)) % 53, 0);
  return base58Digits.indexOf(digits.charAt(14)) === 53 - value;
}
