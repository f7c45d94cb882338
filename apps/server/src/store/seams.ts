/** What differs between the two databases, and nothing else does. */
import type { OrgId } from '@quorate/basics';
import type { Kysely, Transaction } from 'kysely';
import type { NewEntry } from './store.ts';
import type { Tables } from './tables.ts';

export interface Seams {
  readonly kind: 'sqlite' | 'postgres';
  /** For transactions; takes them one at a time if the database does. */
  readonly writer: Kysely<Tables>;
  /** For everything that only looks. */
  readonly reader: Kysely<Tables>;
  /** Waits until nobody else holds the organisation; held until the transaction ends. */
  readonly hold: (transaction: Transaction<Tables>, name: string) => Promise<void>;
  readonly insertEntries: (transaction: Transaction<Tables>, org: OrgId, entries: readonly NewEntry[]) => Promise<void>;
  /** Heard by all processes when the transaction commits. */
  readonly announce: (transaction: Transaction<Tables>, org: OrgId) => Promise<void>;
  readonly onAppended: (heard: (org: OrgId) => void) => () => void;
  readonly close: () => Promise<void>;
}
