/**
 * One process per data folder. The lock is the operating system's, held by an
 * open transaction on a small database file, so it ends with the process
 * however that dies, and no stale lock is ever left behind.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class FolderInUse extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`another process has the data folder ${folder} open`);
    this.name = 'FolderInUse';
    this.folder = folder;
  }
}

/** Returns what lets go. */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) throw new FolderInUse(folder);
    throw error;
  }
  return () => lock.close();
}

/** SQLITE_BUSY and SQLITE_LOCKED. */
function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return code === 5 || code === 6;
}
