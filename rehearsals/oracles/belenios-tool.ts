/** The two foreign tools that check our elections, and make some for us to check. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Tool {
  readonly version: '2.0' | '3.0';
  readonly path: string;
}

/** Debian 12's own package. */
export function tool20(): Tool {
  const path = '/usr/bin/belenios-tool';
  if (!existsSync(path)) throw new Error('oracle not installed: run apt-get install belenios-tool');
  return { version: '2.0', path };
}

/** Debian 13's, unpacked beside the system. */
export function tool30(): Tool {
  const script = join(import.meta.dirname, '../../tools/oracles/belenios-3.sh');
  const made = spawnSync('sh', [script], { encoding: 'utf8' });
  const path = made.stdout.trim();
  if (made.status !== 0 || path === '') {
    throw new Error(`oracle not installed: sh tools/oracles/belenios-3.sh said\n${made.stderr.slice(-500)}`);
  }
  return { version: '3.0', path };
}

export interface Said {
  readonly yes: boolean;
  readonly out: string;
  readonly err: string;
}

export function ask(tool: Tool, folder: string, args: readonly string[], input = ''): Said {
  const done = spawnSync(tool.path, args, { cwd: folder, input, encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 });
  return { yes: done.status === 0, out: done.stdout, err: done.stderr.slice(-2_000) };
}

/** For steps that must work. */
export function tell(tool: Tool, folder: string, args: readonly string[], input = ''): string {
  const said = ask(tool, folder, args, input);
  if (!said.yes) throw new Error(`belenios-tool ${args.join(' ')}\n${said.err}`);
  return said.out;
}

export function inFolder<Value>(work: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-belenios-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tool's answer about a whole archive. */
export function verifyWhole(tool: Tool, uuid: string, archive: Uint8Array, ...options: readonly string[]): Said {
  return inFolder((folder) => {
    writeFileSync(join(folder, `${uuid}.bel`), archive);
    const said = ask(tool, folder, ['election', 'verify', ...options]);
    return { ...said, yes: said.yes && said.err.includes('all checks passed') };
  });
}

/** The tool's answer about each ballot by itself, against an archive that holds only the Setup. */
export function verifyEach(tool: Tool, uuid: string, setupOnly: Uint8Array, ballots: readonly string[]): boolean[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, `${uuid}.bel`), setupOnly);
    return ballots.map((ballot) => {
      writeFileSync(join(folder, 'ballot.json'), ballot);
      const said = ask(tool, folder, ['election', 'verify-ballot', '--ballot', 'ballot.json']);
      return said.yes && said.err.includes('ballot is valid');
    });
  });
}
