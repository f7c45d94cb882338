/** Chunks of ballots over worker threads; whoever is free takes the next. */
import { Worker } from 'node:worker_threads';
import { type BallotTask, ballotChecker, chunkOfBallots, type FaultyBallot } from '@quorate/seal';
import type { Answer, Order } from './worker.ts';

type Faults = (FaultyBallot | undefined)[];

/** Starting a worker takes as long as checking about this many ballots, of at least about so many bytes each. */
const worthWorker = 64;
const leastBytes = 3_000;

/**
 * Threads that serve one archive after the other, at most `most`. They load
 * their code while the first archive is being opened; few ballots are checked without them.
 */
export class BallotWorkers {
  private readonly workers: Worker[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** For an archive of that size, of which nothing else is known yet. */
  hireFor(bytes: number): void {
    const worth = Math.min(this.most, Math.floor(bytes / (worthWorker * leastBytes)));
    if (worth < 2) return;
    const url = new URL('./worker.ts', import.meta.url);
    while (this.workers.length < worth) this.workers.push(new Worker(url));
  }

  async check(task: BallotTask, ballots: readonly Uint8Array[], progress: (done: number) => void): Promise<Faults> {
    if (this.workers.length < 2 || ballots.length < 2 * worthWorker) return checkHere(task, ballots, progress);
    const faults: Faults = new Array(ballots.length).fill(undefined);
    // A view of the file would carry the whole file along, so each worker gets copies of its own records.
    const own = { election: task.election.slice(), credentials: task.credentials.slice() };
    // Small enough that the last chunks keep all threads busy.
    const chunk = Math.max(16, Math.min(chunkOfBallots, Math.ceil(ballots.length / (4 * this.workers.length))));
    let next = 0;
    let done = 0;
    const serve = async (worker: Worker): Promise<void> => {
      tell(worker, { kind: 'election', task: own });
      while (next < ballots.length) {
        const from = next;
        next = Math.min(next + chunk, ballots.length);
        const some = ballots.slice(from, next).map((ballot) => ballot.slice());
        const { faults: found, count } = await ask(worker, { kind: 'ballots', from, ballots: some });
        for (const { i, fault } of found) faults[from + i] = fault;
        done += count;
        progress(done);
      }
    };
    await Promise.all(this.workers.map(serve));
    return faults;
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

function checkHere(task: BallotTask, ballots: readonly Uint8Array[], progress: (done: number) => void): Faults {
  const check = ballotChecker(task);
  const faults: Faults = [];
  for (let from = 0; from < ballots.length; from += chunkOfBallots) {
    faults.push(...check(ballots.slice(from, from + chunkOfBallots)));
    progress(faults.length);
  }
  return faults;
}

function tell(worker: Worker, order: Order): void {
  worker.postMessage(order);
}

function ask(worker: Worker, order: Order): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', answered);
      worker.off('error', failed);
    };
    const answered = (answer: Answer): void => {
      settle();
      resolve(answer);
    };
    const failed = (error: unknown): void => {
      settle();
      reject(error);
    };
    worker.on('message', answered);
    worker.on('error', failed);
    tell(worker, order);
  });
}
