/** Documents in a table; values are JSON text. */
import type { Kysely, Transaction } from 'kysely';
import type { Collection, DocumentKey, Documents, Lifetime, Page } from './documents.ts';
import type { Clock } from './store.ts';
import type { Tables } from './tables.ts';

/** How documents reach the database: inside one transaction, or each step by itself. */
export interface Access {
  readonly reader: Kysely<Tables>;
  /** Runs the work in a transaction that holds the name against everybody else. */
  readonly holding: <T>(name: string, work: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;
}

const mostAtOnce = 1000;

export function sqlDocuments(access: Access, clock: Clock): Documents {
  return { of: <T>(collection: string) => sqlCollection<T>(collection, access, clock) };
}

/** Deletes what has expired. */
export async function sweep(database: Kysely<Tables>, now: number): Promise<void> {
  await database.deleteFrom('documents').where('expires', '<=', now).execute();
}

function sqlCollection<T>(collection: string, access: Access, clock: Clock): Collection<T> {
  const find = async (database: Kysely<Tables>, at: DocumentKey): Promise<T | undefined> => {
    const row = await database
      .selectFrom('documents')
      .select(['value', 'expires'])
      .where('collection', '=', collection)
      .where('org', '=', at.org ?? '')
      .where('key', '=', at.key)
      .executeTakeFirst();
    if (row === undefined || (row.expires !== null && row.expires <= clock())) return undefined;
    return JSON.parse(row.value) as T;
  };
  const remove = async (database: Kysely<Tables>, at: DocumentKey): Promise<void> => {
    await database
      .deleteFrom('documents')
      .where('collection', '=', collection)
      .where('org', '=', at.org ?? '')
      .where('key', '=', at.key)
      .execute();
  };
  const write = async (database: Kysely<Tables>, at: DocumentKey, value: T, lifetime?: Lifetime): Promise<void> => {
    const text = JSON.stringify(value);
    const expires = lifetime?.expires ?? null;
    await database
      .insertInto('documents')
      .values({ collection, org: at.org ?? '', key: at.key, value: text, expires })
      .onConflict((conflict) =>
        conflict
          .columns(['collection', 'org', 'key'])
          .doUpdateSet(lifetime === undefined ? { value: text } : { value: text, expires }),
      )
      .execute();
  };
  const holding = <R>(at: DocumentKey, work: (transaction: Transaction<Tables>) => Promise<R>): Promise<R> =>
    access.holding(`document/${collection}/${at.org ?? ''}/${at.key}`, work);

  return {
    get: (at) => find(access.reader, at),
    put: (at, value, lifetime = {}) => holding(at, (transaction) => write(transaction, at, value, lifetime)),
    add: (at, value, lifetime = {}) =>
      holding(at, async (transaction) => {
        if ((await find(transaction, at)) !== undefined) return false;
        await write(transaction, at, value, lifetime);
        return true;
      }),
    change: (at, change, lifetime) =>
      holding(at, async (transaction) => {
        const old = await find(transaction, at);
        const next = change(old);
        if (next === undefined) await remove(transaction, at);
        // What had expired must not pass its lifetime on.
        else await write(transaction, at, next, old === undefined ? (lifetime ?? {}) : lifetime);
        return next;
      }),
    take: (at) =>
      holding(at, async (transaction) => {
        const found = await find(transaction, at);
        await remove(transaction, at);
        return found;
      }),
    delete: (at) =>
      holding(at, async (transaction) => {
        const found = await find(transaction, at);
        await remove(transaction, at);
        return found !== undefined;
      }),
    list: (page = {}) => list<T>(access.reader, collection, page, clock()),
  };
}

async function list<T>(
  database: Kysely<Tables>,
  collection: string,
  { org, after, prefix, limit = 100 }: Page,
  now: number,
): Promise<readonly { readonly key: string; readonly value: T }[]> {
  let query = database
    .selectFrom('documents')
    .select(['key', 'value'])
    .where('collection', '=', collection)
    .where('org', '=', org ?? '')
    .where((where) => where.or([where('expires', 'is', null), where('expires', '>', now)]))
    .orderBy('key')
    .limit(Math.min(limit, mostAtOnce));
  if (after !== undefined) query = query.where('key', '>', after);
  if (prefix !== undefined) query = query.where('key', '>=', prefix).where('key', '<', `${prefix}\u{10FFFF}`);
  const rows = await query.execute();
  return rows.map(({ key, value }) => ({ key, value: JSON.parse(value) as T }));
}
