/**
 * Seals a ballot on the voter's own device: encrypts, proves, signs (FORMAT section 6).
 *
 *     votes ──encrypt──▶ ciphertexts ──prove──▶ answers ──sign──▶ ballot, tracker
 *
 * What was drawn to encrypt, the opening, comes back too: with it anyone can
 * check what the sealed ballot holds (Benaloh 2006). A ballot whose opening
 * anybody has seen must not be cast: its vote is no longer secret.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { credentialExponent } from '../credential/credential.ts';
import type { Ciphertext } from '../group/group.ts';
import { drawScalar, mod } from '../group/numbers.ts';
import { proveKnowledge } from '../group/proof.ts';
import type { Randomness } from '../group/randomness.ts';
import type { Election } from '../record/election.ts';
import { cut } from '../record/lists.ts';
import {
  choicesOf,
  type HomomorphicQuestion,
  type ListsQuestion,
  type Question,
  type RankedQuestion,
} from '../record/question.ts';
import {
  type Answer,
  type Ballot,
  contextOf,
  type HomomorphicAnswer,
  type RankedAnswer,
  trackerOf,
  writeBallot,
} from './ballot.ts';
import { signedHash } from './claims.ts';
import { encryptMark, proveOne, total } from './prove-entry.ts';
import { sealLists } from './seal-lists.ts';

/**
 * What the voter marked, question by question. Homomorphic: 1 for each chosen
 * answer, 0 for the others; with a blank allowed, its place comes first. Lists:
 * likewise, list after list, each with its own place before its candidates.
 * Non-homomorphic: a number from 0 to 255 for each answer.
 */
export type Marks = readonly (readonly number[])[];

/** The random exponents of the ciphertexts, question by question. */
export type Opening = readonly (readonly bigint[])[];

export interface SealRequest {
  readonly election: Election;
  /** The secret as the voter holds it. */
  readonly credential: string;
  readonly marks: Marks;
  readonly randomness: Randomness;
}

export interface SealedBallot {
  readonly ballot: string;
  readonly tracker: string;
  readonly opening: Opening;
}

export interface SealProblem {
  readonly reason:
    | 'malformed-credential'
    | 'mistyped-credential'
    | 'wrong-number-of-answers'
    | 'not-zero-or-one'
    | 'too-few-choices'
    | 'too-many-choices'
    | 'blank-and-choices'
    | 'candidate-of-another-list'
    | 'not-a-rank';
  readonly question?: number;
}

export function sealBallot({
  election,
  credential,
  marks,
  randomness,
}: SealRequest): Result<SealedBallot, SealProblem> {
  const exponent = credentialExponent(election.group, election.uuid, credential);
  if (!exponent.ok) return exponent;
  const problem = checkMarks(election, marks);
  if (problem) return refuse(problem);
  return ok(sealMarks(election, exponent.value, marks, randomness));
}

export function checkMarks({ questions }: Pick<Election, 'questions'>, marks: Marks): SealProblem | undefined {
  if (marks.length !== questions.length) return { reason: 'wrong-number-of-answers' };
  for (const [i, question] of questions.entries()) {
    const reason = checkAnswer(question, marks[i] ?? []);
    if (reason) return { reason, question: i };
  }
  return undefined;
}

function checkAnswer(question: Question, marks: readonly number[]): SealProblem['reason'] | undefined {
  if (question.kind === 'lists') return checkLists(question, marks);
  return question.kind === 'homomorphic' ? checkChoices(question, marks) : checkRanks(question, marks);
}

function checkLists(question: ListsQuestion, marks: readonly number[]): SealProblem['reason'] | undefined {
  if (marks.length !== choicesOf(question)) return 'wrong-number-of-answers';
  if (marks.some((m) => m !== 0 && m !== 1)) return 'not-zero-or-one';
  const lists = cut(question, marks).map(([chosen = 0, ...candidates]) => ({ chosen, candidates: total(candidates) }));
  if (total(lists.map(({ chosen }) => chosen)) > 1) return 'too-many-choices';
  if (lists.some(({ chosen, candidates }) => chosen === 0 && candidates > 0)) return 'candidate-of-another-list';
  return lists.some(({ chosen, candidates }) => chosen === 1 && candidates > 0) ? undefined : 'too-few-choices';
}

function checkChoices(question: HomomorphicQuestion, marks: readonly number[]): SealProblem['reason'] | undefined {
  const { blank, min, max } = question;
  if (marks.length !== choicesOf(question)) return 'wrong-number-of-answers';
  if (marks.some((m) => m !== 0 && m !== 1)) return 'not-zero-or-one';
  const chosen = (blank ? marks.slice(1) : marks).filter((m) => m === 1).length;
  if (blank && marks[0] === 1) return chosen > 0 ? 'blank-and-choices' : undefined;
  if (chosen < min) return 'too-few-choices';
  return chosen > max ? 'too-many-choices' : undefined;
}

