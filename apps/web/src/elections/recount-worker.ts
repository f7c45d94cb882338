/** Counts an election again beside the page, from the papers in the record, with the code that counted it first. */
import { countElection, transcriptDigest } from '@quorate/record';
import { type ElectionState, sha256Hex } from '../spine.ts';
import type { RecountAnswer } from './recount-messages.ts';

addEventListener('message', ({ data }: MessageEvent<ElectionState>) => postMessage(recount(data)));

function recount(election: ElectionState): RecountAnswer {
  const began = performance.now();
  try {
    const counted = countElection(election, sha256Hex);
    if (!counted.ok) return { kind: 'refused', problem: counted.problem };
    const transcript = counted.value;
    const digest = transcriptDigest(transcript, sha256Hex);
    return { kind: 'counted', transcript, digest, milliseconds: performance.now() - began };
  } catch (error) {
    return { kind: 'broken', why: String(error) };
  }
}
