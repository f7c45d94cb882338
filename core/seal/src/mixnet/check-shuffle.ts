/**
 * Checks a shuffle (FORMAT section 8).
 *
 * All N + 5 equations are raised to multipliers of 128 bits and multiplied
 * together, so that one long product of about 8 N terms decides. The multipliers
 * come from a hash over everything that is checked; were one equation false, the
 * product would be 1 with probability 2^-128 (Bellare, Garay, Rabin 1998).
 */
import { shaHex, shaNumber } from '../group/digest.ts';
import type { Ciphertext, Group, Term } from '../group/group.ts';
import { mod } from '../group/numbers.ts';
import type { Election } from '../record/election.ts';
import type { Ciphertexts } from '../tally/encrypted-tally.ts';
import { proofChallenge, shuffleChallenges } from './challenges.ts';
import { itemAt, type Shuffle, type ShuffleProof } from './shuffle.ts';

type ShuffleFault = 'shuffle.lengths' | 'shuffle.group' | 'shuffle.proof';

export interface FoundInShuffle {
  readonly fault: ShuffleFault;
  /** Among the mixed questions, from 0. */
  readonly question: number;
}

/** The first rule that the shuffle breaks. `input` is what went in: the tally, or the shuffle before. */
export function checkShuffle(election: Election, input: Ciphertexts, made: Shuffle): FoundInShuffle | undefined {
  if (made.ciphertexts.length !== input.length || made.proofs.length !== input.length) {
    return { fault: 'shuffle.lengths', question: 0 };
  }
  for (const [question, before] of input.entries()) {
    const after = itemAt(made.ciphertexts, question);
    const fault = checkOne(election, before, after, itemAt(made.proofs, question));
    if (fault) return { fault, question };
  }
  return undefined;
}

function checkOne(
  election: Election,
  input: readonly Ciphertext[],
  output: readonly Ciphertext[],
  proof: ShuffleProof,
): ShuffleFault | undefined {
  const { group } = election;
  const { t, tHat, sHat, sPrime, c, cHat } = proof;
  const size = input.length;
  if ([output, tHat, sHat, sPrime, c, cHat].some((list) => list.length !== size)) return 'shuffle.lengths';
  const fresh = [...output.flatMap(({ alpha, beta }) => [alpha, beta]), ...t, ...tHat, ...c, ...cHat];
  if (group.firstOutsider(fresh) >= 0) return 'shuffle.group';
  return group.product(foldedTerms(election, input, output, proof)) === group.identity ? undefined : 'shuffle.proof';
}

/** The terms of all equations, each brought to the form "product = 1". */
function foldedTerms(
  election: Election,
  input: readonly Ciphertext[],
  output: readonly Ciphertext[],
  proof: ShuffleProof,
): Term[] {
  const { group, publicKey: y, fingerprint } = election;
  const { t, tHat, s, sHat, sPrime, c, cHat } = proof;
  const size = input.length;
  const u = shuffleChallenges(election, input, output, c);
  const challenge = proofChallenge(group, fingerprint, y, { input, output, ...proof });
  const m = multipliers(group, fingerprint, challenge, proof, size);
  const [m1, m2, m3, m41, m42] = m.five;
  const q = group.order;
  const product = u.reduce((all, each) => mod(all * each, q), 1n);
  const h = group.independent(-1);
  const terms: Term[] = t.map((element, i) => [element, itemAt(m.five, i)]);
  let ofG = -(m1 * s[0] + m2 * s[1] + m3 * s[2]) + m42 * s[3];
  // t2 = ĉ^-c g^s2 with ĉ = ĉ_N / h^u; an empty list has ĉ_0 = h.
  let ofH = -m2 * challenge * product;
  if (size === 0) ofH += m2 * challenge;
  for (let i = 0; i < size; i++) {
    const [own, mHat] = [itemAt(u, i), itemAt(m.each, i)];
    const response = itemAt(sPrime, i);
    // t1 = c̄^-c g^s1 with c̄ = prod c_i / prod h_i;  t3 = c̃^-c g^s3 prod h_i^s'_i with c̃ = prod c_i^u_i
    terms.push([itemAt(c, i), mod(challenge * (m1 + m3 * own), q)]);
    terms.push([group.independent(i), mod(-m1 * challenge - m3 * response, q)]);
    // t41 = β*^-c y^-s4 prod β'_i^s'_i;  t42 = α*^-c g^-s4 prod α'_i^s'_i
    const [before, after] = [itemAt(input, i), itemAt(output, i)];
    terms.push([before.beta, mod(m41 * challenge * own, q)], [after.beta, mod(-m41 * response, q)]);
    terms.push([before.alpha, mod(m42 * challenge * own, q)], [after.alpha, mod(-m42 * response, q)]);
    // t̂_i = ĉ_i^-c g^ŝ_i ĉ_(i-1)^s'_i
    terms.push([itemAt(tHat, i), mHat]);
    ofG -= mHat * itemAt(sHat, i);
    const last = i === size - 1;
    const inNext = last ? m2 * challenge : -itemAt(m.each, i + 1) * itemAt(sPrime, i + 1);
    terms.push([itemAt(cHat, i), mod(mHat * challenge + inNext, q)]);
    if (i === 0) ofH -= mHat * response;
  }
  terms.push([group.generator, mod(ofG, q)], [h, mod(ofH, q)], [y, mod(m41 * s[3], q)]);
  return terms;
}

interface Multipliers {
  readonly five: readonly [bigint, bigint, bigint, bigint, bigint];
  readonly each: readonly bigint[];
}

/** The challenge already covers every element; the responses are added here. */
function multipliers(
  { name }: Group,
  fingerprint: string,
  challenge: bigint,
  { s, sHat, sPrime }: ShuffleProof,
  size: number,
): Multipliers {
  const seed = shaHex(`quorate/fold|${name}|${fingerprint}|${challenge}|${[...s, ...sHat, ...sPrime].join(',')}`);
  const draw = (i: number): bigint => shaNumber(`${seed}|${i}`) >> 128n;
  return {
    five: [draw(0), draw(1), draw(2), draw(3), draw(4)],
    each: Array.from({ length: size }, (_, i) => draw(5 + i)),
  };
}
