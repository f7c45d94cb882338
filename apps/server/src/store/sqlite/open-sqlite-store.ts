/** The embedded store: one folder with one database, one writer connection, one process. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { OrgId } from '@quorate/basics';
import { migrate } from '../migrations.ts';
import type { Seams } from '../seams.ts';
import { sweep } from '../sql-documents.ts';
import { sqlStore } from '../sql-store.ts';
import type { Clock, Store } from '../store.ts';
import { lockFolder } from './folder-lock.ts';
import { applicationId, kyselyOver, openConnection } from './node-sqlite.ts';

export const databaseName = 'quorate.sqlite';

/** Throws `FolderInUse` when another process has the folder. */
export async function openSqliteStore(folder: string, clock: Clock): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const connection = openConnection(join(folder, databaseName));
    connection.exec(`PRAGMA application_id = ${applicationId}`);
    const writer = kyselyOver(connection);
    await migrate(writer, 'sqlite');
    await sweep(writer, clock());
    const reader = kyselyOver(openConnection(join(folder, databaseName)));
    const close = async (): Promise<void> => {
      await reader.destroy();
      await writer.destroy();
      unlock();
    };
    return sqlStore({ ...seamsOver(connection), writer, reader, close }, clock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function seamsOver(
  connection: DatabaseSync,
): Pick<Seams, 'kind' | 'hold' | 'insertEntries' | 'announce' | 'onAppended'> {
  const insert = lazily(() =>
    connection.prepare(
      'INSERT INTO entries (org, idx, bytes, leaf, stream, version, asked, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
  );
  return {
    kind: 'sqlite',
    // There is one writer connection in one process, and Kysely lends it to one transaction at a time.
    hold: () => Promise.resolve(),
    insertEntries: (_transaction, org: OrgId, entries) => {
      const statement = insert();
      for (const { index, bytes, leaf, stream, version, asked, head } of entries) {
        statement.run(org, index, bytes, leaf, stream, version, asked, head);
      }
      return Promise.resolve();
    },
    // Nobody else has the folder open: whoever appended knows already.
    announce: () => Promise.resolve(),
    onAppended: () => () => undefined,
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
