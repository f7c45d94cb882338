/**
 * Checks ballots by the chunk: membership and products of a whole chunk go to the kernel together.
 *
 * What one ballot is checked for needs nothing of another, so chunks may be
 * shared out among workers. Order between ballots (replays, last one counts)
 * is the caller's.
 */

import type { Roll } from '../credential/roll.ts';
import type { Ciphertext, Element } from '../group/group.ts';
import { judge } from '../group/proof.ts';
import type { Election } from '../record/election.ts';
import { type Ballot, type BallotProblem, readBallot } from './ballot.ts';
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
  const members = withMembers(election, standing, verdicts);
  const claims = claimsOfAll(
    election,
    members.map(({ ballot }) => ballot),
  );
  const held = judge(election.group, claims.flat());
  let next = 0;
  for (const [k, { i }] of members.entries()) {
    const own = claims[k] ?? [];
    const broken = own.find((_, j) => held[next + j] !== true);
    next += own.length;
    if (broken) verdicts[i] = faultOfClaim(broken);
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
  return { ok: true, ballot };
}

interface Standing {
  readonly i: number;
  readonly ballot: Ballot;
}

/** Leaves out ballots with an element outside the group, found together and, only if there is one, one by one. */
function withMembers(
  { group }: Election,
  standing: readonly Standing[],
  verdicts: BallotVerdict[],
): readonly Standing[] {
  if (group.firstOutsider(standing.flatMap(({ ballot }) => elementsOf(ballot))) < 0) return standing;
  return standing.filter(({ i, ballot }) => {
    const at = group.firstOutsider(elementsOf(ballot));
    if (at >= 0) verdicts[i] = { ok: false, fault: 'ballot.group', detail: `element ${at} is not in the group` };
    return at < 0;
  });
}

function elementsOf({ answers }: Ballot): Element[] {
  return answers.flatMap((answer) =>
    (answer.kind === 'homomorphic' ? answer.choices : [answer.choices]).flatMap(({ alpha, beta }) => [alpha, beta]),
  );
}

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
  };
  return {
    ok: false,
    fault: kind === 'blank' ? 'ballot.blank-proof' : 'ballot.proof',
    detail: `answer ${question}: the proof about ${what[kind]} does not hold`,
  };
}
