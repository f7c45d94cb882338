/** A FILE of `quorate count`, read and parsed: also packed by gzip, also a cast vote record with its configuration. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ok, type Result, refuse } from '@quorate/basics';
import { formats, guessFormat, type Progress, type ReadFile } from '@quorate/tally';
import type { CountCall } from './arguments.ts';
import { formatProblemWords } from './problem-words.ts';
import { looksLikeCvrConfig, readCvrInput } from './read-cvr.ts';

export interface InputProblem {
  readonly message: string;
  readonly line?: number;
}

export function readInput(file: string, call: CountCall, progress?: Progress): Result<ReadFile, InputProblem> {
  if (call.config !== undefined) return readCvrInput(file, call.config);
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const isCvr = call.format === undefined && looksLikeCvrConfig(bytes.value);
  if (isCvr || call.format === 'cvr') return readCvrInput(file, undefined);
  const format = call.format ? formats.find(({ id }) => id === call.format) : guessFormat(bytes.value, file);
  if (format === undefined) {
    const known = formats.map(({ id }) => id).join(', ');
    return refuse({
      message: `${file}:1: expected a format that can be recognised, or --format with one of ${known}.`,
      line: 1,
    });
  }
  const chosen = call.more['case'];
  const parsed = format.parse(bytes.value, {
    ...(progress ? { progress } : {}),
    ...(chosen === undefined ? {} : { case: chosen }),
  });
  if (parsed.ok) return parsed;
  return refuse({ message: formatProblemWords(parsed.problem, file), line: parsed.problem.line });
}

/** The bytes of a file, unpacked where it is a gzip. */
export function readBytes(file: string): Result<Uint8Array, InputProblem> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    return refuse({ message: `${file}: ${readingFault(error)}.` });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return ok(bytes);
  try {
    return ok(gunzipSync(bytes, { maxOutputLength: mostBytes }));
  } catch {
    return refuse({ message: `${file}:1: expected a whole gzip file of at most 1 GiB; found a damaged one.`, line: 1 });
  }
}

const mostBytes = 2 ** 30;

function readingFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder; give a file';
  if (code === 'EACCES') return 'this file may not be read';
  return `the file can't be read (${String(code) || 'unknown fault'})`;
}
