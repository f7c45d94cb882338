/** A secret motion and a secret election over HTTP: twelve voters, three trustees of whom two open. */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, toBase64 } from '@quorate/basics';
import { parseTar, verifyBundle } from '@quorate/record';
import { type Election, generateCredential, readArchiveContents, sealBallot, verifyArchive } from '@quorate/seal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BallotStage, jsonPaper, ref, stageOrg, type Voter } from '../testing/index.ts';
import { openBooths } from './booths.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const randomness = (bytes: number): Uint8Array => randomBytes(bytes);

let stage: BallotStage;

beforeAll(async () => {
  stage = await BallotStage.open({ people, scrutineers: ['fay', 'gus', 'hal'] });
  stage.pages = release('one');
  await stage.restart();
});
afterAll(() => stage.close());

describe('a motion decided by secret ballot', () => {
  it('is carried, and the record with its archive holds', async () => {
    const subject = await stage.putMotion('m1');
    const voters = await stage.call('b1', 'ada', subject);
    const election = await stage.openVoting('b1', 'ada');
    for (const [i, voter] of voters.entries())
      await stage.cast('b1', election, voter, [[0, i < 8 ? 1 : 0, i < 8 ? 0 : 1]]);
    const [first = voters[0]] = voters;
    if (first) await stage.cast('b1', election, first, [[1, 0, 0]]);
    const sealed = must(sealBallot({ election, credential: voters[1]?.secret ?? '', marks: [[0, 0, 1]], randomness }));
    const [once, twice] = [await stage.send('b1', sealed.ballot), await stage.send('b1', sealed.ballot)];
    expect(twice).toEqual(once);
    await stage.restart();
    await stage.act('ada', 'close-secret-ballot', { ballot: 'b1' });
    expect(
      (await stage.anonymous('POST', '/api/booth/kettle-lane/b1/ballots', { ballot: sealed.ballot })).statusCode,
    ).toBe(200);
    await stage.decrypt('b1', election, ['fay', 'hal']);
    await stage.publish('b1', 'dot');
    expect(await stage.state(({ votes }) => votes['b1']?.result)).toMatchObject({
      yes: 6,
      no: 5,
      abstain: 1,
      outcome: 'carried',
    });
    expect(await recordHolds()).toBe(true);
  });
});

describe('an election by secret ballot', () => {
  it('is counted from papers that two trustees mixed, and the record holds', async () => {
    const subject = await stage.callElection('e1', ['ben', 'cem', 'dot']);
    const voters = await stage.call('b2', 'fay', subject);
    const election = await stage.openVoting('b2', 'fay');
    for (const [i, voter] of voters.entries())
      await stage.cast('b2', election, voter, [i % 3 === 0 ? [1, 2, 3, 0] : [2, 1, 0, 0]]);
    await stage.act('fay', 'close-secret-ballot', { ballot: 'b2' });
    const early = await stage.tryAct('gus', 'send-decryption', { ballot: 'b2', paper: ref('{}') }, [jsonPaper('{}')]);
    expect(early).toMatchObject({ reason: 'seal-does-not-hold' });
    await stage.mix('b2', election, ['gus', 'fay']);
    await stage.decrypt('b2', election, ['gus', 'hal']);
    await stage.publish('b2', 'fay');
    expect(await stage.state(({ elections }) => elections['e1']?.result)).toMatchObject({
      outcome: 'elected',
      ballots: 12,
    });
    expect(await recordHolds()).toBe(true);
  });
});

