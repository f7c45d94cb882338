/**
 * A PostgreSQL of one's own for a test: a fresh cluster in a temporary folder,
 * on a Unix socket alone, with fsync on, gone when the test ends.
 *
 * PostgreSQL refuses to run as root; then the user `postgres` runs it.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface Cluster {
  /** A new, empty database in the cluster. */
  readonly database: () => Promise<string>;
  /** Where its socket is and who may use it: for `pgbench`. */
  readonly socket: string;
  /** Ends every connection, as a crash does, and comes back. */
  readonly restart: () => void;
  readonly stop: () => void;
}

const home = '/usr/lib/postgresql';

/** Throws with one line when PostgreSQL is not installed. */
export function startPostgres(): Cluster {
  const programs = programsOf();
  const folder = mkdtempSync(join(tmpdir(), 'quorate-postgres-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  run(join(programs, 'initdb'), ['-D', data, '-U', 'quorate', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=on -c max_connections=100`;
  run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  let databases = 0;
  return {
    socket: folder,
    database: async () => {
      const name = `quorate_${++databases}`;
      const client = new pg.Client({ host: folder, user: 'quorate', database: 'postgres' });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `postgres://quorate@/${name}?host=${encodeURIComponent(folder)}`;
    },
    restart: () =>
      run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', '-l', join(folder, 'log'), 'restart']),
    stop: () => {
      run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where the programs of the newest installed version are. */
export function programsOf(): string {
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  const version = versions.find((name) => existsSync(join(home, name, 'bin', 'initdb')));
  if (version === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(home, version, 'bin');
}

/** Runs as `postgres` when the test runs as root. */
function run(program: string, args: readonly string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [command, rest] = isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];
  execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() });
}
