/**
 * Knowledge of an exponent, shown without showing it (Schnorr 1991), as the format writes it.
 *
 *     A = g^w      challenge = H(prefix, [A])      response = w - x challenge  (mod q)
 *     check: A = g^response X^challenge, and the hash again
 *
 * A `Claim` is one or several such pairs under one hash: each pair has its
 * rows of powers, and the challenges must add up to the hash (Cramer,
 * Damgard, Schoenmakers 1994), which shows that one of the pairs is true.
 */

import { hasOnly, readScalar } from '../record/shape.ts';
import type { Element, Group, Term } from './group.ts';
import { hashToScalar } from './hash-to-scalar.ts';
import { drawScalar, mod } from './numbers.ts';
import type { Randomness } from './randomness.ts';

export interface Proof {
  readonly challenge: bigint;
  readonly response: bigint;
}

export interface Claim {
  readonly prefix: string;
  /** The commitments as products of powers, in the order in which they are hashed. */
  readonly rows: readonly (readonly Term[])[];
  /** Sum of the challenges that were sent. */
  readonly challenge: bigint;
}

export function readProof(group: Group, value: unknown): Proof | undefined {
  if (!hasOnly(value, 'challenge', 'response')) return undefined;
  const challenge = readScalar(group, value['challenge']);
  const response = readScalar(group, value['response']);
  return challenge !== undefined && response !== undefined ? { challenge, response } : undefined;
}

/** As it stands in a record: field order is part of the format. */
export function writeProof({ challenge, response }: Proof): { readonly challenge: string; readonly response: string } {
  return { challenge: challenge.toString(), response: response.toString() };
}

/** Shows knowledge of the logarithm of X = g^x. */
export function proveKnowledge(group: Group, prefix: string, x: bigint, randomness: Randomness): Proof {
  const w = drawScalar(group.order, randomness);
  const challenge = hashToScalar(group, prefix, [group.raise([group.generator, w])]);
  return { challenge, response: mod(w - x * challenge, group.order) };
}

/** A = g^response X^challenge */
export function claimKnowledge(group: Group, prefix: string, X: Element, { challenge, response }: Proof): Claim {
  return {
    prefix,
    rows: [
      [
        [group.generator, response],
        [X, challenge],
      ],
    ],
    challenge,
  };
}

/** Claims, and the elements in them that may not be members at all. */
export interface Hearing {
  readonly elements: readonly Element[];
  readonly claims: readonly Claim[];
}

export interface Judgement {
  /** Place of the first element that is not a member, or -1. What holds means something only then. */
  readonly outsider: number;
  /** By claim. */
  readonly holds: readonly boolean[];
}

/** Whether the elements are members and each claim holds. All of it goes to the kernel in one call. */
export function hear(group: Group, hearings: readonly Hearing[]): Judgement[] {
  const examined = group.examine(
    hearings.map(({ elements, claims }) => ({ elements, rows: claims.flatMap(({ rows }) => rows) })),
  );
  return hearings.map(({ claims }, i) => {
    const { outsider = -1, products = [] } = examined[i] ?? {};
    let next = 0;
    const holds = claims.map(({ prefix, rows, challenge }) => {
      const own = products.slice(next, next + rows.length);
      next += rows.length;
      return hashToScalar(group, prefix, own) === mod(challenge, group.order);
    });
    return { outsider, holds };
  });
}

/** Whether each claim about members holds. */
export function judge(group: Group, claims: readonly Claim[]): readonly boolean[] {
  return hear(group, [{ elements: [], claims }])[0]?.holds ?? [];
}
