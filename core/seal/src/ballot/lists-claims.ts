/**
 * What an answer by lists claims. With h_i the choice of list i, s_i the product of its candidates' choices:
 *
 *     each choice is 0 or 1      as in any homomorphic answer
 *     prod h_i holds 1           one list
 *     h_i holds 1 or s_i holds 0 nobody from a list that was not chosen
 *     prod s_i does not hold 0   somebody
 *
 * The last, for (α, β) = prod s_i: whoever knows r with α = g^r, β = y^r g^m shows A0 = (β / y^r)^u = g^(mu) for some
 * u. If m is 0 so is mu, and A0 is 1: hence A0 must not be 1.
 *     A1 = α^t1 g^t2      A2 = β^t1 y^t2 A0^c      c = H("nonzero|" S "|", [A0, A1, A2])
 */
import { broken } from '@quorate/basics';
import type { Ciphertext } from '../group/group.ts';
import type { Claim } from '../group/proof.ts';
import type { Election } from '../record/election.ts';
import { claimOne } from './entry.ts';
import type { ListsAnswer, NonzeroProof } from './lists-answer.ts';

export interface ListsClaim extends Claim {
  readonly kind: 'choice' | 'count' | 'list' | 'nonzero';
}

/** What must be multiplied first: the lists, the candidates of each list, all candidates. */
export function listSummands({ choices }: Pick<ListsAnswer, 'choices'>): readonly (readonly Ciphertext[])[] {
  const candidates = choices.map((row) => row.slice(1));
  return [choices.flatMap((row) => row.slice(0, 1)), ...candidates, candidates.flat()];
}

/** `sums` are the products of {@link listSummands}. */
export function listsClaims(
  election: Election,
  answer: ListsAnswer,
  sums: readonly Ciphertext[],
  context: string,
): ListsClaim[] {
  const { choices, individualProofs, overallProof, listProofs, nonzeroProof } = answer;
  const all = contextOfLists(context, choices);
  const [lists, ...rest] = sums;
  const everybody = rest.at(-1);
  if (!lists || !everybody || rest.length !== choices.length + 1) return broken('the sums belong to another answer');
  const single = choices.flat().map((pair, k): ListsClaim => {
    const proofs = individualProofs.flat()[k] ?? [];
    const entries = proofs.map((proof, m) => ({ pair, says: BigInt(m), proof }));
    return { kind: 'choice', ...claimOne(election, `prove|${context}|${pair.alpha},${pair.beta}|`, entries) };
  });
  const count = [{ pair: lists, says: 1n, proof: overallProof }];
  const perList = choices.flatMap(([chosen], i): ListsClaim[] => {
    const [first, second] = listProofs[i] ?? [];
    const candidates = rest[i];
    if (!chosen || !candidates || !first || !second) return [];
    const entries = [
      { pair: chosen, says: 1n, proof: first },
      { pair: candidates, says: 0n, proof: second },
    ];
    return [{ kind: 'list', ...claimOne(election, `lproof|${all}|`, entries) }];
  });
  return [
    ...single,
    { kind: 'count', ...claimOne(election, `prove|${all}|${lists.alpha},${lists.beta}|`, count) },
    ...perList,
    { kind: 'nonzero', ...claimNonzero(election, all, everybody, nonzeroProof) },
  ];
}

/** S = S0|choices, as for a homomorphic answer. */
export function contextOfLists(context: string, choices: ListsAnswer['choices']): string {
  const printed = choices.flat().map(({ alpha, beta }) => `${alpha},${beta}`);
  return `${context}|${printed.join(',')}`;
}

function claimNonzero(
  { group, publicKey }: Election,
  all: string,
  { alpha, beta }: Ciphertext,
  { commitment, challenge, response: [t1, t2] }: NonzeroProof,
): Claim {
  return {
    prefix: `nonzero|${all}|`,
    rows: [
      [[commitment, 1n]],
      [
        [alpha, t1],
        [group.generator, t2],
      ],
      [
        [beta, t1],
        [publicKey, t2],
        [commitment, challenge],
      ],
    ],
    challenge,
  };
}
