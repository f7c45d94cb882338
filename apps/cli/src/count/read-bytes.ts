/** The bytes of a FILE, or a sentence that says why there are none. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ok, type Result, refuse } from '@quorate/basics';

export interface InputProblem {
  readonly message: string;
  readonly line?: number;
}

/** The bytes of a file, unpacked where it is a gzip, and as UTF-8 where its mark says that it is UTF-16. */
export function readBytes(file: string): Result<Uint8Array, InputProblem> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    return refuse({ message: `${file}: ${readingFault(error)}.` });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return ok(asUtf8(bytes));
  try {
    return ok(asUtf8(gunzipSync(bytes, { maxOutputLength: mostBytes })));
  } catch {
    return refuse({ message: `${file}:1: expected a whole gzip file of at most 1 GiB; found a damaged one.`, line: 1 });
  }
}

const mostBytes = 2 ** 30;

/** Spreadsheets' "Unicode text" and some Windows programs write UTF-16, always with its mark. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const littleEnd = bytes[0] === 0xff && bytes[1] === 0xfe;
  const bigEnd = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!littleEnd && !bigEnd) return bytes;
  return Buffer.from(new TextDecoder(littleEnd ? 'utf-16le' : 'utf-16be').decode(bytes));
}

function readingFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder; give a file';
  if (code === 'EACCES') return 'this file may not be read';
  return `the file can't be read (${String(code) || 'unknown fault'})`;
}
