/** Comparing our stages with another engine's, where that one may show a stage twice or leave out empty ones. */
import { must, parseFraction, printFraction } from '@quorate/basics';

/** Votes as exact numbers, so that `4.000` and `4` are the same text. */
export function exactText(votes: readonly (string | number)[]): string {
  return votes.map((v) => printFraction(must(parseFraction(`${v}`)))).join(' ');
}

/** Without repetitions in a row. */
export function dedupe(rows: readonly string[]): string[] {
  return rows.filter((row, i) => i === 0 || row !== rows[i - 1]);
}

/** First place where `theirs` is not found, in order, among `ours`; `undefined` when all are. */
export function firstMissing(theirs: readonly string[], ours: readonly string[]): number | undefined {
  let at = 0;
  for (const [i, row] of theirs.entries()) {
    const found = ours.indexOf(row, at);
    if (found < 0) return i;
    at = found;
  }
  return undefined;
}
