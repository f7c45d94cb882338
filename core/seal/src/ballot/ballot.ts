/**
 * A ballot as bytes, and nothing but those bytes: what is read here prints back the same (FORMAT section 6).
 *
 *     election_uuid  election_hash  credential  answers: one per question  signature: { hash, proof }
 *
 * Stricter than other tools, which look for canonical form in the outer object
 * only: a ballot that could be spelled in two ways would have two trackers.
 */
import { fromUtf8, ok, type Result, refuse } from '@quorate/basics';
import { shaBase64 } from '../group/digest.ts';
import type { Ciphertext, Element, Group } from '../group/group.ts';
import { type Proof, readProof, writeProof } from '../group/proof.ts';
import type { Election } from '../record/election.ts';
import { choicesOf, type HomomorphicQuestion, type Question } from '../record/question.ts';
import { hasOnly, readAll, readCiphertext } from '../record/shape.ts';
import { type ListsAnswer, readListsAnswer, writeListsAnswer } from './lists-answer.ts';

export interface HomomorphicAnswer {
  readonly kind: 'homomorphic';
  readonly choices: readonly Ciphertext[];
  readonly individualProofs: readonly (readonly Proof[])[];
  readonly overallProof: readonly Proof[];
  readonly blankProof?: readonly Proof[];
}

export interface RankedAnswer {
  readonly kind: 'non-homomorphic';
  readonly choices: Ciphertext;
  readonly proof: Proof;
}

export type Answer = HomomorphicAnswer | ListsAnswer | RankedAnswer;

export interface UnsignedBallot {
  readonly uuid: string;
  readonly fingerprint: string;
  readonly credential: Element;
  readonly answers: readonly Answer[];
}

export interface Ballot extends UnsignedBallot {
  readonly signature: { readonly hash: string; readonly proof: Proof };
}

export interface BallotProblem {
  readonly reason: 'ballot-canonical' | 'ballot-election' | 'ballot-lengths' | 'ballot-blank-proof';
  readonly detail: string;
}

const mostBytes = 16 * 1024 * 1024;

