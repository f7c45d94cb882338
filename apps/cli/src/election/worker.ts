/** A thread that is told an election, and then checks the chunks of its ballots that it is handed. */
import { parentPort } from 'node:worker_threads';
import { type BallotTask, ballotChecker, type FaultyBallot } from '@quorate/seal';

export type Order =
  | { readonly kind: 'election'; readonly task: BallotTask }
  | { readonly kind: 'ballots'; readonly from: number; readonly ballots: readonly Uint8Array[] };

export interface Answer {
  readonly from: number;
  readonly count: number;
  readonly faults: readonly { readonly i: number; readonly fault: FaultyBallot }[];
}

let check: ReturnType<typeof ballotChecker> | undefined;

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'election') {
    check = ballotChecker(order.task);
    return;
  }
  const faults = check?.(order.ballots).flatMap((fault, i) => (fault ? [{ i, fault }] : []));
  if (!faults) throw new Error('ballots before their election');
  parentPort?.postMessage({ from: order.from, count: order.ballots.length, faults } satisfies Answer);
});
