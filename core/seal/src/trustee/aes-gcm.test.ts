import { createCipheriv, createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openAesGcm, sealAesGcm } from './aes-gcm.ts';

const bytes = (label: string, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => createHash('sha256').update(`${label}${i}`).digest()[0]!);

describe('AES-256-GCM', () => {
  it('agrees with another implementation for nonces and texts of many lengths', () => {
    for (const [nonceLength, length] of [
      [12, 0],
      [12, 16],
      [32, 1],
      [32, 15],
      [32, 16],
      [32, 17],
      [32, 300],
      [16, 64],
      [1, 5],
    ] as const) {
      const [key, nonce, plain] = [
        bytes(`k${length}`, 32),
        bytes(`n${length}`, nonceLength),
        bytes(`p${length}`, length),
      ];
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const theirs = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      expect(Buffer.from(sealAesGcm(key, nonce, plain))).toEqual(theirs);
      expect(openAesGcm(key, nonce, theirs)).toEqual(plain);
    }
  });

  it('opens nothing that was touched', () => {
    const [key, nonce] = [bytes('k', 32), bytes('n', 32)];
    const sealed = sealAesGcm(key, nonce, bytes('p', 40));
    for (let i = 0; i < sealed.length; i++) {
      const touched = sealed.slice();
      touched[i]! ^= 1;
      expect(openAesGcm(key, nonce, touched)).toBeUndefined();
    }
    expect(openAesGcm(key, nonce, sealed.subarray(0, 15))).toBeUndefined();
  });
});
