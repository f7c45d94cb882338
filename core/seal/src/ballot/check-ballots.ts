/**
 * Checks ballots by the chunk: membership and products of a whole chunk go to the kernel together.
 *
 * What one ballot is checked for needs nothing of another, so chunks may be
 * shared out among workers. Order between ballots (replays, last one counts)
 * is the caller's.
 */

import type { Roll } from '../credential/roll.ts';
import type { Ciphertext, Element } from '../group/group.ts';
import { hear } from '../group/proof.ts';
import type { Election } from '../record/election.ts';
import { type Ballot, type BallotProblem, ciphertextsOf, readBallot } from './ballot.ts';
import { type BallotClaim, ballotClaims, signedHash, sumRows } from './claims.ts';

export type BallotFault =
  | 'ballot.canonical'
  | 'ballot.election'
  | 'ballot.lengths'
  | 'ballot.blank-proof'
  | 'ballot.credential'
  | 'ballot.signature'
  | 'ballot.group'
  | 'ballot.proof';

export type BallotVerdict =
  | { readonly ok: true; readonly ballot: Ballot }
  | { readonly ok: false; readonly fault: BallotFault; readonly detail: string };

const faultOf: { readonly [reason in BallotProblem['reason']]: BallotFault } = {
  'ballot-canonical': 'ballot.canonical',
  'ballot-election': 'ballot.election',
  'ballot-lengths': 'ballot.lengths',
  'ballot-blank-proof': 'ballot.blank-proof',
};

/** How many ballots go together: enough to fill the kernel, few enough to show progress. */
export const chunkOfBallots = 128;

export function checkBallots(election: Election, roll: Roll, ballots: readonly Uint8Array[]): BallotVerdict[] {
  election.group.expect(election.publicKey);
  const verdicts = ballots.map((bytes) => readOne(election, roll, bytes));
  const standing = verdicts.flatMap((verdict, i) => (verdict.ok ? [{ i, ballot: verdict.ballot }] : []));
  const claims = claimsOfAll(
    election,
    standing.map(({ ballot }) => ballot),
  );
  const hearings = standing.map(({ ballot }, k) => ({ elements: elementsOf(ballot), claims: claims[k] ?? [] }));
  for (const [k, { outsider, holds }] of hear(election.group, hearings).entries()) {
    const i = standing[k]?.i ?? -1;
    const broken = claims[k]?.find((_, j) => holds[j] !== true);
    if (outsider >= 0) {
      verdicts[i] = { ok: false, fault: 'ballot.group', detail: `element ${outsider} is not in the group` };
    } else if (broken) verdicts[i] = faultOfClaim(broken);
  }
  return verdicts;
}

function readOne(election: Election, roll: Roll, bytes: Uint8Array): BallotVerdict {
  const read = readBallot(election, bytes);
  if (!read.ok) return { ok: false, fault: faultOf[read.problem.reason], detail: read.problem.detail };
  const ballot = read.value;
  if (!roll.has(ballot.credential)) {
    return { ok: false, fault: 'ballot.credential', detail: 'the credential is not in the list' };
  }
  if (ballot.signature.hash !== signedHash(ballot)) {
    return { ok: false, fault: 'ballot.signature', detail: 'the signature covers another text' };
  }
  const empty = ballot.answers.findIndex(
    (answer) => answer.kind === 'lists' && answer.nonzeroProof.commitment === election.group.identity,
  );
  if (empty >= 0)
    return { ok: false, fault: 'ballot.proof', detail: `answer ${empty}: it shows that nobody is chosen` };
  return { ok: true, ballot };
}

function elementsOf({ answers }: Ballot): Element[] {
  return answers.flatMap((answer) => {
    const elements = ciphertextsOf(answer).flatMap(({ alpha, beta }) => [alpha, beta]);
    return answer.kind === 'lists' ? [...elements, answer.nonzeroProof.commitment] : elements;
  });
}

/** Sums of elements that may yet turn out to be outsiders: only such of a ballot that stands are used in the end. */
function claimsOfAll(election: Election, ballots: readonly Ballot[]): BallotClaim[][] {
  const rows = ballots.map((ballot) => sumRows(election, ballot));
  const products = election.group.products(rows.flat());
  let next = 0;
  return ballots.map((ballot, b) => {
    const sums: Ciphertext[] = [];
    for (let i = 0; i < (rows[b]?.length ?? 0); i += 2) {
      const [alpha, beta] = products.slice(next, next + 2);
      next += 2;
      if (alpha !== undefined && beta !== undefined) sums.push({ alpha, beta });
    }
    return ballotClaims(election, ballot, sums);
  });
}

function faultOfClaim({ kind, question }: BallotClaim): BallotVerdict {
  if (kind === 'signature') return { ok: false, fault: 'ballot.signature', detail: 'the signature does not hold' };
  const what = {
    choice: 'a choice',
    count: 'the number of choices',
    blank: 'the blank vote',
    knowledge: 'its content',
    list: 'the candidates of a list',
    nonzero: 'there being a candidate',
  };
  return {
    ok: false,
    fault: kind === 'blank' ? 'ballot.blank-proof' : 'ballot.proof',
    detail: `answer ${question}: the proof about ${what[kind]} does not hold`,
  };
}
