/** Works with sealed papers beside the page, so that the page stays usable. */
import {
  type Ciphertexts,
  partialDecryption,
  readElection,
  shuffle,
  verifyArchive,
  writePartialDecryption,
  writeShuffle,
} from '@quorate/seal';
import { randomBytes } from '../booth/take-part.ts';
import type { SealedAnswer, SealedWork } from './sealed-work.ts';

addEventListener('message', (event: MessageEvent<SealedWork>) => {
  try {
    postMessage(work(event.data));
  } catch (error) {
    postMessage({ kind: 'problem', why: String(error) } satisfies SealedAnswer);
  }
});

function work(asked: SealedWork): SealedAnswer {
  if (asked.kind === 'verify') {
    const report = verifyArchive(asked.archive);
    return report.ok ? { kind: 'report', report: report.value } : { kind: 'problem', why: report.problem.reason };
  }
  const election = readElection(new TextEncoder().encode(asked.election));
  if (!election.ok) return { kind: 'problem', why: election.problem.reason };
  if (asked.kind === 'mix') {
    const mixed = shuffle(election.value, JSON.parse(asked.toMix) as Ciphertexts, randomBytes);
    return { kind: 'paper', text: writeShuffle(mixed) };
  }
  const opened = partialDecryption(
    election.value,
    asked.share,
    JSON.parse(asked.toDecrypt) as Ciphertexts,
    randomBytes,
  );
  return { kind: 'paper', text: writePartialDecryption(opened) };
}
