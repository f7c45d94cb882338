/**
 * Votes of different weight (FORMAT section 4).
 *
 * A sum can weigh its ballots, a mixed paper cannot: with a weight beside it, a
 * paper would show whose it is. So a delegate who has k votes gets one
 * credential of weight k where only sums are asked for, and k credentials of
 * weight 1 where papers are mixed; their device seals the same marks k times.
 */
import { ok, type Result } from '@quorate/basics';
import { type SealedBallot, type SealProblem, type SealRequest, sealBallot } from '../ballot/seal-ballot.ts';
import type { Randomness } from '../group/randomness.ts';
import { type Election, hasMixing } from '../record/election.ts';
import { generateCredential } from './credential.ts';

export interface HeldCredentials {
  readonly secrets: readonly string[];
  /** Of each of them. */
  readonly weight: bigint;
}

/** What somebody with so many votes holds in an election with these questions. */
export function credentialsForVotes(
  election: Pick<Election, 'questions'>,
  votes: bigint,
  randomness: Randomness,
): HeldCredentials {
  if (!hasMixing(election)) return { secrets: [generateCredential(randomness)], weight: votes };
  return { secrets: Array.from({ length: Number(votes) }, () => generateCredential(randomness)), weight: 1n };
}

/** The same marks under each credential: every ballot is to be cast. */
export function sealDelegated(
  request: Omit<SealRequest, 'credential'>,
  { secrets }: Pick<HeldCredentials, 'secrets'>,
): Result<readonly SealedBallot[], SealProblem> {
  const sealed: SealedBallot[] = [];
  for (const credential of secrets) {
    const one = sealBallot({ ...request, credential });
    if (!one.ok) return one;
    sealed.push(one.value);
  }
  return ok(sealed);
}
