/**
 * Mixing: each trustee re-encrypts and reorders the papers, and proves that nothing else was done.
 *
 * Terelius and Wikström (Africacrypt 2010), in the form of Haenni, Locher, Koenig
 * and Dubuis (CHVote; FC 2017 workshops); letters and order as in FORMAT section 8.
 * Secrets: the permutation, and everything named r or ω.
 */
import type { Ciphertext, Element, Group } from '../group/group.ts';
import { drawScalar, mod } from '../group/numbers.ts';
import type { Randomness } from '../group/randomness.ts';
import type { Election } from '../record/election.ts';
import type { Ciphertexts } from '../tally/encrypted-tally.ts';
import { proofChallenge, shuffleChallenges } from './challenges.ts';

export interface ShuffleProof {
  /** t1, t2, t3, t41, t42 and the t̂_i. */
  readonly t: readonly [Element, Element, Element, Element, Element];
  readonly tHat: readonly Element[];
  /** s1 to s4, ŝ_i and s'_i. */
  readonly s: readonly [bigint, bigint, bigint, bigint];
  readonly sHat: readonly bigint[];
  readonly sPrime: readonly bigint[];
  readonly c: readonly Element[];
  readonly cHat: readonly Element[];
}

export interface Shuffle {
  readonly ciphertexts: Ciphertexts;
  readonly proofs: readonly ShuffleProof[];
}

/** On a mixing trustee's device: one shuffle of every mixed question. */
export function shuffle(election: Election, input: Ciphertexts, randomness: Randomness): Shuffle {
  const mixed = input.map((row) => shuffleOne(election, row, randomness));
  return { ciphertexts: mixed.map(({ output }) => output), proofs: mixed.map(({ proof }) => proof) };
}

function shuffleOne(
  election: Election,
  input: readonly Ciphertext[],
  randomness: Randomness,
): { readonly output: readonly Ciphertext[]; readonly proof: ShuffleProof } {
  const { group, publicKey: y, fingerprint } = election;
  const q = group.order;
  const g = group.generator;
  group.expect(y);
  const size = input.length;
  const draw = (): bigint => drawScalar(q, randomness);
  const drawEach = (): bigint[] => Array.from({ length: size }, draw);
  const h = group.independent(-1);
  const hs = Array.from({ length: size }, (_, i) => group.independent(i));
  // ψ: the paper at place i of the output comes from place psi[i] of the input.
  const psi = permutation(size, randomness);

  const rPrime = drawEach();
  const output = psi.map((from): Ciphertext => {
    const { alpha, beta } = itemAt(input, from);
    const r = itemAt(rPrime, from);
    return { alpha: times(group, alpha, group.raise([g, r])), beta: times(group, beta, group.raise([y, r])) };
  });

  // c_(j_i) = g^(r_(j_i)) h_i
  const r = drawEach();
  const c: Element[] = new Array(size);
  for (const [i, from] of psi.entries()) {
    c[from] = times(group, itemAt(hs, i), group.raise([g, itemAt(r, from)]));
  }
  const u = shuffleChallenges(election, input, output, c);
  const uPrime = psi.map((from) => itemAt(u, from));

  // ĉ_i = g^(r̂_i) ĉ_(i-1)^(u'_i)
  const rHat = drawEach();
  const cHat: Element[] = [];
  for (let i = 0; i < size; i++) {
    cHat.push(group.raise([g, itemAt(rHat, i)], [cHat[i - 1] ?? h, itemAt(uPrime, i)]));
  }

  const [w1, w2, w3, w4] = [draw(), draw(), draw(), draw()];
  const wHat = drawEach();
  const wPrime = drawEach();
  const long = (first: Element, exponent: bigint, bases: readonly Element[]): Element =>
    group.raise([first, exponent], ...bases.map((base, i) => [base, itemAt(wPrime, i)] as const));
  const t = [
    group.raise([g, w1]),
    group.raise([g, w2]),
    long(g, w3, hs),
    long(
      y,
      -w4,
      output.map(({ beta }) => beta),
    ),
    long(
      g,
      -w4,
      output.map(({ alpha }) => alpha),
    ),
  ] as const;
  const tHat = wHat.map((w, i) => group.raise([g, w], [cHat[i - 1] ?? h, itemAt(wPrime, i)]));

  const challenge = proofChallenge(group, fingerprint, y, { input, output, t, tHat, c, cHat });

  // v_N = 1, v_i = u'_(i+1) v_(i+1)
  const v: bigint[] = new Array(size);
  for (let i = size - 1, next = 1n; i >= 0; i--) {
    v[i] = next;
    next = mod(next * itemAt(uPrime, i), q);
  }
  const dot = (a: readonly bigint[], b: readonly bigint[]): bigint =>
    a.reduce((sum, each, i) => mod(sum + each * itemAt(b, i), q), 0n);
  const ones = r.map(() => 1n);
  const s = [
    mod(w1 + challenge * dot(r, ones), q),
    mod(w2 + challenge * dot(rHat, v), q),
    mod(w3 + challenge * dot(r, u), q),
    mod(w4 + challenge * dot(rPrime, u), q),
  ] as const;
  const sHat = wHat.map((w, i) => mod(w + challenge * itemAt(rHat, i), q));
  const sPrime = wPrime.map((w, i) => mod(w + challenge * itemAt(uPrime, i), q));
  return { output, proof: { t, tHat, s, sHat, sPrime, c, cHat } };
}

/** Fisher and Yates, each draw uniform. */
function permutation(size: number, randomness: Randomness): number[] {
  const order = Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const k = Number(drawScalar(BigInt(i + 1), randomness));
    [order[i], order[k]] = [itemAt(order, k), itemAt(order, i)];
  }
  return order;
}

function times(group: Group, a: Element, b: Element): Element {
  return group.product([
    [a, 1n],
    [b, 1n],
  ]);
}

/** For indices that this file made itself. */
export function itemAt<Item>(list: readonly Item[], i: number): Item {
  return list[i] as Item;
}
