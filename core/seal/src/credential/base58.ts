/** The 58 characters that are hard to mistake for one another, drawn evenly. */
import type { Randomness } from '../group/randomness.ts';

export const base58Digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export function isBase58(text: string): boolean {
  return /^[1-9A-HJ-NP-Za-km-z]*$/.test(text);
}

/** Bytes of 232 and more are thrown away (232 = 4 * 58), so that no digit is likelier than another. */
export function drawBase58(digits: number, randomness: Randomness): string {
  let text = '';
  while (text.length < digits) {
    for (const byte of randomness(digits)) {
      if (byte < 232 && text.length < digits) text += base58Digits.charAt(byte % 58);
    }
  }
  return text;
}

/** A name for a new election: 14 characters, so that no two elections are likely to share one. */
export function generateUuid(randomness: Randomness): string {
  return drawBase58(14, randomness);
}
