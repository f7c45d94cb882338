/**
 * What this browser remembers of each log, and what it makes of what it is shown next.
 *
 * A log only grows. So the head seen last must be a beginning of the head seen
 * now, and a consistency proof (RFC 9162 section 2.1.4) shows it. Two heads
 * signed by the same log that contradict each other are proof that it told two
 * stories; this browser keeps both.
 */
import { fromBase64, fromHex, must, ok, type Result, refuse, toHex, toUtf8 } from '@quorate/basics';
import { openCheckpoint, parseVerifierKey, type TreeHead, verifyConsistency } from '../spine.ts';

/** A checkpoint as the log signed it. */
export interface SignedHead extends TreeHead {
  /** The signed note, whole. */
  readonly note: string;
  /** When this browser got it, UTC seconds. */
  readonly at: number;
}

export type HeadProblem =
  | { readonly reason: 'unreadable'; readonly what: string }
  | { readonly reason: 'not-signed' }
  | { readonly reason: 'other-key'; readonly kept: string; readonly shown: string }
  | { readonly reason: 'contradiction'; readonly kept: SignedHead; readonly shown: SignedHead };

/** Reads a checkpoint note that the log with this verifier key must have signed. */
export function readHead(note: string, logKey: string, at: number): Result<SignedHead, HeadProblem> {
  const key = parseVerifierKey(logKey);
  if (!key.ok) return refuse({ reason: 'unreadable', what: 'the verifier key of the log' });
  const opened = openCheckpoint(must(toUtf8(note)), key.value);
  if (!opened.ok) {
    const unsigned = ['not-signed-by-log', 'no-known-signature', 'bad-signature'].includes(opened.problem.reason);
    return refuse(unsigned ? { reason: 'not-signed' } : { reason: 'unreadable', what: opened.problem.reason });
  }
  const { size, root } = opened.value;
  return ok({ note, at, size: Number(size), root: toHex(root) as TreeHead['root'] });
}

/** Whether the log we knew is the beginning of the one we are shown. `proof` is Base64, from the smaller to the larger. */
export function extendsHead(kept: TreeHead, shown: TreeHead, proof: readonly string[]): boolean {
  const [old, young] = kept.size <= shown.size ? [kept, shown] : [shown, kept];
  const hashes = proof.map((hash) => fromBase64(hash));
  if (hashes.some((hash) => !hash.ok)) return false;
  return verifyConsistency({
    oldSize: BigInt(old.size),
    newSize: BigInt(young.size),
    oldRoot: must(fromHex(old.root)),
    newRoot: must(fromHex(young.root)),
    proof: hashes.map((hash) => must(hash)),
  }).ok;
}
