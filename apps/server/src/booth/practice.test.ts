/** Trustees rehearse the whole way to a result, with a key that can open nothing real. */
import { randomBytes } from 'node:crypto';
import { must } from '@quorate/basics';
import { parseTar, verifyBundle } from '@quorate/record';
import {
  computeTally,
  type Election,
  partialDecryption,
  readArchiveContents,
  readBallot,
  readRoll,
  toDecrypt,
  verifyArchive,
  writePartialDecryption,
} from '@quorate/seal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BallotStage, memberNamed } from '../testing/index.ts';

const people = ['ada', 'ben', 'cem', 'fay', 'gus', 'hal'];
const at = '/api/organisations/kettle-lane/trusteeships/drill/practice';
const anything = { sha256: 'a'.repeat(64), size: 2, media: 'text/plain' };
/** This server serves no booth, so none can be named. */
const unserved = { page: anything, program: anything, style: anything };
let stage: BallotStage;

beforeAll(async () => {
  stage = await BallotStage.open({ people, scrutineers: ['fay', 'gus', 'hal'] });
  await stage.makeKey('drill', true);
});
afterAll(() => stage.close());

describe('a key made for rehearsal', () => {
  it('says so in the record, and no ballot can be called with it', async () => {
    expect(await stage.state(({ trusteeships }) => trusteeships['drill']?.rehearsal)).toBe(true);
    const subject = await stage.putMotion('m1');
    const issuer = await stage.prepareIssuer('b1', 'ada');
    const call = { ballot: 'b1', subject, trusteeship: 'drill', issuer };
    expect(await stage.tryAct('ada', 'call-secret-ballot', call)).toMatchObject({ reason: 'rehearsal-key' });
  });
});

describe('practice', () => {
  it('is for trustees of such a key alone, and for no key that counts', async () => {
    expect(await post('', 'ada')).toMatchObject({ reason: 'not-a-trustee' });
    expect(await post('', 'fay', undefined, at.replace('drill', 't1'))).toMatchObject({ reason: 'not-a-rehearsal' });
    expect(await post('', 'fay', undefined, at.replace('drill', 'none'))).toMatchObject({
      reason: 'no-such-trusteeship',
    });
    expect(await stage.get(at, 'fay')).toEqual({ practice: null });
  });

  it('leaves nothing in the record', async () => {
    const before = await stage.state(({ entries }) => entries);
    expect(await post('', 'fay')).toEqual({ done: true });
    expect(await stage.get(at, 'hal')).toMatchObject({
      practice: { phase: 'voting', ballots: 5, given: [], pretend: { yes: 3, no: 1, abstain: 1 } },
    });
    expect(await stage.state(({ entries }) => entries)).toBe(before);
  });

  it('reaches into no ballot’s box, whatever the ballot is called', async () => {
    const ballot = 'practice-drill-1';
    await stage.call(ballot, 'ada', { kind: 'motion', motion: 'm1' });
    const { body, papers } = await stage.opening(ballot, 'ada');
    const page = await stage.tryAct('ada', 'open-secret-ballot', { ...body, booth: unserved }, papers);
    expect(page).toMatchObject({ reason: 'another-booth' });
    await stage.openVoting(ballot, 'ada');
    expect(await stage.get(`/api/booth/kettle-lane/${ballot}`)).toMatchObject({ phase: 'voting', ballots: 0 });
  });

  it('opens to nobody before it is closed, not even with a right share', async () => {
    expect(await post('/share', 'fay', { share: await shareOf('fay') })).toMatchObject({
      reason: 'ballot-phase',
      phase: 'voting',
    });
    expect(await stage.get(at, 'fay')).toMatchObject({ practice: { given: [] } });
  });

  it('opens to nobody alone, takes no share twice and none that is another’s', async () => {
    expect(await post('/close', 'gus')).toEqual({ done: true });
    expect(await post('/share', 'fay', { share: await shareOf('hal') })).toMatchObject({
      reason: 'seal-does-not-hold',
    });
    expect(await post('/share', 'fay', { share: '{}' })).toMatchObject({ reason: 'seal-does-not-hold' });
    expect(await post('/share', 'fay', { share: await shareOf('fay') })).toEqual({ done: true });
    expect(await post('/share', 'fay', { share: await shareOf('fay') })).toMatchObject({
      reason: 'already-opened-share',
    });
    expect(await stage.get(at, 'fay')).toMatchObject({ practice: { phase: 'opening', given: [memberNamed('fay')] } });
    expect(must(readArchiveContents(await archive())).result).toBeUndefined();
  });

  it('opens with one trustee missing, to what was put in, and survives a restart', async () => {
    await stage.restart();
    expect(await post('/share', 'hal', { share: await shareOf('hal') })).toEqual({ done: true });
    expect(await stage.get(at, 'gus')).toMatchObject({ practice: { phase: 'opened' } });
    const opened = await archive();
    expect(must(verifyArchive(opened)).checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(must(readArchiveContents(opened)).result).toMatchObject([{ sums: [1n, 3n, 1n] }]);
  });

  it('begins anew as often as they like', async () => {
    expect(await post('', 'hal')).toEqual({ done: true });
    expect(await stage.get(at, 'gus')).toMatchObject({ practice: { number: 2, phase: 'voting', given: [] } });
  });

  it('leaves a record that holds', async () => {
    const url = '/api/organisations/kettle-lane/bundle';
    const answer = await stage.app.inject({ method: 'GET', url, headers: { 'x-badge': 'ada' } });
    expect(must(verifyBundle(must(parseTar(answer.rawPayload))))).toMatchObject({ holds: true, failed: null });
  });

  it.each([
    ['/share', {}],
    ['/share', { share: 7 }],
    ['/share', { share: 'x', more: 1 }],
    ['/share', { share: 'x'.repeat(70_000) }],
  ])('answers what is sent wrongly to %s with a reason', async (door, body) => {
    expect((await post(door, 'fay', body)).reason).toBeTypeOf('string');
  });
});

async function archive(): Promise<Uint8Array> {
  const url = `${at}/archive`;
  return (await stage.app.inject({ method: 'GET', url, headers: { 'x-badge': 'fay' } })).rawPayload;
}

/** As a trustee's device works it out: from the ballots in the archive, whether the voting is over or not. */
async function shareOf(name: string): Promise<string> {
  const { election, setup, ballots } = must(readArchiveContents(await archive()));
  const roll = must(readRoll(election.group, JSON.parse(new TextDecoder().decode(setup[2])), 'one'));
  const tally = computeTally(
    election as Election,
    roll,
    ballots.map((bytes) => must(readBallot(election, bytes))),
  );
  const secret = await stage.secretOf('drill', name);
  return writePartialDecryption(
    partialDecryption(election, secret, toDecrypt(election, tally.ciphertexts, undefined), (n) => randomBytes(n)),
  );
}

async function post(door: string, by: string, payload?: object, to = at): Promise<{ readonly reason?: string }> {
  const headers = { 'x-badge': by };
  const answer = await stage.app.inject({ method: 'POST', url: `${to}${door}`, headers, ...(payload && { payload }) });
  return answer.json();
}