function checkRanks({ answers }: RankedQuestion, marks: readonly number[]): SealProblem['reason'] | undefined {
  if (marks.length !== answers.length) return 'wrong-number-of-answers';
  return marks.every((m) => Number.isInteger(m) && m >= 0 && m <= 255) ? undefined : 'not-a-rank';
}

/** The marks are taken as they are: a caller that is not a test has checked them. */
export function sealMarks(election: Election, secret: bigint, marks: Marks, randomness: Randomness): SealedBallot {
  const { group } = election;
  group.expect(election.publicKey);
  const credential = group.raise([group.generator, secret]);
  const { uuid, fingerprint } = election;
  const context = contextOf({ fingerprint, credential });
  const sealed = election.questions.map((question, i) =>
    sealAnswer(election, question, marks[i] ?? [], context, randomness),
  );
  const unsigned = { uuid, fingerprint, credential, answers: sealed.map(({ answer }) => answer) };
  const ballot = writeBallot(signBallot(election, unsigned, secret, randomness));
  return { ballot, tracker: trackerOf(ballot), opening: sealed.map(({ opening }) => opening) };
}

export function signBallot(
  { group }: Election,
  unsigned: Omit<Ballot, 'signature'>,
  secret: bigint,
  randomness: Randomness,
): Ballot {
  const hash = signedHash(unsigned);
  const proof = proveKnowledge(group, `sig|${hash}|`, secret, randomness);
  return { ...unsigned, signature: { hash, proof } };
}

interface Sealed {
  readonly answer: Answer;
  readonly opening: readonly bigint[];
}

function sealAnswer(
  election: Election,
  question: Question,
  marks: readonly number[],
  context: string,
  randomness: Randomness,
): Sealed {
  if (question.kind === 'lists') return sealLists(election, question, marks, context, randomness);
  return question.kind === 'homomorphic'
    ? sealHomomorphic(election, question, marks, context, randomness)
    : sealRanked(election, marks, context, randomness);
}

function sealHomomorphic(
  election: Election,
  question: HomomorphicQuestion,
  marks: readonly number[],
  context: string,
  randomness: Randomness,
): { readonly answer: HomomorphicAnswer; readonly opening: readonly bigint[] } {
  const { order } = election.group;
  const { blank, min, max } = question;
  const rs = marks.map(() => drawScalar(order, randomness));
  const choices = rs.map((r, i) => encryptMark(election, r, marks[i] ?? 0));
  const individualProofs = choices.map(({ alpha, beta }, i) => {
    const known = { r: rs[i] ?? 0n, holds: BigInt(marks[i] ?? 0) };
    const entries = [0n, 1n].map((says) => ({ ...known, says }));
    return proveOne(election, `prove|${context}|${alpha},${beta}|`, entries, randomness);
  });
  const counted = blank ? 1 : 0;
  const sum = {
    r: mod(
      rs.slice(counted).reduce((a, b) => a + b, 0n),
      order,
    ),
    holds: BigInt(total(marks.slice(counted))),
  };
  const all = `${context}|${choices.map(({ alpha, beta }) => `${alpha},${beta}`).join(',')}`;
  const counts = Array.from({ length: max - min + 1 }, (_, j) => ({ ...sum, says: BigInt(min + j) }));
  const answer = { kind: 'homomorphic' as const, choices, individualProofs };
  if (!blank) {
    const { alpha, beta } = encryptMark(election, sum.r, Number(sum.holds));
    const overallProof = proveOne(election, `prove|${all}|${alpha},${beta}|`, counts, randomness);
    return { answer: { ...answer, overallProof }, opening: rs };
  }
  const first = { r: rs[0] ?? 0n, holds: BigInt(marks[0] ?? 0) };
  const blankProof = proveOne(
    election,
    `bproof0|${all}|`,
    [
      { ...first, says: 0n },
      { ...sum, says: 0n },
    ],
    randomness,
  );
  const overallProof = proveOne(election, `bproof1|${all}|`, [{ ...first, says: 1n }, ...counts], randomness);
  return { answer: { ...answer, overallProof, blankProof }, opening: rs };
}

function sealRanked(
  election: Election,
  marks: readonly number[],
  context: string,
  randomness: Randomness,
): { readonly answer: RankedAnswer; readonly opening: readonly bigint[] } {
  const { group, publicKey: y } = election;
  const r = drawScalar(group.order, randomness);
  const choices = encryptRanks(election, r, marks);
  const prefix = `raweg|${context}|${y},${choices.alpha},${choices.beta}|`;
  const proof = proveKnowledge(group, prefix, r, randomness);
  return { answer: { kind: 'non-homomorphic', choices, proof }, opening: [r] };
}

/** α = g^r, β = y^r of_ints(marks) */
export function encryptRanks({ group, publicKey }: Election, r: bigint, marks: readonly number[]): Ciphertext {
  const embedded = group.embed(marks);
  const message = embedded.ok ? embedded.value : group.identity;
  return {
    alpha: group.raise([group.generator, r]),
    beta: group.product([
      [group.raise([publicKey, r]), 1n],
      [message, 1n],
    ]),
  };
}
