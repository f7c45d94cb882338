import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareBytes,
  concatBytes,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  toUtf8,
} from './bytes.ts';
import { must } from './result.ts';

const bytes = fc.uint8Array({ maxLength: 80 });

describe('Base64', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %s (RFC 4648 section 10)', (text, encoded) => {
    expect(toBase64(must<Uint8Array>(toUtf8(text)))).toBe(encoded);
    expect(must(fromUtf8(must<Uint8Array>(fromBase64(encoded))))).toBe(text);
  });

  it.each(['Zg', 'Zg=', 'Zh==', 'Zm9=', 'Z', 'Zm9v\n', 'Zm-_', '====', 'Zg==Zg==', ' Zg=='])('refuses %j', (text) => {
    expect(fromBase64(text).ok).toBe(false);
  });

  it('is read back as it was written, and is what Node writes', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(toBase64(some)).toBe(Buffer.from(some).toString('base64'));
        expect(equalBytes(must<Uint8Array>(fromBase64(toBase64(some))), some)).toBe(true);
      }),
      { seed: 2 },
    );
  });

  it('has one text for each value: whatever is taken is what would be written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABgw+/=-_ 9'), maxLength: 9 }), (text) => {
        const read = fromBase64(text);
        if (read.ok) expect(toBase64(read.value)).toBe(text);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});

describe('hexadecimal', () => {
  it('takes lower case of even length alone', () => {
    expect(must(fromHex('00ff'))).toEqual(Uint8Array.of(0, 255));
    for (const text of ['0', 'FF', '0g', ' 00', '0x00']) expect(fromHex(text).ok).toBe(false);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(must(fromHex(toHex(some)))).toEqual(some);
      }),
      { seed: 4 },
    );
  });
});

describe('UTF-8', () => {
  it.each([
    [[0xc0, 0x80], 0],
    [[0x41, 0xff], 1],
    [[0xed, 0xa0, 0x80], 0],
    [[0x41, 0xe2, 0x82], 1],
    [[0xf4, 0x90, 0x80, 0x80], 0],
  ])('refuses the bytes %j', (bad) => {
    expect(fromUtf8(Uint8Array.from(bad))).toMatchObject({ ok: false, problem: { reason: 'malformed-utf8' } });
  });

  it('keeps a byte order mark as the character it is', () => {
    expect(must(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)))).toBe('\ufeffA');
  });

  it('has none for half a pair', () => {
    expect(toUtf8('a\ud800')).toEqual({ ok: false, problem: { reason: 'lone-surrogate', at: 1 } });
    expect(toUtf8('\ud83d\ude00').ok).toBe(true);
  });
});

describe('order of bytes', () => {
  it('is that of Node', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
        expect(concatBytes(a, b)).toEqual(Uint8Array.from([...a, ...b]));
      }),
      { seed: 5 },
    );
  });
});
