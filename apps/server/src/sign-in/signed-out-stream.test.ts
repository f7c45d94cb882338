/** A stream of new entries lasts longer than the request that opened it, and no longer than the session. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { openParts, type Parts } from '../parts.ts';
import { type Office, openOffice, systemClock } from '../spine/office.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { Company, memberNamed } from '../testing/index.ts';
import { masterKey } from '../vault/master-key.ts';
import { openVault } from '../vault/vault.ts';
import { openPeople } from './people.ts';
import { openSessions } from './sessions.ts';

const folder = mkdtempSync(join(tmpdir(), 'quorate-signed-out-'));
const email = 'ada@kestrel.example';
const letters: string[] = [];
const company = new Company({ people: ['ada', 'ben', 'cem', 'dot'], clock: systemClock });
let store: Store;
let office: Office;
let parts: Parts;
let app: App;
let port: number;

beforeAll(async () => {
  store = await openSqliteStore(folder, systemClock);
  office = openOffice({ store });
  await company.foundIn(office);
  const mail = { print: (text: string) => void letters.push(text) };
  parts = await openParts({ office, data: folder, publicUrl: 'http://localhost:8080', demo: false, mail });
  app = await createServer({ office, whoIs: parts.whoIs, parts: parts.routes, limits: 'none', logLevel: 'silent' });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
  const { documents } = store;
  const { random } = office;
  const vault = await openVault({ documents, random, master: masterKey({ folder, hex: undefined, random }) });
  const people = openPeople({ documents, vault, sessions: openSessions(documents, systemClock, random), random });
  await people.seat(await people.prove(email), { org: company.org, member: memberNamed('ada') });
});
afterAll(async () => {
  await app.close();
  await parts.close();
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a stream of new entries', () => {
  it('ends with the session that opened it, and with no other', async () => {
    const [here, there] = [await signIn('0000000a'), await signIn('0000000b')];
    const [mine, others] = [await listen('0000000a', here), await listen('0000000b', there)];
    await post('0000000a', '/api/sign-out', {}, here);
    await mine.ended;
    expect(others.isOpen()).toBe(true);
    others.close();
  });

  it('ends when somebody signs out everywhere, and does not begin again', async () => {
    const [here, there] = [await signIn('0000000c'), await signIn('0000000d')];
    const stream = await listen('0000000c', here);
    await post('0000000d', '/api/sign-out', { everywhere: true }, there);
    await stream.ended;
    expect((await listen('0000000c', here)).status).toBe(401);
  });
});

function post(seat: string, url: string, payload: object, cookie?: string) {
  const headers = { 'x-quorate-seat': seat, ...(cookie === undefined ? {} : { cookie }) };
  return app.inject({ method: 'POST', url, headers, payload });
}

async function signIn(seat: string): Promise<string> {
  letters.length = 0;
  await post(seat, '/api/sign-in/code', { email });
  await expect.poll(() => letters.length, { timeout: 30_000 }).toBe(1);
  const code = /Your code is ([0-9]{6})/.exec(letters.join('\n'))?.[1] ?? '';
  const answer = await post(seat, '/api/sign-in/verify', { email, code });
  return [answer.headers['set-cookie'] ?? []].flat()[0]?.split(';')[0] ?? '';
}

async function listen(seat: string, cookie: string) {
  const asked = request({
    ...{ host: '127.0.0.1', port, path: `/api/organisations/${company.org}/live` },
    headers: { 'x-quorate-seat': seat, cookie },
  });
  let open = true;
  const over = Promise.withResolvers<void>();
  const close = (): void => {
    open = false;
    over.resolve();
  };
  const status = await new Promise<number | undefined>((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', (response) => {
      response.on('error', () => undefined);
      response.on('close', close);
      // The first bytes say hello: from here on the stream follows the log.
      response.once('data', () => resolve(response.statusCode));
    });
    asked.end();
  });
  return { status, ended: over.promise, isOpen: () => open, close: () => asked.destroy() };
}
