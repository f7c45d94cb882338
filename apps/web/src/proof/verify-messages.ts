/** What the page and its worker say to each other. */
import type { Report } from '@quorate/record';

export type VerifyAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'report'; readonly report: Report; readonly since: number | null; readonly milliseconds: number }
  | { readonly kind: 'malformed'; readonly why: string };
