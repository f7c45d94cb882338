/**
 * Bytes and their texts, strictly: each parser accepts exactly what the printer beside it writes.
 *
 * Ready-made decoders are lenient (they skip junk, take two alphabets, replace
 * bad bytes), and leniency gives one value many spellings and so many hashes.
 */
import { ok, type Result, refuse } from './result.ts';

export interface MalformedText {
  readonly reason: 'malformed-hex' | 'malformed-base64' | 'malformed-utf8' | 'lone-surrogate';
  /** Offset, in characters or bytes, of the first thing that does not belong. */
  readonly at: number;
}

const hexDigits = '0123456789abcdef';
const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexDigits.charAt(byte >> 4) + hexDigits.charAt(byte & 15);
  return text;
}

/** Takes lower-case hexadecimal of even length and nothing else. */
export function fromHex(text: string): Result<Uint8Array, MalformedText> {
  const at = text.search(/[^0-9a-f]/);
  if (at >= 0) return refuse({ reason: 'malformed-hex', at });
  if (text.length % 2 === 1) return refuse({ reason: 'malformed-hex', at: text.length });
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = hexDigits.indexOf(text.charAt(2 * i)) * 16 + hexDigits.indexOf(text.charAt(2 * i + 1));
  }
  return ok(bytes);
}

/** Standard Base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    text += base64Digits.charAt(a >> 2) + base64Digits.charAt(((a & 3) << 4) | ((b ?? 0) >> 4));
    text += b === undefined ? '=' : base64Digits.charAt(((b & 15) << 2) | ((c ?? 0) >> 6));
    text += c === undefined ? '=' : base64Digits.charAt(c & 63);
  }
  return text;
}

/** Takes standard Base64, padded, with no stray bits (RFC 4648 sections 3.5 and 4). */
export function fromBase64(text: string): Result<Uint8Array, MalformedText> {
  const body = text.replace(/={0,2}$/, '');
  const at = body.search(/[^A-Za-z0-9+/]/);
  if (at >= 0) return refuse({ reason: 'malformed-base64', at });
  if (text.length % 4 !== 0) return refuse({ reason: 'malformed-base64', at: text.length });
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let next = 0;
  for (let i = 0; i < body.length; i++) {
    held = ((held << 6) | digitOf(body.charCodeAt(i))) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[next++] = (held >> bits) & 255;
  }
  const stray = held & ((1 << bits) - 1);
  return stray === 0 ? ok(bytes) : refuse({ reason: 'malformed-base64', at: body.length - 1 });
}

function digitOf(code: number): number {
  if (code >= 97) return code - 71;
  if (code >= 65) return code - 65;
  if (code >= 48) return code + 4;
  return code === 43 ? 62 : 63;
}

/** UTF-8 bytes of a well-formed string. A lone surrogate has no UTF-8 and is refused. */
export function toUtf8(text: string): Result<Uint8Array<ArrayBuffer>, MalformedText> {
  const at = loneSurrogate(text);
  return at < 0 ? ok(encoder.encode(text)) : refuse({ reason: 'lone-surrogate', at });
}

/** Takes valid UTF-8 and keeps a byte order mark as the character it is. */
export function fromUtf8(bytes: Uint8Array): Result<string, MalformedText> {
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return refuse({ reason: 'malformed-utf8', at: firstBadByte(bytes) });
  }
}

/** Where the first half of a surrogate pair stands without its other half, or -1. */
export function loneSurrogate(text: string): number {
  return text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
}

function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (decodes(bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  return good;
}

/** A prefix may end inside a character, so only what is surely wrong counts. */
function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Order by bytes, shorter first on a common prefix. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Part of every place this code runs in, though not of the language itself. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array, options?: { readonly stream: boolean }): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
