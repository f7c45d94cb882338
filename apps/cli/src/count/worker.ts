/** A thread that counts files one after the other, as the main thread hands them over. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CountCall } from './arguments.ts';
import { countFile } from './count-file.ts';

export interface Order {
  readonly index: number;
  readonly file: string;
}

const { call } = workerData as { readonly call: CountCall };

parentPort?.on('message', async ({ index, file }: Order) => {
  parentPort?.postMessage({ index, outcome: await countFile(file, call) });
});
