import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseBundle,
  parseCheckpoint,
  parseLogProof,
  parseNote,
  parseSize,
  parseTilePath,
  parseVerifierKey,
  printBundle,
  printCheckpoint,
  printLogProof,
  printNote,
  printVerifierKey,
  readTimestamped,
  tilePath,
  verifySignature,
  wellFormed,
} from './index.ts';

/** Pieces that formats are made of, in any order, with noise between. */
const pieces = fc.constantFrom(
  '\n',
  '\n\n',
  '— ',
  ' ',
  'example.org/log',
  '+',
  '0',
  '12',
  '9223372036854775807',
  'AQIDBAUGBwg=',
  '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  'c2sp.org/tlog-proof@v1\n',
  'index ',
  'extra ',
  'tile/',
  'x001/',
  '067',
  '.p/',
  'entries',
  '— example.org/log AQIDBAUGBwg=\n',
);
const text = fc.array(fc.oneof({ arbitrary: pieces, weight: 9 }, fc.string({ unit: 'binary', maxLength: 3 })), {
  maxLength: 14,
});
const encoder = new TextEncoder();

describe('whatever comes in', () => {
  it('is refused or is exactly what would be printed', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        const bytes = encoder.encode(whole);
        const note = parseNote(bytes);
        if (note.ok) expect(printNote(note.value)).toEqual({ ok: true, value: bytes });
        const receipt = parseLogProof(bytes);
        if (receipt.ok) expect(printLogProof(receipt.value)).toEqual({ ok: true, value: bytes });
        const path = parseTilePath(whole);
        if (path.ok) expect(tilePath(path.value)).toBe(whole);
        const key = parseVerifierKey(whole);
        if (key.ok) expect(printVerifierKey(key.value)).toBe(whole);
        const size = parseSize(whole);
        if (size.ok) expect(size.value.toString()).toBe(whole);
        const checkpoint = parseCheckpoint(whole);
        if (checkpoint.ok && checkpoint.value.extensions.length === 0) {
          expect(printCheckpoint(checkpoint.value)).toEqual({ ok: true, value: whole });
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('in bytes is refused or is exactly what would be printed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(256), (bytes, width) => {
        const bundle = parseBundle(bytes, width);
        if (bundle.ok) expect(printBundle(bundle.value)).toEqual({ ok: true, value: bytes });
        for (const parse of [parseNote, parseLogProof, readTimestamped]) expect(typeof parse(bytes).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });

  it('is no signature', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(bytes(32), bytes(64), bytes(10), (key, signature, message) => {
        expect(verifySignature(key, message, signature).ok).toBe(false);
        expect(typeof wellFormed(key, signature).ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
  });
});
