/**
 * From file to result: `quorate count` for every rule, each in a process of its own, on elections of a million ballots.
 *
 *     node apps/cli/bench/count.bench.ts [--full] [rule ...]
 *
 * Wall time and processor time are those of the whole process, its start included, and memory is the most it ever held.
 * The last figure is processor time as a multiple of a plain pass over the same file (read, lines counted) that ran just
 * before, so that a busy machine shows in both. Without `--full` a count is given up after ten seconds of processor
 * time, and the worst of the elections (a million distinct papers) is left out.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Rule, rules } from '@quorate/tally';
import { type Election, type Notation, write } from './generate.ts';

const args = process.argv.slice(2);
const full = args.includes('--full');
const wanted = args.filter((arg) => !arg.startsWith('--'));
/** Of processor time, so that a busy machine gives up on nothing that a quiet one would finish. */
const limitSeconds = full ? 300 : 10;
const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-'));

process.stdout.write(`${['rule', 'election', 'wall', 'processor', 'memory', 'plain passes'].map(cell).join('')}\n`);
try {
  for (const rule of rules.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) await benchRule(rule);
} finally {
  rmSync(folder, { recursive: true });
}

async function benchRule(rule: Rule): Promise<void> {
  for (const { name, path, more } of electionsFor(rule)) {
    const asked = ['count', path, '--rule', rule.id, '--lot', 'bench', '--json', ...more];
    const pass = await timed(file('plain-pass.ts'), [path]);
    let took = await timed(file('../bin/quorate.js'), asked);
    // Some rules elect one only, and the files have seven seats.
    if (took.refusal?.includes('elects one')) took = await timed(file('../bin/quorate.js'), [...asked, '--seats', '1']);
    const cells = took.refusal
      ? [took.refusal]
      : [
          `${took.wall.toFixed(2)} s`,
          `${took.seconds.toFixed(2)} s`,
          `${took.megabytes} MB`,
          (took.seconds / pass.seconds).toFixed(1),
        ];
    process.stdout.write(`${[rule.id, name, ...cells].map(cell).join('')}\n`);
  }
}

interface ToCount {
  readonly name: string;
  readonly path: string;
  readonly more: readonly string[];
}

/** Rules that share seats among lists, and majorities, count totals and no ballots: there is nothing to time. */
function electionsFor({ id, family, takes }: Rule): readonly ToCount[] {
  const elections: readonly Election[] = full ? ['zipf', 'iid', 'distinct'] : ['zipf', 'iid'];
  if (id === 'stv-au-senate')
    return [...elections, 'senate' as const].map((name) => made(name, 'blt', [])).concat(official());
  if (takes.includes('ranked')) return elections.map((name) => made(name, 'blt', []));
  const scored: Notation = ['score', 'star', 'majority-judgment'].includes(id) ? 'scores' : 'approvals';
  const seats = ['--seats', family === 'grades' ? '1' : '7'];
  if (takes.includes('scored')) return elections.map((name) => made(name, scored, seats));
  return takes.includes('budget') ? elections.map((name) => made(name, 'budget', [])) : [];
}

/** The Australian Capital Territory's Senate papers of 2016, where they lie beside the project. */
function official(): readonly ToCount[] {
  const path = file('../../../../shared/counting/data/aec/2016_act.blt.gz');
  return existsSync(path) ? [{ name: 'act 2016', path, more: [] }] : [];
}

function made(election: Election, notation: Notation, more: readonly string[]): ToCount {
  const path = join(
    folder,
    `${election}.${notation}${notation === 'blt' ? '' : notation === 'budget' ? '.pb' : '.scores.csv'}`,
  );
  if (!existsSync(path)) {
    const out = openSync(path, 'w');
    for (const piece of write(election, notation)) writeSync(out, piece);
    closeSync(out);
  }
  return { name: election, path, more };
}

interface Took {
  readonly wall: number;
  readonly seconds: number;
  readonly megabytes: number;
  /** Why there is no result. */
  readonly refusal?: string;
}

function timed(program: string, more: readonly string[]): Promise<Took> {
  const started = performance.now();
  const limited = ['-c', `ulimit -t ${limitSeconds} && exec "$0" "$@"`, process.execPath];
  const child = spawn('sh', [...limited, '--import', file('report-usage.ts'), program, ...more], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [said, usage] = [collect(child.stdio[2]), collect(child.stdio[3])];
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const wall = (performance.now() - started) / 1000;
      const { seconds = 0, megabytes = 0 } = JSON.parse(usage() || '{}') as Partial<Took>;
      const complaint = said()
        .split('\n')[0]
        ?.replace(/^quorate count: [^:]*: /, '');
      const refusal =
        code === null || code > 128 ? `over ${limitSeconds} s` : code === 0 ? undefined : `refused: ${complaint}`;
      resolve({ wall, seconds, megabytes, ...(refusal === undefined ? {} : { refusal }) });
    });
  });
}

function collect(stream: unknown): () => string {
  let text = '';
  (stream as NodeJS.ReadableStream).on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
}

function file(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function cell(text: string, column: number): string {
  return text.padEnd([26, 10, 10, 12, 10][column] ?? 0);
}
