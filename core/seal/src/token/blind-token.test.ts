import { constants, generateKeyPairSync, privateDecrypt, randomBytes, sign, verify } from 'node:crypto';
import { must, toBase64 } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import {
  blindToken,
  finalizeToken,
  type IssuerKey,
  readIssuerKey,
  verifyToken,
  writeIssuerKey,
} from './blind-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
const key = must<IssuerKey>(readIssuerKey(toBase64(modulus)));
const randomness = (bytes: number): Uint8Array => randomBytes(bytes);
const credential = new TextEncoder().encode('c6d531d2');
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };

describe('a blinded token', () => {
  it('is a signature that OpenSSL accepts', () => {
    const token = issued();
    expect(verify('sha384', credential, { key: publicKey, ...pss }, token)).toBe(true);
    expect(verifyToken(key, credential, token)).toBe(true);
  });

  it('is accepted when OpenSSL signed in the open', () => {
    expect(verifyToken(key, credential, sign('sha384', credential, { key: privateKey, ...pss }))).toBe(true);
  });

  it('holds for one credential alone, and for no altered byte', () => {
    const token = issued();
    expect(verifyToken(key, new TextEncoder().encode('other'), token)).toBe(false);
    for (let at = 0; at < token.length; at += 7) {
      const altered = token.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(verifyToken(key, credential, altered)).toBe(false);
    }
  });

  it('shows the issuer nothing twice the same', () => {
    const seen = [1, 2, 3].map(() => toBase64(must(blindToken(key, credential, randomness)).blinded));
    expect(new Set(seen).size).toBe(3);
  });
});

describe('the key of an issuer', () => {
  it('is read back as it was written, and only with its full length', () => {
    expect(writeIssuerKey(key)).toBe(toBase64(modulus));
    expect(readIssuerKey(toBase64(modulus.subarray(1))).ok).toBe(false);
  });
});

function issued(): Uint8Array {
  const { blinded, unblind } = must(blindToken(key, credential, randomness));
  const signature = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, blinded);
  return must<Uint8Array>(finalizeToken(key, credential, signature, unblind));
}
