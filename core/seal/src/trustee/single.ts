/** A trustee who is always needed: makes a key on their own device and shows that they know it. */
import type { Element, Group } from '../group/group.ts';
import { drawScalar } from '../group/numbers.ts';
import { type Claim, claimKnowledge, proveKnowledge } from '../group/proof.ts';
import type { Randomness } from '../group/randomness.ts';
import type { TrusteeKey } from './trustees.ts';

export interface TrusteeSecret {
  /** x, which never leaves the device. */
  readonly secret: bigint;
  readonly key: TrusteeKey;
}

export function generateTrusteeKey(group: Group, randomness: Randomness, name?: string): TrusteeSecret {
  return trusteeKeyFor(group, drawScalar(group.order, randomness), randomness, name);
}

/** The public half for a secret that is already there, such as the share of a threshold trustee. */
export function trusteeKeyFor(group: Group, secret: bigint, randomness: Randomness, name?: string): TrusteeSecret {
  const publicKey = group.raise([group.generator, secret]);
  const pok = proveKnowledge(group, pokPrefix(group, publicKey), secret, randomness);
  return { secret, key: { pok, publicKey, ...(name === undefined ? {} : { name }) } };
}

export function claimPok(group: Group, { publicKey, pok }: TrusteeKey): Claim {
  return claimKnowledge(group, pokPrefix(group, publicKey), publicKey, pok);
}

function pokPrefix(group: Group, publicKey: Element): string {
  return `pok|${group.name}|${publicKey}|`;
}
