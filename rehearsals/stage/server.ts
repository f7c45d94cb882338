/** A server of its own for a rehearsal: the real command, a fresh data folder, a free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningServer {
  readonly url: string;
  readonly folder: string;
  /** What it has printed so far. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

const root = join(import.meta.dirname, '../..');

export async function openServer(...args: readonly string[]): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-rehearsal-'));
  const child = spawn(
    process.execPath,
    [join(root, 'apps/cli/bin/quorate.js'), 'serve', '--data', folder, '--port', '0', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: root,
    },
  );
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /open at (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  return { url, folder, output: () => output, close: () => close(child, folder) };
}

async function close(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