export function readBallot(election: Election, bytes: Uint8Array): Result<Ballot, BallotProblem> {
  const malformed = (detail: string): Result<Ballot, BallotProblem> => refuse({ reason: 'ballot-canonical', detail });
  if (bytes.length > mostBytes) return malformed('larger than any ballot');
  const text = fromUtf8(bytes);
  if (!text.ok) return malformed('not UTF-8');
  const value = parse(text.value);
  if (!hasOnly(value, 'election_uuid', 'election_hash', 'credential', 'answers', 'signature')) {
    return malformed('not an object with the fields of a ballot');
  }
  const { election_uuid: uuid, election_hash: fingerprint, credential, answers, signature } = value;
  if (uuid !== election.uuid)
    return refuse({ reason: 'ballot-election', detail: 'made for an election with another uuid' });
  if (fingerprint !== election.fingerprint) {
    return refuse({ reason: 'ballot-election', detail: 'made for an election with another fingerprint' });
  }
  if (!election.group.isSpelled(credential)) return malformed('"credential" is not the spelling of an element');
  if (!hasOnly(signature, 'hash', 'proof') || typeof signature['hash'] !== 'string') {
    return malformed('"signature" has not the fields of a signature');
  }
  const proof = readProof(election.group, signature['proof']);
  if (!proof) return malformed('"signature.proof" does not hold two scalars');
  const read = readAnswers(election, answers);
  if (!read.ok) return read;
  const ballot = { uuid, fingerprint, credential, answers: read.value, signature: { hash: signature['hash'], proof } };
  return writeBallot(ballot) === text.value ? ok(ballot) : malformed('not the one spelling of this ballot');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readAnswers({ group, questions }: Election, value: unknown): Result<readonly Answer[], BallotProblem> {
  if (!Array.isArray(value)) return refuse({ reason: 'ballot-canonical', detail: '"answers" is not a list' });
  if (value.length !== questions.length) {
    return refuse({ reason: 'ballot-lengths', detail: `${value.length} answers to ${questions.length} questions` });
  }
  const answers: Answer[] = [];
  for (const [i, question] of questions.entries()) {
    const answer = readAnswer(group, question, value[i]);
    if (!answer.ok) return refuse({ ...answer.problem, detail: `answer ${i}: ${answer.problem.detail}` });
    answers.push(answer.value);
  }
  return ok(answers);
}

function readAnswer(group: Group, question: Question, value: unknown): Result<Answer, BallotProblem> {
  if (question.kind === 'lists') return readListsAnswer(group, question, value);
  return question.kind === 'homomorphic' ? readHomomorphic(group, question, value) : readRanked(group, value);
}

function readHomomorphic(group: Group, question: HomomorphicQuestion, value: unknown): Result<Answer, BallotProblem> {
  if (!hasOnly(value, 'choices', 'individual_proofs', 'overall_proof', 'blank_proof?')) {
    return refuse({ reason: 'ballot-canonical', detail: 'has not the fields of a homomorphic answer' });
  }
  const proofs = (list: unknown): Proof[] | undefined => readAll(list, (item) => readProof(group, item));
  const choices = readAll(value['choices'], (item) => readCiphertext(group, item));
  if (!choices) return refuse({ reason: 'ballot-canonical', detail: '"choices" does not hold ciphertexts' });
  const individualProofs = readAll(value['individual_proofs'], proofs);
  const overallProof = proofs(value['overall_proof']);
  const blankProof = value['blank_proof'] === undefined ? [] : proofs(value['blank_proof']);
  if (!individualProofs || !overallProof || !blankProof) {
    return refuse({ reason: 'ballot-canonical', detail: 'a proof does not hold scalars below the order' });
  }
  const has = 'blank_proof' in value;
  if (has !== question.blank) {
    return refuse({ reason: 'ballot-blank-proof', detail: has ? 'the question takes no blank' : 'it is missing' });
  }
  const wrong = wrongLength(question, { choices, individualProofs, overallProof, blankProof });
  if (wrong) return refuse({ reason: 'ballot-lengths', detail: wrong });
  const answer = { kind: 'homomorphic' as const, choices, individualProofs, overallProof };
  return ok(has ? { ...answer, blankProof } : answer);
}

/** A proof that is a pair short would show that the votes lie in a set that the question never named. */
function wrongLength(
  question: HomomorphicQuestion,
  answer: Required<Omit<HomomorphicAnswer, 'kind'>>,
): string | undefined {
  const { blank, min, max } = question;
  const choices = choicesOf(question);
  if (answer.choices.length !== choices) return `${answer.choices.length} choices instead of ${choices}`;
  if (answer.individualProofs.length !== choices) return `${answer.individualProofs.length} individual proofs`;
  if (answer.individualProofs.some((pair) => pair.length !== 2)) return 'an individual proof has not two entries';
  const overall = max - min + (blank ? 2 : 1);
  if (answer.overallProof.length !== overall) return `the overall proof has not ${overall} entries`;
  if (blank && answer.blankProof.length !== 2) return 'the blank proof has not two entries';
  return undefined;
}

function readRanked(group: Group, value: unknown): Result<Answer, BallotProblem> {
  if (!hasOnly(value, 'choices', 'proof')) {
    return refuse({ reason: 'ballot-canonical', detail: 'has not the fields of a non-homomorphic answer' });
  }
  const choices = readCiphertext(group, value['choices']);
  const proof = readProof(group, value['proof']);
  if (!choices || !proof)
    return refuse({ reason: 'ballot-canonical', detail: 'does not hold a ciphertext and a proof' });
  return ok({ kind: 'non-homomorphic', choices, proof });
}

export function writeBallot(ballot: Ballot): string {
  const { hash, proof } = ballot.signature;
  return JSON.stringify({ ...bodyOf(ballot), signature: { hash, proof: writeProof(proof) } });
}

/** What the signature's hash covers: the ballot without its signature. */
export function writeUnsigned(ballot: UnsignedBallot): string {
  return JSON.stringify(bodyOf(ballot));
}

function bodyOf({ uuid, fingerprint, credential, answers }: UnsignedBallot): object {
  return { election_uuid: uuid, election_hash: fingerprint, credential, answers: answers.map(writeAnswer) };
}

function writeAnswer(answer: Answer): object {
  if (answer.kind === 'lists') return writeListsAnswer(answer);
  if (answer.kind === 'non-homomorphic') {
    return { choices: writeCiphertext(answer.choices), proof: writeProof(answer.proof) };
  }
  return {
    choices: answer.choices.map(writeCiphertext),
    individual_proofs: answer.individualProofs.map((pair) => pair.map(writeProof)),
    overall_proof: answer.overallProof.map(writeProof),
    ...(answer.blankProof ? { blank_proof: answer.blankProof.map(writeProof) } : {}),
  };
}

/** All that an answer has sealed, in the order in which it stands there. */
export function ciphertextsOf(answer: Answer): readonly Ciphertext[] {
  if (answer.kind === 'lists') return answer.choices.flat();
  return answer.kind === 'homomorphic' ? answer.choices : [answer.choices];
}

export function writeCiphertext({ alpha, beta }: Ciphertext): Ciphertext {
  return { alpha, beta };
}

/** What the voter keeps, and looks for on the board. */
export function trackerOf(bytes: Uint8Array | string): string {
  return shaBase64(bytes);
}

/** S0 = φ|credential, which every proof of the ballot is bound to. */
export function contextOf({ fingerprint, credential }: Pick<UnsignedBallot, 'fingerprint' | 'credential'>): string {
  return `${fingerprint}|${credential}`;
}
