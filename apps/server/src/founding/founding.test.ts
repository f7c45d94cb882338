/** From an address to a founded organisation, over HTTP, with a real mail server to catch the letters. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Act, actBytes, enrolmentBytes, streamOf } from '@quorate/assembly';
import { must, type OrgId } from '@quorate/basics';
import { type Files, parseTar, verifyBundle } from '@quorate/record';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { openParts, type Parts } from '../parts.ts';
import { bundleOf } from '../spine/bundle-of.ts';
import { type Office, openOffice, systemClock } from '../spine/office.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { deviceNamed } from '../testing/index.ts';

const charter = readFileSync(new URL('../../../../examples/charters/cooperative.yaml', import.meta.url), 'utf8');
const letters: string[] = [];
const logged: string[] = [];
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    stream.on('end', () => {
      // Quoted-printable: soft line breaks and `=3D`.
      letters.push(text.replaceAll('=\r\n', '').replaceAll('=3D', '='));
      done();
    });
  },
});
const names = ['Ada Kestrel', 'Ben Harrower', 'Cem Yıldız-Okafor'];
const folder = mkdtempSync(join(tmpdir(), 'quorate-founding-'));
let store: Store;
let office: Office;
let parts: Parts;
let app: App;
const jar = new Map<string, string>();

async function ask(seat: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Answer> {
  const cookie = jar.get(seat);
  const response = await app.inject({
    method,
    url,
    headers: { 'x-quorate-seat': seat, ...(cookie && { cookie }) },
    ...(body && { payload: body }),
  });
  const [set] = [response.headers['set-cookie'] ?? []].flat();
  if (set !== undefined) jar.set(seat, set.split(';')[0] ?? '');
  return { status: response.statusCode, body: response.json() as Record<string, never> };
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  readonly body: any;
}

async function letterWith(pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = letters.map((text) => pattern.exec(text)?.[1]).find((one) => one !== undefined);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no letter with ${pattern}`);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  const address = sink.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  store = await openSqliteStore(folder, systemClock);
  office = openOffice({ store });
  parts = await openParts({
    office,
    data: folder,
    publicUrl: 'http://localhost:8080',
    demo: false,
    mail: { smtpUrl: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: 'office@quorate.example' },
  });
  app = await createServer({
    office,
    whoIs: parts.whoIs,
    parts: parts.routes,
    limits: 'none',
    logLevel: 'info',
    logStream: { write: (line) => void logged.push(line) },
  });
});

afterAll(async () => {
  await app.close();
  await parts.close();
  await office.close();
  await store.close();
  await new Promise<void>((resolve) => sink.close(() => resolve()));
  rmSync(folder, { recursive: true, force: true });
});

describe('signing in', () => {
  it('lets in with the mailed code once, and not with another', async () => {
    expect((await ask('aaaaaaaa', 'POST', '/api/sign-in/code', { email: 'ada@kestrel.example' })).status).toBe(202);
    const code = await letterWith(/Your code is ([0-9]{6})/);
    const wrong = code === '000000' ? '000001' : '000000';
    const email = 'Ada@Kestrel.example';
    expect(await ask('aaaaaaaa', 'POST', '/api/sign-in/verify', { email, code: wrong })).toMatchObject({
      status: 403,
      body: { reason: 'code-wrong' },
    });
    expect((await ask('aaaaaaaa', 'POST', '/api/sign-in/verify', { email, code })).status).toBe(200);
    expect((await ask('bbbbbbbb', 'POST', '/api/sign-in/verify', { email, code })).status).toBe(403);
    expect((await ask('aaaaaaaa', 'GET', '/api/session')).body).toMatchObject({
      person: { email: 'Ada@Kestrel.example' },
      memberships: [],
    });
    expect((await ask('bbbbbbbb', 'GET', '/api/session')).body).toMatchObject({ person: null });
  });

  it('gives up on a code after five tries', async () => {
    letters.length = 0;
    const email = 'eve@kestrel.example';
    await ask('eeeeeeee', 'POST', '/api/sign-in/code', { email });
    const code = await letterWith(/Your code is ([0-9]{6})/);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1)
      await ask('eeeeeeee', 'POST', '/api/sign-in/verify', { email, code: wrong });
    expect((await ask('eeeeeeee', 'POST', '/api/sign-in/verify', { email, code })).status).toBe(403);
  });
});

describe('a founding', () => {
  const org = 'harbour-bakers';
  const seats = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'];
  const devices = seats.map((seat) => deviceNamed(seat));
  let id = '';

  it('offers charters to begin from, each with a whole sentence about it', async () => {
    const { body } = await ask('aaaaaaaa', 'GET', '/api/charters');
    expect(body).toHaveLength(8);
    for (const { summary } of body) expect(summary).toMatch(/^\p{Lu}[^#]*\.$/u);
    expect(body).toContainEqual({
      id: 'german-association',
      title: 'Satzung des Stadtgarten Nord e.V.',
      summary: 'An invented registered association under German law, in our own words.',
    });
  });

  it('refuses a charter that is none, with its line, and begins with one that is sound', async () => {
    const founder = { name: names[0], email: '', device: devices[0]?.id };
    const bad = await ask('aaaaaaaa', 'POST', '/api/foundings', { title: 'X', org, text: 'charter: 1', founder });
    expect(bad).toMatchObject({ status: 422, body: { reason: 'charter-malformed' } });
    const begun = await ask('aaaaaaaa', 'POST', '/api/foundings', {
      title: 'Harbour Bakers',
      org,
      text: charter,
      founder,
    });
    expect(begun).toMatchObject({ status: 200, body: { org, done: false, act: null } });
    id = begun.body.id;
    expect((await ask('dddddddd', 'GET', `/api/foundings/${id}`)).status).toBe(401);
  });

  it('is joined by links that work once', async () => {
    const emails = ['ben@harrower.example', 'cem@okafor.example'];
    const { body } = await ask('aaaaaaaa', 'POST', `/api/foundings/${id}/invitations`, { emails });
    for (const i of [1, 2]) {
      const seat = seats[i] ?? '';
      const token = String(body.links[i - 1].link).split('#')[1];
      expect((await ask(seat, 'POST', '/api/sign-in/invitation', { token })).body).toMatchObject({ founding: id });
      expect((await ask('ffffffff', 'POST', '/api/sign-in/invitation', { token })).status).toBe(404);
      const joined = await ask(seat, 'POST', `/api/foundings/${id}/join`, { name: names[i], device: devices[i]?.id });
      expect(joined.status).toBe(200);
    }
  });

  it('voids every signature when anything changes, and is carried out when the last has signed the same act', async () => {
    const view = async (): Promise<Answer['body']> => (await ask('aaaaaaaa', 'GET', `/api/foundings/${id}`)).body;
    const signBy = async (i: number, act: Act): Promise<Answer> =>
      ask(seats[i] ?? '', 'POST', `/api/foundings/${id}/sign`, { signature: devices[i]?.sign(actBytes(act)) });
    const first = await view();
    const member = first.founders[0].member as string;
    const twice = { 'office:secretary': [member], 'seats:scrutineers/scrutineer': [member] };
    expect((await ask('aaaaaaaa', 'PUT', `/api/foundings/${id}/holders`, { holders: twice })).body).toMatchObject({
      reason: 'incompatible-posts',
      member,
    });
    const holders = { 'office:secretary': [member] };
    expect((await ask('bbbbbbbb', 'PUT', `/api/foundings/${id}/holders`, { holders })).body.reason).toBe(
      'only-the-initiator',
    );
    expect((await ask('aaaaaaaa', 'PUT', `/api/foundings/${id}/holders`, { holders })).status).toBe(200);
    expect(await signBy(0, first.act)).toMatchObject({ status: 409, body: { reason: 'act-changed' } });
    const { act } = await view();
    expect(await signBy(0, act)).toMatchObject({ status: 200 });
    expect((await ask('aaaaaaaa', 'PUT', `/api/foundings/${id}/holders`, { holders: {} })).body.reason).toBe(
      'somebody-signed',
    );
    expect(await signBy(1, act)).toMatchObject({ status: 200, body: { done: false } });
    expect(await signBy(2, act)).toMatchObject({ status: 200, body: { done: true } });
    expect((await ask('bbbbbbbb', 'GET', '/api/session')).body.memberships).toMatchObject([
      { org, title: 'Harbour Bakers' },
    ]);
    expect((await ask('bbbbbbbb', 'GET', `/api/organisations/${org}/home`)).body).toMatchObject({ asOf: 1 });
  });

  it('is found again by whoever began it or was invited, until it is done, whatever address they prove later', async () => {
    letters.length = 0;
    const email = 'ada@kestrel.example';
    const founder = { name: names[0], email, device: deviceNamed('ada elsewhere').id };
    const begun = await ask('99999999', 'POST', '/api/foundings', {
      title: 'Kettle Lane',
      org: 'kettle-lane',
      text: charter,
      founder,
    });
    const mine = [{ id: begun.body.id, title: 'Kettle Lane' }];
    expect((await ask('99999999', 'GET', '/api/foundings')).body).toEqual(mine);
    expect((await ask('aaaaaaaa', 'GET', '/api/foundings')).body).toEqual([]);
    expect((await ask('12121212', 'GET', '/api/foundings')).status).toBe(401);
    const invited = await ask('99999999', 'POST', `/api/foundings/${begun.body.id}/invitations`, { names: ['Dee'] });
    const token = String(invited.body.links[0].link).split('#')[1];
    await ask('dddddddd', 'POST', '/api/sign-in/invitation', { token });
    expect((await ask('dddddddd', 'GET', '/api/foundings')).body).toEqual(mine);
    // The window is closed and its session lost: Ada proves the address, which has had an account for long.
    await ask('88888888', 'POST', '/api/sign-in/code', { email });
    const code = await letterWith(/Your code is ([0-9]{6})/);
    expect((await ask('88888888', 'POST', '/api/sign-in/verify', { email, code })).status).toBe(200);
    expect((await ask('88888888', 'GET', '/api/foundings')).body).toEqual(mine);
    expect((await ask('88888888', 'GET', `/api/foundings/${begun.body.id}`)).body).toMatchObject({
      you: begun.body.initiator,
    });
    expect((await ask('bbbbbbbb', 'GET', '/api/foundings')).body).toEqual([]);
  });

  it('announces a new device to its member by mail', async () => {
    letters.length = 0;
    const { head, member, charter: inForce } = (await ask('aaaaaaaa', 'GET', `/api/organisations/${org}`)).body;
    const device = deviceNamed('a second phone');
    const proof = device.sign(enrolmentBytes(org as OrgId, member, device.id));
    const named = {
      kind: 'enrol-device',
      body: { device: device.id, proof, label: 'Second phone' },
      actor: member,
    } as const;
    const act = {
      ...named,
      org,
      stream: streamOf(named as never),
      device: devices[0]?.id,
      nonce: 'a'.repeat(32),
      at: systemClock(),
      charter: inForce.hash,
      seen: head,
    };
    const signature = devices[0]?.sign(actBytes(act as never));
    expect(await ask('aaaaaaaa', 'POST', `/api/organisations/${org}/acts`, { act, signature })).toMatchObject({
      status: 200,
    });
    expect(await letterWith(/(A device was added)/)).toBeTruthy();
  });

  it('tells names to members only', async () => {
    const { founders } = (await ask('aaaaaaaa', 'GET', `/api/foundings/${id}`)).body;
    const url = `/api/organisations/${org}/names?member=${founders[1].member}`;
    expect((await ask('aaaaaaaa', 'GET', url)).body.names).toEqual({ [founders[1].member]: names[1] });
    expect((await ask('eeeeeeee', 'GET', url)).status).toBe(401);
  });

  it('shows members who has applied, and an applicant their own name', async () => {
    const { body: invited } = await ask('aaaaaaaa', 'POST', `/api/organisations/${org}/invitations`, {
      emails: ['dee@pike.example'],
    });
    await ask('dededede', 'POST', '/api/sign-in/invitation', { token: String(invited.links[0].link).split('#')[1] });
    const before = (await ask('dededede', 'GET', `/api/organisations/${org}`)).body;
    expect(before).toMatchObject({ member: null, standing: null, classes: [{ id: 'member' }, { id: 'candidate' }] });
    const placed = (await ask('dededede', 'POST', `/api/organisations/${org}/applications`, { name: 'Dee Pike' })).body;
    const device = deviceNamed('dee');
    const named = {
      kind: 'apply-for-membership',
      body: { class: before.classes[1].id, name: placed.commitment },
      actor: placed.member,
    } as const;
    const act = {
      ...named,
      org,
      stream: streamOf(named as never),
      device: device.id,
      nonce: 'd'.repeat(32),
      at: systemClock(),
      charter: before.charter.hash,
      seen: before.head,
    };
    const signature = device.sign(actBytes(act as never));
    expect(await ask('dededede', 'POST', `/api/organisations/${org}/acts`, { act, signature })).toMatchObject({
      status: 200,
    });
    expect((await ask('aaaaaaaa', 'GET', `/api/organisations/${org}/home`)).body.applicants).toEqual([
      { member: placed.member, class: 'candidate', entry: 2, motion: null, meeting: null },
    ]);
    // Those who wait are the members' business.
    expect((await ask('dededede', 'GET', `/api/organisations/${org}/home`)).body.applicants).toEqual([]);
    expect((await ask('dededede', 'GET', `/api/organisations/${org}`)).body.standing).toBe('applicant');
    const { founders } = (await ask('aaaaaaaa', 'GET', `/api/foundings/${id}`)).body;
    const names = (...members: readonly string[]): Promise<Answer> =>
      ask('dededede', 'GET', `/api/organisations/${org}/names?${members.map((one) => `member=${one}`).join('&')}`);
    expect((await names(placed.member, founders[1].member)).body).toEqual({ names: { [placed.member]: 'Dee Pike' } });
    expect((await names(founders[1].member)).body.reason).toBe('names-for-members-only');
  });

  it('leaves no name, address, code or token in a file or a log, and still verifies', async () => {
    const secrets = [
      ...names,
      'ada@kestrel',
      'ben@harrower',
      ...[...jar.values()].map((cookie) => cookie.split('=')[1] ?? ''),
    ];
    const files = readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file)));
    const kept = files.map((file) => readFileSync(file).toString('latin1')).join('\n');
    const latin = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
    for (const secret of secrets.filter((one) => one !== '')) {
      expect(kept.includes(latin(secret))).toBe(false);
      expect(logged.join('\n').includes(secret)).toBe(false);
    }
    const desk = await office.desk(org as OrgId);
    const tar = desk && (await bundleOf(office, desk));
    expect(tar && verifyBundle(must<Files>(parseTar(tar)))).toMatchObject({ ok: true, value: { holds: true } });
  });
});
