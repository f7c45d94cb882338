/** Opens whichever store the settings name: a data folder, or PostgreSQL by its address. */
import { openPostgresStore } from './postgres/open-postgres-store.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';
import type { Clock, Store } from './store.ts';

export interface StoreSettings {
  readonly folder: string;
  /** `QUORATE_DATABASE_URL`; the folder then holds no database. */
  readonly databaseUrl?: string | undefined;
  readonly warn?: (what: string) => void;
}

export function openStore({ folder, databaseUrl, warn }: StoreSettings, clock: Clock): Promise<Store> {
  if (databaseUrl === undefined) return openSqliteStore(folder, clock);
  return openPostgresStore({ url: databaseUrl, ...(warn ? { warn } : {}) }, clock);
}
