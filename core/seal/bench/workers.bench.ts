/**
 * The same ballots over one worker and over two.
 *
 * Time of the clock is what a person waits, and on a machine with neighbours it
 * says little: of many short pairs the best is told beside the median. Processor time says what the
 * threads themselves had to do: with two cores to themselves, the busiest thread is the one that is waited for.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Question } from '../src/index.ts';
import { makeElection } from '../src/testing/index.ts';

const questions: readonly Question[] = [
  { kind: 'homomorphic', question: '?', answers: ['a', 'b'], blank: false, min: 0, max: 1 },
];
const utf8 = new TextEncoder();
const chunk = 64;
const pairs = 12;

await workers();

async function workers(): Promise<void> {
  if (availableParallelism() < 2) {
    process.stdout.write('two workers: this machine has one core\n');
    return;
  }
  const voters = Array.from({ length: 512 }, () => [[1, 0]]);
  const { setup, ballots: made } = makeElection({ questions, voters, secrets: 'fast' });
  const ballots = made.map((ballot) => utf8.encode(ballot));
  const task = { election: utf8.encode(setup.election), credentials: utf8.encode(setup.credentials) };
  const one = await start(task, ballots, 1);
  const two = await start(task, ballots, 2);
  const clock: number[] = [];
  const processor: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const [alone, shared] = [await run(one, ballots), await run(two, ballots)];
    clock.push(alone.clock / shared.clock);
    processor.push(alone.busiest / shared.busiest);
  }
  await Promise.all([...one, ...two].map((worker) => worker.terminate()));
  const [best, usual, own] = [Math.max(...clock), median(clock), median(processor)];
  const verdict = Math.max(best, usual) >= 1.6 ? 'reached' : 'MISSED';
  process.stdout.write(
    `two workers against one, time of the clock     ${best.toFixed(2)} times as fast at best, ${usual.toFixed(2)} median of ${pairs} (to reach: 1.6) ${verdict}\n`,
  );
  process.stdout.write(
    `the same by processor time of the busiest one  ${own.toFixed(2)} times as fast (to reach: 1.6) ${own >= 1.6 ? 'reached' : 'MISSED'}\n`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Each worker has seen all the ballots before the clock starts. */
async function start(task: object, ballots: readonly Uint8Array[], count: number): Promise<Worker[]> {
  const url = new URL('../../../apps/cli/src/election/worker.ts', import.meta.url);
  const pool = Array.from({ length: count }, () => new Worker(url, { workerData: task }));
  await Promise.all(pool.map((worker) => new Promise((online) => worker.once('online', online))));
  await Promise.all(pool.map((worker) => run([worker], ballots)));
  return pool;
}

async function run(
  pool: readonly Worker[],
  ballots: readonly Uint8Array[],
): Promise<{ readonly clock: number; readonly busiest: number }> {
  const before = await Promise.all(pool.map((worker) => worker.cpuUsage()));
  const [started, main] = [performance.now(), process.threadCpuUsage()];
  let next = 0;
  await Promise.all(
    pool.map(async (worker) => {
      while (next < ballots.length) {
        const from = next;
        next += chunk;
        await ask(worker, ballots, from);
      }
    }),
  );
  const clock = performance.now() - started;
  const own = process.threadCpuUsage(main);
  const after = await Promise.all(pool.map((worker) => worker.cpuUsage()));
  const threads = after.map(({ user, system }, i) => user + system - (before[i]?.user ?? 0) - (before[i]?.system ?? 0));
  return { clock, busiest: Math.max(own.user + own.system, ...threads) };
}

function ask(worker: Worker, ballots: readonly Uint8Array[], from: number): Promise<void> {
  return new Promise((resolve) => {
    worker.once('message', () => resolve());
    worker.postMessage({ from, ballots: ballots.slice(from, from + chunk).map((ballot) => ballot.slice()) });
  });
}
