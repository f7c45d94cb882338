/** Weights and results: a JSON number up to 2^30 - 1, a decimal string above (FORMAT section 4). */
import { isDecimal } from '../group/numbers.ts';

const mostAsNumber = 2 ** 30 - 1;

export function writeCount(n: bigint): number | string {
  return n <= mostAsNumber ? Number(n) : n.toString();
}

/** Takes the one spelling that {@link writeCount} gives. */
export function readCount(value: unknown): bigint | undefined {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0 && value <= mostAsNumber ? BigInt(value) : undefined;
  }
  if (!isDecimal(value, 30)) return undefined;
  const n = BigInt(value);
  return n > mostAsNumber ? n : undefined;
}
