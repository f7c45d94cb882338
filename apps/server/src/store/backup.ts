/**
 * Backup and restore, while running. A backup is one SQLite file with our
 * tables, whichever database it was made from, so an office can also move from
 * one to the other. It holds the log keys and the vault: guard it like the data.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { equalBytes, type OrgId, ok, type Result, refuse } from '@quorate/basics';
import { emptyFrontier, type Frontier, leafHash } from '@quorate/ledger';
import { type Kysely, sql } from 'kysely';
import { grow } from '../spine/tree-of-log.ts';
import { migrate } from './migrations.ts';
import { kyselyOverPool, openPool } from './postgres/open-postgres-store.ts';
import { logReader } from './sql-store.ts';
import { lockFolder } from './sqlite/folder-lock.ts';
import { applicationId, kyselyOver, openConnection } from './sqlite/node-sqlite.ts';
import { databaseName } from './sqlite/open-sqlite-store.ts';
import type { Tables } from './tables.ts';

export interface Where {
  readonly folder: string;
  readonly databaseUrl?: string | undefined;
}

export interface Kept {
  readonly organisations: number;
  readonly entries: number;
}

export type BackupProblem =
  | { readonly reason: 'file-exists'; readonly file: string }
  | { readonly reason: 'no-data'; readonly folder: string };

export type RestoreProblem =
  | { readonly reason: 'no-such-file'; readonly file: string }
  | { readonly reason: 'no-backup'; readonly file: string }
  | { readonly reason: 'damaged'; readonly org: string; readonly entry: number }
  | { readonly reason: 'not-empty' };

export async function backup({ folder, databaseUrl }: Where, file: string): Promise<Result<Kept, BackupProblem>> {
  if (existsSync(file)) return refuse({ reason: 'file-exists', file });
  const source = join(folder, databaseName);
  if (databaseUrl === undefined && !existsSync(source)) return refuse({ reason: 'no-data', folder });
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  // Made first, so that it is never readable by others while it grows.
  closeSync(openSync(unfinished, 'wx', 0o600));
  if (databaseUrl === undefined) copyWhileRunning(source, unfinished);
  else await copyFromPostgres(databaseUrl, unfinished);
  const kept = await countIn(unfinished);
  syncToDisk(unfinished);
  renameSync(unfinished, file);
  syncToDisk(dirname(file));
  return ok(kept);
}

export async function restore({ folder, databaseUrl }: Where, file: string): Promise<Result<Kept, RestoreProblem>> {
  if (!existsSync(file)) return refuse({ reason: 'no-such-file', file });
  if (!isBackup(file)) return refuse({ reason: 'no-backup', file });
  const damage = await damageIn(file);
  if (damage) return refuse(damage);
  const done = databaseUrl === undefined ? copyToFolder(file, folder) : await copyToPostgres(file, databaseUrl);
  return done ? ok(await countIn(file)) : refuse({ reason: 'not-empty' });
}

/** SQLite's own snapshot: one read transaction, while the writer goes on (https://sqlite.org/lang_vacuum.html#vacuuminto). */
function copyWhileRunning(source: string, target: string): void {
  const database = new DatabaseSync(source, { timeout: 10_000 });
  database.prepare('VACUUM INTO ?').run(target);
  database.close();
}

async function copyFromPostgres(url: string, target: string): Promise<void> {
  const pool = openPool(url);
  const from = kyselyOverPool(pool);
  const connection = openConnection(target);
  connection.exec(`PRAGMA application_id = ${applicationId}`);
  const to = kyselyOver(connection);
  try {
    await migrate(to, 'sqlite');
    await from
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (snapshot) => {
        await to.transaction().execute((transaction) => copyTables(snapshot, transaction));
      });
    connection.exec('PRAGMA journal_mode = DELETE');
  } finally {
    await to.destroy();
    await from.destroy();
  }
}

/** False when there is data already. */
function copyToFolder(file: string, folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const target = join(folder, databaseName);
    if (existsSync(target)) return false;
    const unfinished = `${target}.unfinished`;
    rmSync(unfinished, { force: true });
    closeSync(openSync(unfinished, 'wx', 0o600));
    copyWhileRunning(file, unfinished);
    syncToDisk(unfinished);
    renameSync(unfinished, target);
    syncToDisk(folder);
    return true;
  } finally {
    unlock();
  }
}

