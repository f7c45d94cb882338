/**
 * Canonical JSON, RFC 8785: one value, one spelling, one hash.
 *
 * Stricter than the RFC where two readers could differ: an integer beyond 2^53
 * is refused (unless `numbers: 'ieee-754'` asks for the RFC's full range), and
 * so are lone surrogates, NaN and infinities, cycles and depth beyond 64.
 */
import { loneSurrogate, type MalformedText, toUtf8 } from './bytes.ts';
import { broken, must, ok, type Result, refuse } from './result.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface CanonicalProblem {
  readonly reason: 'not-json' | 'unsafe-number' | 'lone-surrogate' | 'too-deep' | 'not-canonical';
  /** JSON pointer (RFC 6901) to the value that is refused. */
  readonly path: string;
}

export interface CanonicalOptions {
  readonly numbers?: 'safe' | 'ieee-754';
}

const deepest = 64;

/** The canonical text of a value that may turn out not to be JSON. */
export function canonicalize(value: unknown, options: CanonicalOptions = {}): Result<string, CanonicalProblem> {
  const parts: string[] = [];
  const problem = write(value, 0, options.numbers ?? 'safe', parts);
  return problem ? refuse(problem) : ok(parts.join(''));
}

/** The canonical text of a value that was parsed or built as JSON; anything else is our own mistake. */
export function canonical(value: Json): string {
  const result = canonicalize(value);
  return result.ok ? result.value : broken(`${result.problem.reason} at ${result.problem.path}`);
}

/** UTF-8 of {@link canonical}: what gets hashed and signed. */
export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
  return must<Uint8Array<ArrayBuffer>>(toUtf8(canonical(value)));
}

/** Takes text that is already canonical, byte for byte, and nothing else. */
export function parseCanonical(text: string): Result<Json, CanonicalProblem | MalformedText> {
  const value = parseJson(text);
  if (!value.ok) return value;
  const again = canonicalize(value.value);
  if (!again.ok) return again;
  return again.value === text ? value : refuse({ reason: 'not-canonical', path: '' });
}

/** JSON text to a value. Says nothing of canonical form; depth is not bounded here. */
export function parseJson(text: string): Result<Json, CanonicalProblem> {
  try {
    return ok(JSON.parse(text) as Json);
  } catch {
    return refuse({ reason: 'not-json', path: '' });
  }
}

/** Problems are found at the bottom; the way to them is put before their path on the way up. */
function write(
  value: unknown,
  depth: number,
  numbers: 'safe' | 'ieee-754',
  parts: string[],
): CanonicalProblem | undefined {
  if (typeof value === 'string') return writeString(value, parts);
  if (typeof value === 'number') return writeNumber(value, numbers, parts);
  if (depth > deepest) return { reason: 'too-deep', path: '' };
  if (value === null || typeof value === 'boolean') {
    parts.push(String(value));
    return undefined;
  }
  if (Array.isArray(value)) return writeList(value, depth, numbers, parts);
  return isPlainObject(value) ? writeObject(value, depth, numbers, parts) : { reason: 'not-json', path: '' };
}

function writeList(
  list: readonly unknown[],
  depth: number,
  numbers: 'safe' | 'ieee-754',
  parts: string[],
): CanonicalProblem | undefined {
  parts.push('[');
  for (let i = 0; i < list.length; i++) {
    if (i > 0) parts.push(',');
    const problem = write(list[i], depth + 1, numbers, parts);
    if (problem) return within(String(i), problem);
  }
  parts.push(']');
  return undefined;
}

function writeObject(
  object: { readonly [key: string]: unknown },
  depth: number,
  numbers: 'safe' | 'ieee-754',
  parts: string[],
): CanonicalProblem | undefined {
  parts.push('{');
  // RFC 8785 section 3.2.3: names in the order of their UTF-16 code units, which is how JavaScript sorts.
  const keys = Object.keys(object).sort();
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? '';
    if (i > 0) parts.push(',');
    const nameProblem = writeString(key, parts);
    if (nameProblem) return within(key, nameProblem);
    parts.push(':');
    const problem = write(object[key], depth + 1, numbers, parts);
    if (problem) return within(key, problem);
  }
  parts.push('}');
  return undefined;
}

function within(key: string, { reason, path }: CanonicalProblem): CanonicalProblem {
  return { reason, path: `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${path}` };
}

/** RFC 8785 section 3.2.2.3: numbers as ECMAScript prints them; minus zero is 0. */
function writeNumber(value: number, numbers: 'safe' | 'ieee-754', parts: string[]): CanonicalProblem | undefined {
  if (!Number.isFinite(value)) return { reason: 'not-json', path: '' };
  if (numbers === 'safe' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return { reason: 'unsafe-number', path: '' };
  parts.push(JSON.stringify(value));
  return undefined;
}

/** RFC 8785 section 3.2.2.2: the escapes of ECMAScript's JSON.stringify for well-formed strings. */
function writeString(value: string, parts: string[]): CanonicalProblem | undefined {
  if (loneSurrogate(value) >= 0) return { reason: 'lone-surrogate', path: '' };
  parts.push(JSON.stringify(value));
  return undefined;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
