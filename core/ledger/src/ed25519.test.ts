import { createPublicKey, verify } from 'node:crypto';
import { concatBytes, fromHex, must, ok, refuse, toUtf8 } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPublicKey, publicKeyOf, sign, verifierOf, verifySignature, verifySignatureWith } from './index.ts';
import vectors from './testdata/ed25519/ed25519vectors.json' with { type: 'json' };

const seed = new Uint8Array(32).fill(7);
const key = publicKeyOf(seed);
const message = text('carried');
const signature = sign(seed, message);
/** The order of the base point, little-endian. */
const L = must(fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'));

describe('an Ed25519 signature', () => {
  it('is the one of RFC 8032 section 7.1, tests 1 and 2', () => {
    const first = must(fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'));
    expect(publicKeyOf(first)).toEqual(
      must(fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')),
    );
    expect(sign(first, new Uint8Array(0))).toEqual(
      must(
        fromHex(
          'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
        ),
      ),
    );
    const second = must(fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'));
    expect(verifySignature(publicKeyOf(second), Uint8Array.of(0x72), sign(second, Uint8Array.of(0x72))).ok).toBe(true);
  });

  it('holds for its key and message alone', () => {
    expect(verifySignature(key, message, signature)).toEqual(ok('signed'));
    const differs = refuse({ reason: 'signature-differs' });
    expect(verifySignature(key, text('lost'), signature)).toEqual(differs);
    expect(verifySignature(publicKeyOf(new Uint8Array(32)), message, signature)).toEqual(differs);
  });

  it('is refused with any bit changed', () => {
    const place = fc.tuple(fc.nat(63), fc.nat(7));
    fc.assert(
      fc.property(place, ([at, bit]) => {
        expect(verifySignature(key, message, signature.with(at, signature[at]! ^ (1 << bit))).ok).toBe(false);
      }),
    );
  });

  it('is refused with the order of the group added to its second half', () => {
    const S = [...signature.subarray(32)];
    let carry = 0;
    const moved = S.map((byte, i) => {
      const sum = byte + L[i]! + carry;
      carry = sum >> 8;
      return sum & 255;
    });
    const other = concatBytes(signature.subarray(0, 32), Uint8Array.from(moved));
    expect(verifySignature(key, message, other)).toEqual(refuse({ reason: 'non-canonical-signature' }));
  });

  it('and its key have one length', () => {
    expect(verifySignature(key, message, signature.subarray(1))).toEqual(refuse({ reason: 'wrong-signature-length' }));
    expect(verifySignature(key.subarray(1), message, signature)).toEqual(refuse({ reason: 'wrong-key-length' }));
    expect(() => sign(key.subarray(1), message)).toThrow('broken');
  });

  it('still holds when a busy key has been given a table', () => {
    const check = must(verifierOf(key));
    for (let i = 0; i < 40; i++) {
      const words = text(`act ${i}`);
      const signed = sign(seed, words);
      expect(check(words, signed)).toEqual(ok('signed'));
      expect(check(message, signed)).toEqual(refuse({ reason: 'signature-differs' }));
    }
  });
});

describe('keys and signatures at the edge (C2SP/CCTV ed25519)', () => {
  it('are accepted exactly when no encoding is odd, no point of low order, and the plain equation holds', () => {
    const refused = ['low_order_A', 'low_order_R', 'non_canonical_A', 'non_canonical_R', 'low_order_residue'];
    let accepted = 0;
    for (const vector of vectors) {
      const flags: readonly string[] = vector.flags ?? [];
      const wanted = !flags.some((flag) => refused.includes(flag));
      const result = verifySignature(hex(vector.key), text(vector.msg), hex(vector.sig));
      expect(result.ok, `vector ${vector.number}`).toBe(wanted);
      if (wanted) accepted++;
    }
    expect({ vectors: vectors.length, accepted }).toEqual({ vectors: 914, accepted: 43 });
  });

  it('are judged the same by OpenSSL and by Web Cryptography behind the check of form', async () => {
    for (const vector of vectors) {
      const [A, M, signed] = [hex(vector.key), text(vector.msg), hex(vector.sig)];
      const wanted = verifySignature(A, M, signed).ok;
      for (const native of [openssl, webCryptography]) {
        expect((await verifySignatureWith(native, A, M, signed)).ok, `vector ${vector.number}`).toBe(wanted);
      }
    }
  });

  it('are judged the same with a table', () => {
    for (const vector of vectors.filter(({ number }) => number >= 465 && number < 500)) {
      const [A, M, signed] = [hex(vector.key), text(vector.msg), hex(vector.sig)];
      const wanted = verifySignature(A, M, signed);
      const check = verifierOf(A);
      for (let i = 0; check.ok && i < 18; i++) expect(check.value(M, signed)).toEqual(wanted);
    }
  });

  it('leave no key of low order in any spelling', () => {
    const lowOrder = [
      '0000000000000000000000000000000000000000000000000000000000000000',
      '0000000000000000000000000000000000000000000000000000000000000080',
      '0100000000000000000000000000000000000000000000000000000000000000',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    ];
    const nonCanonical = [
      'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
      '0100000000000000000000000000000000000000000000000000000000000080',
      'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
      'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    ];
    for (const key of lowOrder) expect(checkPublicKey(hex(key))).toEqual(refuse({ reason: 'low-order-key' }));
    for (const key of nonCanonical) expect(checkPublicKey(hex(key))).toEqual(refuse({ reason: 'non-canonical-key' }));
    expect(checkPublicKey(Uint8Array.of(2, ...new Uint8Array(31)))).toEqual(refuse({ reason: 'not-a-point' }));
  });
});

function openssl(publicKey: Uint8Array, words: Uint8Array, signed: Uint8Array): boolean {
  try {
    const der = concatBytes(hex('302a300506032b6570032100'), publicKey);
    return verify(null, words, createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' }), signed);
  } catch {
    return false;
  }
}

async function webCryptography(publicKey: Uint8Array, words: Uint8Array, signed: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signed.slice(), words.slice());
  } catch {
    return false;
  }
}

function hex(digits: string): Uint8Array {
  return must(fromHex(digits));
}

function text(value: string): Uint8Array<ArrayBuffer> {
  return must<Uint8Array<ArrayBuffer>>(toUtf8(value));
}
