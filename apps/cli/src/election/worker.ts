/** A thread that checks the chunks of ballots it is handed. */
import { parentPort, workerData } from 'node:worker_threads';
import { type BallotTask, ballotChecker, type FaultyBallot } from '@quorate/seal';

export interface Order {
  readonly from: number;
  readonly ballots: readonly Uint8Array[];
}

export interface Answer {
  readonly from: number;
  readonly count: number;
  readonly faults: readonly { readonly i: number; readonly fault: FaultyBallot }[];
}

const check = ballotChecker(workerData as BallotTask);

parentPort?.on('message', ({ from, ballots }: Order) => {
  const faults = check(ballots).flatMap((fault, i) => (fault ? [{ i, fault }] : []));
  parentPort?.postMessage({ from, count: ballots.length, faults } satisfies Answer);
});
