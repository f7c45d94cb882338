/** Chunks of ballots over worker threads; whoever is free takes the next. */
import { Worker } from 'node:worker_threads';
import { type BallotTask, ballotChecker, chunkOfBallots, type FaultyBallot } from '@quorate/seal';
import type { Answer, Order } from './worker.ts';

type Faults = (FaultyBallot | undefined)[];

export function checkHere(task: BallotTask, ballots: readonly Uint8Array[], progress: (done: number) => void): Faults {
  const check = ballotChecker(task);
  const faults: Faults = [];
  for (let from = 0; from < ballots.length; from += chunkOfBallots) {
    faults.push(...check(ballots.slice(from, from + chunkOfBallots)));
    progress(faults.length);
  }
  return faults;
}

export async function checkInWorkers(
  task: BallotTask,
  ballots: readonly Uint8Array[],
  threads: number,
  progress: (done: number) => void,
): Promise<Faults> {
  const faults: Faults = new Array(ballots.length).fill(undefined);
  // A view of the file would carry the whole file along, so each worker gets copies of its own records.
  const workerData = { election: task.election.slice(), credentials: task.credentials.slice() };
  // Small enough that the last chunks keep all threads busy.
  const chunk = Math.max(16, Math.min(chunkOfBallots, Math.ceil(ballots.length / (4 * threads))));
  let next = 0;
  let done = 0;
  const runOne = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
      const feed = (): void => {
        if (next >= ballots.length) {
          void worker.terminate().then(() => resolve());
          return;
        }
        const from = next;
        next = Math.min(next + chunk, ballots.length);
        const order: Order = { from, ballots: ballots.slice(from, next).map((ballot) => ballot.slice()) };
        worker.postMessage(order);
      };
      worker.on('message', ({ from, faults: found, count }: Answer) => {
        for (const { i, fault } of found) faults[from + i] = fault;
        done += count;
        progress(done);
        feed();
      });
      worker.on('error', reject);
      feed();
    });
  await Promise.all(Array.from({ length: threads }, runOne));
  return faults;
}
