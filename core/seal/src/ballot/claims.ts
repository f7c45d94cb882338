/**
 * What a ballot claims, as equations for the kernel (FORMAT sections 6.1 to 6.3).
 *
 * Each entry of a proof says "(α, β) encrypts M": with challenge c and response ρ,
 *     A = g^ρ α^c      B = y^ρ (β / g^M)^c
 * and the hash over all the A and B of a proof must be the sum of its challenges.
 */

import { shaBase64 } from '../group/digest.ts';
import type { Ciphertext, Group, Term } from '../group/group.ts';
import { type Claim, claimKnowledge, type Proof } from '../group/proof.ts';
import type { Election } from '../record/election.ts';
import type { HomomorphicQuestion } from '../record/question.ts';
import {
  type Ballot,
  contextOf,
  type HomomorphicAnswer,
  type RankedAnswer,
  type UnsignedBallot,
  writeUnsigned,
} from './ballot.ts';

type ClaimKind = 'signature' | 'choice' | 'count' | 'blank' | 'knowledge';

export interface BallotClaim extends Claim {
  readonly kind: ClaimKind;
  /** Number of the question, or undefined for the signature. */
  readonly question?: number;
}

/** One pair (α, β) that is said to encrypt M. */
interface Entry {
  readonly pair: Ciphertext;
  readonly says: bigint;
  readonly proof: Proof;
}

/**
 * Rows whose products {@link ballotClaims} needs first: for each homomorphic
 * question the product of the choices that are counted, α and then β.
 */
export function sumRows(election: Election, ballot: Ballot): Term[][] {
  return election.questions.flatMap((question, i) => {
    const answer = ballot.answers[i];
    if (question.kind !== 'homomorphic' || answer?.kind !== 'homomorphic') return [];
    const counted = question.blank ? answer.choices.slice(1) : answer.choices;
    return [counted.map(({ alpha }): Term => [alpha, 1n]), counted.map(({ beta }): Term => [beta, 1n])];
  });
}

/** All that the ballot claims. `sums` are the products of {@link sumRows}, question by question. */
export function ballotClaims(election: Election, ballot: Ballot, sums: readonly Ciphertext[]): BallotClaim[] {
  const claims: BallotClaim[] = [signatureClaim(election.group, ballot)];
  const context = contextOf(ballot);
  let nextSum = 0;
  for (const [i, question] of election.questions.entries()) {
    const answer = ballot.answers[i];
    if (question.kind === 'homomorphic' && answer?.kind === 'homomorphic') {
      const sum = sums[nextSum++];
      if (sum)
        claims.push(...homomorphicClaims(election, question, answer, sum, context).map((c) => ({ ...c, question: i })));
    } else if (answer?.kind === 'non-homomorphic') {
      claims.push({ ...rankedClaim(election, answer, context), question: i });
    }
  }
  return claims;
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

function claimOne({ group, publicKey }: Election, prefix: string, entries: readonly Entry[]): Claim {
  const rows: Term[][] = [];
  let challenge = 0n;
  for (const { pair, says, proof } of entries) {
    const { challenge: c, response } = proof;
    // A = g^ρ α^c
    rows.push([
      [group.generator, response],
      [pair.alpha, c],
    ]);
    // B = y^ρ β^c g^(-M c)
    const B: Term[] = [
      [publicKey, response],
      [pair.beta, c],
    ];
    if (says !== 0n) B.push([group.generator, group.order - ((says * c) % group.order)]);
    rows.push(B);
    challenge += c;
  }
  return { prefix, rows, challenge: challenge % group.order };
}

/** "raweg": whoever sealed the answer knows what is inside, so nobody can copy another's ballot. */
function rankedClaim({ group, publicKey }: Election, { choices, proof }: RankedAnswer, context: string): BallotClaim {
  const prefix = `raweg|${context}|${publicKey},${choices.alpha},${choices.beta}|`;
  return { kind: 'knowledge', ...claimKnowledge(group, prefix, choices.alpha, proof) };
}
