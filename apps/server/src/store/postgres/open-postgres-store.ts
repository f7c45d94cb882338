/**
 * The store on PostgreSQL, for several processes side by side.
 *
 * A transaction-scoped advisory lock makes one writer per organisation. Each
 * statement after it takes a fresh snapshot (READ COMMITTED), so it sees all
 * that the writer before had committed; a lock taken in the same statement as
 * the read would not do.
 */
import type { OrgId } from '@quorate/basics';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from '../migrations.ts';
import type { Seams } from '../seams.ts';
import { sweep } from '../sql-documents.ts';
import { sqlStore } from '../sql-store.ts';
import type { Clock, Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { channel, listenForAppends } from './listen.ts';

const int8 = 20;
const mostConnections = 10;

export interface PostgresOptions {
  readonly url: string;
  /** Told of connections that were lost while idle, and of a server that would forget commits. */
  readonly warn?: (what: string) => void;
}

export async function openPostgresStore(
  { url, warn = () => undefined }: PostgresOptions,
  clock: Clock,
): Promise<Store> {
  const pool = openPool(url);
  pool.on('error', (error) => warn(`lost an idle connection to PostgreSQL: ${error.message}`));
  const database = kyselyOverPool(pool);
  try {
    await migrate(database, 'postgres');
    await sweep(database, clock());
    await checkDurability(database, warn);
    const listening = await listenForAppends(url, warn);
    const seams: Seams = {
      ...seamsOfPostgres,
      writer: database,
      reader: database,
      onAppended: listening.onAppended,
      close: async () => {
        await listening.close();
        await database.destroy();
      },
    };
    return sqlStore(seams, clock);
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    keepAlive: true,
    application_name: 'quorate',
    // An answer goes out only when the commit is on disk, whatever the server's own default is.
    options: '-c synchronous_commit=on',
    types: {
      // Indexes and times stay far below 2^53.
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks while it is lent says so to whoever asks of it; saying it to nobody would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function kyselyOverPool(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

const seamsOfPostgres: Pick<Seams, 'kind' | 'hold' | 'insertEntries' | 'announce'> = {
  kind: 'postgres',
  hold: async (transaction, name) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`quorate/${name}`}, 0))`.execute(transaction);
  },
  insertEntries: async (transaction, org, entries) => {
    const column = <T>(pick: (entry: (typeof entries)[number]) => T): T[] => entries.map(pick);
    await sql`
      insert into entries (org, idx, bytes, leaf, stream, version, asked, head)
      select ${org}, * from unnest(
        ${column(({ index }) => index)}::bigint[],
        ${column(({ bytes }) => Buffer.from(bytes))}::bytea[],
        ${column(({ leaf }) => Buffer.from(leaf))}::bytea[],
        ${column(({ stream }) => stream)}::text[],
        ${column(({ version }) => version)}::bigint[],
        ${column(({ asked }) => asked)}::text[],
        ${column(({ head }) => head)}::bigint[]
      )`.execute(transaction);
  },
  announce: async (transaction, org: OrgId) => {
    await sql`select pg_notify(${channel}, ${org})`.execute(transaction);
  },
};

async function checkDurability(database: Kysely<Tables>, warn: (what: string) => void): Promise<void> {
  const { rows } = await sql<{ fsync: string }>`select current_setting('fsync') as fsync`.execute(database);
  if (rows[0]?.fsync !== 'on') warn('PostgreSQL runs with fsync off: a power cut can lose acknowledged acts');
}
