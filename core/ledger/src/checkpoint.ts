/**
 * A checkpoint: the log's word about its whole content (C2SP tlog-checkpoint v1.0.0).
 *
 *     <origin>
 *     <size, decimal>
 *     <root, base64>
 *     [extension lines, not empty]
 *
 * It is the text of a signed note. A log never signs two that are
 * inconsistent. Extension lines of others are kept, but ours has none: not
 * every kind of cosignature covers them.
 */
import { equalBytes, fromBase64, ok, type Result, refuse, toBase64 } from '@quorate/basics';
import { emptyRoot, hashLength } from './hashing.ts';
import {
  type MalformedNote,
  type NoteProblem,
  type NoteSignature,
  openNote,
  parseNote,
  printNote,
  type Signed,
  signText,
} from './note.ts';
import { isSize, parseSize } from './sizes.ts';
import { hasControlCharacter, type Signer, type VerifierKey } from './verifier-key.ts';

export interface Checkpoint {
  /** Which log: its URL without the scheme, the same as its key's name. */
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
}

export interface ForeignCheckpoint extends Checkpoint {
  readonly extensions: readonly string[];
}

export interface OpenedCheckpoint extends ForeignCheckpoint {
  /** The note's text: what is cosigned. */
  readonly text: string;
  /** Other known keys that signed, with the time of their cosignature. */
  readonly cosignedBy: readonly Signed[];
}

export interface MalformedCheckpoint {
  readonly reason: 'malformed-origin' | 'malformed-size' | 'malformed-root' | 'malformed-extension' | 'no-line-end';
  /** Line of the checkpoint, counted from 1. */
  readonly line: number;
}

export interface CheckpointProblem {
  readonly reason: 'other-origin' | 'not-signed-by-log' | 'wrong-empty-root';
  /** The origin that the checkpoint names. */
  readonly origin: string;
}

export function printCheckpoint({ origin, size, root }: Checkpoint): Result<string, MalformedCheckpoint> {
  if (!isLine(origin)) return refuse({ reason: 'malformed-origin', line: 1 });
  if (!isSize(size)) return refuse({ reason: 'malformed-size', line: 2 });
  if (root.length !== hashLength) return refuse({ reason: 'malformed-root', line: 3 });
  return ok(`${origin}\n${size}\n${toBase64(root)}\n`);
}

/** Takes the text of a checkpoint note, signatures apart. */
export function parseCheckpoint(text: string): Result<ForeignCheckpoint, MalformedCheckpoint> {
  const lines = text.split('\n');
  if (lines.pop() !== '') return refuse({ reason: 'no-line-end', line: lines.length + 1 });
  const [origin = '', sizeText = '', rootText = '', ...extensions] = lines;
  if (!isLine(origin)) return refuse({ reason: 'malformed-origin', line: 1 });
  const size = parseSize(sizeText);
  if (!size.ok) return refuse({ reason: 'malformed-size', line: 2 });
  const root = fromBase64(rootText);
  if (!root.ok || root.value.length !== hashLength) return refuse({ reason: 'malformed-root', line: 3 });
  const bad = extensions.findIndex((line) => !isLine(line));
  if (bad >= 0) return refuse({ reason: 'malformed-extension', line: 4 + bad });
  return ok({ origin, size: size.value, root: root.value, extensions });
}

/** The signed note: first the log's line, then whatever further signers add. */
export function signCheckpoint(
  checkpoint: Checkpoint,
  signers: readonly Signer[],
): Result<Uint8Array<ArrayBuffer>, MalformedCheckpoint | MalformedNote> {
  const text = printCheckpoint(checkpoint);
  if (!text.ok) return text;
  return printNote({ text: text.value, signatures: signers.map((signer) => signText(text.value, signer)) });
}

/** A witness's line over a checkpoint note that it has opened, at a time in POSIX seconds. */
export function cosign(opened: Pick<OpenedCheckpoint, 'text'>, signer: Signer, timestamp: bigint): NoteSignature {
  return signText(opened.text, signer, timestamp);
}

/** The note with further signature lines at its end. */
export function addSignatures(
  bytes: Uint8Array,
  more: readonly NoteSignature[],
): Result<Uint8Array<ArrayBuffer>, MalformedNote> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  return printNote({ text: note.value.text, signatures: [...note.value.signatures, ...more] });
}

/** Reads a checkpoint that this log signed; any of the cosigners may have added their line. */
export function openCheckpoint(
  bytes: Uint8Array,
  log: VerifierKey,
  cosigners: readonly VerifierKey[] = [],
): Result<OpenedCheckpoint, MalformedNote | NoteProblem | MalformedCheckpoint | CheckpointProblem> {
  const note = openNote(bytes, [log, ...cosigners]);
  if (!note.ok) return note;
  const { text, signedBy } = note.value;
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) return parsed;
  const { origin, size, root } = parsed.value;
  if (origin !== log.name) return refuse({ reason: 'other-origin', origin });
  const isLog = ({ key }: Signed) => key.keyId === log.keyId && key.name === log.name;
  if (!signedBy.some(isLog)) return refuse({ reason: 'not-signed-by-log', origin });
  if (size === 0n && !equalBytes(root, emptyRoot())) return refuse({ reason: 'wrong-empty-root', origin });
  return ok({ ...parsed.value, text, cosignedBy: signedBy.filter((signed) => !isLog(signed)) });
}

function isLine(text: string): boolean {
  return text !== '' && !hasControlCharacter(text);
}
