/** AES-256-GCM (NIST SP 800-38D): `nonce (12) | tag (16) | ciphertext`, in Base64. The context is authenticated, not kept. */
import { createCipheriv, createDecipheriv } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

export function seal(
  key: Uint8Array,
  context: string,
  plain: Uint8Array,
  random: (bytes: number) => Uint8Array,
): string {
  const nonce = random(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
}

/** `undefined` when it was not sealed with this key and context, or was changed. */
export function unseal(key: Uint8Array, context: string, sealed: string): Uint8Array | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < nonceLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]));
  } catch {
    return undefined;
  }
}
