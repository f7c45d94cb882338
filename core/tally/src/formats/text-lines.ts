/**
 * A text file line by line: strict UTF-8, with or without a byte order mark, ended by LF or CR LF.
 *
 * Bytes are decoded a megabyte at a time, so that a large file never stands in memory as text.
 */
import { fromUtf8, ok } from '@quorate/basics';
import { malformed, type Parsed, type ParseOptions } from './problem.ts';

export interface Line {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** The whole text. */
export function textOf(file: Uint8Array | string): Parsed<string> {
  let text = '';
  for (const piece of piecesOf(file, {}, Number.POSITIVE_INFINITY)) {
    if (!piece.ok) return piece;
    text += piece.value;
  }
  return ok(text);
}

/** Ends with the first piece that is not UTF-8. */
export function* linesOf(file: Uint8Array | string, options: ParseOptions = {}): Generator<Parsed<Line>, undefined> {
  for (const raw of rawLinesOf(file, options)) {
    if (!raw.ok) return void (yield raw);
    const { text, line } = raw.value;
    yield text.endsWith('\r') ? ok({ text: text.slice(0, -1), line }) : raw;
  }
}

/** With the CR before a line feed kept: within quotes it belongs to the text. */
export function* rawLinesOf(file: Uint8Array | string, options: ParseOptions = {}): Generator<Parsed<Line>, undefined> {
  let line = 0;
  for (const piece of piecesOf(file, options, aMegabyte)) {
    if (!piece.ok) return void (yield piece);
    const text = piece.value;
    for (let at = 0; at < text.length; ) {
      const feed = text.indexOf('\n', at);
      const end = feed < 0 ? text.length : feed;
      yield ok({ text: text.slice(at, end), line: ++line });
      at = end + 1;
    }
  }
}

const byteOrderMark = '\uFEFF';
const newline = 0x0a;
export const aMegabyte: number = 1 << 20;

/** Pieces of at least this size, each but the last ending with `mark`, a character of ASCII. */
export function* piecesOf(
  file: Uint8Array | string,
  { progress }: ParseOptions,
  size: number,
  mark: number = newline,
): Generator<Parsed<string>, undefined> {
  if (typeof file === 'string') return void (yield ok(file.startsWith(byteOrderMark) ? file.slice(1) : file));
  let at = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? 3 : 0;
  while (at < file.length) {
    const feed = at + size < file.length ? file.indexOf(mark, at + size) : -1;
    const end = feed < 0 ? file.length : feed + 1;
    const text = fromUtf8(file.subarray(at, end));
    if (!text.ok) {
      return void (yield malformed(
        { line: linesBefore(file, at + text.problem.at) + 1 },
        'bytes that are not UTF-8',
        'UTF-8 text',
      ));
    }
    yield ok(text.value);
    at = end;
    progress?.(at, file.length);
  }
}

function linesBefore(file: Uint8Array, end: number): number {
  let lines = 0;
  for (let i = 0; i < end; i++) if (file[i] === newline) lines++;
  return lines;
}

/** `12` or `0.5` as whole part, decimals and their places; undefined when it is neither. */
export function readWeight(
  text: string,
): { readonly whole: number; readonly decimals: number; readonly places: number } | undefined {
  const match = /^(\d{1,16})(?:\.(\d{1,15}))?$/.exec(text);
  if (!match?.[1]) return undefined;
  const trimmed = (match[2] ?? '').replace(/0+$/, '');
  const whole = Number(match[1]);
  return whole > Number.MAX_SAFE_INTEGER
    ? undefined
    : { whole, decimals: Number(trimmed || '0'), places: trimmed.length };
}
