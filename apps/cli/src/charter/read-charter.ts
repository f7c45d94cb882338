/** A charter file from disk, or the complaint about it with file, line and column. */
import { readFile } from 'node:fs/promises';
import { fromUtf8, ok, type Result, refuse } from '@quorate/basics';
import { type CharterProblem, type ParsedCharter, parseCharter } from '@quorate/charter';

export interface Unreadable {
  readonly file: string;
  readonly problems: readonly CharterProblem[];
}

export async function readCharter(file: string): Promise<Result<ParsedCharter, Unreadable>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return refuse({ file, problems: [bytes.problem] });
  const text = fromUtf8(bytes.value);
  if (!text.ok) {
    const at = 'at' in text.problem ? text.problem.at : 0;
    return refuse({
      file,
      problems: [{ ...start, found: `bytes that are no UTF-8 at offset ${at}`, expected: 'UTF-8 text' }],
    });
  }
  const parsed = parseCharter(text.value);
  return parsed.ok ? ok(parsed.value) : refuse({ file, problems: parsed.problem });
}

const start = { line: 1, column: 1, path: '' } as const;
const largest = 4_194_304;

async function bytesOf(file: string): Promise<Result<Uint8Array, CharterProblem>> {
  try {
    const bytes = await readFile(file);
    if (bytes.length <= largest) return ok(bytes);
    return refuse({ ...start, found: `${bytes.length} bytes`, expected: 'a charter of at most one megabyte' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refuse({
      ...start,
      found: code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`,
      expected: 'a charter file',
    });
  }
}

/** One line for each problem: `file:line:column: found ..., expected ...`. */
export function complaint({ file, problems }: Unreadable): string {
  return problems
    .map(
      ({ line, column, found, expected, path }) =>
        `${file}:${line}:${column}: found ${found}, expected ${expected}${path === '' ? '' : ` (${path})`}\n`,
    )
    .join('');
}
