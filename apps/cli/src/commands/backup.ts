/** `quorate backup`: everything the office keeps, in one file, while it is open. */
import { parseArgs } from 'node:util';
import { type BackupProblem, backup } from '@quorate/server';
import type { Command } from '../command.ts';

const usage = `quorate backup FILE [--data DIR]

Writes everything the server keeps to one new file, as of one moment, while the
server runs. From the data folder (./data unless told), or from PostgreSQL when
QUORATE_DATABASE_URL names one. The file holds the keys of the logs: only its
owner may read it, and it should stay so.

The key of the vault is not in it, so that whoever finds the file reads no names.
Keep vault.key of the data folder (or QUORATE_VAULT_KEY) in another place.

Exit code: 0 written; 1 there is nothing to back up; 2 the file exists, or the call is malformed.
`;

export const command: Command = {
  summary: 'write everything the server keeps to one file, while it runs',
  usage,
  run: async (args, io) => {
    const call = parseFileCall(args);
    if (typeof call === 'string') {
      io.err(`quorate backup: ${call}\n\n${usage}`);
      return 2;
    }
    const where = { folder: call.data, databaseUrl: process.env['QUORATE_DATABASE_URL'] };
    const done = await backup(where, call.file);
    if (!done.ok) {
      io.err(`quorate backup: ${inWords(done.problem)}\n`);
      return done.problem.reason === 'file-exists' ? 2 : 1;
    }
    const { organisations, entries } = done.value;
    io.out(`${call.file}: ${organisations} organisations, ${entries} entries\n`);
    return 0;
  },
};

export interface FileCall {
  readonly file: string;
  readonly data: string;
}

export function parseFileCall(args: readonly string[]): FileCall | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { data: { type: 'string', default: 'data' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'expected one file';
    return { file, data: values.data };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'malformed call';
  }
}

function inWords(problem: BackupProblem): string {
  if (problem.reason === 'file-exists') return `${problem.file} exists already; a backup never overwrites one`;
  return `there is no data in ${problem.folder}`;
}