/** False when there is data already. */
async function copyToPostgres(file: string, url: string): Promise<boolean> {
  const to = kyselyOverPool(openPool(url));
  const from = kyselyOver(new DatabaseSync(file, { readOnly: true }));
  try {
    await migrate(to, 'postgres');
    return await to.transaction().execute(async (transaction) => {
      const known = await transaction.selectFrom('organisations').select('org').limit(1).execute();
      if (known.length > 0) return false;
      await copyTables(from, transaction);
      return true;
    });
  } finally {
    await from.destroy();
    await to.destroy();
  }
}

/** The tables in an order that foreign keys allow, each by its primary key, so many rows at a time. */
const tables: readonly { readonly name: keyof Tables; readonly key: readonly string[]; readonly rows: number }[] = [
  { name: 'organisations', key: ['org'], rows: 500 },
  { name: 'entries', key: ['org', 'idx'], rows: 500 },
  { name: 'nodes', key: ['org', 'level', 'place'], rows: 500 },
  { name: 'blobs', key: ['org', 'sha256'], rows: 16 },
  { name: 'documents', key: ['collection', 'org', 'key'], rows: 500 },
];

async function copyTables(from: Kysely<Tables>, to: Kysely<Tables>): Promise<void> {
  for (const { name, key, rows } of tables) {
    const columns = sql.join(key.map((column) => sql.ref(column)));
    let last: readonly unknown[] | undefined;
    for (;;) {
      const after = last ? sql`where (${columns}) > (${sql.join(last)})` : sql``;
      const page = await sql<Record<string, unknown>>`
        select * from ${sql.table(name)} ${after} order by ${columns} limit ${rows}`.execute(from);
      const end = page.rows.at(-1);
      if (end === undefined) break;
      await to
        .insertInto(name)
        .values(page.rows as never)
        .execute();
      last = key.map((column) => end[column]);
    }
  }
}

function isBackup(file: string): boolean {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    const id = database.prepare('PRAGMA application_id').get()?.['application_id'];
    const check = id === applicationId ? database.prepare('PRAGMA quick_check').get()?.['quick_check'] : undefined;
    database.close();
    return check === 'ok';
  } catch {
    return false;
  }
}

/** The first entry at which a log is not whole: a gap, a leaf or a hash above it that is not the entries'. */
async function damageIn(file: string): Promise<RestoreProblem | undefined> {
  const database = kyselyOver(new DatabaseSync(file, { readOnly: true }));
  try {
    for (const { org } of await database.selectFrom('organisations').select('org').execute()) {
      const entry = await firstDamaged(database, org as OrgId);
      if (entry !== undefined) return { reason: 'damaged', org, entry };
    }
    return undefined;
  } finally {
    await database.destroy();
  }
}

const entriesAtOnce = 512;

async function firstDamaged(database: Kysely<Tables>, org: OrgId): Promise<number | undefined> {
  const log = logReader(database, org);
  const size = await log.size();
  let frontier: Frontier = emptyFrontier;
  for (let from = 0; from < size; from += entriesAtOnce) {
    const entries = await log.entries(from, entriesAtOnce);
    const leaves = await log.hashes(0, from, entriesAtOnce);
    for (const [i, { index, bytes }] of entries.entries()) {
      if (index !== from + i || !equalBytes(leafHash(bytes), leaves[i] ?? new Uint8Array())) return from + i;
    }
    if (entries.length < Math.min(entriesAtOnce, size - from)) return from + entries.length;
    const grown = grow(frontier, leaves);
    for (const { level, place, hash } of grown.nodes) {
      const [stored] = await log.hashes(level, place, 1);
      if (!stored || !equalBytes(stored, hash)) return place * 256 ** level;
    }
    frontier = grown.frontier;
  }
  return undefined;
}

async function countIn(file: string): Promise<Kept> {
  const database = new DatabaseSync(file, { readOnly: true });
  const count = (table: string): number =>
    Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'] ?? 0);
  const kept = { organisations: count('organisations'), entries: count('entries') };
  database.close();
  return kept;
}

function syncToDisk(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
