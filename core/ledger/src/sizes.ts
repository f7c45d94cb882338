/**
 * Sizes and places in a log: whole numbers up to 2^63 - 1 (tlog-cosignature and every C2SP tool use signed 64 bits).
 *
 * On the wire they are plain decimal without leading zeros; in memory they are
 * `bigint`, because `number` stops being exact at 2^53.
 */
import { ok, type Result, refuse } from '@quorate/basics';

export const largestSize: bigint = 2n ** 63n - 1n;

export interface MalformedSize {
  readonly reason: 'malformed-size';
  readonly found: string;
}

/** Takes `0` or a decimal number without leading zero, up to 2^63 - 1. */
export function parseSize(text: string): Result<bigint, MalformedSize> {
  const value = /^(?:0|[1-9][0-9]{0,18})$/.test(text) ? BigInt(text) : -1n;
  return isSize(value) ? ok(value) : refuse({ reason: 'malformed-size', found: text.slice(0, 40) });
}

export function isSize(value: bigint): boolean {
  return value >= 0n && value <= largestSize;
}
