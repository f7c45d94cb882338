/** The bytes of a file that a caller may hold as text or as bytes. */
import { ok, toUtf8 } from '@quorate/basics';
import { malformed, type Parsed } from './problem.ts';

export function bytesOf(file: Uint8Array | string): Parsed<Uint8Array> {
  if (typeof file !== 'string') return ok(file);
  const bytes = toUtf8(file);
  if (bytes.ok) return ok(bytes.value);
  const line = file.slice(0, bytes.problem.at).split('\n').length;
  return malformed({ line }, 'half of a surrogate pair', 'well-formed text');
}
