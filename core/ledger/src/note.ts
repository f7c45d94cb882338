/**
 * A signed note: a text and who signed it (C2SP signed-note v1.0.0, "Format").
 *
 *     text, one or more lines
 *     (blank line; the last one separates)
 *     — <key name> base64(key ID ‖ signature)
 *     ...
 *
 * A signature covers the text with its last line end, without the blank line.
 * A note is worth nothing until {@link openNote} has found a known key on it.
 */
import {
  concatBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  must,
  ok,
  type Result,
  refuse,
  toBase64,
  toHex,
  toUtf8,
} from '@quorate/basics';
import { cosignedMessage, readTimestamped, timestamped } from './cosignature.ts';
import { sign, verifySignature } from './ed25519.ts';
import { hasControlCharacter, isKeyName, type Signer, type VerifierKey } from './verifier-key.ts';

export interface NoteSignature {
  readonly name: string;
  /** 8 lower-case hex digits. */
  readonly keyId: string;
  /** What follows the key ID: the signature, and for a cosignature its time before it. */
  readonly payload: Uint8Array;
}

export interface Note {
  /** Ends with a line end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface Signed {
  readonly key: VerifierKey;
  /** POSIX seconds, of a cosignature. */
  readonly timestamp?: bigint;
}

export interface OpenedNote {
  readonly text: string;
  /** The known keys that signed, each once, in the order of their lines. */
  readonly signedBy: readonly Signed[];
}

export interface MalformedNote {
  readonly reason:
    | 'note-too-long'
    | 'note-not-utf8'
    | 'control-character'
    | 'no-blank-line'
    | 'no-signatures'
    | 'no-line-end'
    | 'too-many-signatures'
    | 'malformed-signature-line'
    | 'malformed-key-name';
  /** Line of the note, counted from 1. */
  readonly line: number;
}

export interface NoteProblem {
  readonly reason: 'bad-signature' | 'no-known-signature' | 'ambiguous-keys';
  /** The key that is meant; of `no-known-signature`, the names that did sign. */
  readonly name: string;
}

/** The specification asks for at least 16 signatures; post-quantum ones have some 3 KB each. */
export const mostSignatures = 100;
export const longestNote = 1_000_000;

/** Takes a note exactly as {@link printNote} writes it. No signature is looked at. */
export function parseNote(bytes: Uint8Array): Result<Note, MalformedNote> {
  if (bytes.length > longestNote) return refuse({ reason: 'note-too-long', line: 1 });
  const decoded = fromUtf8(bytes);
  if (!decoded.ok) return refuse({ reason: 'note-not-utf8', line: lineAt(bytes, decoded.problem.at) });
  const whole = decoded.value;
  const lines = whole.split('\n');
  const control = lines.findIndex(hasControlCharacter);
  if (control >= 0) return refuse({ reason: 'control-character', line: control + 1 });
  const blank = whole.lastIndexOf('\n\n');
  if (blank < 0) return refuse({ reason: 'no-blank-line', line: lines.length });
  if (!whole.endsWith('\n')) return refuse({ reason: 'no-line-end', line: lines.length });
  const text = whole.slice(0, blank + 1);
  const firstLine = text.split('\n').length + 1;
  const signatureLines = whole
    .slice(blank + 2)
    .split('\n')
    .slice(0, -1);
  if (signatureLines.length === 0) return refuse({ reason: 'no-signatures', line: firstLine });
  if (signatureLines.length > mostSignatures) return refuse({ reason: 'too-many-signatures', line: firstLine });
  const signatures: NoteSignature[] = [];
  for (const [i, line] of signatureLines.entries()) {
    const signature = parseSignatureLine(line);
    if (typeof signature === 'string') return refuse({ reason: signature, line: firstLine + i });
    signatures.push(signature);
  }
  return ok({ text, signatures });
}

export function printNote({ text, signatures }: Note): Result<Uint8Array<ArrayBuffer>, MalformedNote> {
  const lines = signatures.map(printSignatureLine);
  const bytes = toUtf8(`${text}\n${lines.join('')}`);
  if (!bytes.ok) return refuse({ reason: 'note-not-utf8', line: 1 });
  if (!text.endsWith('\n')) return refuse({ reason: 'no-line-end', line: text.split('\n').length });
  // The parser is the rule book: what it would not read is not written.
  const parsed = parseNote(bytes.value);
  return parsed.ok ? bytes : parsed;
}

/** `— name base64` with its line end: what a cosigner hands back. */
export function printSignatureLine({ name, keyId, payload }: NoteSignature): string {
  return `— ${name} ${toBase64(concatBytes(must(fromHex(keyId)), payload))}\n`;
}

/** Signs a text. A cosigner needs the time, in POSIX seconds; other signers ignore it. */
export function signText(text: string, { key, seed }: Signer, timestamp = 0n): NoteSignature {
  const message = must<Uint8Array>(toUtf8(text));
  const payload =
    key.type === 'cosignature'
      ? timestamped(timestamp, sign(seed, cosignedMessage(text, timestamp)))
      : sign(seed, message);
  return { name: key.name, keyId: key.keyId, payload };
}

/**
 * Reads a note that at least one of the known keys signed. Every signature
 * that claims a known key must hold, also a repeated one; signatures of
 * unknown keys are passed over ("Signatures").
 */
export function openNote(
  bytes: Uint8Array,
  known: readonly VerifierKey[],
): Result<OpenedNote, MalformedNote | NoteProblem> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  const byId = new Map<string, VerifierKey>();
  for (const key of known) {
    const other = byId.get(idOf(key));
    if (other && toHex(other.publicKey) !== toHex(key.publicKey)) {
      return refuse({ reason: 'ambiguous-keys', name: key.name });
    }
    byId.set(idOf(key), key);
  }
  const signedBy = new Map<string, Signed>();
  for (const signature of note.value.signatures) {
    const key = byId.get(idOf(signature));
    if (!key) continue;
    const signed = checkSignature(note.value.text, signature, key);
    if (!signed) return refuse({ reason: 'bad-signature', name: key.name });
    if (!signedBy.has(idOf(key))) signedBy.set(idOf(key), signed);
  }
  if (signedBy.size > 0) return ok({ text: note.value.text, signedBy: [...signedBy.values()] });
  const names = note.value.signatures.map(({ name }) => name).join(' ');
  return refuse({ reason: 'no-known-signature', name: names.slice(0, 200) });
}

function checkSignature(text: string, { payload }: NoteSignature, key: VerifierKey): Signed | undefined {
  if (key.type === 'ed25519') {
    const message = must<Uint8Array>(toUtf8(text));
    return verifySignature(key.publicKey, message, payload).ok ? { key } : undefined;
  }
  const cosignature = readTimestamped(payload);
  if (!cosignature.ok) return undefined;
  const { timestamp, signature } = cosignature.value;
  return verifySignature(key.publicKey, cosignedMessage(text, timestamp), signature).ok
    ? { key, timestamp }
    : undefined;
}

function parseSignatureLine(line: string): NoteSignature | 'malformed-signature-line' | 'malformed-key-name' {
  const [, name = '', base64 = ''] = /^— ([^ ]*) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  if (base64 === '') return 'malformed-signature-line';
  if (!isKeyName(name)) return 'malformed-key-name';
  const bytes = fromBase64(base64);
  if (!bytes.ok || bytes.value.length < 5) return 'malformed-signature-line';
  return { name, keyId: toHex(bytes.value.subarray(0, 4)), payload: bytes.value.slice(4) };
}

function idOf({ name, keyId }: { readonly name: string; readonly keyId: string }): string {
  return `${name}+${keyId}`;
}

function lineAt(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}
