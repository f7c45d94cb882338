/** Several files over worker threads. Outcomes come back in the order of the files. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CountCall } from './arguments.ts';
import { countFile, type Outcome } from './count-file.ts';
import type { Order } from './worker.ts';

/** A thread takes longer to start than a few megabytes take to count. */
const worthThreads = 4_000_000;

export function threadsWorth(files: readonly string[]): number {
  if (files.length < 2) return 1;
  const bytes = files.reduce((sum, file) => sum + sizeOf(file), 0);
  return bytes < worthThreads ? 1 : Math.min(files.length, availableParallelism());
}

/** Hands each outcome over as soon as those before it have been handed over. */
export async function countInParallel(
  files: readonly string[],
  call: CountCall,
  threads: number,
  take: (outcome: Outcome, index: number) => void,
): Promise<void> {
  const waiting = new Map<number, Outcome>();
  let next = 0;
  let handed = 0;
  const settle = (index: number, outcome: Outcome): void => {
    waiting.set(index, outcome);
    for (let ready = waiting.get(handed); ready; ready = waiting.get(handed)) {
      waiting.delete(handed);
      take(ready, handed++);
    }
  };
  const runOne = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { call } });
      const feed = (): void => {
        const file = files[next];
        if (file === undefined) void worker.terminate().then(() => resolve());
        else worker.postMessage({ index: next++, file } satisfies Order);
      };
      worker.on('message', ({ index, outcome }: { readonly index: number; readonly outcome: Outcome }) => {
        settle(index, outcome);
        feed();
      });
      worker.on('error', reject);
      feed();
    });
  await Promise.all(Array.from({ length: threads }, runOne));
}

export async function countInTurn(
  files: readonly string[],
  call: CountCall,
  take: (outcome: Outcome, index: number) => void,
  progressOf: (file: string) => ((read: number, total: number) => void) | undefined,
): Promise<void> {
  for (const [index, file] of files.entries()) take(await countFile(file, call, progressOf(file)), index);
}

function sizeOf(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return file.endsWith('.gz') ? size * 8 : size;
}
