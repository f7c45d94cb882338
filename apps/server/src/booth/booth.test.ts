/** A secret motion and a secret election over HTTP: twelve voters, three trustees of whom two open. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssemblyState, BallotSubject, BlobRef, TrusteeshipState } from '@quorate/assembly';
import { type Digest, fromBase64, type Instant, must, type OrgId, toBase64, toUtf8 } from '@quorate/basics';
import { ballotGroup, ceremonyPapers, contextOf, parseTar, verifyBundle } from '@quorate/record';
import {
  accept,
  blindToken,
  certify,
  commitToDeal,
  type Deal,
  deal,
  deliver,
  type Election,
  finalizeToken,
  generateCredential,
  generateSeed,
  type IssuerKey,
  type Marks,
  partialDecryption,
  publicCredential,
  readElection,
  readIssuerKey,
  reopenShare,
  sealBallot,
  shuffle,
  verifyArchive,
  writeDeal,
  writePartialDecryption,
  writeShuffle,
  writeSigned,
  writeTrusteeKey,
} from '@quorate/seal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { type Office, openOffice } from '../spine/office.ts';
import type { Paper } from '../spine/received.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { badges, Company, memberNamed, paper, smallCoop } from '../testing/index.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const scrutineers = ['fay', 'gus', 'hal'];
const charter = smallCoop.replace(/(fewest_yes: 3\n\s+secrecy:) open\n/, '$1 secret\n    run_by: body:scrutineers\n');
const org = 'kettle-lane' as OrgId;
const randomness = (bytes: number): Uint8Array => randomBytes(bytes);
const day = 86_400;
let now = Date.UTC(2026, 3, 1, 12) / 1000;

let folder: string;
let store: Store;
let office: Office;
let app: App;
let company: Company;
const seeds = new Map(scrutineers.map((name) => [name, generateSeed(randomness)]));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-booth-'));
  await open();
  company = new Company({
    people,
    clock: () => now as Instant,
    charter,
    holders: { 'seats:scrutineers/scrutineer': scrutineers },
  });
  await company.foundIn(office);
  await act('ada', 'convene-meeting', {
    meeting: 'spring',
    of: 'general-meeting',
    title: 'Spring meeting',
    starts: now + 12 * day,
    place: '',
    chair: memberNamed('ada'),
    agenda: [],
  });
  now += 12 * day;
  for (const name of people) await act(name, 'check-in', { meeting: 'spring' });
  await act('ada', 'open-meeting', { meeting: 'spring' });
  await ceremony();
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

describe('a motion decided by secret ballot', () => {
  it('is carried, and the record with its archive holds', async () => {
    const text = paper('Ovens', 'Buy two.');
    await act(
      'ben',
      'propose-motion',
      { motion: 'm1', meeting: 'spring', item: null, paper: text.ref, effect: { kind: 'policy.adopt' } },
      [text],
    );
    await act('cem', 'second-motion', { motion: 'm1' });
    const voters = await call('b1', 'ada', { kind: 'motion', motion: 'm1' });
    const election = await openVoting('b1', 'ada');
    for (const [i, voter] of voters.entries()) await cast('b1', election, voter, [[0, i < 8 ? 1 : 0, i < 8 ? 0 : 1]]);
    const [first = voters[0]] = voters;
    if (first) await cast('b1', election, first, [[1, 0, 0]]);
    const sealed = must(sealBallot({ election, credential: voters[1]?.secret ?? '', marks: [[0, 0, 1]], randomness }));
    const [once, twice] = [await send('b1', sealed.ballot), await send('b1', sealed.ballot)];
    expect(twice).toEqual(once);
    await restart();
    await act('ada', 'close-secret-ballot', { ballot: 'b1' });
    expect((await anonymous('POST', '/api/booth/kettle-lane/b1/ballots', { ballot: sealed.ballot })).statusCode).toBe(
      200,
    );
    await decrypt('b1', election, ['fay', 'hal']);
    await publish('b1', 'dot');
    expect(await state(({ votes }) => votes['b1']?.result)).toMatchObject({
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
    const clause = { election: 'e1', of: 'board', post: 'seats:board/elected', seats: 2, rule: 'stv-scottish-2007' };
    await act('fay', 'call-election', { ...clause, nominationsClose: now });
    for (const name of ['ben', 'cem', 'dot']) {
      await act('eva', 'nominate', { election: 'e1', candidate: memberNamed(name) });
      await act(name, 'accept-nomination', { election: 'e1', statement: null });
    }
    await act('fay', 'open-poll', { election: 'e1' });
    const voters = await call('b2', 'fay', { kind: 'election', election: 'e1' });
    const election = await openVoting('b2', 'fay');
    for (const [i, voter] of voters.entries())
      await cast('b2', election, voter, [i % 3 === 0 ? [1, 2, 3, 0] : [2, 1, 0, 0]]);
    await act('fay', 'close-secret-ballot', { ballot: 'b2' });
    const early = await tryAct('gus', 'send-decryption', { ballot: 'b2', paper: ref('{}') }, [jsonPaper('{}')]);
    expect(early).toMatchObject({ reason: 'seal-does-not-hold' });
    await mix('b2', election, ['gus', 'fay']);
    await decrypt('b2', election, ['gus', 'hal']);
    await publish('b2', 'fay');
    expect(await state(({ elections }) => elections['e1']?.result)).toMatchObject({ outcome: 'elected', ballots: 12 });
    expect(await recordHolds()).toBe(true);
  });
});

describe('the nameless door', () => {
  it('turns away whoever says who they are', async () => {
    const answer = await app.inject({
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
    const answer = await anonymous(method, url, body);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json().reason).toBeTypeOf('string');
  });
});

interface Voter {
  readonly secret: string;
}

async function open(): Promise<void> {
  const clock = (): Instant => now as Instant;
  store = await openSqliteStore(folder, clock);
  office = openOffice({ store, clock });
  app = await createServer({ office, whoIs: badges(people, [org]), limits: 'none', logLevel: 'silent' });
}

async function close(): Promise<void> {
  await app.close();
  await office.close();
  await store.close();
}

async function restart(): Promise<void> {
  await close();
  await open();
}

async function tryAct(by: string, kind: never | string, body: object, papers: readonly Paper[] = []) {
  const received = company.signed(by, kind as never, body as never, papers);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/organisations/kettle-lane/acts',
    headers: { 'x-badge': by },
    payload: {
      act: received.act,
      signature: received.signatures[0]?.signature,
      blobs: papers.map(({ media, bytes }) => ({ media, base64: toBase64(bytes) })),
    },
  });
  return answer.json() as {
    readonly reason?: string;
    readonly head?: { readonly size: number; readonly root: Digest };
  };
}

async function act(by: string, kind: string, body: object, papers: readonly Paper[] = []): Promise<void> {
  const answer = await tryAct(by, kind, body, papers);
  if (!answer.head) throw new Error(`${kind}: ${JSON.stringify(answer)}`);
  company.seen = answer.head;
}

function state<T>(look: (state: AssemblyState) => T): Promise<T> {
  return office.desk(org).then((desk) => (desk ?? never()).read((folded) => look(folded.state)));
}

function never(): never {
  throw new Error('there is no desk');
}

function anonymous(method: 'GET' | 'POST', url: string, payload?: object) {
  return app.inject({ method, url, ...(payload ? { payload } : {}) });
}

async function get<T>(url: string, by?: string): Promise<T> {
  const answer = await app.inject({ method: 'GET', url, headers: by === undefined ? {} : { 'x-badge': by } });
  return answer.json() as T;
}

/** Calls the ballot and lets everybody register and hand in a credential. */
async function call(ballot: string, runner: string, subject: BallotSubject): Promise<readonly Voter[]> {
  const made = await app.inject({
    method: 'POST',
    url: '/api/organisations/kettle-lane/ballots/issuer',
    headers: { 'x-badge': runner },
    payload: { ballot },
  });
  const { issuer } = made.json() as { readonly issuer: string };
  await act(runner, 'call-secret-ballot', { ballot, subject, trusteeship: 't1', issuer });
  const key = must<IssuerKey>(readIssuerKey(issuer));
  const { election } = await get<{ readonly election: string }>(`/api/booth/kettle-lane/${ballot}`);
  const { uuid } = must<Election>(readElection(must<Uint8Array>(toUtf8(election))));
  const voters: Voter[] = [];
  for (const name of people) {
    const secret = generateCredential(randomness);
    const credential = must(publicCredential(ballotGroup, uuid, secret));
    const message = must<Uint8Array>(toUtf8(credential));
    const { blinded, unblind } = must(blindToken(key, message, randomness));
    await act(name, 'register-for-ballot', { ballot, blinded: toBase64(blinded) });
    const signed = await app.inject({
      method: 'POST',
      url: `/api/organisations/kettle-lane/ballots/${ballot}/token`,
      headers: { 'x-badge': name },
    });
    const { blindSignature } = signed.json() as { readonly blindSignature: string };
    const token = must<Uint8Array>(finalizeToken(key, message, must<Uint8Array>(fromBase64(blindSignature)), unblind));
    const handed = await anonymous('POST', `/api/booth/kettle-lane/${ballot}/credentials`, {
      credential,
      token: toBase64(token),
    });
    expect(handed.statusCode).toBe(200);
    voters.push({ secret });
  }
  return voters;
}

