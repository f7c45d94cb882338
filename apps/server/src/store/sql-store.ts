/**
 * The store over SQL. Everything the two databases share is here; what they
 * don't is behind {@link Seams}.
 */
import { broken, type OrgId } from '@quorate/basics';
import type { Kysely, Transaction } from 'kysely';
import type { Seams } from './seams.ts';
import { type Access, sqlDocuments } from './sql-documents.ts';
import type {
  Batch,
  Blob,
  Clock,
  LogKeeping,
  LogReader,
  Organisations,
  Store,
  StoredEntry,
  TreeNode,
  Writer,
} from './store.ts';
import type { Tables } from './tables.ts';

export function sqlStore(seams: Seams, clock: Clock): Store {
  const access: Access = {
    reader: seams.reader,
    holding: (name, work) =>
      seams.writer.transaction().execute(async (transaction) => {
        await seams.hold(transaction, name);
        return work(transaction);
      }),
  };
  return {
    kind: seams.kind,
    organisations: organisations(seams),
    documents: sqlDocuments(access, clock),
    together: (work) =>
      seams.writer.transaction().execute((transaction) => work(sqlDocuments(within(seams, transaction), clock))),
    log: (org) => logReader(seams.reader, org),
    write: (org, work) =>
      seams.writer.transaction().execute(async (transaction) => {
        await seams.hold(transaction, `log/${org}`);
        return work(writer(seams, transaction, org, clock));
      }),
    onAppended: seams.onAppended,
    close: seams.close,
  };
}

function within(seams: Seams, transaction: Transaction<Tables>): Access {
  return {
    reader: transaction,
    holding: async (name, work) => {
      await seams.hold(transaction, name);
      return work(transaction);
    },
  };
}

function organisations({ reader, writer }: Seams): Organisations {
  const keepingOf = (row: Tables['organisations']): LogKeeping => ({ ...row, org: row.org as OrgId });
  return {
    all: async () => (await reader.selectFrom('organisations').selectAll().orderBy('org').execute()).map(keepingOf),
    find: async (org) => {
      const row = await reader.selectFrom('organisations').selectAll().where('org', '=', org).executeTakeFirst();
      return row && keepingOf(row);
    },
    add: async (keeping) => {
      const added = await writer
        .insertInto('organisations')
        .values({ ...keeping })
        .onConflict((conflict) => conflict.column('org').doNothing())
        .returning('org')
        .execute();
      return added.length === 1;
    },
  };
}

export function logReader(database: Kysely<Tables>, org: OrgId): LogReader {
  return {
    size: async () => {
      const { size } = await database
        .selectFrom('entries')
        .select((select) => select.fn.max('idx').as('size'))
        .where('org', '=', org)
        .executeTakeFirstOrThrow();
      // The largest of no rows is NULL.
      return size === null ? 0 : Number(size) + 1;
    },
    entries: async (from, limit) => {
      const rows = await database
        .selectFrom('entries')
        .select(['idx', 'bytes', 'head', 'asked'])
        .where('org', '=', org)
        .where('idx', '>=', from)
        .where('idx', '<', from + limit)
        .orderBy('idx')
        .execute();
      return rows.map(entryOf);
    },
    hashes: (level, from, count) =>
      level === 0 ? leaves(database, org, from, count) : nodes(database, org, level, from, count),
    blob: async (sha256) => {
      const row = await database
        .selectFrom('blobs')
        .select(['media', 'bytes'])
        .where('org', '=', org)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      return row && { sha256, ...row };
    },
  };
}

function entryOf(row: Pick<Tables['entries'], 'idx' | 'bytes' | 'head' | 'asked'>): StoredEntry {
  return { index: row.idx, bytes: row.bytes, head: row.head, asked: row.asked };
}

async function leaves(
  database: Kysely<Tables>,
  org: OrgId,
  from: number,
  count: number,
): Promise<readonly Uint8Array[]> {
  const rows = await database
    .selectFrom('entries')
    .select('leaf')
    .where('org', '=', org)
    .where('idx', '>=', from)
    .where('idx', '<', from + count)
    .orderBy('idx')
    .execute();
  return rows.map(({ leaf }) => leaf);
}

async function nodes(
  database: Kysely<Tables>,
  org: OrgId,
  level: number,
  from: number,
  count: number,
): Promise<readonly Uint8Array[]> {
  const rows = await database
    .selectFrom('nodes')
    .select('hash')
    .where('org', '=', org)
    .where('level', '=', level)
    .where('place', '>=', from)
    .where('place', '<', from + count)
    .orderBy('place')
    .execute();
  return rows.map(({ hash }) => hash);
}

function writer(seams: Seams, transaction: Transaction<Tables>, org: OrgId, clock: Clock): Writer {
  const log = logReader(transaction, org);
  // Under the lock nobody else appends, so the size is asked for once.
  let known: number | undefined;
  const size = async (): Promise<number> => {
    known ??= await log.size();
    return known;
  };
  return {
    ...log,
    size,
    documents: sqlDocuments(within(seams, transaction), clock),
    answered: async (asked) => {
      if (asked.length === 0) return new Map();
      const rows = await transaction
        .selectFrom('entries')
        .select(['idx', 'bytes', 'head', 'asked'])
        .where('org', '=', org)
        .where('asked', 'in', asked)
        .execute();
      return new Map(rows.map((row) => [row.asked, entryOf(row)]));
    },
    append: async (batch) => {
      const found = await size();
      if (found !== batch.expected) return broken(`the log of ${org} has ${found} entries, not ${batch.expected}`);
      await append(seams, transaction, org, batch);
      known = found + batch.entries.length;
    },
  };
}

async function append(seams: Seams, transaction: Transaction<Tables>, org: OrgId, batch: Batch): Promise<void> {
  if (batch.entries.some(({ index }, i) => index !== batch.expected + i)) return broken('a batch with a gap');
  await insertBlobs(transaction, org, batch.blobs);
  await seams.insertEntries(transaction, org, batch.entries);
  await insertNodes(transaction, org, batch.nodes);
  await seams.announce(transaction, org);
}

async function insertBlobs(transaction: Transaction<Tables>, org: OrgId, blobs: readonly Blob[]): Promise<void> {
  for (const { sha256, media, bytes } of blobs) {
    await transaction
      .insertInto('blobs')
      .values({ org, sha256, media, bytes })
      .onConflict((conflict) => conflict.columns(['org', 'sha256']).doNothing())
      .execute();
  }
}

async function insertNodes(transaction: Transaction<Tables>, org: OrgId, nodes: readonly TreeNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await transaction
    .insertInto('nodes')
    .values(nodes.map((node) => ({ org, ...node })))
    .execute();
}
