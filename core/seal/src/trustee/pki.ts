/**
 * The small key infrastructure among threshold trustees: signed and encrypted messages (FORMAT section 3).
 *
 * One seed of 22 Base58 characters gives a signing and a decryption key.
 */

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromHex, fromUtf8, ok, type Result, refuse, toHex } from '@quorate/basics';
import { drawBase58 } from '../credential/base58.ts';
import { shaBytes, shaNumber } from '../group/digest.ts';
import type { Element, Group } from '../group/group.ts';
import { drawScalar, mod } from '../group/numbers.ts';
import { type Claim, claimKnowledge, type Proof, proveKnowledge, readProof, writeProof } from '../group/proof.ts';
import type { Randomness } from '../group/randomness.ts';
import { parseJsonStrictly } from '../record/json.ts';
import { hasOnly, readElement } from '../record/shape.ts';
import { openAesGcm, sealAesGcm } from './aes-gcm.ts';

export interface PkiKeys {
  readonly signing: bigint;
  readonly decryption: bigint;
  readonly verification: Element;
  readonly encryption: Element;
}

export interface SignedMessage {
  readonly message: string;
  readonly signature: Proof;
}

export interface PkiProblem {
  readonly reason: 'malformed-message' | 'not-for-us' | 'wrong-signature';
}

export function generateSeed(randomness: Randomness): string {
  return drawBase58(22, randomness);
}

export function keysFromSeed(group: Group, seed: string): PkiKeys {
  const signing = shaNumber(`sk|${seed}`) % group.order;
  const decryption = shaNumber(`dk|${seed}`) % group.order;
  return {
    signing,
    decryption,
    verification: group.raise([group.generator, signing]),
    encryption: group.raise([group.generator, decryption]),
  };
}

export function sign(group: Group, key: bigint, message: string, randomness: Randomness): SignedMessage {
  return { message, signature: proveKnowledge(group, `sigmsg|${message}|`, key, randomness) };
}

export function claimSigned(group: Group, verification: Element, { message, signature }: SignedMessage): Claim {
  return claimKnowledge(group, `sigmsg|${message}|`, verification, signature);
}

export function readSigned(group: Group, value: unknown): SignedMessage | undefined {
  if (!hasOnly(value, 'message', 'signature') || typeof value['message'] !== 'string') return undefined;
  const signature = readProof(group, value['signature']);
  return signature ? { message: value['message'], signature } : undefined;
}

export function writeSigned({ message, signature }: SignedMessage): object {
  return { message, signature: writeProof(signature) };
}

/** Signs and encrypts, so that only the holder of `to` reads it and knows from whom it is. */
export function send(group: Group, from: PkiKeys, to: Element, message: string, randomness: Randomness): string {
  const signed = sign(group, from.signing, JSON.stringify({ recipient: to, message }), randomness);
  const r = drawScalar(group.order, randomness);
  const k = drawScalar(group.order, randomness);
  const alpha = group.raise([group.generator, r]);
  const K = group.raise([group.generator, k]);
  const beta = group.raise([to, r], [group.generator, k]);
  const plain = utf8ToBytes(JSON.stringify(writeSigned(signed)));
  const data = sealAesGcm(shaBytes(`key|${K}`), shaBytes(`iv|${alpha}`), plain);
  return JSON.stringify({ algorithm: 'AES-GCM', alpha, beta, data: toHex(data) });
}

/** Reads what {@link send} made, and makes sure that it came from `from` and was meant for us. */
export function receive(group: Group, own: PkiKeys, from: Element, sealed: string): Result<string, PkiProblem> {
  const plain = decrypt(group, own, sealed);
  const parsed = plain === undefined ? undefined : parseJsonStrictly(plain);
  const signed = parsed?.ok ? readSigned(group, parsed.value) : undefined;
  if (!signed) return refuse({ reason: 'malformed-message' });
  const { prefix, rows, challenge } = claimSigned(group, from, signed);
  const [A] = group.products(rows);
  if (A === undefined || shaNumber(prefix + A) % group.order !== challenge)
    return refuse({ reason: 'wrong-signature' });
  const inner = parseJsonStrictly(signed.message);
  if (!inner.ok || !hasOnly(inner.value, 'recipient', 'message') || typeof inner.value['message'] !== 'string') {
    return refuse({ reason: 'malformed-message' });
  }
  if (inner.value['recipient'] !== own.encryption) return refuse({ reason: 'not-for-us' });
  return ok(inner.value['message']);
}

function decrypt(group: Group, own: PkiKeys, sealed: string): string | undefined {
  const parsed = parseJsonStrictly(sealed);
  if (!parsed.ok || !hasOnly(parsed.value, 'algorithm', 'alpha', 'beta', 'data')) return undefined;
  const { algorithm, data } = parsed.value;
  const alpha = readElement(group, parsed.value['alpha']);
  const beta = readElement(group, parsed.value['beta']);
  if (algorithm !== 'AES-GCM' || typeof data !== 'string' || alpha === undefined || beta === undefined)
    return undefined;
  // Our exponent must not meet an element of another order: its answer would tell something about the exponent.
  if (!group.isMember(alpha) || !group.isMember(beta)) return undefined;
  const bytes = fromHex(data);
  if (!bytes.ok) return undefined;
  const K = group.product([
    [beta, 1n],
    [group.raise([alpha, mod(-own.decryption, group.order)]), 1n],
  ]);
  const plain = openAesGcm(shaBytes(`key|${K}`), shaBytes(`iv|${alpha}`), bytes.value);
  const text = plain ? fromUtf8(plain) : undefined;
  return text?.ok ? text.value : undefined;
}
