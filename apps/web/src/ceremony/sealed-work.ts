/** What the page and its worker say to each other: mixing, a trustee's share, checking an archive. */
import type { Report } from '@quorate/seal';
import type { BoxInLog, BoxProblem } from './box-check.ts';

export type SealedWork =
  | { readonly kind: 'mix'; readonly archive: Uint8Array; readonly log: BoxInLog }
  | {
      readonly kind: 'decrypt';
      readonly archive: Uint8Array;
      readonly log: BoxInLog;
      readonly share: bigint;
      /** How many ballots the trustee was told the box holds. */
      readonly ballots: number;
      /** The sum for which this device gave its share before, if it did. */
      readonly given: string | null;
    }
  | { readonly kind: 'verify'; readonly archive: Uint8Array };

export type SealedAnswer =
  | { readonly kind: 'paper'; readonly text: string; readonly sum: string }
  | { readonly kind: 'refused'; readonly why: BoxProblem | 'not-mixed' | 'another-sum' | 'another-number' }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'problem'; readonly why: string };

/** One worker for one piece of work. */
export function workSealed(work: SealedWork): Promise<SealedAnswer> {
  const worker = new Worker(new URL('./sealed-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<SealedAnswer>((resolve) => {
    worker.onmessage = (event: MessageEvent<SealedAnswer>) => resolve(event.data);
    worker.onerror = (event) => resolve({ kind: 'problem', why: event.message });
    worker.postMessage(work);
  }).finally(() => worker.terminate());
}
