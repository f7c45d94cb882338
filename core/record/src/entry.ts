/**
 * An entry: one act and its facts, as a leaf of the organisation's log.
 *
 *     quorate.entry/1 \n canonical JSON (RFC 8785)
 *
 * See docs/formats/entry.md. A parser takes exactly what the printer writes.
 */
import { type Act, type Fact, parseAct } from '@quorate/assembly';
import {
  type CanonicalProblem,
  canonical,
  type DeviceId,
  fromUtf8,
  type Instant,
  type Json,
  type MalformedText,
  must,
  ok,
  parseCanonical,
  type Result,
  refuse,
  toUtf8,
} from '@quorate/basics';

export interface Entry {
  readonly index: number;
  /** When the act was received, UTC seconds; never before the entry before it. */
  readonly at: Instant;
  readonly act: Act;
  readonly facts: readonly Fact[];
  /** Over {@link actBytes}: by the acting device, at the founding by each founder's. */
  readonly signatures: readonly Signature[];
}

export interface Signature {
  readonly device: DeviceId;
  /** 64 bytes, Base64. */
  readonly signature: string;
}

export type EntryProblem =
  | { readonly reason: 'unknown-format'; readonly found: string }
  | { readonly reason: 'too-long'; readonly bytes: number }
  | { readonly reason: 'malformed-entry'; readonly path: string; readonly expected: string }
  | CanonicalProblem
  | MalformedText;

/** An entry is a leaf, and a tile's bundle gives it sixteen bits of length (C2SP tlog-tiles). */
export const longestEntry = 65_535;

const header = 'quorate.entry/1';

export function printEntry(entry: Entry): Result<Uint8Array<ArrayBuffer>, EntryProblem> {
  const bytes = must<Uint8Array<ArrayBuffer>>(toUtf8(`${header}\n${canonical(entry as unknown as Json)}`));
  return bytes.length <= longestEntry ? ok(bytes) : refuse({ reason: 'too-long', bytes: bytes.length });
}

export function parseEntry(bytes: Uint8Array): Result<Entry, EntryProblem> {
  if (bytes.length > longestEntry) return refuse({ reason: 'too-long', bytes: bytes.length });
  const text = fromUtf8(bytes);
  if (!text.ok) return text;
  const end = text.value.indexOf('\n');
  const found = end < 0 ? text.value.slice(0, 40) : text.value.slice(0, end);
  if (found !== header) return refuse({ reason: 'unknown-format', found: found.slice(0, 40) });
  const json = parseCanonical(text.value.slice(end + 1));
  if (!json.ok) return json;
  return entryOf(json.value);
}

function entryOf(value: Json): Result<Entry, EntryProblem> {
  if (!isObject(value)) return misfit('', 'an object');
  const stray = Object.keys(value).find((name) => !['act', 'at', 'facts', 'index', 'signatures'].includes(name));
  if (stray !== undefined) return misfit(`/${stray}`, 'no such field');
  const { index, at, facts, signatures } = value;
  if (!isCount(index)) return misfit('/index', 'a whole number');
  if (!isCount(at)) return misfit('/at', 'UTC seconds');
  const act = parseAct(value['act']);
  if (!act.ok)
    return misfit(
      `/act${'path' in act.problem ? act.problem.path : ''}`,
      'expected' in act.problem ? act.problem.expected : act.problem.reason,
    );
  if (!Array.isArray(facts) || !facts.every(isFact)) return misfit('/facts', 'a list of facts with their warrants');
  if (!Array.isArray(signatures) || !signatures.every(isSignature))
    return misfit('/signatures', 'a list of signatures');
  return ok(value as unknown as Entry);
}

function isFact(value: Json): boolean {
  if (!isObject(value) || typeof value['type'] !== 'string') return false;
  const warrant = value['warrant'];
  if (!isObject(warrant) || typeof warrant['clause'] !== 'string') return false;
  return Array.isArray(warrant['rests']) && warrant['rests'].every(isCount);
}

function isSignature(value: Json): boolean {
  if (!isObject(value) || Object.keys(value).length !== 2) return false;
  const { device, signature } = value;
  return (
    typeof device === 'string' &&
    /^[0-9a-f]{64}$/.test(device) &&
    typeof signature === 'string' &&
    /^[A-Za-z0-9+/]{86}==$/.test(signature)
  );
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function misfit(path: string, expected: string): Result<never, EntryProblem> {
  return refuse({ reason: 'malformed-entry', path, expected });
}
