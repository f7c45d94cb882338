/**
 * The same ballots over one worker and over two.
 *
 * Time of the clock is what a person waits. Neighbours on the machine only ever
 * lengthen it, so the fastest run of either kind is taken, out of many short ones in turn. Processor time
 * says what the threads had to do: with a core for each, the busiest is the one that is waited for.
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
  const alone: Run[] = [];
  const shared: Run[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    alone.push(await run(one, ballots));
    shared.push(await run(two, ballots));
  }
  await Promise.all([...one, ...two].map((worker) => worker.terminate()));
  const [best, bestShared] = [fastest(alone), fastest(shared)];
  line('two workers against one, fastest of each', best.clock / bestShared.clock, fairness(best, bestShared));
  const busiest = (runs: readonly Run[]): number => median(runs.map((each) => each.busiest));
  line('the same by processor time of the busiest', busiest(alone) / busiest(shared));
}

function fastest(runs: readonly Run[]): Run {
  return runs.reduce((least, each) => (each.clock < least.clock ? each : least));
}

/** Says so when even the fastest runs had to wait for the processor. */
function fairness(...runs: readonly Run[]): string | undefined {
  const share = Math.min(...runs.map(({ clock, busiest }) => busiest / clock));
  return share < 0.9 ? `not judged: a worker had a processor for ${Math.round(100 * share)} % of the time` : undefined;
}

function line(what: string, ratio: number, unfair?: string): void {
  const verdict = unfair ?? (ratio >= 1.6 ? 'reached' : 'MISSED');
  process.stdout.write(`${what.padEnd(46)} ${ratio.toFixed(2)} times as fast (to reach: 1.6) ${verdict}\n`);
}

/** Milliseconds: of the clock, and of the processor in the thread that had most to do. */
interface Run {
  readonly clock: number;
  readonly busiest: number;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Each worker has seen all the ballots before the clock starts. */
async function start(task: object, ballots: readonly Uint8Array[], count: number): Promise<Worker[]> {
  const url = new URL('../../../apps/cli/src/election/worker.ts', import.meta.url);
  const pool = Array.from({ length: count }, () => new Worker(url));
  await Promise.all(pool.map((worker) => new Promise((online) => worker.once('online', online))));
  for (const worker of pool) worker.postMessage({ kind: 'election', task });
  await Promise.all(pool.map((worker) => run([worker], ballots)));
  return pool;
}

async function run(pool: readonly Worker[], ballots: readonly Uint8Array[]): Promise<Run> {
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
  return { clock, busiest: Math.max(own.user + own.system, ...threads) / 1000 };
}

function ask(worker: Worker, ballots: readonly Uint8Array[], from: number): Promise<void> {
  return new Promise((resolve) => {
    worker.once('message', () => resolve());
    worker.postMessage({
      kind: 'ballots',
      from,
      ballots: ballots.slice(from, from + chunk).map((ballot) => ballot.slice()),
    });
  });
}
