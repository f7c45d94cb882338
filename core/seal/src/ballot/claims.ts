/** What a ballot claims, as equations for the kernel (FORMAT sections 6.1 to 6.3). */

import { shaBase64 } from '../group/digest.ts';
import type { Ciphertext, Group, Term } from '../group/group.ts';
import { type Claim, claimKnowledge } from '../group/proof.ts';
import type { Election } from '../record/election.ts';
import type { HomomorphicQuestion, Question } from '../record/question.ts';
import {
  type Answer,
  type Ballot,
  contextOf,
  type HomomorphicAnswer,
  type RankedAnswer,
  type UnsignedBallot,
  writeUnsigned,
} from './ballot.ts';
import { claimOne } from './entry.ts';
import { type ListsClaim, listSummands, listsClaims } from './lists-claims.ts';

type ClaimKind = 'signature' | 'choice' | 'count' | 'blank' | 'knowledge' | ListsClaim['kind'];

export interface BallotClaim extends Claim {
  readonly kind: ClaimKind;
  /** Number of the question, or undefined for the signature. */
  readonly question?: number;
}

/** Groups of ciphertexts whose products {@link ballotClaims} needs: for each answer those that its proofs are about. */
function summands(question: Question | undefined, answer: Answer): readonly (readonly Ciphertext[])[] {
  if (answer.kind === 'lists') return listSummands(answer);
  if (answer.kind !== 'homomorphic' || question?.kind !== 'homomorphic') return [];
  return [question.blank ? answer.choices.slice(1) : answer.choices];
}

/** The same as rows: α and then β of each group. */
export function sumRows({ questions }: Election, { answers }: Ballot): Term[][] {
  return answers
    .flatMap((answer, i) => summands(questions[i], answer))
    .flatMap((group) => [group.map(({ alpha }): Term => [alpha, 1n]), group.map(({ beta }): Term => [beta, 1n])]);
}

/** All that the ballot claims. `sums` are the products of {@link sumRows}, pair by pair. */
export function ballotClaims(election: Election, ballot: Ballot, sums: readonly Ciphertext[]): BallotClaim[] {
  const context = contextOf(ballot);
  let next = 0;
  const claims = ballot.answers.flatMap((answer, i): BallotClaim[] => {
    const question = election.questions[i];
    const count = summands(question, answer).length;
    const own = sums.slice(next, next + count);
    next += count;
    return answerClaims(election, question, answer, own, context).map((claim) => ({ ...claim, question: i }));
  });
  return [signatureClaim(election.group, ballot), ...claims];
}

function answerClaims(
  election: Election,
  question: Question | undefined,
  answer: Answer,
  sums: readonly Ciphertext[],
  context: string,
): BallotClaim[] {
  if (answer.kind === 'lists') return listsClaims(election, answer, sums, context);
  if (answer.kind === 'non-homomorphic') return [rankedClaim(election, answer, context)];
  const [sum] = sums;
  return question?.kind === 'homomorphic' && sum ? homomorphicClaims(election, question, answer, sum, context) : [];
}

/** The hash inside the signature is compared by the caller; here it is what was sent. */
function signatureClaim(group: Group, { credential, signature }: Ballot): BallotClaim {
  return { kind: 'signature', ...claimKnowledge(group, `sig|${signature.hash}|`, credential, signature.proof) };
}

export function signedHash(ballot: UnsignedBallot): string {
  return shaBase64(writeUnsigned(ballot));
}

function homomorphicClaims(
  election: Election,
  question: HomomorphicQuestion,
  answer: HomomorphicAnswer,
  sum: Ciphertext,
  context: string,
): BallotClaim[] {
  const claims = answer.choices.map((pair, i): BallotClaim => {
    const entries = (answer.individualProofs[i] ?? []).map((proof, m) => ({ pair, says: BigInt(m), proof }));
    return { kind: 'choice', ...claimOne(election, `prove|${context}|${pair.alpha},${pair.beta}|`, entries) };
  });
  const all = `${context}|${answer.choices.map(({ alpha, beta }) => `${alpha},${beta}`).join(',')}`;
  const { min } = question;
  const [blank] = answer.choices;
  if (!question.blank || !answer.blankProof || !blank) {
    const entries = answer.overallProof.map((proof, j) => ({ pair: sum, says: BigInt(min + j), proof }));
    claims.push({ kind: 'count', ...claimOne(election, `prove|${all}|${sum.alpha},${sum.beta}|`, entries) });
    return claims;
  }
  // Either it is not blank, or nothing is chosen.
  const notBlank = answer.blankProof.map((proof, j) => ({ pair: j === 0 ? blank : sum, says: 0n, proof }));
  claims.push({ kind: 'blank', ...claimOne(election, `bproof0|${all}|`, notBlank) });
  // Either it is blank, or as many are chosen as may be.
  const counted = answer.overallProof.map((proof, j) =>
    j === 0 ? { pair: blank, says: 1n, proof } : { pair: sum, says: BigInt(min + j - 1), proof },
  );
  claims.push({ kind: 'count', ...claimOne(election, `bproof1|${all}|`, counted) });
  return claims;
}

/** "raweg": whoever sealed the answer knows what is inside, so nobody can copy another's ballot. */
function rankedClaim({ group, publicKey }: Election, { choices, proof }: RankedAnswer, context: string): BallotClaim {
  const prefix = `raweg|${context}|${publicKey},${choices.alpha},${choices.beta}|`;
  return { kind: 'knowledge', ...claimKnowledge(group, prefix, choices.alpha, proof) };
}
