/** The server's door: for the command line. */
export { type ServeSettings, type Serving, serve } from './serve.ts';
export { type BackupProblem, backup, type Kept, type RestoreProblem, restore, type Where } from './store/backup.ts';
export { FolderInUse } from './store/sqlite/folder-lock.ts';
