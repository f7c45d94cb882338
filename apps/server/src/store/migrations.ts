/**
 * The tables' history. A migration that was released never changes; a new need
 * is a new migration.
 *
 * PostgreSQL compares text by the "C" collation, so that both databases page
 * in the order of bytes.
 */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from './tables.ts';

export async function migrate(database: Kysely<Tables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations(kind)) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error(String(error));
}

function migrations(kind: 'sqlite' | 'postgres'): Record<string, Migration> {
  const bytes = kind === 'sqlite' ? sql`blob` : sql`bytea`;
  const text = kind === 'sqlite' ? sql`text` : sql`text collate "C"`;
  const whole = sql`bigint`;
  return {
    '0001-logs': {
      async up(db) {
        await db.schema
          .createTable('organisations')
          .addColumn('org', text, (column) => column.primaryKey())
          .addColumn('origin', text, (column) => column.notNull())
          .addColumn('vkey', text, (column) => column.notNull())
          .addColumn('seed', bytes, (column) => column.notNull())
          .execute();
        await db.schema
          .createTable('entries')
          .addColumn('org', text, (column) => column.notNull().references('organisations.org'))
          .addColumn('idx', whole, (column) => column.notNull())
          .addColumn('bytes', bytes, (column) => column.notNull())
          .addColumn('leaf', bytes, (column) => column.notNull())
          .addColumn('stream', text, (column) => column.notNull())
          .addColumn('version', whole, (column) => column.notNull())
          .addColumn('asked', text, (column) => column.notNull())
          .addColumn('head', whole, (column) => column.notNull())
          .addPrimaryKeyConstraint('entries_in_order', ['org', 'idx'])
          .addUniqueConstraint('one_next_in_a_stream', ['org', 'stream', 'version'])
          .addUniqueConstraint('answered_once', ['org', 'asked'])
          .execute();
        await db.schema
          .createTable('nodes')
          .addColumn('org', text, (column) => column.notNull().references('organisations.org'))
          .addColumn('level', whole, (column) => column.notNull())
          .addColumn('place', whole, (column) => column.notNull())
          .addColumn('hash', bytes, (column) => column.notNull())
          .addPrimaryKeyConstraint('nodes_in_order', ['org', 'level', 'place'])
          .execute();
        await db.schema
          .createTable('blobs')
          .addColumn('org', text, (column) => column.notNull().references('organisations.org'))
          .addColumn('sha256', text, (column) => column.notNull())
          .addColumn('media', text, (column) => column.notNull())
          .addColumn('bytes', bytes, (column) => column.notNull())
          .addPrimaryKeyConstraint('blobs_by_hash', ['org', 'sha256'])
          .execute();
        await db.schema
          .createTable('documents')
          .addColumn('collection', text, (column) => column.notNull())
          .addColumn('org', text, (column) => column.notNull())
          .addColumn('key', text, (column) => column.notNull())
          .addColumn('value', text, (column) => column.notNull())
          .addColumn('expires', whole)
          .addPrimaryKeyConstraint('documents_by_key', ['collection', 'org', 'key'])
          .execute();
        await db.schema.createIndex('documents_expiring').on('documents').column('expires').execute();
      },
    },
  };
}
