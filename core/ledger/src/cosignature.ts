/**
 * What a witness says under a checkpoint: at this time, this was the largest
 * consistent tree I had seen of this log (C2SP tlog-cosignature, Ed25519, type 04).
 *
 *     message  "cosignature/v1\n" ‖ "time <T>\n" ‖ checkpoint text
 *     payload  T as eight bytes, big-endian ‖ signature
 *
 * The witness's name is not part of the message, so a witness uses a key for
 * one name only.
 */
import { concatBytes, must, ok, type Result, refuse, toUtf8 } from '@quorate/basics';
import { signatureLength } from './ed25519.ts';
import { isSize } from './sizes.ts';

export interface Timestamped {
  /** POSIX seconds. */
  readonly timestamp: bigint;
  readonly signature: Uint8Array;
}

export interface CosignatureProblem {
  readonly reason: 'wrong-cosignature-length' | 'time-out-of-range';
}

/** The time may not exceed 2^63 - 1; the caller passes one that does not. */
export function cosignedMessage(text: string, timestamp: bigint): Uint8Array {
  return must<Uint8Array>(toUtf8(`cosignature/v1\ntime ${timestamp}\n${text}`));
}

export function timestamped(timestamp: bigint, signature: Uint8Array): Uint8Array {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, timestamp);
  return concatBytes(time, signature);
}

export function readTimestamped(payload: Uint8Array): Result<Timestamped, CosignatureProblem> {
  if (payload.length !== 8 + signatureLength) return refuse({ reason: 'wrong-cosignature-length' });
  const timestamp = new DataView(payload.buffer, payload.byteOffset, 8).getBigUint64(0);
  if (!isSize(timestamp)) return refuse({ reason: 'time-out-of-range' });
  return ok({ timestamp, signature: payload.subarray(8) });
}
