/** Secret elections by other rules over HTTP: an exhaustive ballot in rounds, and one by Schulze's rule. */
import { must } from '@quorate/basics';
import {
  countElection,
  type ElectionState,
  parseTar,
  sha256Hex,
  transcriptDigest,
  verifyBundle,
} from '@quorate/record';
import type { Election } from '@quorate/seal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BallotStage, memberNamed, type Voter } from '../testing/index.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const api = '/api/organisations/kettle-lane';

let stage: BallotStage;

beforeAll(async () => {
  stage = await BallotStage.open({
    people,
    scrutineers: ['fay', 'gus', 'hal'],
    amend: (charter) =>
      charter
        .replace(
          'name: Secretary\n    filled_by: election:officers',
          'name: Secretary\n    filled_by: election:secretary',
        )
        .replace(
          '\nelections:\n',
          `\nelections:
  secretary:
    voters: electorate:members
    method: exhaustive
    run_by: body:scrutineers
    secrecy: secret
    quorum: at least 1/4 of members
    tie: "by verifiable lot"
    too_few_candidates: "The board shares out the duties for at most 60 days."\n`,
        ),
  });
});
afterAll(() => stage.close());

describe('an exhaustive ballot in secret', () => {
  const election = 'e1';
  /** In the order of the paper, which is that of their handles. */
  const onPaper = ['ben', 'cem', 'dot'].map(memberNamed).toSorted();

  it('is polled in rounds of their own until somebody has the majority', async () => {
    await stand(election, 'secretary', 'office:secretary', 'exhaustive', ['ben', 'cem', 'dot']);
    await hold(1, 'r1', [5, 4, 3]);
    const page = await pageOf(election);
    expect(page.rounds).toMatchObject({
      next: { candidates: onPaper.slice(0, 2), out: [{ candidate: onPaper[2], why: 'votes' }] },
      ballots: [{ round: 1, ballot: 'r1' }],
    });
    expect(page.may).toContainEqual({ kind: 'open-round', allowed: true });
    await stage.act('fay', 'open-round', { election, round: 2 });
    expect((await pageOf(election)).ballots).toEqual([]);
    await hold(2, 'r2', [5, 7]);
    expect(await stage.state(({ elections }) => elections[election]?.result)).toMatchObject({
      outcome: 'elected',
      elected: [onPaper[1]],
      ballots: 12,
    });
  });

  it('can be counted again from what its page is given', async () => {
    const { election: page } = await pageOf(election);
    const counted = must(countElection(page, sha256Hex));
    expect(transcriptDigest(counted, sha256Hex)).toBe(page.result?.transcript);
    expect(counted.stages.map(({ votes }) => votes)).toEqual([
      ['5', '4', '3'],
      ['5', '7', '0'],
    ]);
  });

  it('takes no act that was meant for another round', async () => {
    const late = { ballot: 'r3', subject: { kind: 'round', election, round: 1 }, trusteeship: 't1', issuer: 'x' };
    expect(await stage.tryAct('fay', 'call-secret-ballot', late)).toMatchObject({ reason: 'malformed-act' });
    const issuer = await stage.prepareIssuer('r3', 'fay');
    expect(await stage.tryAct('fay', 'call-secret-ballot', { ...late, issuer })).toMatchObject({
      reason: 'election-phase',
    });
    expect(await stage.tryAct('fay', 'open-round', { election, round: 3 })).toMatchObject({ reason: 'election-phase' });
    expect(await stage.tryAct('fay', 'close-poll', { election, round: 1.5 })).toMatchObject({
      reason: 'malformed-act',
    });
  });

  /** One round: all vote, so many for each on the paper, and two of three trustees open the sum. */
  async function hold(round: number, ballot: string, votes: readonly number[]): Promise<void> {
    const voters = await stage.call(ballot, 'fay', { kind: 'round', election, round });
    const sealed = await stage.openVoting(ballot, 'fay');
    expect(await stage.tryAct('fay', 'close-poll', { election, round })).toMatchObject({
      reason: 'secret-ballot-running',
    });
    const choices = votes.flatMap((times, place) => Array.from({ length: times }, () => place + 1));
    for (const [i, voter] of voters.entries()) await choose(ballot, sealed, voter, votes.length, choices[i] ?? 0);
    await stage.act('fay', 'close-secret-ballot', { ballot });
    await stage.decrypt(ballot, sealed, ['gus', 'hal']);
    await stage.publish(ballot, 'dot');
  }
});

describe('a Condorcet election in secret', () => {
  it('is counted from the mixed papers by the rule that was called', async () => {
    const election = 'e2';
    await stand(election, 'officers', 'office:treasurer', 'schulze', ['ben', 'cem', 'dot']);
    const voters = await stage.call('s1', 'fay', { kind: 'election', election });
    const sealed = await stage.openVoting('s1', 'fay');
    // Reopen nominations is last on the paper. Most prefer dot to each of the others.
    for (const [i, voter] of voters.entries())
      await stage.cast('s1', sealed, voter, [i < 5 ? [1, 3, 2, 0] : i < 9 ? [3, 1, 2, 0] : [3, 2, 1, 0]]);
    await stage.act('fay', 'close-secret-ballot', { ballot: 's1' });
    await stage.mix('s1', sealed, ['gus', 'fay']);
    await stage.decrypt('s1', sealed, ['fay', 'hal']);
    await stage.publish('s1', 'ida');
    expect(await stage.state(({ elections }) => elections[election]?.result)).toMatchObject({
      outcome: 'elected',
      elected: [memberNamed('dot')],
    });
  });
});

describe('the record of both', () => {
  it('holds', async () => {
    const answer = await stage.app.inject({ method: 'GET', url: `${api}/bundle`, headers: { 'x-badge': 'ada' } });
    expect(must(verifyBundle(must(parseTar(answer.rawPayload))))).toMatchObject({ holds: true, failed: null });
  });
});

interface ElectionPage {
  readonly election: ElectionState;
  readonly rounds: unknown;
  readonly ballots: readonly string[];
  readonly may: readonly unknown[];
}

function pageOf(election: string): Promise<ElectionPage> {
  return stage.get<ElectionPage>(`${api}/elections/${election}`, 'fay');
}

async function stand(
  election: string,
  of: string,
  post: string,
  rule: string,
  candidates: readonly string[],
): Promise<void> {
  await stage.act('fay', 'call-election', { election, of, post, seats: 1, rule, nominationsClose: stage.now });
  for (const name of candidates) {
    await stage.act('eva', 'nominate', { election, candidate: memberNamed(name) });
    await stage.act(name, 'accept-nomination', { election, statement: null });
  }
  await stage.act('fay', 'open-poll', { election });
}

/** Place 0 is the blank paper. */
async function choose(ballot: string, election: Election, voter: Voter, on: number, place: number): Promise<void> {
  await stage.cast(ballot, election, voter, [Array.from({ length: on + 1 }, (_, i) => (i === place ? 1 : 0))]);
}
