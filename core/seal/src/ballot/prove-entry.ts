/** Encrypts a small number and shows, without saying which, that it is one of several (FORMAT section 6.1). */
import type { Ciphertext, Element, Term } from '../group/group.ts';
import { hashToScalar } from '../group/hash-to-scalar.ts';
import { drawScalar, mod } from '../group/numbers.ts';
import type { Proof } from '../group/proof.ts';
import type { Randomness } from '../group/randomness.ts';
import type { Election } from '../record/election.ts';

/** α = g^r, β = y^r g^m */
export function encryptMark({ group, publicKey }: Election, r: bigint, mark: number): Ciphertext {
  return {
    alpha: group.raise([group.generator, r]),
    beta: group.raise([publicKey, r], [group.generator, BigInt(mark)]),
  };
}

/** "This ciphertext, made with r and holding `holds`, holds `says`": true of one entry at least. */
export interface KnownEntry {
  readonly r: bigint;
  readonly holds: bigint;
  readonly says: bigint;
}

/**
 * Shows that one of the entries is true without saying which.
 *
 * For the others the challenge is drawn first and the commitment made to fit. As
 * we know r, every power is one of g and y:  α^c = g^(rc),  (β/g^M)^c = y^(rc) g^((m-M)c).
 */
export function proveOne(
  { group, publicKey }: Election,
  prefix: string,
  entries: readonly KnownEntry[],
  randomness: Randomness,
): Proof[] {
  const q = group.order;
  const g = group.generator;
  const real = entries.findIndex(({ holds, says }) => holds === says);
  const w = drawScalar(q, randomness);
  const proofs = entries.map(
    (): Proof => ({ challenge: drawScalar(q, randomness), response: drawScalar(q, randomness) }),
  );
  const commitments = entries.flatMap(({ r, holds, says }, j): Element[] => {
    if (j === real) return [group.raise([g, w]), group.raise([publicKey, w])];
    const { challenge, response } = proofs[j] ?? { challenge: 0n, response: 0n };
    const exponent = mod(response + r * challenge, q);
    const B: Term[] = [[publicKey, exponent]];
    if (holds !== says) B.push([g, mod((holds - says) * challenge, q)]);
    return [group.raise([g, exponent]), group.raise(...B)];
  });
  const hash = hashToScalar(group, prefix, commitments);
  const others = proofs.reduce((sum, { challenge }, j) => (j === real ? sum : sum + challenge), 0n);
  return proofs.map((proof, j) => {
    if (j !== real) return proof;
    const challenge = mod(hash - others, q);
    return { challenge, response: mod(w - (entries[j]?.r ?? 0n) * challenge, q) };
  });
}

export function total(marks: readonly number[]): number {
  return marks.reduce((sum, mark) => sum + mark, 0);
}
