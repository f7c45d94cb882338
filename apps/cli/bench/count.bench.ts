/**
 * From file to result: time and peak memory of `quorate count` for every rule of rankings, each in a process of
 * its own, on two elections of a million ballots. One line for each rule.
 *
 *     node apps/cli/bench/count.bench.ts [rule ...]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '@quorate/tally';
import { command } from '../src/commands/count.ts';
import { blt, type Election } from './generate.ts';

const limitSeconds = 120;
const oneCount = '--one-count';

if (process.argv[2] === oneCount) await countOnce(process.argv.slice(3));
else await bench(process.argv.slice(2));

async function bench(wanted: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-'));
  mkdirSync(folder, { recursive: true });
  const elections = (['zipf', 'iid', 'iid-lines'] as const).map((name) => [name, write(folder, name)] as const);
  const shared = fileURLToPath(new URL('../../../../shared/counting/data/perf/', import.meta.url));
  const given = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.blt.gz')) : [];
  const files = [...elections, ...given.map((name) => [name.replace('.blt.gz', ''), join(shared, name)] as const)];
  const ranked = rules.filter(({ takes }) => takes.includes('ranked'));
  for (const { id } of ranked.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const figures: string[] = [];
    for (const [name, path] of files) {
      const asked = await timed(path, id, []);
      // Some rules elect one only, and the files have seven seats.
      figures.push(`${name} ${asked.includes('elects one') ? await timed(path, id, ['--seats', '1']) : asked}`);
    }
    process.stdout.write(`${id.padEnd(24)} ${figures.join('   ')}\n`);
  }
  rmSync(folder, { recursive: true });
}

function write(folder: string, election: Election): string {
  const path = join(folder, `${election}.blt`);
  writeFileSync(path, blt(election));
  return path;
}

/** `0.81 s (1.24 s with the start, 1.31 s busy) 181 MB`: from file to result; wall and processor time of the whole process; most memory held. */
function timed(path: string, rule: string, more: readonly string[]): Promise<string> {
  const started = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), oneCount, path, '--rule', rule, ...more], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const stop = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(stop);
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      const [, memory = '?', busy = '?', counted = '?'] = /peak (\d+) busy ([\d.]+) counted ([\d.]+)/.exec(said) ?? [];
      if (code === null) resolve(`over ${limitSeconds} s`);
      else if (code !== 0) resolve(`refused (${said.split('\n')[0]?.replace(/^quorate count: [^:]*: /, '') ?? ''})`);
      else resolve(`${counted} s (${seconds} s with the start, ${busy} s busy) ${memory} MB`);
    });
  });
}

async function countOnce(args: readonly string[]): Promise<void> {
  const started = performance.now();
  process.exitCode = await command.run([...args, '--lot', 'bench', '--json'], {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    progress: false,
  });
  const counted = ((performance.now() - started) / 1000).toFixed(2);
  // The kernel's own highest figure where it has one: Node's counts the parent's pages on some systems.
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
  const { user, system } = process.cpuUsage();
  process.stderr.write(
    `peak ${Math.round(kilobytes / 1024)} busy ${((user + system) / 1e6).toFixed(2)} counted ${counted}\n`,
  );
}
