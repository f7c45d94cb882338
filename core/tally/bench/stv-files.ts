/**
 * Time and memory of each STV rule, file to result: `node core/tally/bench/stv.ts FILE...` (BLT, also gzipped).
 * Every rule is counted in a process of its own, so that peak memory is its own too.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { must } from '@quorate/basics';
import { count } from '../src/count.ts';
import { parseBlt } from '../src/formats/blt.ts';

const runs: readonly (readonly [rule: string, ...options: string[]])[] = [
  ['irv'],
  ['stv-scottish-2007'],
  ['stv-prf-wigm'],
  ['stv-wigm'],
  ['stv-minneapolis'],
  ['stv-cfer'],
  ['stv-ers97'],
  ['stv-northern-ireland'],
  ['stv-ireland'],
  ['stv-cambridge'],
  ['stv-prf-meek'],
  ['stv-meek', 'arithmetic=fixed', 'digits=9'],
  ['stv-meek'],
  ['stv-warren', 'arithmetic=fixed', 'digits=9'],
  ['stv-nz-meek'],
  ['stv-au-senate'],
  ['qpq', 'arithmetic=guarded'],
  ['rcv-us'],
];

const [first, ...rest] = process.argv.slice(2);
if (first === '--one') one(rest[0] ?? '', rest[1] ?? '', rest.slice(2));
else for (const file of process.argv.slice(2)) all(file);

function all(file: string): void {
  process.stdout.write(`${file}\nrule                                     read ms  count ms  all ms   peak MB\n`);
  for (const [rule, ...options] of runs) {
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one', file, rule, ...options], {
      encoding: 'utf8',
    });
    process.stdout.write(stdout);
  }
}

function one(file: string, rule: string, options: readonly string[]): void {
  const begun = performance.now();
  const bytes = readFileSync(file);
  const profile = must(parseBlt(file.endsWith('.gz') ? gunzipSync(bytes) : bytes));
  const read = performance.now();
  const more = Object.fromEntries(options.map((option) => option.split('=') as [string, string]));
  must(count(rule, profile, { lot: { seed: 'bench' }, more }));
  const done = performance.now();
  const times = [read - begun, done - read, done - begun].map((ms) => ms.toFixed(0).padStart(8));
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(8);
  process.stdout.write(`${[rule, ...options].join(' ').padEnd(40)} ${times.join('  ')}  ${peak}\n`);
}
