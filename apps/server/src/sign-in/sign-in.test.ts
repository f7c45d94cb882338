/** Sessions that end, tries that are counted, and addresses that somebody else typed in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant, MemberId, OrgId } from '@quorate/basics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { openParts, type Parts } from '../parts.ts';
import { type Office, openOffice } from '../spine/office.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { masterKey } from '../vault/master-key.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { openLimits } from './limits.ts';
import { openPeople, type People } from './people.ts';
import { openSessions, type Sessions } from './sessions.ts';

const day = 86_400;
const folder = mkdtempSync(join(tmpdir(), 'quorate-sign-in-'));
const letters: string[] = [];
let now = Date.UTC(2026, 0, 1) / 1000;
let store: Store;
let office: Office;
let parts: Parts;
let app: App;
let vault: Vault;
let sessions: Sessions;
let people: People;

beforeAll(async () => {
  const clock = (): Instant => now as Instant;
  store = await openSqliteStore(folder, clock);
  office = openOffice({ store, clock });
  const mail = { print: (text: string) => void letters.push(text) };
  parts = await openParts({ office, data: folder, publicUrl: 'http://localhost:8080', demo: false, mail });
  app = await createServer({ office, whoIs: parts.whoIs, parts: parts.routes, limits: 'none', logLevel: 'silent' });
  const { documents } = store;
  const { random } = office;
  vault = await openVault({ documents, random, master: masterKey({ folder, hex: undefined, random }) });
  sessions = openSessions(documents, clock, random);
  people = openPeople({ documents, vault, sessions, random });
});
afterAll(async () => {
  await app.close();
  await parts.close();
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a session', () => {
  it('ends when it was not used for a fortnight', async () => {
    const token = await sessions.begin('ada');
    now += 14 * day - 1;
    expect(await sessions.find(token)).toMatchObject({ person: 'ada' });
    const other = await sessions.begin('ada');
    now += 14 * day + 1;
    expect(await sessions.find(other)).toBeUndefined();
  });

  it('goes on while it is used, and ends after ninety days all the same', async () => {
    const token = await sessions.begin('ben');
    for (let days = 0; days < 80; days += 10) {
      now += 10 * day;
      expect(await sessions.find(token)).toMatchObject({ person: 'ben' });
    }
    now += 10 * day - 1;
    expect(await sessions.find(token)).toMatchObject({ person: 'ben' });
    now += 2;
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('is not the token that the store keeps', async () => {
    const token = await sessions.begin('cem');
    const kept = await store.documents.of('sessions').list({ prefix: '', limit: 1000 });
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('ends alone by signing out, and with all of its person by signing out everywhere', async () => {
    const [here, there, others] = [
      await sessions.begin('dot'),
      await sessions.begin('dot'),
      await sessions.begin('eva'),
    ];
    await sessions.end(here);
    expect([await sessions.find(here), await sessions.find(there)]).toEqual([undefined, expect.anything()]);
    await sessions.endAll('dot');
    expect(await sessions.find(there)).toBeUndefined();
    expect(await sessions.find(others)).toMatchObject({ person: 'eva' });
  });
});

describe('what is tried', () => {
  it('is counted by who tries, and begins anew after a while', async () => {
    const limits = openLimits(store.documents, () => now as Instant, vault.mark);
    const limit = { name: 'door', most: 3, within: 60 };
    const tried = async (who: string) => await limits(limit, who);
    for (let i = 0; i < 3; i += 1) expect(await tried('a')).toBe('within');
    now += 20;
    expect(await tried('a')).toEqual({ retryAfter: 40 });
    expect(await tried('b')).toBe('within');
    now += 40;
    expect(await tried('a')).toBe('within');
  });

  it('is asking for codes: five an hour for one address, whoever asks, and no longer then', async () => {
    const asked = () => post('0a0a0a0a', '/api/sign-in/code', { email: 'flood@kestrel.example' });
    for (let i = 0; i < 5; i += 1) expect((await asked()).statusCode).toBe(202);
    const sixth = await asked();
    expect([sixth.statusCode, sixth.json().reason]).toEqual([429, 'too-many-attempts']);
    expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post('0a0a0a0a', '/api/sign-in/code', { email: 'calm@kestrel.example' })).statusCode).toBe(202);
    now += 3601;
    expect((await asked()).statusCode).toBe(202);
  });

  it('is trying codes: twenty an hour for one address, right or wrong', async () => {
    const email = 'tried@kestrel.example';
    for (let i = 0; i < 20; i += 1) {
      expect((await post('0a0a0a0a', '/api/sign-in/verify', { email, code: '000000' })).statusCode).toBe(403);
    }
    expect((await post('0a0a0a0a', '/api/sign-in/verify', { email, code: '000000' })).statusCode).toBe(429);
  });
});

describe('signing out', () => {
  it('of one window leaves the others; everywhere ends them all', async () => {
    const email = 'hal@kestrel.example';
    const windows = new Map<string, string>();
    for (const seat of ['0000000a', '0000000b', '0000000c']) windows.set(seat, await signIn(seat, email));
    const signedIn = async (): Promise<readonly string[]> => {
      const all = [...windows].map(async ([seat, cookie]) => ((await whoIs(seat, cookie)) === null ? [] : [seat]));
      return (await Promise.all(all)).flat();
    };
    expect(await signedIn()).toEqual(['0000000a', '0000000b', '0000000c']);
    await post('0000000a', '/api/sign-out', {}, windows.get('0000000a'));
    expect(await signedIn()).toEqual(['0000000b', '0000000c']);
    const out = await post('0000000b', '/api/sign-out', { everywhere: true }, windows.get('0000000b'));
    expect([out.headers['set-cookie']].flat().every((cookie) => cookie?.includes('Max-Age=0'))).toBe(true);
    expect(await signedIn()).toEqual([]);
  });

  it('takes the cookie to the doors that ask who one is, and to no page', async () => {
    const cookies = await cookiesOf('0000000d', 'ida@kestrel.example');
    const live = cookies.filter((cookie) => !cookie.includes('Max-Age=0'));
    expect(live.map((cookie) => /Path=([^;]*)/.exec(cookie)?.[1])).toEqual(['/api', '/log']);
    expect(live.every((cookie) => cookie.includes('HttpOnly') && cookie.includes('SameSite=Strict'))).toBe(true);
  });
});

describe('an address that somebody else typed in', () => {
  const org = 'kettle-lane' as OrgId;
  const member = 'a'.repeat(32) as MemberId;

  it('belongs to whoever proves it, with what was claimed for it; sessions from before end', async () => {
    const claimer = await people.fresh();
    await people.claim(claimer, 'Jon@kestrel.example');
    await people.seat(claimer, { org, member });
    const token = await sessions.begin(claimer);
    const person = await people.prove('jon@kestrel.example');
    expect(await sessions.find(token)).toBeUndefined();
    expect(await people.places(person)).toEqual([{ org, member }]);
    expect(await people.personOf(org, member)).toBe(person);
    expect([await people.hasProved(person), await people.prove('JON@kestrel.example ')]).toEqual([true, person]);
  });

  it('merges into the account that proved it before, and leaves no second one', async () => {
    const known = await people.prove('kim@kestrel.example');
    const other = 'red-barn' as OrgId;
    const second = await people.fresh();
    await people.claim(second, 'kim@kestrel.example');
    await people.seat(second, { org: other, member });
    expect(await people.prove('kim@kestrel.example')).toBe(known);
    expect(await people.exists(second)).toBe(false);
    expect(await people.places(known)).toEqual([{ org: other, member }]);
    expect(await people.emailOf(second)).toBeUndefined();
  });

  it('takes no seat from one who has proved another address', async () => {
    const lea = await people.prove('lea@kestrel.example');
    await people.claim(lea, 'mia@kestrel.example');
    await people.seat(lea, { org: 'blue-mill' as OrgId, member });
    const mia = await people.prove('mia@kestrel.example');
    expect(mia).not.toBe(lea);
    expect(await people.places(lea)).toEqual([{ org: 'blue-mill', member }]);
    expect(await people.places(mia)).toEqual([]);
  });
});

function post(seat: string, url: string, payload: object, cookie?: string) {
  const headers = { 'x-quorate-seat': seat, ...(cookie === undefined ? {} : { cookie }) };
  return app.inject({ method: 'POST', url, headers, payload });
}

async function cookiesOf(seat: string, email: string): Promise<readonly string[]> {
  letters.length = 0;
  await post(seat, '/api/sign-in/code', { email });
  for (let tries = 0; letters.length === 0 && tries < 200; tries += 1) await new Promise((go) => setTimeout(go, 5));
  const code = /Your code is ([0-9]{6})/.exec(letters.join('\n'))?.[1] ?? '';
  const answer = await post(seat, '/api/sign-in/verify', { email, code });
  return [answer.headers['set-cookie'] ?? []].flat();
}

async function signIn(seat: string, email: string): Promise<string> {
  return (await cookiesOf(seat, email))[0]?.split(';')[0] ?? '';
}

async function whoIs(seat: string, cookie: string): Promise<unknown> {
  const answer = await app.inject({ method: 'GET', url: '/api/session', headers: { 'x-quorate-seat': seat, cookie } });
  return answer.json().person;
}
