/**
 * What comes to the office, and what it answers.
 *
 *     received ──signatures──▶ papers ──queue──▶ decide ──commit──▶ answer | refusal
 */
import type { Act, Fact, Refusal, TreeHead } from '@quorate/assembly';
import type { DeviceId, Digest, Result } from '@quorate/basics';
import type { Signature } from '@quorate/record';

export interface Received {
  readonly act: Act;
  readonly signatures: readonly Signature[];
  /** The papers the act names, those that the office may not have yet. */
  readonly papers: readonly Paper[];
}

export interface Paper {
  readonly media: string;
  readonly bytes: Uint8Array;
}

export interface Answer {
  readonly index: number;
  readonly facts: readonly Fact[];
  /** A head that covers the entry; the same again when the act is sent again. */
  readonly head: TreeHead;
}

export type Verdict = Result<Answer, Refusal | OfficeRefusal>;

/** Why the office does not even ask the rules. */
export type OfficeRefusal =
  | { readonly reason: 'no-such-organisation' }
  | { readonly reason: 'signatures-expected'; readonly devices: readonly DeviceId[] }
  | { readonly reason: 'signature-invalid'; readonly device: DeviceId }
  | { readonly reason: 'device-key-unsafe'; readonly device: DeviceId }
  | { readonly reason: 'nonce-used'; readonly index: number }
  | { readonly reason: 'seen-another-log'; readonly size: number; readonly root: Digest }
  | { readonly reason: 'blob-missing'; readonly sha256: Digest }
  | { readonly reason: 'blob-mismatch'; readonly sha256: Digest }
  | { readonly reason: 'blob-too-large'; readonly size: number; readonly most: number }
  | { readonly reason: 'paper-malformed'; readonly sha256: Digest; readonly expected: string }
  | {
      readonly reason: 'charter-malformed';
      readonly line: number;
      readonly column: number;
      readonly path: string;
      readonly expected: string;
    }
  | { readonly reason: 'charter-differs'; readonly charter: Digest }
  | { readonly reason: 'log-key-differs'; readonly expected: string }
  | { readonly reason: 'entry-too-large'; readonly bytes: number; readonly most: number }
  | { readonly reason: 'office-full' };

/** The store failed; nobody knows whether the act was taken, and asking again with the same nonce tells. */
export class OfficeUnavailable extends Error {
  constructor(cause: unknown) {
    super('the store is unavailable', { cause });
    this.name = 'OfficeUnavailable';
  }
}
