/** What is done with sealed papers: mixing, a trustee's share, checking an archive. Nothing is opened that was not checked. */
import {
  hasMixing,
  partialDecryption,
  shuffle,
  toDecrypt,
  toMix,
  verifyArchive,
  writePartialDecryption,
  writeShuffle,
} from '@quorate/seal';
import { randomBytes } from '../booth/take-part.ts';
import { checkBox } from './box-check.ts';
import type { SealedAnswer, SealedWork } from './sealed-work.ts';

export function sealedAnswer(asked: SealedWork): SealedAnswer {
  if (asked.kind === 'verify') {
    const report = verifyArchive(asked.archive);
    return report.ok ? { kind: 'report', report: report.value } : { kind: 'problem', why: report.problem.reason };
  }
  const box = checkBox(asked.archive, asked.log);
  if (typeof box === 'string') return { kind: 'refused', why: box };
  const { election, tally, mixed, sum } = box;
  if (asked.kind === 'mix') {
    const made = shuffle(election, mixed ?? toMix(election, tally.ciphertexts), randomBytes);
    return { kind: 'paper', text: writeShuffle(made), sum };
  }
  if (hasMixing(election) && !mixed) return { kind: 'refused', why: 'not-mixed' };
  if (box.ballots !== asked.ballots) return { kind: 'refused', why: 'another-number' };
  // Two sums of one ballot: the difference would be somebody's vote.
  if (asked.given !== null && asked.given !== sum) return { kind: 'refused', why: 'another-sum' };
  const papers = toDecrypt(election, tally.ciphertexts, mixed);
  const opened = partialDecryption(election, asked.share, papers, randomBytes);
  return { kind: 'paper', text: writePartialDecryption(opened), sum };
}
