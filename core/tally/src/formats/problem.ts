/**
 * What is wrong with a file, and where: every parser here refuses with this.
 *
 * Lines and columns count from 1; a column counts characters (bytes in
 * byte-level parsers, which only differ outside ASCII).
 */
import { type Result, refuse } from '@quorate/basics';

export interface FormatProblem {
  readonly reason: 'malformed';
  readonly line: number;
  readonly column?: number;
  /** What stands there, cut short. */
  readonly found: string;
  /** What should stand there, as a phrase: `a candidate from 1 to 7`. */
  readonly expected: string;
}

export type Parsed<Value> = Result<Value, FormatProblem>;

/** Told how many bytes of how many are read, about once a megabyte. */
export type Progress = (read: number, total: number) => void;

export interface ParseOptions {
  readonly progress?: Progress;
}

export function malformed(
  at: { readonly line: number; readonly column?: number },
  found: string,
  expected: string,
): { readonly ok: false; readonly problem: FormatProblem } {
  const place = at.column === undefined ? { line: at.line } : { line: at.line, column: at.column };
  return refuse({ reason: 'malformed', ...place, found: shorten(found), expected });
}

/** At most forty characters, on one line, without control characters. */
function shorten(text: string): string {
  const clean = Array.from(text.slice(0, 200), (c) => (isControl(c) ? '�' : c));
  return clean.length > 40 ? `${clean.slice(0, 39).join('')}…` : clean.join('');
}

function isControl(c: string): boolean {
  const code = c.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
