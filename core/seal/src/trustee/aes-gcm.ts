/**
 * AES-256 in Galois/Counter Mode (FIPS 197; NIST SP 800-38D), for the trustees' messages.
 *
 * Small rather than fast: messages have a few hundred bytes. Table look-ups by
 * a secret index read the whole table, so that caches tell nothing.
 */

/** Ciphertext with its 16-byte tag behind it. The nonce may have any length but 0. */
export function sealAesGcm(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Uint8Array {
  const gcm = start(key, nonce);
  const cipher = counterMode(gcm, plain);
  const sealed = new Uint8Array(cipher.length + 16);
  sealed.set(cipher);
  sealed.set(tagOf(gcm, cipher), cipher.length);
  return sealed;
}

/** The plain bytes, or undefined when key, nonce or bytes are not those that were sealed. */
export function openAesGcm(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < 16) return undefined;
  const gcm = start(key, nonce);
  const cipher = sealed.subarray(0, sealed.length - 16);
  const tag = tagOf(gcm, cipher);
  let difference = 0;
  for (let i = 0; i < 16; i++) difference |= at(tag, i) ^ at(sealed, cipher.length + i);
  return difference === 0 ? counterMode(gcm, cipher) : undefined;
}

interface Gcm {
  readonly keys: Uint8Array;
  /** H, the block of zeros encrypted. */
  readonly hashKey: bigint;
  /** J0, the counter before the first. */
  readonly first: Uint8Array;
}

function start(key: Uint8Array, nonce: Uint8Array): Gcm {
  const keys = expandKey(key);
  const hashKey = toBig(encryptBlock(keys, new Uint8Array(16)));
  if (nonce.length !== 12) return { keys, hashKey, first: fromBig(ghash(hashKey, nonce, 0, nonce.length)) };
  const first = new Uint8Array(16);
  first.set(nonce);
  first[15] = 1;
  return { keys, hashKey, first };
}

function counterMode({ keys, first }: Gcm, text: Uint8Array): Uint8Array {
  const out = new Uint8Array(text.length);
  const counter = first.slice();
  for (let i = 0; i < text.length; i += 16) {
    for (let k = 15; k >= 12; k--) {
      counter[k] = (at(counter, k) + 1) & 255;
      if (counter[k] !== 0) break;
    }
    const pad = encryptBlock(keys, counter);
    for (let k = 0; k < 16 && i + k < text.length; k++) out[i + k] = at(text, i + k) ^ at(pad, k);
  }
  return out;
}

function tagOf({ keys, hashKey, first }: Gcm, cipher: Uint8Array): Uint8Array {
  const hash = fromBig(ghash(hashKey, cipher, 0, cipher.length));
  return encryptBlock(keys, first).map((byte, i) => byte ^ at(hash, i));
}

/** GHASH over the text, padded, and the two lengths in bits (no additional data; for a long nonce the first is 0 too). */
function ghash(hashKey: bigint, text: Uint8Array, additional: number, length: number): bigint {
  let y = 0n;
  for (let i = 0; i < text.length; i += 16) {
    const block = new Uint8Array(16);
    block.set(text.subarray(i, i + 16));
    y = multiply(y ^ toBig(block), hashKey);
  }
  return multiply(y ^ ((BigInt(additional) << 67n) | (BigInt(length) << 3n)), hashKey);
}

/** In GF(2^128), bits reflected (SP 800-38D section 6.3). */
function multiply(x: bigint, y: bigint): bigint {
  let z = 0n;
  let v = y;
  for (let i = 127n; i >= 0n; i--) {
    z ^= v & -((x >> i) & 1n);
    v = (v >> 1n) ^ ((0xe1n << 120n) & -(v & 1n));
  }
  return z & ((1n << 128n) - 1n);
}

function toBig(block: Uint8Array): bigint {
  return block.reduce((n, byte) => (n << 8n) | BigInt(byte), 0n);
}

function fromBig(n: bigint): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, i) => Number((n >> BigInt(8 * (15 - i))) & 255n));
}

const rounds = 14;

/** FIPS 197 section 5.2, for keys of 32 bytes: 60 words. */
function expandKey(key: Uint8Array): Uint8Array {
  const words = new Uint8Array(16 * (rounds + 1));
  words.set(key.subarray(0, 32));
  let constant = 1;
  for (let i = 32; i < words.length; i += 4) {
    let word = [...words.subarray(i - 4, i)];
    if (i % 32 === 0) {
      word = [...word.slice(1), ...word.slice(0, 1)].map(substitute);
      word[0] = (word[0] ?? 0) ^ constant;
      constant = double(constant);
    } else if (i % 32 === 16) {
      word = word.map(substitute);
    }
    for (let k = 0; k < 4; k++) words[i + k] = at(words, i + k - 32) ^ (word[k] ?? 0);
  }
  return words;
}

/** FIPS 197 section 5.1. */
function encryptBlock(keys: Uint8Array, block: Uint8Array): Uint8Array {
  let state = block.map((byte, i) => byte ^ at(keys, i));
  for (let round = 1; round <= rounds; round++) {
    const substituted = state.map(substitute);
    // ShiftRows: row r of the column-major state moves r places to the left.
    const shifted = substituted.map((_, i) => at(substituted, (i + 4 * (i % 4)) % 16));
    const mixed = round === rounds ? shifted : mixColumns(shifted);
    state = mixed.map((byte, i) => byte ^ at(keys, 16 * round + i));
  }
  return state;
}

function mixColumns(state: Uint8Array): Uint8Array {
  return state.map((own, i) => {
    const column = i - (i % 4);
    const [b, c, d] = [1, 2, 3].map((k) => at(state, column + ((i + k) % 4)));
    return double(own) ^ double(b ?? 0) ^ (b ?? 0) ^ (c ?? 0) ^ (d ?? 0);
  });
}

function double(byte: number): number {
  return ((byte << 1) ^ (0x11b & -(byte >> 7))) & 255;
}

/** The S-box, all of which is read for each look-up. */
function substitute(byte: number): number {
  let found = 0;
  for (let i = 0; i < 256; i++) found |= at(box, i) & -(((i ^ byte) - 1) >>> 31);
  return found;
}

/** FIPS 197 section 5.1.1: the inverse in GF(2^8), then an affine map; walked along powers of 3 and of its inverse. */
const box: Uint8Array = (() => {
  const table = new Uint8Array(256);
  let p = 1;
  let q = 1;
  do {
    p = p ^ double(p);
    q ^= q << 1;
    q ^= q << 2;
    q ^= q << 4;
    q &= 255;
    if (q & 128) q ^= 9;
    const rotated = (n: number): number => ((q << n) | (q >> (8 - n))) & 255;
    table[p] = q ^ rotated(1) ^ rotated(2) ^ rotated(3) ^ rotated(4) ^ 0x63;
  } while (p !== 1);
  table[0] = 0x63;
  return table;
})();

function at(bytes: Uint8Array, i: number): number {
  return bytes[i] ?? 0;
}
