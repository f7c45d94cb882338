/** What the page and the worker that counts again say to each other. */
import type { CountProblem, Transcript } from '@quorate/tally';

export type RecountAnswer =
  | {
      readonly kind: 'counted';
      readonly transcript: Transcript;
      /** SHA-256 of the canonical transcript, to be held against the record's. */
      readonly digest: string;
      readonly milliseconds: number;
    }
  | { readonly kind: 'refused'; readonly problem: CountProblem }
  | { readonly kind: 'broken'; readonly why: string };
