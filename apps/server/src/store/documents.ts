/**
 * Documents: small JSON values by collection, organisation and key, for what
 * must change, expire or be erased (and so may not be in a log).
 *
 *     const codes = documents.of<CodeRecord>('codes');
 *     await codes.put({ key: email }, record, { expires });
 *     const record = await codes.take({ key: email });   // exactly one caller gets it
 */
import type { Instant, OrgId } from '@quorate/basics';

export interface Documents {
  /** Name of a collection: lower-case words, such as `sessions`. The caller vouches for the type of what it put there. */
  readonly of: <T>(collection: string) => Collection<T>;
}

export interface DocumentKey {
  /** Left out for what belongs to no organisation. */
  readonly org?: OrgId | undefined;
  readonly key: string;
}

export interface Lifetime {
  /** Not found from this moment on, and swept away later. */
  readonly expires?: Instant | undefined;
}

export interface Page {
  readonly org?: OrgId | undefined;
  /** Keys after this one, in the order of their bytes. */
  readonly after?: string | undefined;
  /** Keys that begin so. */
  readonly prefix?: string | undefined;
  readonly limit?: number | undefined;
}

export interface Collection<T> {
  readonly get: (at: DocumentKey) => Promise<T | undefined>;
  readonly put: (at: DocumentKey, value: T, lifetime?: Lifetime) => Promise<void>;
  /** False, and nothing changed, when there is one already. */
  readonly add: (at: DocumentKey, value: T, lifetime?: Lifetime) => Promise<boolean>;
  /** Reads, changes and writes as one step; `undefined` deletes. Keeps the lifetime unless a new one is given. */
  readonly change: (
    at: DocumentKey,
    change: (old: T | undefined) => T | undefined,
    lifetime?: Lifetime,
  ) => Promise<T | undefined>;
  /** Gets and deletes as one step: of two callers at once, one gets it. */
  readonly take: (at: DocumentKey) => Promise<T | undefined>;
  readonly delete: (at: DocumentKey) => Promise<boolean>;
  /** At most 1,000 at a time, 100 unless told. */
  readonly list: (page?: Page) => Promise<readonly { readonly key: string; readonly value: T }[]>;
}
