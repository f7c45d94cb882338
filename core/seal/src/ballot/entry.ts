/**
 * One entry of a proof says "(α, β) encrypts M" (FORMAT section 6.1): with challenge c and response ρ,
 *     A = g^ρ α^c      B = y^ρ (β / g^M)^c
 * and the hash over all the A and B of a proof must be the sum of its challenges.
 */
import type { Ciphertext, Term } from '../group/group.ts';
import type { Claim, Proof } from '../group/proof.ts';
import type { Election } from '../record/election.ts';

/** One pair (α, β) that is said to encrypt M. */
export interface Entry {
  readonly pair: Ciphertext;
  readonly says: bigint;
  readonly proof: Proof;
}

/** That one of the entries at least is true. */
export function claimOne({ group, publicKey }: Election, prefix: string, entries: readonly Entry[]): Claim {
  const rows: Term[][] = [];
  let challenge = 0n;
  for (const { pair, says, proof } of entries) {
    const { challenge: c, response } = proof;
    // A = g^ρ α^c
    rows.push([
      [group.generator, response],
      [pair.alpha, c],
    ]);
    // B = y^ρ β^c g^(-M c)
    const B: Term[] = [
      [publicKey, response],
      [pair.beta, c],
    ];
    if (says !== 0n) B.push([group.generator, group.order - ((says * c) % group.order)]);
    rows.push(B);
    challenge += c;
  }
  return { prefix, rows, challenge: challenge % group.order };
}
