/** SHA-256 as the format spells it: lower-case hex, or Base64 without its padding (FORMAT section 0). */

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64, toHex } from '@quorate/basics';

export function shaBytes(text: string): Uint8Array {
  return sha256(utf8ToBytes(text));
}

/** `sha(s)` */
export function shaHex(text: string | Uint8Array): string {
  return toHex(sha256(typeof text === 'string' ? utf8ToBytes(text) : text));
}

/** `b64(s)`: 43 characters. */
export function shaBase64(text: string | Uint8Array): string {
  return toBase64(sha256(typeof text === 'string' ? utf8ToBytes(text) : text)).slice(0, 43);
}

/** The digest read as a big-endian number. */
export function shaNumber(text: string): bigint {
  return BigInt(`0x${shaHex(text)}`);
}
