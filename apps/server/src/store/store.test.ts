/** One body of tests for both stores. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant, OrgId } from '@quorate/basics';
import { leafHash, sha256Hex } from '@quorate/ledger';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Cluster, startPostgres } from '../testing/postgres.ts';
import { openPostgresStore } from './postgres/open-postgres-store.ts';
import { FolderInUse } from './sqlite/folder-lock.ts';
import { databaseName, openSqliteStore } from './sqlite/open-sqlite-store.ts';
import type { Batch, NewEntry, Store } from './store.ts';

const org = 'kettle-lane' as OrgId;
const other = 'mill-street' as OrgId;

let now = 1000;
const clock = (): Instant => now as Instant;

interface Place {
  readonly open: () => Promise<Store>;
  readonly empty: () => Promise<void>;
  readonly end: () => void;
}

for (const [name, prepare] of [
  ['SQLite', sqlitePlace],
  ['PostgreSQL', postgresPlace],
] as const) {
  describe(`a store on ${name}`, () => {
    let place: Place;
    let store: Store;

    beforeAll(() => {
      place = prepare();
    });
    afterAll(async () => {
      await store.close();
      place.end();
    });
    beforeEach(async () => {
      now = 1000;
      await store?.close();
      await place.empty();
      store = await place.open();
      await store.organisations.add(keeping(org));
      await store.organisations.add(keeping(other));
    });

    it('keeps an organisation under a name that is taken once', async () => {
      expect(await store.organisations.add(keeping(org))).toBe(false);
      expect((await store.organisations.all()).map((kept) => kept.org)).toEqual([org, other]);
      expect(await store.organisations.find(org)).toMatchObject({ org, origin: 'example.org/log/kettle-lane' });
      expect((await store.organisations.find(org))?.seed).toHaveLength(32);
      expect(await store.organisations.find('nobody' as OrgId)).toBeUndefined();
    });

    it('gives back entries, leaves, nodes and blobs as they were appended', async () => {
      const paper = { sha256: sha256Hex(bytesOf('paper')), media: 'text/plain', bytes: bytesOf('paper') };
      const entries = [entry(0), entry(1), entry(2)];
      const nodes = [{ level: 1, place: 0, hash: new Uint8Array(32).fill(9) }];
      await store.write(org, (writer) => writer.append({ expected: 0, entries, nodes, blobs: [paper] }));
      const log = store.log(org);
      expect(await log.size()).toBe(3);
      const read = await log.entries(1, 10);
      expect(read.map(({ index }) => index)).toEqual([1, 2]);
      expect(new TextDecoder().decode(read[0]?.bytes)).toBe('entry 1');
      expect(plain(await log.hashes(0, 0, 2))).toEqual([leafHash(bytesOf('entry 0')), leafHash(bytesOf('entry 1'))]);
      expect(plain(await log.hashes(1, 0, 5))).toEqual([new Uint8Array(32).fill(9)]);
      expect(new Uint8Array((await log.blob(paper.sha256))?.bytes ?? [])).toEqual(paper.bytes);
      expect((await log.blob(paper.sha256))?.media).toBe('text/plain');
    });

    it('keeps each organisation to itself', async () => {
      const paper = { sha256: sha256Hex(bytesOf('paper')), media: 'text/plain', bytes: bytesOf('paper') };
      await store.write(org, (writer) => writer.append({ ...batch(0, 3), blobs: [paper] }));
      expect(await store.log(other).size()).toBe(0);
      expect(await store.log(other).entries(0, 10)).toEqual([]);
      expect(await store.log(other).blob(paper.sha256)).toBeUndefined();
    });

    it('appends nothing when the log has another size than expected', async () => {
      await store.write(org, (writer) => writer.append(batch(0, 2)));
      await expect(store.write(org, (writer) => writer.append(batch(1, 1)))).rejects.toThrow('has 2 entries, not 1');
      await expect(store.write(org, (writer) => writer.append(batch(3, 1)))).rejects.toThrow('has 2 entries, not 3');
      expect(await store.log(org).size()).toBe(2);
    });

    it('appends nothing when a stream went on meanwhile, or a nonce was used', async () => {
      await store.write(org, (writer) => writer.append(batch(0, 1)));
      const stale = { ...entry(1), version: 0 };
      await expect(store.write(org, (writer) => writer.append(just(stale)))).rejects.toThrow();
      const repeated = { ...entry(1), asked: 'ada/0' };
      await expect(store.write(org, (writer) => writer.append(just(repeated)))).rejects.toThrow();
      expect(await store.log(org).size()).toBe(1);
    });

    it('undoes everything when the work fails', async () => {
      const failing = store.write(org, async (writer) => {
        await writer.append(batch(0, 2));
        await writer.documents.of('sessions').put({ key: 'a' }, 1);
        throw new Error('the lights went out');
      });
      await expect(failing).rejects.toThrow('the lights went out');
      expect(await store.log(org).size()).toBe(0);
      expect(await store.documents.of('sessions').get({ key: 'a' })).toBeUndefined();
    });

    it('finds what was answered before by actor and nonce', async () => {
      await store.write(org, (writer) => writer.append(batch(0, 3)));
      const found = await store.write(org, (writer) => writer.answered(['ada/1', 'ada/7', 'eve/1']));
      expect([...found.keys()]).toEqual(['ada/1']);
      expect(found.get('ada/1')).toMatchObject({ index: 1, head: 3 });
    });

    it('lets one writer in at a time, each seeing all that the one before appended', async () => {
      const sizes = await Promise.all(
        Array.from({ length: 12 }, () =>
          store.write(org, async (writer) => {
            const size = await writer.size();
            await writer.append(batch(size, 1));
            return size;
          }),
        ),
      );
      expect([...sizes].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i));
    });

    it('finds everything again when opened anew', async () => {
      await store.write(org, (writer) => writer.append(batch(0, 3)));
      await store.documents.of('vault').put({ org, key: 'a' }, { name: 'Ada' });
      await store.close();
      store = await place.open();
      expect(await store.log(org).size()).toBe(3);
      expect(await store.documents.of('vault').get({ org, key: 'a' })).toEqual({ name: 'Ada' });
    });

    it('changes, takes and lists documents by collection and organisation', async () => {
      const names = store.documents.of<{ readonly name: string }>('names');
      await names.put({ org, key: 'b' }, { name: 'Ben' });
      await names.put({ org, key: 'a' }, { name: 'Ada' });
      await names.put({ org: other, key: 'a' }, { name: 'Someone else' });
      await names.put({ key: 'a' }, { name: 'Of no organisation' });
      expect(await names.list({ org })).toEqual([
        { key: 'a', value: { name: 'Ada' } },
        { key: 'b', value: { name: 'Ben' } },
      ]);
      expect((await names.list({ org, after: 'a' })).map(({ key }) => key)).toEqual(['b']);
      expect((await names.list({ org, prefix: 'a' })).map(({ key }) => key)).toEqual(['a']);
      expect(await names.add({ org, key: 'a' }, { name: 'Eve' })).toBe(false);
      expect(await names.get({ key: 'a' })).toEqual({ name: 'Of no organisation' });
      expect(await store.documents.of('others').get({ org, key: 'a' })).toBeUndefined();
      expect(await names.delete({ org, key: 'b' })).toBe(true);
      expect(await names.delete({ org, key: 'b' })).toBe(false);
    });

    it('gives a document that is taken to one taker only', async () => {
      const codes = store.documents.of<string>('codes');
      await codes.put({ key: 'ada' }, '123456');
      const taken = await Promise.all(Array.from({ length: 8 }, () => codes.take({ key: 'ada' })));
      expect(taken.filter((code) => code !== undefined)).toEqual(['123456']);
    });

    it('loses no change of a document when many change it at once', async () => {
      const tries = store.documents.of<number>('tries');
      await Promise.all(Array.from({ length: 10 }, () => tries.change({ key: 'ada' }, (count = 0) => count + 1)));
      expect(await tries.get({ key: 'ada' })).toBe(10);
      expect(await tries.change({ key: 'ada' }, () => undefined)).toBeUndefined();
      expect(await tries.get({ key: 'ada' })).toBeUndefined();
    });

    it('forgets a document when its time has come', async () => {
      const codes = store.documents.of<string>('codes');
      await codes.put({ key: 'ada' }, 'first', { expires: 1010 as Instant });
      now = 1009;
      expect(await codes.change({ key: 'ada' }, () => 'second')).toBe('second');
      now = 1010;
      expect(await codes.get({ key: 'ada' })).toBeUndefined();
      expect(await codes.list()).toEqual([]);
      expect(await codes.take({ key: 'ada' })).toBeUndefined();
      expect(await codes.add({ key: 'ada' }, 'third')).toBe(true);
      expect(await codes.get({ key: 'ada' })).toBe('third');
    });

    it('changes several documents together or not at all', async () => {
      const failing = store.together(async (documents) => {
        await documents.of('a').put({ key: '1' }, 'x');
        expect(await documents.of('a').get({ key: '1' })).toBe('x');
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.documents.of('a').get({ key: '1' })).toBeUndefined();
    });
  });
}

describe('a data folder', () => {
  it('is open in one process at a time, and free again afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quorate-store-'));
    const first = await openSqliteStore(folder, clock);
    await expect(openSqliteStore(folder, clock)).rejects.toThrow(FolderInUse);
    await first.close();
    const second = await openSqliteStore(folder, clock);
    await second.close();
    rmSync(folder, { recursive: true });
  });

  it('can be read by its owner alone', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'quorate-store-')), 'data');
    const store = await openSqliteStore(folder, clock);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, databaseName)).mode & 0o777).toBe(0o600);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});

describe('two stores on one PostgreSQL', () => {
  it('hear of each other and never append past each other', async () => {
    const cluster = startPostgres();
    const url = await cluster.database();
    const [one, two] = await Promise.all([openPostgresStore({ url }, clock), openPostgresStore({ url }, clock)]);
    await one.organisations.add(keeping(org));
    const heard = new Promise((resolve) => two.onAppended(resolve));
    const appendOne = (store: Store): Promise<void> =>
      store.write(org, async (writer) => writer.append(batch(await writer.size(), 1)));
    await Promise.all(Array.from({ length: 20 }, (_, i) => appendOne(i % 2 === 0 ? one : two)));
    expect(await heard).toBe(org);
    expect(await two.log(org).size()).toBe(20);
    await one.close();
    await two.close();
    cluster.stop();
  });
});

describe('a store whose listening connection was lost', () => {
  it('listens again, and tells of every log for what it may have missed', async () => {
    const cluster = startPostgres();
    const url = await cluster.database();
    const warned: string[] = [];
    const store = await openPostgresStore({ url, warn: (what) => warned.push(what) }, clock);
    await store.organisations.add(keeping(org));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const told = new Promise((resolve) => store.onAppended(resolve));
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'quorate listening'",
    );
    expect(await told).toBe(org);
    expect(warned.join()).toContain('lost the listening connection');
    const heard = new Promise((resolve) => store.onAppended(resolve));
    await store.write(org, (writer) => writer.append(batch(0, 1)));
    expect(await heard).toBe(org);
    await client.end();
    await store.close();
    cluster.stop();
  });
});

function sqlitePlace(): Place {
  let folder = '';
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return {
    empty: async () => {
      if (folder) remove();
      folder = mkdtempSync(join(tmpdir(), 'quorate-store-'));
    },
    open: () => openSqliteStore(folder, clock),
    end: remove,
  };
}

function postgresPlace(): Place {
  const cluster: Cluster = startPostgres();
  let url = '';
  return {
    empty: async () => {
      url = await cluster.database();
    },
    open: () => openPostgresStore({ url }, clock),
    end: cluster.stop,
  };
}

function keeping(of: OrgId) {
  return { org: of, origin: `example.org/log/${of}`, vkey: 'vkey', seed: new Uint8Array(32).fill(7) };
}

function batch(expected: number, count: number): Batch {
  return { expected, entries: Array.from({ length: count }, (_, i) => entry(expected + i)), nodes: [], blobs: [] };
}

function just(only: NewEntry): Batch {
  return { expected: only.index, entries: [only], nodes: [], blobs: [] };
}

function entry(index: number): NewEntry {
  const bytes = bytesOf(`entry ${index}`);
  return { index, bytes, leaf: leafHash(bytes), stream: 'meeting/1', version: index, asked: `ada/${index}`, head: 3 };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function plain(hashes: readonly Uint8Array[]): readonly Uint8Array[] {
  return hashes.map((hash) => new Uint8Array(hash));
}