describe('a third ballot', () => {
  let voters: readonly Voter[];
  let election: Election;
  const at = '/api/booth/kettle-lane/b3';
  const booth = '/booth/kettle-lane/b3';

  beforeAll(async () => {
    await stage.putMotion('m3');
  });

  it('is not called with a key of somebody else, who could make credentials with it', async () => {
    await stage.prepareIssuer('b3', 'ada');
    const subject = { kind: 'motion', motion: 'm3' };
    const own = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }).n ?? '';
    const issuer = toBase64(Buffer.from(own, 'base64url'));
    expect(
      await stage.tryAct('ada', 'call-secret-ballot', { ballot: 'b3', subject, trusteeship: 't1', issuer }),
    ).toMatchObject({ reason: 'another-issuer' });
  });

  it('shows which credentials are in to whoever may open it, and to nobody else', async () => {
    voters = await stage.call('b3', 'ada', { kind: 'motion', motion: 'm3' });
    const { reason } = await stage.get<{ readonly reason: string }>(
      '/api/organisations/kettle-lane/ballots/b3/opening',
      'dot',
    );
    expect(reason).toBe('only-the-chair');
  });

  it('is opened only with the booth that is served, which its fact then names', async () => {
    const { body, papers } = await stage.opening('b3', 'ada');
    const { booth: served, ...unnamed } = body;
    const other = { ...served, page: served.program };
    for (const wrong of [unnamed, { ...unnamed, booth: other }]) {
      expect(await stage.tryAct('ada', 'open-secret-ballot', wrong, papers)).toMatchObject({ reason: 'another-booth' });
    }
    election = await stage.openVoting('b3', 'ada');
    expect(await stage.state(({ ballots }) => ballots['b3']?.setup?.booth)).toEqual(served);
    expect((await stage.anonymous('GET', at)).json()).toMatchObject({ booth: served });
  });

  it('is voted in the booth its fact names, to the byte, though the server has been upgraded since', async () => {
    const named = (await stage.state(({ ballots }) => ballots['b3']?.setup?.booth)) ?? never();
    const hashes = async (): Promise<readonly string[]> =>
      Promise.all(
        ['booth.html', 'assets/booth-one.js', 'assets/booth-one.css'].map(async (file) => {
          const answer = await stage.anonymous('GET', `${booth}/${file}`);
          return createHash('sha256').update(answer.rawPayload).digest('hex');
        }),
      );
    const { page, program, style } = named;
    expect(await hashes()).toEqual([page.sha256, program.sha256, style.sha256]);
    stage.pages = release('two');
    await stage.restart();
    expect(await hashes()).toEqual([page.sha256, program.sha256, style.sha256]);
    for (const [i, voter] of voters.slice(0, 3).entries())
      await stage.cast('b3', election, voter, [[0, 1 - (i % 2), i % 2]]);
  });

  it('lets its booth load nothing but itself', async () => {
    const { headers } = await stage.anonymous('GET', `${booth}/booth.html`);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await stage.anonymous('GET', '/booth/kettle-lane/nope/booth.html')).statusCode).toBe(404);
    expect((await stage.anonymous('GET', `${booth}/assets/other.js`)).statusCode).toBe(400);
  });

  it('never takes a ballot that was given up to be opened and checked', async () => {
    const credential = voters[4]?.secret ?? '';
    const sealed = must(sealBallot({ election, credential, marks: [[0, 1, 0]], randomness }));
    const given = await stage.anonymous('POST', `${at}/challenges`, { tracker: sealed.tracker });
    expect(given.json()).toEqual({ givenUp: true });
    await stage.restart();
    expect(await stage.send('b3', sealed.ballot)).toMatchObject({ reason: 'ballot-was-opened' });
    const { tracker } = must(sealBallot({ election, credential, marks: [[0, 1, 0]], randomness }));
    expect((await stage.anonymous('POST', `${at}/challenges`, { tracker: 'short' })).statusCode).toBe(400);
    expect((await stage.anonymous('POST', '/api/booth/kettle-lane/b1/challenges', { tracker })).json()).toMatchObject({
      reason: 'ballot-phase',
    });
  });

  it('takes no ballot of another ballot, and none of a credential it does not know', async () => {
    const [other] = must(readArchiveContents(await stage.archive('b1'))).ballots;
    expect(await stage.send('b3', new TextDecoder().decode(other))).toMatchObject({ reason: 'ballot-invalid' });
    const secret = generateCredential(randomness);
    const unknown = must(sealBallot({ election, credential: secret, marks: [[0, 1, 0]], randomness }));
    expect(await stage.send('b3', unknown.ballot)).toMatchObject({ reason: 'ballot-invalid' });
  });

  it('does not let go of a ballot that is in the box', async () => {
    const marks = [[0, 0, 1]];
    const sealed = must(sealBallot({ election, credential: voters[5]?.secret ?? '', marks, randomness }));
    await stage.send('b3', sealed.ballot);
    const given = await stage.anonymous('POST', `${at}/challenges`, { tracker: sealed.tracker });
    expect(given.json()).toMatchObject({ reason: 'ballot-was-cast' });
  });

  it('opens to no trustee before it is closed', async () => {
    const share = [jsonPaper('{}')];
    expect(await stage.tryAct('gus', 'send-decryption', { ballot: 'b3', paper: ref('{}') }, share)).toMatchObject({
      reason: 'ballot-phase',
      phase: 'voting',
    });
    expect(await stage.get(`${at}/tally`)).toEqual({ toMix: null, toDecrypt: null });
  });

  it('takes no ballot after the closing, even from a request that began before it', async () => {
    const booths = openBooths(stage.office, undefined);
    const early = (await booths.find(stageOrg, 'b3')) ?? never();
    const late = must(sealBallot({ election, credential: voters[6]?.secret ?? '', marks: [[0, 1, 0]], randomness }));
    await stage.act('ada', 'close-secret-ballot', { ballot: 'b3' });
    const now = (await booths.find(stageOrg, 'b3')) ?? never();
    expect(await now.box.board(now.view)).toMatchObject({ trackers: { length: 4 } });
    expect(await early.box.cast(early.view, late.ballot)).toMatchObject({ problem: { reason: 'ballot-phase' } });
    expect(must(verifyArchive((await now.box.archive(now.view)) ?? never())).summary.failed).toBeUndefined();
  });
});

