/**
 * One-time codes: six digits by mail, for ten minutes and five tries.
 *
 * An address nobody here has gets one like any other, so nothing tells which
 * addresses are known.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@quorate/basics';
import type { Documents } from '../store/documents.ts';
import type { Clock } from '../store/store.ts';

export interface Codes {
  /** Replaces the code before it. */
  readonly make: (address: string) => Promise<string>;
  /** Counts the try; a code that fits is used up. */
  readonly use: (address: string, code: string) => Promise<'fits' | 'wrong'>;
}

interface Kept {
  readonly salt: string;
  readonly hash: string;
  readonly tries: number;
}

const codeLasts = 600;
const mostTries = 5;

/** Addresses come as keyed hashes; `pepper` is a key that is not in the store. */
export function openCodes(
  documents: Documents,
  clock: Clock,
  random: (bytes: number) => Uint8Array,
  pepper: (value: string) => string,
): Codes {
  const codes = documents.of<Kept>('codes');
  return {
    make: async (address) => {
      const code = sixDigits(random);
      const salt = Buffer.from(random(16)).toString('hex');
      const kept = { salt, hash: hashed(pepper, salt, code), tries: 0 };
      await codes.put({ key: address }, kept, { expires: (clock() + codeLasts) as Instant });
      return code;
    },
    use: async (address, code) => {
      let fits = false;
      await codes.change({ key: address }, (old) => {
        if (old === undefined) return undefined;
        fits = equal(old.hash, hashed(pepper, old.salt, code));
        return fits || old.tries + 1 >= mostTries ? undefined : { ...old, tries: old.tries + 1 };
      });
      return fits ? 'fits' : 'wrong';
    },
  };
}

/** Every code is equally likely: numbers above the last full million are drawn again. */
function sixDigits(random: (bytes: number) => Uint8Array): string {
  const limit = 4_294_000_000;
  for (;;) {
    const number = Buffer.from(random(4)).readUInt32BE();
    if (number < limit) return String(number % 1_000_000).padStart(6, '0');
  }
}

/** Six digits are soon tried through, so the hash is keyed with what a thief of the store does not have. */
function hashed(pepper: (value: string) => string, salt: string, code: string): string {
  return createHmac('sha256', pepper('code')).update(`${salt}\n${code}`).digest('hex');
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
