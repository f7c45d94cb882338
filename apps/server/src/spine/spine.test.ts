/** The spine from a signed act to a log that anybody can check, on both stores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actBytes } from '@quorate/assembly';
import { fromHex, type Instant, must, type OrgId, refuse } from '@quorate/basics';
import {
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  sha256Hex,
  type VerifierKey,
  verifyConsistency,
  verifyInclusion,
} from '@quorate/ledger';
import { type Entry, parseEntry } from '@quorate/record';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPostgresStore } from '../store/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { type Cluster, Company, deviceNamed, memberNamed, paper, startPostgres } from '../testing/index.ts';
import { type Office, openOffice } from './office.ts';
import { OfficeUnavailable, type Received, type Verdict } from './received.ts';
import { assemblyRules } from './rules.ts';
import { proveConsistency, proveInclusion } from './tree-of-log.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus'];
const noon = Date.UTC(2026, 3, 1, 12) / 1000;
let now = noon;
const clock = (): Instant => now as Instant;

let cluster: Cluster;
beforeAll(() => {
  cluster = startPostgres();
});
afterAll(() => cluster.stop());

for (const kind of ['SQLite', 'PostgreSQL'] as const) {
  describe(`an office on ${kind}`, () => {
    let folder = '';
    let url = '';
    let store: Store;
    let office: Office;
    let company: Company;
    const open = (): Promise<Store> =>
      kind === 'SQLite' ? openSqliteStore(folder, clock) : openPostgresStore({ url }, clock);
    const take = (received: Received): Promise<Verdict> => office.submit(company.org, received);
    const reopen = async (): Promise<void> => {
      await office.close();
      await store.close();
      store = await open();
      office = openOffice({ store, clock });
    };

    beforeEach(async () => {
      now = noon;
      if (kind === 'SQLite') folder = mkdtempSync(join(tmpdir(), 'quorate-spine-'));
      else url = await cluster.database();
      store = await open();
      office = openOffice({ store, clock });
      company = new Company({ people, clock });
      await company.foundIn(office);
    });
    afterEach(async () => {
      await office.close();
      await store.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    it('writes the founding as entry 0, which its log signs', async () => {
      const desk = given(await office.desk(company.org));
      const note = await office.checkpoint(desk);
      const key = must<VerifierKey>(parseVerifierKey(desk.keeping.vkey));
      expect(openCheckpoint(note, key)).toMatchObject({
        ok: true,
        value: { size: 1n, origin: 'example.org/log/kettle-lane' },
      });
      const [stored] = await desk.log.entries(0, 1);
      const entry = must<Entry>(parseEntry(stored?.bytes ?? new Uint8Array()));
      expect(entry).toMatchObject({
        index: 0,
        at: noon,
        facts: [{ type: 'organisation-founded' }, { type: 'post-filled' }],
      });
      expect(entry.signatures).toHaveLength(people.length);
    });

    it('decides acts that arrive together one after another, and commits them together', async () => {
      const requests = people.map((by, i) =>
        company.signed(by, 'request-meeting', {
          of: 'general-meeting',
          request: i < 5 ? `r${i}` : 'same',
          title: 'Wages',
        }),
      );
      const verdicts = await Promise.all(requests.map(take));
      const answers = verdicts.map((verdict) => must<{ index: number; head: { size: number } }>(verdict));
      expect(answers.map(({ index }) => index).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(new Set(answers.map(({ head }) => head.size)).size).toBeLessThan(7);
      const log = given(await office.desk(company.org)).log;
      expect((await log.entries(0, 100)).map(({ bytes }) => must<Entry>(parseEntry(bytes)).index)).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7,
      ]);
    });

    it('takes the acts of others when the rules fail on one', async () => {
      await office.close();
      const failing: typeof assemblyRules.decide = (act, state, circumstances) => {
        if (act.kind === 'request-meeting' && act.body.request === 'poison') throw new TypeError('a defect');
        return assemblyRules.decide(act, state, circumstances);
      };
      office = openOffice({ store, clock, rules: { ...assemblyRules, decide: failing } });
      const settled = await Promise.allSettled(
        people.map((by, i) => {
          const request = i % 3 === 1 ? 'poison' : `r${i}`;
          return take(company.signed(by, 'request-meeting', { of: 'general-meeting', request, title: 'Wages' }));
        }),
      );
      const reasons = settled.map((one) => (one.status === 'rejected' ? one.reason : one.value.ok));
      expect(reasons).toEqual([
        true,
        expect.any(OfficeUnavailable),
        true,
        true,
        expect.any(OfficeUnavailable),
        true,
        true,
      ]);
      const log = given(await office.desk(company.org)).log;
      expect(await log.size()).toBe(6);
    });

    it('gives a repeated nonce the first answer again, also after a restart', async () => {
      const act = company.signed('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'Wages' });
      const [first, together] = await Promise.all([take(act), take(act)]);
      expect(together).toEqual(first);
      await company.do(take, 'ben', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'Wages' });
      expect(await take(act)).toEqual(first);
      await reopen();
      expect(await take(act)).toEqual(first);
      expect(await given(await office.desk(company.org)).log.size()).toBe(3);
    });

    it('refuses another act under a nonce that was used', async () => {
      const act = company.act('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'Wages' });
      expect((await take(company.sign('ada', act))).ok).toBe(true);
      const other = { ...act, body: { of: 'general-meeting', request: 'r', title: 'Pay' } } as typeof act;
      expect(await take(company.sign('ada', other))).toEqual(refuse({ reason: 'nonce-used', index: 1 }));
    });

    it('refuses what is not signed by the device it names', async () => {
      const act = company.act('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'Wages' });
      const { signatures } = company.sign('ada', act);
      const changed = { ...act, at: (act.at + 1) as Instant };
      const device = company.device('ada').id;
      expect(await take({ act: changed, signatures, papers: [] })).toEqual(
        refuse({ reason: 'signature-invalid', device }),
      );
      expect(await take({ act, signatures: [], papers: [] })).toEqual(
        refuse({ reason: 'signatures-expected', devices: [device] }),
      );
      expect(await take({ act, signatures: company.sign('ben', act).signatures, papers: [] })).toMatchObject(
        refuse({ reason: 'signatures-expected' }),
      );
    });

    it('refuses a key of low order, whatever it signs', async () => {
      const low = '01'.padEnd(64, '0') as never;
      const act = { ...company.act('ada', 'request-device', { label: 'x' }), device: low };
      const signatures = [{ device: low, signature: Buffer.alloc(64).toString('base64') }];
      expect(await take({ act, signatures, papers: [] })).toEqual(refuse({ reason: 'device-key-unsafe', device: low }));
    });

    it('enrols a second device only with its proof, and then takes its acts', async () => {
      const phone = deviceNamed("ada's phone");
      const wrong = { ...company.enrolment('ada', phone), proof: company.enrolment('ben', phone).proof };
      expect(await take(company.signed('ada', 'enrol-device', wrong))).toMatchObject(
        refuse({ reason: 'device-proof-invalid' }),
      );
      await company.do(take, 'ada', 'enrol-device', company.enrolment('ada', phone));
      const act = {
        ...company.act('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'x' }),
        device: phone.id,
      };
      const signatures = [{ device: phone.id, signature: phone.sign(actBytes(act)) }];
      expect((await take({ act, signatures, papers: [] })).ok).toBe(true);
    });

    it('refuses an act that has seen another log than this one', async () => {
      const act = company.act('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'Wages' });
      const elsewhere = { ...act, seen: { size: 1, root: '1'.repeat(64) as never } };
      expect(await take(company.sign('ada', elsewhere))).toMatchObject(refuse({ reason: 'seen-another-log', size: 1 }));
      const ahead = { ...act, seen: { size: 9, root: '1'.repeat(64) as never } };
      expect(await take(company.sign('ada', ahead))).toMatchObject(
        refuse({ reason: 'unseen-head', size: 9, entries: 1 }),
      );
    });

    it('keeps papers with the acts that name them, and takes no act that names a missing one', async () => {
      await meet(take, company);
      const bread = paper('Bread', 'We bake.');
      const propose = (motion: string, papers = [bread]) =>
        take(
          company.signed(
            'ben',
            'propose-motion',
            { motion, meeting: 'm', item: null, paper: bread.ref, effect: { kind: 'policy.adopt' } },
            papers,
          ),
        );
      expect(await propose('m1', [])).toEqual(refuse({ reason: 'blob-missing', sha256: bread.ref.sha256 }));
      const other = paper('Cake', 'We eat.');
      expect(await propose('m1', [other])).toEqual(refuse({ reason: 'blob-mismatch', sha256: other.ref.sha256 }));
      expect((await propose('m1')).ok).toBe(true);
      expect((await propose('m2', [])).ok).toBe(true);
      const kept = await given(await office.desk(company.org)).log.blob(bread.ref.sha256);
      expect(sha256Hex(kept?.bytes ?? new Uint8Array())).toBe(bread.ref.sha256);
    });

    it('folds the same state again after a restart', async () => {
      await meet(take, company);
      const desk = given(await office.desk(company.org));
      const before = await desk.read(({ state }) => structuredClone(state));
      const head = await desk.head();
      await reopen();
      const again = given(await office.desk(company.org));
      expect(await again.read(({ state }) => state)).toEqual(before);
      expect(await again.head()).toEqual(head);
    });

    it('proves every entry and every growth', async () => {
      await meet(take, company);
      const desk = given(await office.desk(company.org));
      const { size, root } = await desk.head();
      for (const { index, bytes } of await desk.log.entries(0, size)) {
        const proof = must<readonly Uint8Array[]>(await proveInclusion(desk.log, index, size));
        const claim = { index: BigInt(index), size: BigInt(size), leafHash: leafHash(bytes), proof, root: hex(root) };
        expect(verifyInclusion(claim)).toMatchObject({ ok: true });
      }
      const proof = must<readonly Uint8Array[]>(await proveConsistency(desk.log, 1, size));
      const oldRoot = leafHash((await desk.log.entries(0, 1))[0]?.bytes ?? new Uint8Array());
      expect(
        verifyConsistency({ oldSize: 1n, newSize: BigInt(size), oldRoot, newRoot: hex(root), proof }),
      ).toMatchObject({ ok: true });
    });

    it('keeps no fact of a batch that was not committed', async () => {
      let failures = 1;
      const failing: Store = {
        ...store,
        write: (org, work) =>
          store.write(org, async (writer) => {
            const result = await work(writer);
            if (failures-- > 0) throw new Error('the disk is full');
            return result;
          }),
      };
      const shaky = openOffice({ store: failing, clock });
      const act = company.signed('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'Wages' });
      await expect(shaky.submit(company.org, act)).rejects.toThrow(OfficeUnavailable);
      const desk = given(await shaky.desk(company.org));
      expect(await desk.read(({ state }) => state.requests)).toEqual({});
      expect(await shaky.submit(company.org, act)).toMatchObject({ ok: true, value: { index: 1 } });
      await shaky.close();
    });

    it('gives the first answer when a commit succeeded but nobody heard of it, and tells listeners once', async () => {
      let losses = 1;
      const deaf: Store = {
        ...store,
        write: async (org, work) => {
          const result = await store.write(org, work);
          if (losses-- > 0) throw new Error('the connection was lost');
          return result;
        },
      };
      const shaky = openOffice({ store: deaf, clock });
      const desk = given(await shaky.desk(company.org));
      const channel = await desk.channel();
      const heard: string[] = [];
      channel.join(channel.next, { send: (bytes) => heard.push(...(bytes.toString().match(/^id: \d+$/gm) ?? [])) });
      const act = company.signed('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'Wages' });
      await expect(shaky.submit(company.org, act)).rejects.toThrow(OfficeUnavailable);
      expect(await shaky.submit(company.org, act)).toMatchObject({ ok: true, value: { index: 1, head: { size: 2 } } });
      await company.do((received) => shaky.submit(company.org, received), 'ben', 'request-meeting', {
        of: 'general-meeting',
        request: 'r',
        title: 'Wages',
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(heard).toEqual(['id: 1', 'id: 2']);
      await shaky.close();
    });

    it('keeps organisations apart', async () => {
      const other = new Company({ org: 'mill-street' as OrgId, people: ['ada', 'zoe'], clock });
      await other.foundIn(office);
      const act = company.signed('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'Wages' });
      expect(await office.submit(other.org, act)).toEqual(refuse({ reason: 'no-such-organisation' }));
      expect(given(await office.desk(other.org)).keeping.vkey).not.toBe(
        given(await office.desk(company.org)).keeping.vkey,
      );
      expect(await office.organisations()).toEqual(['kettle-lane', 'mill-street']);
    });

    it('founds nothing under a key that is not the log’s own', async () => {
      const other = new Company({ org: 'mill-street' as OrgId, people: ['ada', 'zoe'], clock });
      const log = must<string>(await office.keepLog(other.org, 'example.org/log/mill-street'));
      expect(await office.submit(other.org, other.founding('example.org/other+00000000+AA=='))).toEqual(
        refuse({ reason: 'log-key-differs', expected: log }),
      );
      expect(await office.organisations()).toEqual(['kettle-lane']);
    });

    it('tells listeners of every entry in order, and whoever joins late from the ring', async () => {
      const channel = await given(await office.desk(company.org)).channel();
      const heard: number[] = [];
      const ids = (bytes: Buffer): number[] =>
        [...bytes.toString().matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
      channel.join(channel.next, { send: (bytes) => heard.push(...ids(bytes)) });
      await meet(take, company);
      const late: number[] = [];
      channel.join(3, { send: (bytes) => late.push(...ids(bytes)) });
      const size = await given(await office.desk(company.org)).log.size();
      expect(heard).toEqual(Array.from({ length: size - 1 }, (_, i) => i + 1));
      expect(late).toEqual(Array.from({ length: size - 3 }, (_, i) => i + 3));
    });
  });
}

describe('two offices on one PostgreSQL', () => {
  it('decide in one order, and each tells its listeners what the other decided', async () => {
    now = noon;
    const url = await cluster.database();
    const stores = [await openPostgresStore({ url }, clock), await openPostgresStore({ url }, clock)] as const;
    const offices = stores.map((store) => openOffice({ store, clock, rules: assemblyRules }));
    const [one, two] = offices as [Office, Office];
    const company = new Company({ people, clock });
    await company.foundIn(one);
    const heard: number[] = [];
    const channel = await given(await two.desk(company.org)).channel();
    channel.join(channel.next, {
      send: (bytes) => heard.push(...[...bytes.toString().matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))),
    });
    const verdicts = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        (i % 2 === 0 ? one : two).submit(
          company.org,
          company.signed(people[i % 7] ?? '', 'request-meeting', {
            of: 'general-meeting',
            request: `r${i}`,
            title: 'x',
          }),
        ),
      ),
    );
    expect(verdicts.every(({ ok }) => ok)).toBe(true);
    expect(await given(await one.desk(company.org)).log.size()).toBe(61);
    await until(() => heard.length === 60);
    expect(heard).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    await given(await one.desk(company.org)).catchUp();
    expect(await given(await one.desk(company.org)).head()).toEqual(await given(await two.desk(company.org)).head());
    for (const office of offices) await office.close();
    for (const store of stores) await store.close();
  });
});

/** A meeting in session. */
async function meet(take: (received: Received) => Promise<Verdict>, company: Company): Promise<void> {
  const inTwelveDays = (noon + 12 * 86_400) as Instant;
  await company.do(take, 'ada', 'convene-meeting', {
    meeting: 'm',
    of: 'general-meeting',
    title: 'Spring',
    starts: inTwelveDays,
    place: 'The bakery',
    chair: memberNamed('ada'),
    agenda: [],
  });
  now = inTwelveDays;
  for (const name of ['ada', 'ben', 'cem']) await company.do(take, name, 'check-in', { meeting: 'm' });
  await company.do(take, 'ada', 'open-meeting', { meeting: 'm' });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected something');
  return value;
}

function hex(text: string): Uint8Array {
  return must<Uint8Array>(fromHex(text));
}