describe('the nameless door', () => {
  it('turns away whoever says who they are', async () => {
    const answer = await stage.app.inject({
      method: 'GET',
      url: '/api/booth/kettle-lane/b1',
      headers: { cookie: 'quorate-1=x' },
    });
    expect({ code: answer.statusCode, reason: answer.json().reason }).toEqual({ code: 400, reason: 'name-not-wanted' });
  });

  it.each([
    ['GET', '/api/booth/kettle-lane/nope', undefined],
    ['GET', '/api/booth/nowhere/b1', undefined],
    ['GET', '/api/booth/kettle-lane/b1/trackers?from=-1', undefined],
    ['POST', '/api/booth/kettle-lane/b1/credentials', {}],
    ['POST', '/api/booth/kettle-lane/b1/credentials', { credential: 'ab', token: 'x' }],
    ['POST', '/api/booth/kettle-lane/b1/credentials', { credential: 'ab'.repeat(32), token: `${'A'.repeat(342)}==` }],
    ['POST', '/api/booth/kettle-lane/b1/ballots', {}],
    ['POST', '/api/booth/kettle-lane/b1/ballots', { ballot: 7 }],
    ['POST', '/api/booth/kettle-lane/b1/ballots', { ballot: '{}' }],
    ['POST', '/api/booth/kettle-lane/b2/ballots', { ballot: '{"a":1' }],
    ['POST', '/api/organisations/kettle-lane/ballots/b1/token', undefined],
    ['GET', '/api/organisations/kettle-lane/ballots/b1/opening', undefined],
    ['POST', '/api/organisations/kettle-lane/ballots/issuer', { ballot: '../x' }],
  ] as const)('answers %s %s %j with a reason', async (method, url, body) => {
    const answer = await stage.anonymous(method, url, body);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json().reason).toBeTypeOf('string');
  });
});

/** The pages of one release of ours: a booth, its program, its style. */
function release(name: string): string {
  const built = join(stage.folder, name);
  mkdirSync(join(built, 'assets'), { recursive: true });
  const files = { js: `console.log('${name}')`, css: `main { color: black } /* ${name} */` };
  const integrity = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  for (const [kind, text] of Object.entries(files)) writeFileSync(join(built, `assets/booth-${name}.${kind}`), text);
  writeFileSync(
    join(built, 'booth.html'),
    `<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><title>Booth</title>
<link rel="stylesheet" href="assets/booth-${name}.css" integrity="${integrity(files.css)}" />
<script type="module" src="assets/booth-${name}.js" integrity="${integrity(files.js)}"></script>
</head><body><main id="booth"></main></body></html>`,
  );
  return built;
}

async function recordHolds(): Promise<boolean> {
  const answer = await stage.app.inject({
    method: 'GET',
    url: '/api/organisations/kettle-lane/bundle',
    headers: { 'x-badge': 'ada' },
  });
  const report = must(verifyBundle(must(parseTar(answer.rawPayload))));
  if (!report.holds) throw new Error(JSON.stringify(report.failed));
  return report.holds;
}

function never(): never {
  throw new Error('there is nothing');
}