async function openVoting(ballot: string, runner: string): Promise<Election> {
  const texts = await get<{ readonly election: string; readonly credentials: string; readonly tokens: string }>(
    `/api/organisations/kettle-lane/ballots/${ballot}/opening`,
    runner,
  );
  const { election, credentials, tokens } = texts;
  const body = { ballot, election: ref(election), credentials: ref(credentials), tokens: ref(tokens) };
  await act(runner, 'open-secret-ballot', body, [election, credentials, tokens].map(jsonPaper));
  return must<Election>(readElection(must<Uint8Array>(toUtf8(election))));
}

async function cast(ballot: string, election: Election, { secret }: Voter, marks: Marks): Promise<void> {
  const sealed = must(sealBallot({ election, credential: secret, marks, randomness }));
  expect(await send(ballot, sealed.ballot)).toMatchObject({ tracker: sealed.tracker });
}

async function send(ballot: string, text: string): Promise<unknown> {
  return (await anonymous('POST', `/api/booth/kettle-lane/${ballot}/ballots`, { ballot: text })).json();
}

interface TallyAnswer {
  readonly toMix: string | null;
  readonly toDecrypt: string | null;
}

async function mix(ballot: string, election: Election, trustees: readonly string[]): Promise<void> {
  for (const name of trustees) {
    const { toMix } = await get<TallyAnswer>(`/api/booth/kettle-lane/${ballot}/tally`);
    const text = writeShuffle(shuffle(election, JSON.parse(toMix ?? '[]'), randomness));
    await act(name, 'send-shuffle', { ballot, paper: ref(text) }, [jsonPaper(text)]);
  }
}

