/**
 * The answer to a question of type Lists: a 0 or 1 for each list and for each candidate on it, encrypted one by one.
 *
 *     choices            by list: first the list itself, then its candidates
 *     individual_proofs  each is 0 or 1
 *     overall_proof      one list is chosen, no more and no less
 *     list_proofs        by list: it is chosen, or nobody on it is
 *     nonzero_proof      somebody is chosen
 *
 * Belenios 3.x alone. How it is proved follows the tool's published behaviour and was found right on its own ballots.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { Ciphertext, Element, Group } from '../group/group.ts';
import { type Proof, readProof, writeProof } from '../group/proof.ts';
import type { ListsQuestion } from '../record/question.ts';
import { hasOnly, readAll, readCiphertext, readElement, readScalar } from '../record/shape.ts';
import type { BallotProblem } from './ballot.ts';

export interface NonzeroProof {
  /** Anything but 1, if what is encrypted is not 0. */
  readonly commitment: Element;
  readonly challenge: bigint;
  readonly response: readonly [bigint, bigint];
}

export interface ListsAnswer {
  readonly kind: 'lists';
  readonly choices: readonly (readonly Ciphertext[])[];
  readonly individualProofs: readonly (readonly (readonly Proof[])[])[];
  readonly overallProof: Proof;
  readonly listProofs: readonly (readonly Proof[])[];
  readonly nonzeroProof: NonzeroProof;
}

export function readListsAnswer(
  group: Group,
  question: ListsQuestion,
  value: unknown,
): Result<ListsAnswer, BallotProblem> {
  if (!hasOnly(value, 'choices', 'individual_proofs', 'overall_proof', 'list_proofs', 'nonzero_proof')) {
    return refuse({ reason: 'ballot-canonical', detail: 'has not the fields of an answer by lists' });
  }
  const proofs = (list: unknown): Proof[] | undefined => readAll(list, (item) => readProof(group, item));
  const choices = readAll(value['choices'], (row) => readAll(row, (item) => readCiphertext(group, item)));
  if (!choices) return refuse({ reason: 'ballot-canonical', detail: '"choices" does not hold ciphertexts by list' });
  const individualProofs = readAll(value['individual_proofs'], (row) => readAll(row, proofs));
  const overallProof = readProof(group, value['overall_proof']);
  const listProofs = readAll(value['list_proofs'], proofs);
  const nonzeroProof = readNonzero(group, value['nonzero_proof']);
  if (!individualProofs || !overallProof || !listProofs || !nonzeroProof) {
    return refuse({ reason: 'ballot-canonical', detail: 'a proof does not hold what it should' });
  }
  const answer = { kind: 'lists' as const, choices, individualProofs, overallProof, listProofs, nonzeroProof };
  const wrong = wrongLength(question, answer);
  return wrong === undefined ? ok(answer) : refuse({ reason: 'ballot-lengths', detail: wrong });
}

function readNonzero(group: Group, value: unknown): NonzeroProof | undefined {
  if (!hasOnly(value, 'commitment', 'challenge', 'response')) return undefined;
  const commitment = readElement(group, value['commitment']);
  const challenge = readScalar(group, value['challenge']);
  const [first, second, ...more] = readAll(value['response'], (item) => readScalar(group, item)) ?? [];
  if (commitment === undefined || challenge === undefined || more.length > 0) return undefined;
  return first === undefined || second === undefined ? undefined : { commitment, challenge, response: [first, second] };
}

function wrongLength(
  { lists }: ListsQuestion,
  { choices, individualProofs, listProofs }: ListsAnswer,
): string | undefined {
  const fits = (rows: readonly (readonly unknown[])[]): boolean =>
    rows.length === lists.length && rows.every((row, i) => row.length === lists[i]?.length);
  if (!fits(choices)) return 'the choices are not cut as the lists are';
  if (!fits(individualProofs)) return 'the individual proofs are not cut as the lists are';
  if (individualProofs.flat().some((pair) => pair.length !== 2)) return 'an individual proof has not two entries';
  if (listProofs.length !== lists.length) return `${listProofs.length} list proofs for ${lists.length} lists`;
  return listProofs.some((pair) => pair.length !== 2) ? 'a list proof has not two entries' : undefined;
}

/** Field order is part of the format. */
export function writeListsAnswer(answer: ListsAnswer): object {
  const { commitment, challenge, response } = answer.nonzeroProof;
  return {
    choices: answer.choices.map((row) => row.map(({ alpha, beta }) => ({ alpha, beta }))),
    individual_proofs: answer.individualProofs.map((row) => row.map((pair) => pair.map(writeProof))),
    overall_proof: writeProof(answer.overallProof),
    list_proofs: answer.listProofs.map((pair) => pair.map(writeProof)),
    nonzero_proof: { commitment, challenge: String(challenge), response: response.map(String) },
  };
}
