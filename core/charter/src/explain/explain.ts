/** Everything one would want to read before voting on a charter, as data for a page or a terminal. */
import type { Waiver } from '../charter.ts';
import { survey } from '../checks/survey.ts';
import type { ParsedCharter } from '../read/parse-charter.ts';
import { type ClauseInWords, inPlainWords } from './plain-words.ts';
import { type CaptureRow, captureTable, type DeadlineRow, deadlineTable, type PowerRow, powerTable } from './tables.ts';

export interface Explanation {
  readonly title: string;
  readonly version: number;
  readonly hash: string;
  /** Which prevails where `text` and `data` of a clause differ. */
  readonly precedence: 'text' | 'data';
  /** What the charter excuses in itself stands first. */
  readonly waivers: readonly Waiver[];
  readonly powers: readonly PowerRow[];
  readonly capture: readonly CaptureRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly words: readonly ClauseInWords[];
}

export function explain({ charter, hash }: ParsedCharter): Explanation {
  const s = survey(charter);
  return {
    title: charter.title,
    version: charter.version,
    hash,
    precedence: charter.precedence,
    waivers: charter.waivers ?? [],
    powers: powerTable(s),
    capture: captureTable(s),
    deadlines: deadlineTable(s),
    words: inPlainWords(charter),
  };
}
