/** An organisation that amends its charter, at the door of the server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AmendingEffect, AmendmentState } from '@quorate/assembly';
import { amendable, withHarderQuorum } from '@quorate/assembly/testing';
import { type Instant, must, toBase64 } from '@quorate/basics';
import { type ParsedCharter, parseCharter } from '@quorate/charter';
import { parseTar, verifyBundle } from '@quorate/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { type Office, openOffice } from '../spine/office.ts';
import type { Received } from '../spine/received.ts';
import { backup, restore } from '../store/backup.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { badges, Company, memberNamed, paper, smallCoop } from '../testing/index.ts';
import { views } from './routes.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const seven = people.slice(0, 7);
const charter = amendable(smallCoop);
const harder = withHarderQuorum(charter);
const day = 86_400;
let now = Date.UTC(2026, 3, 1, 12) / 1000;
const clock = (): Instant => now as Instant;

let folder: string;
let store: Store;
let office: Office;
let app: App;
let company: Company;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-charters-'));
  await open(join(folder, 'first'));
  company = new Company({ people, clock, charter });
  await company.foundIn(office);
  await convene('spring', 25);
});
afterAll(async () => {
  await shut();
  rmSync(folder, { recursive: true });
});

describe('a text of the charter', () => {
  it('is tried before each meeting, without anything being recorded', async () => {
    await convene('soon', 12);
    const tried = await proposal(harder);
    expect(tried).toMatchObject({
      effect: { kind: 'charter.amend', from: company.charter.hash, charter: parsed(harder).hash },
      meetings: [
        { id: 'soon', allowed: false, refusal: { reason: 'amendment-notice-too-short' } },
        { id: 'spring', allowed: true },
      ],
    });
    expect(await proposal('charter: [')).toMatchObject({ effect: null, problem: { line: 1 }, meetings: [] });
    expect((await charters()).amendments).toEqual([]);
  });

  it('is proposed with its paper, and listed with the consents it needs', async () => {
    const { effect } = await proposal(harder);
    const reasons = paper('A larger quorum', 'Eight of twelve.');
    const body = {
      motion: 'm1',
      meeting: 'spring',
      item: null,
      paper: reasons.ref,
      effect: { ...(effect as AmendingEffect), amendment: 'a1' },
    };
    const text = { media: 'application/yaml', bytes: new TextEncoder().encode(harder) };
    expect((await post(company.signed('ben', 'propose-motion', body, [reasons]))).statusCode).toBe(422);
    expect((await post(company.signed('ben', 'propose-motion', body, [reasons, text]))).statusCode).toBe(200);
    expect((await charters()).amendments).toMatchObject([
      {
        id: 'a1',
        phase: 'open',
        version: 5,
        consents: [{ of: 'procedure:amending', given: null }],
        motions: [{ motion: 'm1', phase: 'proposed', meeting: { id: 'spring' } }],
      },
    ]);
    expect((await get(`charter/${parsed(harder).hash}`)).payload).toBe(harder);
    expect((await get('motions/m1')).json()).toMatchObject({ amendment: { id: 'a1', charter: parsed(harder).hash } });
  });
});

describe('an amendment that was carried', () => {
  it('comes into force by the clock, whoever looks first, and the hall obeys it', async () => {
    await gather('spring');
    await act('gus', 'second-motion', { motion: 'm1' });
    await act('eva', 'second-motion', { motion: 'm1' });
    await vote('m1');
    expect((await get('decisions/1')).json()).toMatchObject({ amendment: { phase: 'adopted' } });
    await convene('under-the-old-one', 12);
    const before = await size();
    now += 2 * day;
    const {
      charters: [newest, oldest],
      amendments,
    } = await charters();
    expect(await size()).toBe(before + 1);
    expect(newest).toMatchObject({ version: 5, amendment: 'a1', decisions: [1], since: amendments[0]?.inForce });
    expect(oldest).toMatchObject({
      version: 4,
      amendment: null,
      running: { meetings: [{ id: 'spring' }, { id: 'soon' }, { id: 'under-the-old-one' }] },
    });
    expect((await get('')).json()).toMatchObject({ charter: { hash: parsed(harder).hash } });
  });

  it('turns away acts that name the old charter, with the new one', async () => {
    const late = await post(company.signed('ada', 'close-meeting', { meeting: 'spring' }));
    expect(late.json()).toMatchObject({ reason: 'charter-not-in-force', inForce: parsed(harder).hash, status: 409 });
    company.charter = parsed(harder);
    await act('ada', 'close-meeting', { meeting: 'spring' });
  });

  it('leaves a meeting that was convened before under the old quorum, and the next one has the new one', async () => {
    await gather('under-the-old-one');
    expect((await get('meetings/under-the-old-one')).json()).toMatchObject({ quorum: { needed: 4, holds: true } });
    await motion('m2', 'under-the-old-one');
    await vote('m2');
    await act('ada', 'close-meeting', { meeting: 'under-the-old-one' });
    await convene('after', 12);
    await gather('after');
    expect((await get('meetings/after')).json()).toMatchObject({ quorum: { needed: 8, holds: false } });
    await motion('m3', 'after');
    const refused = await post(company.signed('ada', 'open-vote', { vote: 'v-m3', motion: 'm3' }));
    expect(refused.json()).toMatchObject({ reason: 'no-quorum', present: 7, needed: 8 });
  });

  it('goes home with both charters, and comes back from a backup', async () => {
    await holds(3);
    const file = join(folder, 'backup');
    must(await backup({ folder: join(folder, 'first') }, file));
    await shut();
    must(await restore({ folder: join(folder, 'second') }, file));
    await open(join(folder, 'second'));
    await holds(3);
    expect((await charters()).charters.map(({ version }) => version)).toEqual([5, 4]);
  });
});

async function open(data: string): Promise<void> {
  store = await openStore({ folder: data }, clock);
  office = openOffice({ store, clock });
  app = await createServer({ office, whoIs: badges(people, ['kettle-lane' as never]), parts: [views], limits: 'none' });
}

async function shut(): Promise<void> {
  await app.close();
  await office.close();
  await store.close();
}

function get(path: string) {
  const url = `/api/organisations/kettle-lane${path === '' ? '' : '/'}${path}`;
  return app.inject({ method: 'GET', url, headers: { 'x-badge': 'ada' } });
}

interface Charters {
  readonly charters: readonly { readonly version: number; readonly [more: string]: unknown }[];
  readonly amendments: readonly AmendmentState[];
}

async function charters(): Promise<Charters> {
  return (await get('charters')).json();
}

async function proposal(text: string): Promise<{ readonly effect: unknown }> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/organisations/kettle-lane/charters/proposal',
    headers: { 'x-badge': 'ben' },
    payload: { text, inForce: null },
  });
  return answer.json();
}

async function post({ act: sent, signatures: [signed], papers }: Received) {
  const badge = people.find((name) => memberNamed(name) === sent.actor) ?? '';
  const blobs = papers.map(({ media, bytes }) => ({ media, base64: toBase64(bytes) }));
  const payload = { act: sent, signature: signed?.signature, blobs };
  const url = '/api/organisations/kettle-lane/acts';
  const answer = await app.inject({ method: 'POST', url, headers: { 'x-badge': badge }, payload: payload as never });
  if (answer.statusCode === 200) company.note({ ok: true, value: answer.json() });
  return answer;
}

async function act(...[by, kind, body]: Parameters<typeof company.signed>): Promise<void> {
  const answer = await post(company.signed(by, kind, body));
  if (answer.statusCode !== 200) throw new Error(`${kind}: ${answer.payload}`);
}

async function convene(meeting: string, days: number): Promise<void> {
  const starts = (now + days * day) as Instant;
  const called = {
    meeting,
    of: 'general-meeting',
    title: meeting,
    starts,
    place: '',
    chair: memberNamed('ada'),
    agenda: [],
  };
  await act('ada', 'convene-meeting', called);
}

async function gather(meeting: string): Promise<void> {
  const { starts } = ((await get(`meetings/${meeting}`)).json() as { meeting: { starts: number } }).meeting;
  now = Math.max(now, starts);
  for (const name of seven) await act(name, 'check-in', { meeting });
  await act('ada', 'open-meeting', { meeting });
}

async function motion(id: string, meeting: string): Promise<void> {
  const words = paper(`Ovens ${id}`, 'Buy two ovens.');
  const body = { motion: id, meeting, item: null, paper: words.ref, effect: { kind: 'policy.adopt' } } as const;
  expect((await post(company.signed('ben', 'propose-motion', body, [words]))).statusCode).toBe(200);
  await act('gus', 'second-motion', { motion: id });
}

async function vote(id: string): Promise<void> {
  await act('ada', 'open-vote', { vote: `v-${id}`, motion: id });
  for (const name of seven) await act(name, 'cast-vote', { vote: `v-${id}`, choice: 'yes' });
  await act('ada', 'close-vote', { vote: `v-${id}` });
}

async function size(): Promise<number> {
  const desk = await office.desk('kettle-lane' as never);
  return (await desk?.read(({ state }) => state.entries)) ?? 0;
}

/** The record verifies, and has so many papers. */
async function holds(papers: number): Promise<void> {
  const answer = await get('bundle');
  const files = must<ReadonlyMap<string, Uint8Array>>(parseTar(new Uint8Array(answer.rawPayload)));
  expect(verifyBundle(files)).toMatchObject({ ok: true, value: { holds: true } });
  expect([...files.keys()].filter((name) => name.startsWith('blobs/')).length).toBeGreaterThanOrEqual(papers);
}

function parsed(text: string): ParsedCharter {
  return must<ParsedCharter>(parseCharter(text));
}
