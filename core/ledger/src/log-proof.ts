/**
 * A receipt: that something is in a log, checkable offline (C2SP tlog-proof, a `.tlog-proof` file).
 *
 *     c2sp.org/tlog-proof@v1
 *     [extra <base64>]
 *     index <decimal>
 *     <base64 hash>, the leaf's sibling first
 *     ...
 *     (blank line)
 *     the checkpoint note, as it is
 */
import { concatBytes, fromBase64, fromUtf8, must, ok, type Result, refuse, toBase64, toUtf8 } from '@quorate/basics';
import {
  type CheckpointProblem,
  type MalformedCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
} from './checkpoint.ts';
import { hashLength } from './hashing.ts';
import { type MalformedNote, type NoteProblem, parseNote } from './note.ts';
import { type ProofProblem, verifyInclusion } from './proofs.ts';
import { isSize, parseSize } from './sizes.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface LogProof {
  /** Not covered by any signature. */
  readonly extra?: Uint8Array;
  readonly index: bigint;
  readonly proof: readonly Uint8Array[];
  /** The signed note. */
  readonly checkpoint: Uint8Array;
}

export interface MalformedLogProof {
  readonly reason:
    | 'proof-file-too-long'
    | 'not-a-log-proof'
    | 'malformed-extra'
    | 'malformed-index'
    | 'malformed-hash'
    | 'too-many-hashes'
    | 'no-blank-line'
    | MalformedNote['reason'];
  /** Line of the file, counted from 1. */
  readonly line: number;
}

const firstLine = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^63 - 1 entries is 63 hashes deep. */
const mostHashes = 63;
const longestFile = 2_000_000;

export function printLogProof(proof: LogProof): Result<Uint8Array<ArrayBuffer>, MalformedLogProof> {
  const extra = proof.extra === undefined ? '' : `extra ${toBase64(proof.extra)}\n`;
  const hashes = proof.proof.map((hash) => `${toBase64(hash)}\n`).join('');
  const head = must<Uint8Array>(toUtf8(`${firstLine}\n${extra}index ${proof.index}\n${hashes}\n`));
  const bytes = concatBytes(head, proof.checkpoint);
  const parsed = parseLogProof(bytes);
  return parsed.ok ? ok(bytes) : parsed;
}

/** Takes what {@link printLogProof} writes. The checkpoint is checked in form only. */
export function parseLogProof(bytes: Uint8Array): Result<LogProof, MalformedLogProof> {
  if (bytes.length > longestFile) return refuse({ reason: 'proof-file-too-long', line: 1 });
  const headLength = blankLineAfter(bytes);
  if (headLength < 0) return refuse({ reason: 'no-blank-line', line: 1 });
  const head = fromUtf8(bytes.subarray(0, headLength));
  if (!head.ok) return refuse({ reason: 'note-not-utf8', line: 1 });
  const [first, ...lines] = head.value.split('\n');
  if (first !== firstLine) return refuse({ reason: 'not-a-log-proof', line: 1 });
  let line = 2;
  let extra: Uint8Array | undefined;
  if (lines[0]?.startsWith('extra ')) {
    const decoded = fromBase64(lines[0].slice('extra '.length));
    if (!decoded.ok) return refuse({ reason: 'malformed-extra', line });
    extra = decoded.value;
    lines.shift();
    line++;
  }
  const indexLine = lines.shift() ?? '';
  const index = parseSize(indexLine.startsWith('index ') ? indexLine.slice('index '.length) : '');
  if (!index.ok || !isSize(index.value + 1n)) return refuse({ reason: 'malformed-index', line });
  if (lines.length > mostHashes) return refuse({ reason: 'too-many-hashes', line: line + 1 + mostHashes });
  const proof: Uint8Array[] = [];
  for (const text of lines) {
    line++;
    const hash = fromBase64(text);
    if (!hash.ok || hash.value.length !== hashLength) return refuse({ reason: 'malformed-hash', line });
    proof.push(hash.value);
  }
  const checkpoint = bytes.slice(headLength + 2);
  const note = parseNote(checkpoint);
  if (!note.ok) return refuse({ reason: note.problem.reason, line: line + 1 + note.problem.line });
  return ok({ ...(extra && { extra }), index: index.value, proof, checkpoint });
}

/** That the leaf is at this index of the log that signed the checkpoint. */
export function verifyLogProof(
  file: LogProof,
  leafHash: Uint8Array,
  log: VerifierKey,
  cosigners: readonly VerifierKey[] = [],
): Result<OpenedCheckpoint, MalformedNote | NoteProblem | MalformedCheckpoint | CheckpointProblem | ProofProblem> {
  const checkpoint = openCheckpoint(file.checkpoint, log, cosigners);
  if (!checkpoint.ok) return checkpoint;
  const { size, root } = checkpoint.value;
  const included = verifyInclusion({ index: file.index, size, leafHash, proof: file.proof, root });
  return included.ok ? checkpoint : included;
}

/** Length of what stands before the first blank line and its line end, or -1. */
function blankLineAfter(bytes: Uint8Array): number {
  for (let i = 0; i + 1 < bytes.length; i++) if (bytes[i] === 0x0a && bytes[i + 1] === 0x0a) return i;
  return -1;
}
