/**
 * JSON from strangers: bounded in size and depth, and without two values under one name.
 *
 * `JSON.parse` keeps the last of two equal names where another reader keeps the
 * first, so one record could mean two things to two verifiers.
 */
import { fromUtf8, ok, type Result, refuse } from '@quorate/basics';

export interface JsonProblem {
  readonly reason: 'not-json' | 'too-large' | 'too-deep' | 'too-many' | 'repeated-name' | 'not-utf8';
  /** Offset in characters, where one can be told. */
  readonly at?: number;
}

export interface JsonLimits {
  readonly bytes: number;
  readonly depth: number;
}

const recordLimits: JsonLimits = { bytes: 256 * 1024 * 1024, depth: 32 };

const mostValues = 8_000_000;

export interface JsonRecord {
  readonly text: string;
  readonly value: unknown;
}

export function readJson(bytes: Uint8Array, limits: JsonLimits = recordLimits): Result<JsonRecord, JsonProblem> {
  if (bytes.length > limits.bytes) return refuse({ reason: 'too-large' });
  const text = fromUtf8(bytes);
  if (!text.ok) return refuse({ reason: 'not-utf8', at: text.problem.at });
  const value = parseJsonStrictly(text.value, limits.depth);
  return value.ok ? ok({ text: text.value, value: value.value }) : value;
}

export function parseJsonStrictly(text: string, depth: number = recordLimits.depth): Result<unknown, JsonProblem> {
  const problem = survey(text, depth);
  if (problem) return refuse(problem);
  try {
    return ok(JSON.parse(text));
  } catch {
    return refuse({ reason: 'not-json' });
  }
}

/** Walks over the tokens without building anything: depth and repeated names. Grammar is left to JSON.parse. */
function survey(text: string, deepest: number): JsonProblem | undefined {
  const names: (Set<string> | undefined)[] = [];
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Small values in great numbers take many times the memory of their text.
    if ((code === comma || code === openBracket || code === openBrace) && ++values > mostValues) {
      return { reason: 'too-many', at: i };
    }
    if (code === openBrace || code === openBracket) {
      names.push(code === openBrace ? new Set() : undefined);
      if (names.length > deepest) return { reason: 'too-deep', at: i };
    } else if (code === closeBrace || code === closeBracket) {
      names.pop();
    } else if (code === quote) {
      const end = endOfString(text, i);
      const held = names.at(-1);
      if (held && nextIsColon(text, end + 1)) {
        const name = nameAt(text, i, end);
        if (held.has(name)) return { reason: 'repeated-name', at: i };
        held.add(name);
      }
      i = end;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === backslash) i++;
    else if (code === quote) return i;
  }
  return text.length;
}

function nextIsColon(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === colon) return true;
    if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return false;
  }
  return false;
}

/** Two spellings of one name (`a`, `\u0061`) are one name. */
function nameAt(text: string, start: number, end: number): string {
  const raw = text.slice(start, end + 1);
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
