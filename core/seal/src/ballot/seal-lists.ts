/** Seals the answer to a question of type Lists; what it proves is told in lists-claims.ts. */
import { hashToScalar } from '../group/hash-to-scalar.ts';
import { drawScalar, mod } from '../group/numbers.ts';
import type { Randomness } from '../group/randomness.ts';
import type { Election } from '../record/election.ts';
import { cut } from '../record/lists.ts';
import type { ListsQuestion } from '../record/question.ts';
import type { ListsAnswer, NonzeroProof } from './lists-answer.ts';
import { contextOfLists } from './lists-claims.ts';
import { encryptMark, proveOne, total } from './prove-entry.ts';

/** Marks and openings stand flat, list after list. */
export function sealLists(
  election: Election,
  question: ListsQuestion,
  marks: readonly number[],
  context: string,
  randomness: Randomness,
): { readonly answer: ListsAnswer; readonly opening: readonly bigint[] } {
  const q = election.group.order;
  const rs = marks.map(() => drawScalar(q, randomness));
  const sealed = rs.map((r, k) => ({ r, holds: BigInt(marks[k] ?? 0), pair: encryptMark(election, r, marks[k] ?? 0) }));
  const lists = cut(question, sealed);
  const choices = lists.map((row) => row.map(({ pair }) => pair));
  const all = contextOfLists(context, choices);
  const individualProofs = lists.map((row) =>
    row.map(({ r, holds, pair: { alpha, beta } }) => {
      const entries = [0n, 1n].map((says) => ({ r, holds, says }));
      return proveOne(election, `prove|${context}|${alpha},${beta}|`, entries, randomness);
    }),
  );
  const heads = sumOf(
    lists.flatMap((row) => row.slice(0, 1)),
    q,
  );
  const { alpha, beta } = encryptMark(election, heads.r, Number(heads.holds));
  const [overallProof] = proveOne(election, `prove|${all}|${alpha},${beta}|`, [{ ...heads, says: 1n }], randomness);
  const listProofs = lists.map(([head, ...candidates]) => {
    const entries = [
      { ...sumOf(head ? [head] : [], q), says: 1n },
      { ...sumOf(candidates, q), says: 0n },
    ];
    return proveOne(election, `lproof|${all}|`, entries, randomness);
  });
  const everybody = sumOf(
    lists.flatMap((row) => row.slice(1)),
    q,
  );
  const nonzeroProof = proveNonzero(election, `nonzero|${all}|`, everybody, randomness);
  const nothing = { challenge: 0n, response: 0n };
  return {
    answer: {
      kind: 'lists',
      choices,
      individualProofs,
      overallProof: overallProof ?? nothing,
      listProofs,
      nonzeroProof,
    },
    opening: rs,
  };
}

interface Held {
  readonly r: bigint;
  readonly holds: bigint;
}

function sumOf(all: readonly Held[], q: bigint): Held {
  const r = all.reduce((sum, each) => sum + each.r, 0n);
  return { r: mod(r, q), holds: BigInt(total(all.map(({ holds }) => Number(holds)))) };
}

/**
 * A0 = g^(mu), A1 = α^w1 g^w2, A2 = β^w1 y^w2; then t1 = w1 - uc and t2 = w2 + urc, so that what the verifier
 * computes is the same again. We know r, so all powers are powers of g and y.
 */
function proveNonzero(
  { group, publicKey: y }: Election,
  prefix: string,
  { r, holds }: Held,
  randomness: Randomness,
): NonzeroProof {
  const q = group.order;
  const g = group.generator;
  const [u, w1, w2] = [drawScalar(q, randomness), drawScalar(q, randomness), drawScalar(q, randomness)];
  const exponent = mod(r * w1 + w2, q);
  const commitment = group.raise([g, mod(holds * u, q)]);
  const A1 = group.raise([g, exponent]);
  const A2 = group.raise([y, exponent], [g, mod(holds * w1, q)]);
  const challenge = hashToScalar(group, prefix, [commitment, A1, A2]);
  return { commitment, challenge, response: [mod(w1 - u * challenge, q), mod(w2 + u * r * challenge, q)] };
}
