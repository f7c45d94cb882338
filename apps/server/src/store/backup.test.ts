/** Backup and restore: from either database into either, while acts come in, and never over anything. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Instant, must, type OrgId, refuse } from '@quorate/basics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../spine/office.ts';
import { type Cluster, Company, startPostgres } from '../testing/index.ts';
import { backup, type Kept, restore, type Where } from './backup.ts';
import { openStore } from './open-store.ts';

const clock = (): Instant => 1_775_044_800 as Instant;
const people = ['ada', 'ben', 'cem'];
let cluster: Cluster;
let folder: string;
let places = 0;

beforeAll(() => {
  cluster = startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'quorate-backup-'));
});
afterAll(() => {
  cluster.stop();
  rmSync(folder, { recursive: true });
});

describe('a backup', () => {
  for (const from of ['SQLite', 'PostgreSQL'] as const) {
    for (const into of ['SQLite', 'PostgreSQL'] as const) {
      it(`of ${from}, made while acts come in, is restored into ${into} with everything answered before it`, async () => {
        const where = await place(from);
        const { company, office, close } = await opened(where);
        await office.store.documents.of('vault').put({ org: company.org, key: 'ada' }, { name: 'Ada' });
        await requests(office, company, 0, 300);
        const before = await given(await office.desk(company.org)).head();
        const busy = requests(office, company, 300, 60);
        const file = join(folder, `backup-${++places}`);
        const kept = must<Kept>(await backup(where, file));
        await busy;
        await close();
        expect(kept.entries).toBeGreaterThanOrEqual(before.size);
        expect(statSync(file).mode & 0o777).toBe(0o600);

        const target = await place(into);
        expect(await restore(target, file)).toEqual({ ok: true, value: kept });
        expect(await restore(target, file)).toEqual(refuse({ reason: 'not-empty' }));
        const store = await openStore(target, clock);
        const again = openOffice({ store, clock });
        const desk = given(await again.desk(company.org));
        expect((await desk.head()).size).toBe(kept.entries);
        expect(await store.documents.of('vault').get({ org: company.org, key: 'ada' })).toEqual({ name: 'Ada' });
        company.seen = before;
        await company.do((received) => again.submit(company.org, received), 'ada', 'request-meeting', {
          of: 'general-meeting',
          request: 'after',
          title: 'x',
        });
        await again.close();
        await store.close();
      });
    }
  }

  it('never overwrites a file, and needs some data', async () => {
    const file = join(folder, 'taken');
    writeFileSync(file, 'something');
    expect(await backup(await place('SQLite'), file)).toEqual(refuse({ reason: 'file-exists', file }));
    const empty = { folder: join(folder, 'empty') };
    expect(await backup(empty, join(folder, 'x'))).toEqual(refuse({ reason: 'no-data', folder: empty.folder }));
    expect(readFileSync(file, 'utf8')).toBe('something');
  });

  it('that is damaged, or none at all, is not restored', async () => {
    const where = await place('SQLite');
    const { company, office, close } = await opened(where);
    await requests(office, company, 0, 300);
    const file = join(folder, 'to-damage');
    must<Kept>(await backup(where, file));
    await close();
    const damage = async (statement: string): Promise<unknown> => {
      const damaged = join(folder, `damaged-${++places}`);
      writeFileSync(damaged, readFileSync(file));
      const database = new DatabaseSync(damaged);
      database.exec(statement);
      database.close();
      return restore(await place('SQLite'), damaged);
    };
    const at = (entry: number) => refuse({ reason: 'damaged', org: company.org, entry });
    expect(await damage('DELETE FROM entries WHERE idx = 7')).toEqual(at(7));
    expect(await damage("UPDATE entries SET bytes = CAST('x' AS BLOB) WHERE idx = 9")).toEqual(at(9));
    expect(await damage('UPDATE nodes SET hash = zeroblob(32) WHERE level = 1')).toEqual(at(0));
    const none = join(folder, 'none');
    writeFileSync(none, 'not a database at all, just some words in a file');
    expect(await restore(await place('SQLite'), none)).toEqual(refuse({ reason: 'no-backup', file: none }));
    expect(await restore(await place('SQLite'), join(folder, 'absent'))).toMatchObject(
      refuse({ reason: 'no-such-file' }),
    );
  });
});

async function place(kind: 'SQLite' | 'PostgreSQL'): Promise<Where> {
  places += 1;
  if (kind === 'PostgreSQL') return { folder: '', databaseUrl: await cluster.database() };
  return { folder: join(folder, `data-${places}`) };
}

async function opened(where: Where) {
  const store = await openStore(where, clock);
  const office = openOffice({ store, clock });
  const company = new Company({ people, clock, org: 'kettle-lane' as OrgId, seed: `${places}` });
  await company.foundIn(office);
  const close = async (): Promise<void> => {
    await office.close();
    await store.close();
  };
  return { company, office, close };
}

async function requests(office: Office, company: Company, from: number, count: number): Promise<void> {
  const verdicts = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      office.submit(
        company.org,
        company.signed(people[i % 3] ?? '', 'request-meeting', {
          of: 'general-meeting',
          request: `r${from + i}`,
          title: 'x',
        }),
      ),
    ),
  );
  for (const verdict of verdicts) company.note(verdict);
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected something');
  return value;
}
