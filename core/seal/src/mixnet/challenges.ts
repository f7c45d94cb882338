/** The two hashes of a shuffle proof (FORMAT section 8, steps 1, 2 and 5). */
import { shaHex, shaNumber } from '../group/digest.ts';
import type { Ciphertext, Element, Group } from '../group/group.ts';
import type { Election } from '../record/election.ts';
import type { ShuffleProof } from './shuffle.ts';

/** ⟦cts⟧: "α,β," for each. */
function ciphertextsText(ciphertexts: readonly Ciphertext[]): string {
  return ciphertexts.map(({ alpha, beta }) => `${alpha},${beta},`).join('');
}

/** ⟦elts⟧: "x," for each. */
function elementsText(elements: readonly Element[]): string {
  return elements.map((element) => `${element},`).join('');
}

/** u_i = int(sha(sha("shuffle-challenges|φ|str_c") + sha(i - 1))) mod q */
export function shuffleChallenges(
  { group, fingerprint }: Pick<Election, 'group' | 'fingerprint'>,
  input: readonly Ciphertext[],
  output: readonly Ciphertext[],
  c: readonly Element[],
): bigint[] {
  const seed = shaHex(
    `shuffle-challenges|${fingerprint}|${ciphertextsText(input)}${ciphertextsText(output)}${elementsText(c)}`,
  );
  return input.map((_, i) => shaNumber(seed + shaHex(String(i))) % group.order);
}

export interface Transcript extends Pick<ShuffleProof, 't' | 'tHat' | 'c' | 'cHat'> {
  readonly input: readonly Ciphertext[];
  readonly output: readonly Ciphertext[];
}

/** c = int(sha("shuffle-challenge|φ|" + ⟦t⟧ + ⟦t̂⟧ + str_c + ⟦ĉ⟧ + y)) mod q */
export function proofChallenge(
  group: Group,
  fingerprint: string,
  y: Element,
  { input, output, t, tHat, c, cHat }: Transcript,
): bigint {
  const strC = ciphertextsText(input) + ciphertextsText(output) + elementsText(c);
  const all = elementsText(t) + elementsText(tHat) + strC + elementsText(cHat) + y;
  return shaNumber(`shuffle-challenge|${fingerprint}|${all}`) % group.order;
}
