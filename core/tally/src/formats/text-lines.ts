/** A text file as lines: strict UTF-8, with or without a byte order mark, ended by LF or CR LF. */
import { fromUtf8, ok } from '@quorate/basics';
import { malformed, type Parsed } from './problem.ts';

export function textOf(file: Uint8Array | string): Parsed<string> {
  if (typeof file === 'string') return ok(file.startsWith(byteOrderMark) ? file.slice(1) : file);
  const marked = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf;
  const bytes = marked ? file.subarray(3) : file;
  const text = fromUtf8(bytes);
  if (text.ok) return ok(text.value);
  let line = 1;
  for (let i = 0; i < text.problem.at; i++) if (bytes[i] === 0x0a) line++;
  return malformed({ line }, 'bytes that are not UTF-8', 'UTF-8 text');
}

export function linesOf(file: Uint8Array | string): Parsed<string[]> {
  const text = textOf(file);
  if (!text.ok) return text;
  const lines = text.value.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return ok(lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)));
}

const byteOrderMark = '\uFEFF';

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
