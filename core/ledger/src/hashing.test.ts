import { must, toHex, toUtf8 } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { emptyRoot, hmacSha256, leafHash, nodeHash, sha256Hex } from './index.ts';

describe('the hashes of the tree', () => {
  it('gives an empty log the hash of nothing', () => {
    expect(toHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('marks a leaf with 00 and a node with 01 (values of transparency-dev/merkle)', () => {
    expect(toHex(leafHash(new Uint8Array(0)))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(toHex(leafHash(text('L123456')))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
  });

  it('joins two hashes of 32 bytes and nothing else', () => {
    const [left, right] = [leafHash(text('N123')), leafHash(text('N456'))];
    expect(toHex(nodeHash(left, right))).not.toBe(toHex(nodeHash(right, left)));
    expect(() => nodeHash(left, right.subarray(1))).toThrow('broken');
  });

  it('commits with HMAC-SHA-256 (RFC 4231, test case 2)', () => {
    expect(toHex(hmacSha256(text('Jefe'), text('what do ya want for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('prints a digest in hex (FIPS 180-4, "abc")', () => {
    expect(sha256Hex(text('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

function text(value: string): Uint8Array {
  return must<Uint8Array>(toUtf8(value));
}
