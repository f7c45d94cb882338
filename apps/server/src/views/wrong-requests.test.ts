/** Whatever is asked wrongly of sign-in, foundings, views and the demo is answered with a reason, never with a fault of ours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { openParts, type Parts } from '../parts.ts';
import { type Office, openOffice, systemClock } from '../spine/office.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'quorate-wrong-'));
let store: Store;
let office: Office;
let parts: Parts;
let app: App;

beforeAll(async () => {
  store = await openSqliteStore(folder, systemClock);
  office = openOffice({ store });
  const mail = { print: () => undefined };
  const publicUrl = 'http://localhost:8080';
  parts = await openParts({ office, data: folder, publicUrl, demo: true, mail, limits: 'none' });
  const { whoIs, routes } = parts;
  app = await createServer({ office, whoIs, parts: routes, limits: 'none', logLevel: 'silent' });
}, 60_000);

afterAll(async () => {
  await app.close();
  await parts.close();
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const org = '/api/organisations/kettle-lane';
const oddParts = [
  '..%2f..',
  '%00',
  'constructor',
  '__proto__',
  '-1',
  '99999999',
  'x'.repeat(400),
  '1e3',
  '%F0%9F%A5%90',
  "'--",
];
const oddBodies: readonly unknown[] = [
  null,
  [],
  0,
  'x',
  {},
  { a: 1 },
  { email: 'x' },
  { email: 1, code: '1' },
  { token: '' },
  { token: 'x'.repeat(43) },
  { email: 'a@b.example', code: '12345' },
  { email: 'a@b.example', code: '000000' },
  { running: 'yes' },
  {
    org: 'no-such',
    member: '0'.repeat(32),
    device: { device: '0'.repeat(64), proof: `${'A'.repeat(86)}==`, label: 'x' },
  },
  { org: 'kettle-lane', member: '0'.repeat(32), device: {} },
  { acts: 1 },
  { acts: [{ kind: 3 }] },
  { text: '' },
  { text: 'a: &a [*a, *a]' },
  { holders: { x: ['y'] } },
  { signature: 'x' },
  { name: '\u0000' },
  { emails: ['x'] },
  { title: 'x', org: 'X', text: 'x', founder: {} },
];
const reads = ['home', 'bodies', 'meetings', 'decisions', 'elections', 'ballots', 'trusteeships', 'names'];
const readsOne = ['bodies', 'meetings', 'motions', 'decisions', 'elections', 'ballots', 'trusteeships', 'mandate'];
const writes = [
  '/api/sign-in/code',
  '/api/sign-in/verify',
  '/api/sign-in/invitation',
  '/api/demo/become',
  '/api/demo/simulation',
  '/api/charters/check',
  '/api/foundings',
  `/api/foundings/${'0'.repeat(32)}/join`,
  `/api/foundings/${'0'.repeat(32)}/sign`,
  `/api/foundings/${'0'.repeat(32)}/invitations`,
  `${org}/may`,
  `${org}/applications`,
  `${org}/invitations`,
  `${org}/erasure`,
];

describe('wrong requests', () => {
  it('for something to read get a reason', async () => {
    const urls = [
      ...readsOne.flatMap((what) => oddParts.map((odd) => `${org}/${what}/${odd}`)),
      ...reads.flatMap((what) => oddParts.map((odd) => `/api/organisations/${odd}/${what}`)),
      ...oddParts.flatMap((odd) => [
        `${org}/meetings?limit=${odd}`,
        ...['ballots', 'trusteeships'].flatMap((what) => [
          `${org}/${what}?limit=${odd}`,
          `${org}/${what}?after=${odd}`,
        ]),
        `${org}/names?member=${odd}`,
        `/api/foundings/${odd}`,
      ]),
      ...oddParts.map((odd) => `/api/charters/${odd}`),
    ];
    for (const url of urls) {
      const response = await app.inject({ method: 'GET', url });
      expect([url, response.statusCode < 500]).toEqual([url, true]);
      if (response.statusCode >= 400) expect((response.json() as { reason?: string }).reason).toBeTruthy();
    }
  }, 60_000);

  it('that would change something get a reason', async () => {
    for (const url of writes) {
      for (const body of oddBodies) {
        const response = await app.inject({
          method: 'POST',
          url,
          headers: { 'content-type': 'application/json', 'x-quorate-seat': '0badcafe' },
          payload: JSON.stringify(body),
        });
        const shown = `${url} ${JSON.stringify(body)}`;
        expect([shown, response.statusCode < 500]).toEqual([shown, true]);
        if (response.statusCode >= 400) expect((response.json() as { reason?: string }).reason).toBeTruthy();
      }
    }
  }, 60_000);
});