async function decrypt(ballot: string, election: Election, trustees: readonly string[]): Promise<void> {
  const trusteeship = await state(({ trusteeships }) => trusteeships['t1']);
  const papers = await papersOf(trusteeship);
  for (const name of trustees) {
    const place = trusteeship?.trustees.indexOf(memberNamed(name)) ?? -1;
    const { shares } = ceremonyPapers(trusteeship ?? never(), papers);
    const secret = must<bigint>(reopenShare(ballotGroup, seeds.get(name) ?? '', shares[place]?.privateKey ?? ''));
    const { toDecrypt } = await get<TallyAnswer>(`/api/booth/kettle-lane/${ballot}/tally`);
    const text = writePartialDecryption(partialDecryption(election, secret, JSON.parse(toDecrypt ?? '[]'), randomness));
    await act(name, 'send-decryption', { ballot, paper: ref(text) }, [jsonPaper(text)]);
  }
}

async function publish(ballot: string, by: string): Promise<void> {
  const answer = await anonymous('GET', `/api/booth/kettle-lane/${ballot}/archive`);
  const archive = answer.rawPayload;
  const report = must(verifyArchive(archive));
  expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
  const sha256 = createHash('sha256').update(archive).digest('hex') as Digest;
  await act(by, 'publish-secret-result', {
    ballot,
    archive: { sha256, size: archive.length, media: 'application/x-tar' },
  });
}

async function recordHolds(): Promise<boolean> {
  const answer = await app.inject({
    method: 'GET',
    url: '/api/organisations/kettle-lane/bundle',
    headers: { 'x-badge': 'ada' },
  });
  const report = must(verifyBundle(must(parseTar(answer.rawPayload))));
  if (!report.holds) throw new Error(JSON.stringify(report.failed));
  return report.holds;
}

async function ceremony(): Promise<void> {
  await act('fay', 'begin-trusteeship', { trusteeship: 't1', of: 'scrutineers', threshold: 2 });
  const trusteeship = (await state(({ trusteeships }) => trusteeships['t1'])) ?? never();
  const context = contextOf(trusteeship);
  const inOrder = scrutineers.toSorted((a, b) => (memberNamed(a) < memberNamed(b) ? -1 : 1));
  const own = inOrder.map((name) => seeds.get(name) ?? '');
  const step = async (name: string, make: (i: number) => unknown): Promise<void> => {
    for (const [i, trustee] of inOrder.entries()) {
      const text = JSON.stringify(make(i));
      await act(trustee, 'send-trustee-step', { trusteeship: 't1', step: name, paper: ref(text) }, [jsonPaper(text)]);
    }
  };
  const certificates = own.map((seed, i) => certify(context, i + 1, seed, randomness));
  const deals = own.map((seed, i) => must<Deal>(deal(context, i + 1, seed, certificates, randomness)));
  await step('certificate', (i) => writeSigned(certificates[i] ?? never()));
  await step('commitment', (i) => commitToDeal(deals[i] ?? never()));
  await step('deal', (i) => writeDeal(deals[i] ?? never()));
  await step('share', (i) => {
    const share = must(accept(context, i + 1, own[i] ?? '', certificates, deliver(deals, i + 1), randomness));
    return { privateKey: share.privateKey, key: writeTrusteeKey(share.key) };
  });
}

async function papersOf(
  trusteeship: TrusteeshipState | undefined,
): Promise<(sha256: string) => Uint8Array | undefined> {
  const desk = (await office.desk(org)) ?? never();
  const papers = new Map<string, Uint8Array>();
  for (const sent of Object.values(trusteeship?.steps ?? {})) {
    for (const { sha256 } of Object.values(sent))
      papers.set(sha256, (await desk.log.blob(sha256))?.bytes ?? new Uint8Array());
  }
  return (sha256) => papers.get(sha256);
}

function jsonPaper(text: string): Paper {
  return { media: 'application/json', bytes: new TextEncoder().encode(text) };
}

function ref(text: string): BlobRef {
  const { bytes } = jsonPaper(text);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex') as Digest,
    size: bytes.length,
    media: 'application/json',
  };
}
