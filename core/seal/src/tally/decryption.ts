/**
 * A trustee's part in opening the tally, with the proof that it was done with the trustee's key (FORMAT section 9).
 *
 *     F = α^x     challenge = H("decrypt|φ|X|", [g^w, α^w])     A = g^ρ X^c    B = α^ρ F^c
 */
import type { Ciphertext, Element, Group } from '../group/group.ts';
import { hashToScalar } from '../group/hash-to-scalar.ts';
import { drawScalar, inverse, mod } from '../group/numbers.ts';
import { type Claim, hear, type Proof, readProof, writeProof } from '../group/proof.ts';
import type { Randomness } from '../group/randomness.ts';
import type { Election } from '../record/election.ts';
import { byLists, flatRow } from '../record/lists.ts';
import type { Question } from '../record/question.ts';
import { hasOnly, readAll, readElement } from '../record/shape.ts';
import { ownersOf, type Trustees } from '../trustee/trustees.ts';
import type { Ciphertexts } from './encrypted-tally.ts';

export interface PartialDecryption {
  readonly factors: readonly (readonly Element[])[];
  readonly proofs: readonly (readonly Proof[])[];
}

/** On the trustee's device. `secret` is the single trustee's x or the threshold trustee's share. */
export function partialDecryption(
  { group, fingerprint }: Election,
  secret: bigint,
  ciphertexts: Ciphertexts,
  randomness: Randomness,
): PartialDecryption {
  const X = group.raise([group.generator, secret]);
  const factors = ciphertexts.map((row) => row.map(({ alpha }) => group.raise([alpha, secret])));
  const proofs = ciphertexts.map((row) =>
    row.map(({ alpha }): Proof => {
      const w = drawScalar(group.order, randomness);
      const commitments = [group.raise([group.generator, w]), group.raise([alpha, w])];
      const challenge = hashToScalar(group, prefixOf(fingerprint, X), commitments);
      return { challenge, response: mod(w - secret * challenge, group.order) };
    }),
  );
  return { factors, proofs };
}

function prefixOf(fingerprint: string, X: Element): string {
  return `decrypt|${fingerprint}|${X}|`;
}

export type DecryptionFault = 'decryption.lengths' | 'decryption.group' | 'decryption.proof';

/** The first rule that the partial decryption breaks, against the trustee's own key. */
export function checkPartialDecryption(
  { group, fingerprint }: Election,
  publicKey: Element,
  ciphertexts: Ciphertexts,
  { factors, proofs }: PartialDecryption,
): DecryptionFault | undefined {
  const fits = (rows: readonly (readonly unknown[])[]): boolean =>
    rows.length === ciphertexts.length && rows.every((row, i) => row.length === ciphertexts[i]?.length);
  if (!fits(factors) || !fits(proofs)) return 'decryption.lengths';
  group.expect(publicKey);
  const claims = ciphertexts.flatMap((row, i) =>
    row.flatMap(({ alpha }, j): Claim[] => {
      const proof = proofs[i]?.[j];
      const F = factors[i]?.[j];
      if (!proof || F === undefined) return [];
      const { challenge, response } = proof;
      const A = [[group.generator, response] as const, [publicKey, challenge] as const];
      const B = [[alpha, response] as const, [F, challenge] as const];
      return [{ prefix: prefixOf(fingerprint, publicKey), rows: [A, B], challenge }];
    }),
  );
  const [heard] = hear(group, [{ elements: factors.flat(), claims }]);
  if (!heard || heard.outsider >= 0) return 'decryption.group';
  return heard.holds.includes(false) ? 'decryption.proof' : undefined;
}

/** `questions` are needed where some have lists. */
export function writePartialDecryption(
  { factors, proofs }: PartialDecryption,
  questions: readonly Question[] = [],
): string {
  return JSON.stringify({
    decryption_factors: factors.map((row, i) => byLists(questions[i], row)),
    decryption_proofs: proofs.map((row, i) => byLists(questions[i], row.map(writeProof))),
  });
}

export function readPartialDecryption(
  group: Group,
  value: unknown,
  questions: readonly Question[] = [],
): PartialDecryption | undefined {
  if (!hasOnly(value, 'decryption_factors', 'decryption_proofs')) return undefined;
  const factors = readAll(value['decryption_factors'], (row, i) =>
    readAll(flatRow(questions[i], row), (item) => readElement(group, item)),
  );
  const proofs = readAll(value['decryption_proofs'], (row, i) =>
    readAll(flatRow(questions[i], row), (item) => readProof(group, item)),
  );
  return factors && proofs ? { factors, proofs } : undefined;
}

/** The weights with which the owners' factors combine, or undefined while too few trustees have opened. */
export function combination(
  group: Group,
  trustees: Trustees,
  present: ReadonlySet<number>,
): ReadonlyMap<number, bigint> | undefined {
  const weights = new Map<number, bigint>();
  let owner = 0;
  for (const trustee of trustees) {
    if (trustee.kind === 'single') {
      owner += 1;
      if (!present.has(owner)) return undefined;
      weights.set(owner, 1n);
      continue;
    }
    const first = owner;
    owner += trustee.keys.length;
    const here = trustee.keys
      .map((_, j) => j + 1)
      .filter((j) => present.has(first + j))
      .slice(0, trustee.threshold);
    if (here.length < trustee.threshold) return undefined;
    for (const j of here) weights.set(first + j, lagrange(group, j, here));
  }
  return weights;
}

/** λ_j = prod over k ≠ j of k / (k - j): the value at 0 of the polynomial that is 1 at j and 0 at the others. */
function lagrange(group: Group, j: number, all: readonly number[]): bigint {
  const q = group.order;
  return all.filter((k) => k !== j).reduce((product, k) => mod(product * BigInt(k) * inverse(BigInt(k - j), q), q), 1n);
}

/** M = β / prod F^λ: what the ciphertexts held, still as elements. */
export function openCiphertexts(
  group: Group,
  ciphertexts: Ciphertexts,
  weights: ReadonlyMap<number, bigint>,
  partials: ReadonlyMap<number, PartialDecryption>,
): Element[][] {
  const rows = ciphertexts.map((row, i) =>
    row.map(({ beta }: Ciphertext, j) => [
      [beta, 1n] as const,
      ...[...weights].flatMap(([owner, weight]) => {
        const F = partials.get(owner)?.factors[i]?.[j];
        return F === undefined ? [] : [[F, mod(-weight, group.order)] as const];
      }),
    ]),
  );
  const opened = group.products(rows.flat());
  let next = 0;
  return ciphertexts.map((row) => row.map(() => opened[next++] ?? group.identity));
}

/** What the trustees still have to do, for the screens of decryption day. */
export function stillNeeded(
  trustees: Trustees,
  present: ReadonlySet<number>,
): { readonly missing: readonly number[]; readonly enough: boolean } {
  const missing = ownersOf(trustees)
    .map(({ owner }) => owner)
    .filter((owner) => !present.has(owner));
  let owner = 0;
  const enough = trustees.every((trustee) => {
    const first = owner;
    owner += trustee.kind === 'single' ? 1 : trustee.keys.length;
    const here = Array.from({ length: owner - first }, (_, j) => first + j + 1).filter((id) => present.has(id)).length;
    return here >= (trustee.kind === 'single' ? 1 : trustee.threshold);
  });
  return { missing, enough };
}
