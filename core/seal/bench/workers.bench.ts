/** The same ballots over one worker and over two. Time of the clock, so it wants a machine that has nothing else to do. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Question } from '../src/index.ts';
import { makeElection } from '../src/testing/index.ts';

const questions: readonly Question[] = [
  { kind: 'homomorphic', question: '?', answers: ['a', 'b'], blank: false, min: 0, max: 1 },
];
const utf8 = new TextEncoder();

await workers();

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The same ballots over one worker and over two, in time of the clock: what a person waits. */
async function workers(): Promise<void> {
  if (availableParallelism() < 2) {
    process.stdout.write('two workers: this machine has one core\n');
    return;
  }
  const { setup, ballots: made } = makeElection({ questions, voters: Array.from({ length: 256 }, () => [[1, 0]]) });
  const bytes = Array.from({ length: 8 }, () => made.map((ballot) => utf8.encode(ballot))).flat();
  const task = { election: utf8.encode(setup.election), credentials: utf8.encode(setup.credentials) };
  const ratios: number[] = [];
  for (let round = 0; round < 5; round++) {
    const one = await clock(task, bytes, 1);
    const two = await clock(task, bytes, 2);
    ratios.push(one / two);
  }
  const ratio = median(ratios);
  const verdict = ratio >= 1.6 ? 'reached' : 'MISSED';
  process.stdout.write(
    `two workers against one                        ${ratio.toFixed(2)} times as fast (to reach: 1.6) ${verdict}\n`,
  );
}

async function clock(task: object, ballots: readonly Uint8Array[], count: number): Promise<number> {
  const url = new URL('../../../apps/cli/src/election/worker.ts', import.meta.url);
  const pool = Array.from({ length: count }, () => new Worker(url, { workerData: task }));
  const chunk = 64;
  const ask = (worker: Worker, from: number): Promise<void> =>
    new Promise((resolve) => {
      worker.once('message', () => resolve());
      worker.postMessage({ from, ballots: ballots.slice(from, from + chunk).map((ballot) => ballot.slice()) });
    });
  // Each worker is warm before the clock starts.
  await Promise.all(pool.map((worker) => ask(worker, 0)));
  let next = 0;
  const started = performance.now();
  await Promise.all(
    pool.map(async (worker) => {
      while (next < ballots.length) {
        const from = next;
        next += chunk;
        await ask(worker, from);
      }
    }),
  );
  const took = performance.now() - started;
  await Promise.all(pool.map((worker) => worker.terminate()));
  return took;
}
