/** `quorate restore`: a backup back into an empty place, checked first. */
import { FolderInUse, type RestoreProblem, restore } from '@quorate/server';
import type { Command } from '../command.ts';
import { parseFileCall } from './backup.ts';

const usage = `quorate restore FILE [--data DIR]

Checks a backup (every entry against its place in its log) and puts it into an
empty data folder (./data unless told), or into an empty PostgreSQL when
QUORATE_DATABASE_URL names one. A backup of either goes into either.

Put vault.key beside the restored data (or set QUORATE_VAULT_KEY) before serving:
without it the names in the vault stay unreadable.

Acts that were answered after the backup was made are not in it: whoever kept a
later checkpoint will notice. Restore the latest backup there is.

Exit code: 0 restored; 1 the backup is damaged or the place is not empty;
2 it is no backup, or the call is malformed.
`;

export const command: Command = {
  summary: 'put a backup into an empty place',
  usage,
  run: async (args, io) => {
    const call = parseFileCall(args);
    if (typeof call === 'string') {
      io.err(`quorate restore: ${call}\n\n${usage}`);
      return 2;
    }
    try {
      const where = { folder: call.data, databaseUrl: process.env['QUORATE_DATABASE_URL'] };
      const done = await restore(where, call.file);
      if (!done.ok) {
        io.err(`quorate restore: ${inWords(done.problem)}\n`);
        return done.problem.reason === 'no-such-file' || done.problem.reason === 'no-backup' ? 2 : 1;
      }
      const { organisations, entries } = done.value;
      io.out(`restored ${organisations} organisations, ${entries} entries\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      io.err(`quorate restore: ${error.message}\n`);
      return 1;
    }
  },
};

function inWords(problem: RestoreProblem): string {
  switch (problem.reason) {
    case 'no-such-file':
      return `there is no file ${problem.file}`;
    case 'no-backup':
      return `${problem.file} is no backup of Quorate, or it is damaged`;
    case 'damaged':
      return `the log of ${problem.org} is damaged at entry ${problem.entry}`;
    case 'not-empty':
      return 'there is data already; a restore never overwrites any';
    default:
      return problem satisfies never;
  }
}
