/** What the server writes down of a vote: that there was a request, and nothing of whose. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { type Office, openOffice, systemClock } from '../spine/office.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { badges } from '../testing/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'quorate-nameless-'));
let written = '';
let store: Store;
let office: Office;
let app: App;

beforeAll(async () => {
  store = await openSqliteStore(folder, systemClock);
  office = openOffice({ store });
  const logStream = {
    write: (line: string): void => {
      written += line;
    },
  };
  app = await createServer({
    office,
    whoIs: badges([], []),
    limits: 'none',
    logLevel: 'debug',
    logStream,
    trustProxy: true,
  });
});
afterAll(async () => {
  await app.close();
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

it('says neither where a vote came from nor what it was, at the most talkative level', async () => {
  const secrets = ['203.0.113.9', '198.51.100.7', 'a browser nobody else has', 'ab'.repeat(32), 'sealed-ballot-text'];
  const [remoteAddress = '', forwarded = '', agent = '', credential = '', ballot = ''] = secrets;
  const headers = { 'x-forwarded-for': forwarded, 'user-agent': agent };
  const at = '/api/booth/kettle-lane/b1';
  await app.inject({ method: 'POST', url: `${at}/ballots`, remoteAddress, headers, payload: { ballot } });
  await app.inject({ method: 'POST', url: `${at}/credentials`, remoteAddress, headers, payload: { credential } });
  await app.inject({ method: 'POST', url: `${at}/challenges`, remoteAddress, headers, payload: { tracker: ballot } });
  await app.inject({ method: 'GET', url: `${at}/trackers?from=1`, remoteAddress, headers });
  expect(written).toContain(at);
  expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
});
