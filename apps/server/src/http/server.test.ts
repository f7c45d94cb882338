/** The HTTP door over a real store: what it answers, what it turns away, and what it writes down. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBase64, fromHex, type Instant, must, type OrgId } from '@quorate/basics';
import {
  leafHash,
  openCheckpoint,
  parseBundle,
  parseVerifierKey,
  type VerifierKey,
  verifyConsistency,
  verifyInclusion,
} from '@quorate/ledger';
import { parseTar, verifyBundle } from '@quorate/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../spine/office.ts';
import type { Received } from '../spine/received.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { badges, Company, memberNamed, paper } from '../testing/index.ts';
import type { App } from './app.ts';
import { createServer } from './create-server.ts';
import { write } from './live.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva'];
let now = Date.UTC(2026, 3, 1, 12) / 1000;
const clock = (): Instant => now as Instant;

let folder: string;
let store: Store;
let office: Office;
let app: App;
let company: Company;
let other: Company;
let address: { readonly host: string; readonly port: number };
const logged: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-http-'));
  store = await openSqliteStore(folder, clock);
  office = openOffice({ store, clock });
  company = new Company({ people, clock });
  other = new Company({ org: 'mill-street' as OrgId, people: ['zoe', 'yan'], clock });
  await company.foundIn(office);
  await other.foundIn(office);
  app = await createServer({
    office,
    whoIs: badges(people, [company.org]),
    limits: 'none',
    logLevel: 'debug',
    logStream: { write: (line) => logged.push(line) },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { address: host, port } = app.server.address() as AddressInfo;
  address = { host, port };
});
afterAll(async () => {
  await app.close();
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('the organisations a caller sees', () => {
  it('are only those the caller belongs to', async () => {
    expect((await get('/api/organisations')).json()).toEqual([
      { org: 'kettle-lane', title: 'Kettle Lane', member: memberNamed('ada') },
    ]);
    expect((await get('/api/organisations', 'guest')).json()).toEqual([
      { org: 'kettle-lane', title: 'Kettle Lane', member: null },
    ]);
    expect((await get('/api/organisations', 'zoe')).json()).toEqual([]);
    expect((await get('/api/organisations', null)).json()).toEqual([]);
  });

  it('come with charter, log key, head and the caller’s devices', async () => {
    const answer = (await get('/api/organisations/kettle-lane')).json();
    expect(answer).toMatchObject({
      org: 'kettle-lane',
      charter: { hash: company.charter.hash, entry: 0, title: "Rules of the Kettle Lane Bakers' Co-operative" },
      member: memberNamed('ada'),
      devices: [{ id: company.device('ada').id, phase: 'enrolled' }],
    });
    const { log } = answer as { readonly log: string };
    expect(parseVerifierKey(log).ok).toBe(true);
  });

  it('are not there for anybody else', async () => {
    expect(await get('/api/organisations/mill-street')).toMatchObject({ statusCode: 404 });
    expect((await get('/api/organisations/kettle-lane', null)).json()).toMatchObject({
      status: 401,
      reason: 'not-signed-in',
    });
    expect((await get('/api/organisations/kettle-lane', 'zoe')).json()).toMatchObject({
      status: 404,
      reason: 'no-such-organisation',
    });
  });
});

describe('an act handed in', () => {
  it('is answered with its index, facts and head, and again the same', async () => {
    const act = ask('ada', 'first');
    const first = await post(act);
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({ facts: [{ type: 'meeting-requested' }] });
    expect((await post(act)).json()).toEqual(first.json());
  });

  it('comes back as an entry of the log', async () => {
    const answer = (await post(ask('ben', 'second'))).json() as { readonly index: number };
    const page = (await get(`/api/organisations/kettle-lane/entries?from=${answer.index}&limit=1`)).json() as Page;
    expect(page.entries).toMatchObject([{ index: answer.index, act: { kind: 'request-meeting' } }]);
    expect((await get('/api/organisations/kettle-lane/entries?from=1000')).json()).toMatchObject({ entries: [] });
  });

  it('brings its paper along', async () => {
    await meet();
    const bread = paper('Bread', 'We bake.');
    const effect = { kind: 'policy.adopt' } as const;
    const act = company.signed(
      'ben',
      'propose-motion',
      { motion: 'm1', meeting: 'm', item: null, paper: bread.ref, effect },
      [bread],
    );
    expect((await post(act)).statusCode).toBe(200);
    const read = await get(`/api/organisations/kettle-lane/blobs/${bread.ref.sha256}`);
    expect(read.rawPayload.equals(Buffer.from(bread.bytes))).toBe(true);
    expect(read.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('is not taken from a page of another origin', async () => {
    const body = bodyOf(ask('ada', 'csrf'));
    const url = '/api/organisations/kettle-lane/acts';
    const from = (headers: { readonly [name: string]: string }) =>
      app.inject({
        method: 'POST',
        url,
        headers: { 'x-badge': 'ada', host: 'vote.example.org', ...headers },
        payload: body,
      });
    expect((await from({ origin: 'https://evil.example.org' })).json()).toMatchObject({
      status: 403,
      reason: 'other-origin',
    });
    expect((await from({ origin: 'null' })).statusCode).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await from({ origin: 'https://vote.example.org', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });
});

describe('the log as files', () => {
  it('has a checkpoint that its key signs, with the tiles under it', async () => {
    const { log } = (await get('/api/organisations/kettle-lane')).json() as { readonly log: string };
    const note = (await get('/log/kettle-lane/checkpoint')).rawPayload;
    const opened = openCheckpoint(new Uint8Array(note), must<VerifierKey>(parseVerifierKey(log)));
    const { size, root } = must<{ size: bigint; root: Uint8Array }>(opened);
    const width = Number(size);
    const leaves = (await get(`/log/kettle-lane/tile/0/000.p/${width}`)).rawPayload;
    const bundle = (await get(`/log/kettle-lane/tile/entries/000.p/${width}`)).rawPayload;
    const entries = must<readonly Uint8Array[]>(parseBundle(new Uint8Array(bundle), width));
    expect(Buffer.concat(entries.map(leafHash)).equals(leaves)).toBe(true);
    const proof = await get('/api/organisations/kettle-lane/proof/inclusion?index=0');
    const hashes = (proof.json() as { proof: string[] }).proof.map((hash) => must<Uint8Array>(fromBase64(hash)));
    const claim = { index: 0n, size, leafHash: leafHash(entries[0] ?? new Uint8Array()), proof: hashes, root };
    expect(verifyInclusion(claim).ok).toBe(true);
  });

  it('proves that it only grew', async () => {
    const before = (await get('/api/organisations/kettle-lane')).json() as { head: { size: number; root: string } };
    await post(ask('cem', 'grow'));
    const answer = await get(`/api/organisations/kettle-lane/proof/consistency?from=${before.head.size}`);
    const { proof, head } = answer.json() as { proof: string[]; head: { size: number; root: string } };
    const claim = {
      oldSize: BigInt(before.head.size),
      newSize: BigInt(head.size),
      oldRoot: must<Uint8Array>(fromHex(before.head.root)),
      newRoot: must<Uint8Array>(fromHex(head.root)),
      proof: proof.map((hash) => must<Uint8Array>(fromBase64(hash))),
    };
    expect(verifyConsistency(claim).ok).toBe(true);
  });

  it('goes home as one bundle that verifies', async () => {
    const answer = await get('/api/organisations/kettle-lane/bundle');
    expect(answer.headers['content-type']).toBe('application/x-tar');
    const files = must<ReadonlyMap<string, Uint8Array>>(parseTar(new Uint8Array(answer.rawPayload)));
    expect(verifyBundle(files)).toMatchObject({ ok: true, value: { holds: true } });
  });
});

describe('live updates', () => {
  it('say hello with the head, then tell of every entry', async () => {
    const stream = await listen('');
    const size = await sizeNow();
    await until(() => stream.events().length === 1);
    expect(stream.events()[0]).toMatchObject({ event: 'hello', id: `${size - 1}` });
    await post(ask('dot', 'live-1'));
    await post(ask('dot', 'live-2'));
    await until(() => stream.events().length === 3);
    expect(stream.events().slice(1)).toMatchObject([
      {
        event: 'entry',
        id: `${size}`,
        data: { index: size, kind: 'request-meeting', facts: [{ type: 'meeting-requested' }] },
      },
      { event: 'entry', id: `${size + 1}` },
    ]);
    stream.close();
  });

  it('resume with exactly what follows the last id, wherever the client was cut off', async () => {
    const size = await sizeNow();
    for (let after = 0; after < size; after++) {
      const stream = await listen(`?after=${after}`);
      await until(() => stream.events().length === size - after);
      expect(stream.events()[0]).toMatchObject({ event: 'hello', id: undefined });
      expect(stream.ids()).toEqual(Array.from({ length: size - after - 1 }, (_, i) => after + 1 + i));
      stream.close();
    }
  });

  it('miss nothing and repeat nothing while entries come in during the resumption', async () => {
    const start = await sizeNow();
    const writing = (async () => {
      for (let i = 0; i < 40; i++) await post(ask(people[i % 5] ?? '', `storm-${i}`));
    })();
    const streams = [];
    for (let i = 0; i < 12; i++) {
      streams.push({ after: i % start, stream: await listen('', { 'last-event-id': `${i % start}` }) });
      await post(ask('eva', `between-${i}`));
    }
    await writing;
    const end = await sizeNow();
    for (const { after, stream } of streams) {
      await until(() => stream.ids().at(-1) === end - 1);
      expect(stream.ids()).toEqual(Array.from({ length: end - after - 1 }, (_, i) => after + 1 + i));
      stream.close();
    }
  });
});

describe('a listener that does not read', () => {
  it('is cut off once a mebibyte waits for it, and the others are not', async () => {
    const sent: Buffer[] = [];
    let destroyed = 0;
    const socket = {
      destroyed: false,
      writableEnded: false,
      get writableLength() {
        return sent.reduce((sum, bytes) => sum + bytes.length, 0);
      },
      destroy: () => {
        destroyed += 1;
        return socket as never;
      },
      write: (bytes: unknown) => sent.push(bytes as Buffer) > 0,
    };
    for (let i = 0; i < 20; i++) write(socket, Buffer.alloc(100_000));
    expect(sent).toHaveLength(11);
    expect(destroyed).toBe(9);
  });
});

describe('pages and headers', () => {
  it('give each page a nonce of its own, and files with a hash a long life', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quorate-pages-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<html><head><link rel="stylesheet" href="/assets/a.css"></head></html>');
    writeFileSync(join(folder, 'assets/a.css'), 'a{}');
    const withPages = await createServer({ office, whoIs: badges([], []), pages: folder, limits: 'none' });
    const open = (url: string) => withPages.inject({ method: 'GET', url, headers: { accept: 'text/html' } });
    const [one, two] = [await open('/'), await open('/organisations/kettle-lane/meetings/m?x=1')];
    const nonces = [one, two].map(({ body }) => /csp-nonce" nonce="([^"]+)"/.exec(body)?.[1] ?? '');
    expect(new Set(nonces).size).toBe(2);
    expect(two.headers['content-security-policy']).toContain(`'nonce-${nonces[1]}'`);
    expect(two.body).toContain(`<link rel="stylesheet" nonce="${nonces[1]}"`);
    expect((await open('/assets/a.css')).headers['cache-control']).toContain('immutable');
    for (const url of [
      '/assets/none.js',
      '/api/none',
      '/log/none',
      '/assets/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      const answer = await withPages.inject({ method: 'GET', url, headers: { accept: '*/*' } });
      expect(answer.statusCode, url).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, url).toBeLessThan(500);
    }
    await withPages.close();
    rmSync(folder, { recursive: true });
  });

  it('allow nothing from elsewhere', async () => {
    const { headers } = await get('/healthz');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('wrong requests', () => {
  const hash = '0'.repeat(64);
  const long = 'x'.repeat(90);
  const org = '/api/organisations/kettle-lane';
  /** Method, path, badge, and what else is wrong: at least twenty for each route. */
  const paths: readonly string[] = [
    '/api/organisations/',
    ...[
      'Kettle',
      'kettle_lane',
      '-x',
      'x-',
      long,
      '%00',
      '%',
      '..%2f..',
      'mill-street',
      'nobody',
      '%F0%9F%8E%89',
      'a b',
      '__proto__',
      'constructor',
      "';--",
      '<b>',
      '*',
      '%ff',
      '0'.repeat(64),
      'null',
    ].flatMap((name) => [
      `/api/organisations/${name}`,
      `/api/organisations/${name}/entries`,
      `/api/organisations/${name}/live`,
      `/api/organisations/${name}/bundle`,
      `/api/organisations/${name}/proof/inclusion?index=0`,
      `/api/organisations/${name}/proof/consistency?from=1`,
      `/api/organisations/${name}/blobs/${hash}`,
      `/api/organisations/${name}/charter/${hash}`,
      `/log/${name}/checkpoint`,
      `/log/${name}/tile/0/000.p/1`,
    ]),
    ...[
      'x',
      '-1',
      '1.5',
      '1e3',
      '',
      '00',
      '9'.repeat(17),
      'NaN',
      '0x1',
      '%00',
      '1,2',
      ' 1',
      '+1',
      'null',
      '[]',
      '{}',
      'true',
      '٣',
      'Infinity',
      '1_0',
    ].flatMap((value) => [
      `${org}/entries?from=${value}`,
      `${org}/entries?limit=${value}`,
      `${org}/live?after=${value}`,
      `${org}/proof/inclusion?index=${value}`,
      `${org}/proof/inclusion?index=0&size=${value}`,
      `${org}/proof/consistency?from=${value}`,
      `${org}/proof/consistency?from=1&to=${value}`,
      `/log/kettle-lane/tile/${value}/000`,
      `/log/kettle-lane/tile/0/${value}`,
      `/log/kettle-lane/tile/0/000.p/${value}`,
    ]),
    ...[
      'x',
      'F'.repeat(64),
      '0'.repeat(63),
      '0'.repeat(65),
      hash,
      'g'.repeat(64),
      '%00',
      '..',
      '',
      ' ',
      'null',
      long,
      '-',
      '0x0',
      '1',
      hash.replace('0', 'A'),
      '%ff',
      '*',
      "'",
      '"',
    ].flatMap((value) => [`${org}/blobs/${value}`, `${org}/charter/${value}`]),
    `${org}/live?after=9999`,
    `${org}/proof/inclusion?index=9999`,
    `${org}/proof/inclusion?index=0&size=9999`,
    `${org}/proof/inclusion`,
    `${org}/proof/consistency`,
    `${org}/proof/consistency?from=5&to=2`,
    `${org}/nothing`,
    '/log/kettle-lane/tile/0/000',
    '/log/kettle-lane/tile/entries/000',
    '/log/kettle-lane/tile/9/000.p/1',
    '/log/kettle-lane/tile/x/000.p/1',
    '/log/kettle-lane/tile/0/../../checkpoint/x',
    '/nothing',
    '/api/nothing',
  ];

  it('for something to read are answered with a reason, never with a fault of ours', async () => {
    for (const path of paths) {
      for (const badge of ['ada', 'zoe', null]) {
        const answer = await app.inject({
          method: 'GET',
          url: path.replaceAll(' ', '%20').replaceAll('٣', '%D9%A3'),
          headers: badge === null ? {} : { 'x-badge': badge },
        });
        const said = `${path} by ${badge}: ${answer.statusCode} ${answer.body.slice(0, 200)}`;
        expect(answer.statusCode, said).toBeGreaterThanOrEqual(400);
        expect(answer.statusCode, said).toBeLessThan(500);
        expect(answer.headers['content-type'], said).toContain('application/problem+json');
        expect(answer.json(), said).toMatchObject({
          type: 'about:blank',
          status: answer.statusCode,
          reason: expect.any(String),
        });
      }
    }
  });

  it('for an act are answered with a reason, never with a fault of ours', async () => {
    const good = bodyOf(ask('ada', 'wrong')) as { act: Record<string, unknown>; signature: string };
    const { act, signature } = good;
    const meeting = company.signed('ada', 'close-meeting', { meeting: 'none' });
    const early = company.signed('ada', 'open-meeting', { meeting: 'm' });
    const stranger = company.signed('ben', 'request-meeting', { of: 'board', request: 'q', title: 'x' });
    const bread = paper('Bread', 'We bake.');
    const effect = { kind: 'policy.adopt' } as const;
    const motion = (papers: unknown) => ({
      ...(bodyOf(
        company.signed('ada', 'propose-motion', { motion: 'm9', meeting: 'm', item: null, paper: bread.ref, effect }),
      ) as object),
      blobs: papers,
    });
    const bodies: readonly (readonly [unknown, number])[] = [
      ['', 400],
      ['{', 400],
      ['null', 400],
      ['[]', 400],
      ['"x"', 400],
      ['{}', 400],
      ['{"__proto__":{"act":1}}', 400],
      [{ act }, 400],
      [{ signature }, 400],
      [{ act, signature, more: 1 }, 400],
      [{ act, signature: 'x' }, 400],
      [{ act, signature: signature.replace(/.{4}$/, 'A===') }, 400],
      [{ act, signature: `${'A'.repeat(86)}==` }, 422],
      [{ act: { ...act, kind: 'buy-a-boat' }, signature }, 400],
      [{ act: { ...act, kind: '__proto__' }, signature }, 400],
      [{ act: { ...act, body: {} }, signature }, 400],
      [{ act: { ...act, body: null }, signature }, 400],
      [{ act: { ...act, nonce: 'x' }, signature }, 400],
      [{ act: { ...act, nonce: 7 }, signature }, 400],
      [{ act: { ...act, at: -1 }, signature }, 400],
      [{ act: { ...act, at: 1e300 }, signature }, 400],
      [{ act: { ...act, at: 1.5 }, signature }, 400],
      [{ act: { ...act, charter: 'x' }, signature }, 400],
      [{ act: { ...act, seen: { size: -1, root: hash } }, signature }, 400],
      [{ act: { ...act, extra: true }, signature }, 400],
      [{ act: { ...act, body: { ...(act['body'] as object), title: '\ud800' } }, signature }, 400],
      [{ act: { ...act, body: { ...(act['body'] as object), title: 'x'.repeat(201) } }, signature }, 400],
      [{ act: { ...act, org: 'mill-street' }, signature }, 422],
      [{ act: { ...act, actor: memberNamed('ben') }, signature }, 403],
      [{ act: { ...act, actor: 'charter', device: null }, signature }, 403],
      [{ act: { ...act, device: null }, signature }, 403],
      [{ act: { ...act, device: hash }, signature }, 422],
      [bodyOf(stranger), 403],
      [
        bodyOf(
          resign({
            ...company.act('ada', 'request-meeting', { of: 'board', request: 'q', title: 'x' }),
            at: (now - 4000) as Instant,
          }),
        ),
        422,
      ],
      [
        bodyOf(
          resign({
            ...company.act('ada', 'request-meeting', { of: 'board', request: 'q', title: 'x' }),
            stream: 'meeting/x' as never,
          }),
        ),
        422,
      ],
      [
        bodyOf(
          resign({
            ...company.act('ada', 'request-meeting', { of: 'board', request: 'q', title: 'x' }),
            charter: hash as never,
          }),
        ),
        409,
      ],
      [
        bodyOf(
          resign({
            ...company.act('ada', 'request-meeting', { of: 'board', request: 'q', title: 'x' }),
            seen: { size: 1, root: hash as never },
          }),
        ),
        409,
      ],
      [
        bodyOf(
          resign({ ...company.act('ada', 'request-meeting', { of: 'board', request: 'q', title: 'x' }), seen: null }),
        ),
        409,
      ],
      [bodyOf(meeting), 404],
      [bodyOf(early), 409],
      [
        bodyOf(
          resign(
            {
              ...company.act('ada', 'request-meeting', { of: 'board', request: 'q2', title: 'x' }),
              device: company.device('ben').id,
            },
            'ben',
          ),
        ),
        403,
      ],
      [motion([{ media: 'application/json', base64: '*' }]), 400],
      [motion([{ media: 'image/png', base64: 'AAAA' }]), 400],
      [motion([{ media: 'application/json', base64: 'AAAA' }]), 422],
      [motion([{ media: 'text/plain', base64: Buffer.from(bread.bytes).toString('base64') }]), 422],
      [motion(Array.from({ length: 5 }, () => ({ media: 'application/json', base64: 'AAAA' }))), 400],
      [motion('x'), 400],
      [{ act, signature, blobs: [{ media: 'text/plain', base64: 'A'.repeat(1_600_000) }] }, 413],
      [`{"act":${'['.repeat(100_000)}`, 400],
    ];
    for (const [i, [body, status]] of bodies.entries()) {
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { 'x-badge': 'ada', 'content-type': 'application/json' };
      const answer = await app.inject({ method: 'POST', url: `${org}/acts`, headers, payload });
      const said = `${i}: ${payload.slice(0, 300)}: ${answer.body.slice(0, 300)}`;
      expect(answer.statusCode, said).toBe(status);
      expect(answer.json(), said).toMatchObject({ status, reason: expect.any(String) });
    }
    const payload = JSON.stringify(good);
    const sent = (url: string, headers: { readonly [name: string]: string }) =>
      app.inject({ method: 'POST', url, headers, payload });
    const json = { 'content-type': 'application/json' };
    expect((await sent(`${org}/acts`, json)).json()).toMatchObject({ status: 401, reason: 'not-signed-in' });
    expect((await sent(`${org}/acts`, { ...json, 'x-badge': 'zoe' })).json()).toMatchObject({ status: 404 });
    expect((await sent(`${org}/acts`, { ...json, 'x-badge': 'guest' })).json()).toMatchObject({ status: 403 });
    expect((await sent('/api/organisations/mill-street/acts', { ...json, 'x-badge': 'ada' })).json()).toMatchObject({
      status: 404,
    });
    expect((await sent(`${org}/acts`, { 'x-badge': 'ada', 'content-type': 'text/plain' })).json()).toMatchObject({
      status: 415,
      reason: 'wrong-media-type',
    });
    expect((await sent(`${org}/acts`, { 'x-badge': 'ada', 'content-type': 'application/xml' })).json()).toMatchObject({
      status: 415,
    });
    expect(
      (await app.inject({ method: 'DELETE', url: `${org}/acts`, headers: { 'x-badge': 'ada' } })).json(),
    ).toMatchObject({ status: 404 });
  });

  it('leave nothing in the log book that should be secret', async () => {
    const secret = 'correct-horse-battery';
    const headers = { 'x-badge': 'ada', cookie: `quorate-1=${secret}`, authorization: `Bearer ${secret}` };
    await app.inject({ method: 'GET', url: `/api/organisations?token=${secret}&email=${secret}@example.org`, headers });
    await app.inject({
      method: 'POST',
      url: '/api/nothing',
      headers,
      payload: { code: secret, email: `${secret}@example.org` },
    });
    app.log.error({ email: secret, code: secret, nested: { token: secret, cookie: secret } }, 'by mistake');
    expect(logged.length).toBeGreaterThan(20);
    expect(logged.join('')).not.toContain(secret);
    const { seed } = must<{ seed: Uint8Array }>({
      ok: true,
      value: (await store.organisations.find(company.org)) ?? { seed: new Uint8Array() },
    });
    expect(logged.join('')).not.toContain(Buffer.from(seed).toString('hex'));
    expect(logged.join('')).not.toContain(Buffer.from(seed).toString('base64'));
  });
});

describe('after all the wrong requests', () => {
  it('the record still verifies', async () => {
    const files = must<ReadonlyMap<string, Uint8Array>>(
      parseTar(new Uint8Array((await get('/api/organisations/kettle-lane/bundle')).rawPayload)),
    );
    expect(verifyBundle(files)).toMatchObject({ ok: true, value: { holds: true } });
  });
});

interface Page {
  readonly entries: readonly unknown[];
  readonly head: { readonly size: number; readonly root: string };
}

interface SentEvent {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: unknown;
}

function get(url: string, badge: string | null = 'ada') {
  return app.inject({ method: 'GET', url, headers: badge === null ? {} : { 'x-badge': badge } });
}

function ask(by: string, request: string): Received {
  return company.signed(by, 'request-meeting', { of: 'general-meeting', request, title: 'Wages' });
}

function resign(act: Received['act'], by = 'ada'): Received {
  return company.sign(by, act);
}

function bodyOf({ act, signatures, papers }: Received): object {
  const blobs = papers.map(({ media, bytes }) => ({ media, base64: Buffer.from(bytes).toString('base64') }));
  return { act, signature: signatures[0]?.signature, ...(blobs.length > 0 ? { blobs } : {}) };
}

async function post(received: Received) {
  const badge = people.find((name) => memberNamed(name) === received.act.actor) ?? '';
  const answer = await app.inject({
    method: 'POST',
    url: '/api/organisations/kettle-lane/acts',
    headers: { 'x-badge': badge },
    payload: bodyOf(received),
  });
  if (answer.statusCode === 200) company.note({ ok: true, value: answer.json() });
  return answer;
}

async function meet(): Promise<void> {
  const take = (received: Received) => office.submit(company.org, received);
  const starts = (now + 12 * 86_400) as Instant;
  const chair = memberNamed('ada');
  await company.do(take, 'ada', 'convene-meeting', {
    meeting: 'm',
    of: 'general-meeting',
    title: 'Spring',
    starts,
    place: '',
    chair,
    agenda: [],
  });
  now = starts;
  for (const name of people) await company.do(take, name, 'check-in', { meeting: 'm' });
  await company.do(take, 'ada', 'open-meeting', { meeting: 'm' });
}

async function sizeNow(): Promise<number> {
  return ((await get('/api/organisations/kettle-lane')).json() as { head: { size: number } }).head.size;
}

/** A client of the event stream that keeps all it was sent. */
async function listen(query: string, headers: { readonly [name: string]: string } = {}) {
  let text = '';
  const request = httpRequest({
    ...address,
    path: `/api/organisations/kettle-lane/live${query}`,
    headers: { 'x-badge': 'ada', ...headers },
  });
  await new Promise<void>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', () => undefined);
      expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
      expect(response.headers['content-security-policy']).toContain("default-src 'self'");
      resolve();
    });
    request.end();
  });
  const events = (): SentEvent[] =>
    text
      .split('\n\n')
      .slice(0, -1)
      .filter((block) => !block.startsWith(':'))
      .map((block) => {
        const field = (name: string) =>
          block
            .split('\n')
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2);
        return { event: field('event'), id: field('id'), data: JSON.parse(field('data') ?? 'null') };
      });
  return {
    events,
    ids: () =>
      events()
        .filter(({ event }) => event === 'entry')
        .map(({ id }) => Number(id)),
    close: () => request.destroy(),
  };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
