/** What the office must know of sealed papers before it asks the rules: the same findings every verifier makes. */
import type { Act, AssemblyState, SealFindings } from '@quorate/assembly';
import type { Digest } from '@quorate/basics';
import { examine, papersExamined } from '@quorate/record';
import type { Blob } from '../store/store.ts';

export async function findingsFor(
  act: Act,
  state: AssemblyState,
  blob: (sha256: Digest) => Promise<Blob | undefined>,
): Promise<SealFindings | null> {
  const needed = papersExamined(act, state);
  if (needed.length === 0) return null;
  const papers = new Map<string, Uint8Array>();
  for (const { sha256 } of needed) {
    const found = await blob(sha256);
    if (found) papers.set(sha256, found.bytes);
  }
  return examine(act, state, (sha256) => papers.get(sha256));
}
