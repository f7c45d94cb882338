import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { SignatureCheck } from '@quorate/record';

/** DER before the 32 bytes of an Ed25519 public key (RFC 8410 section 4). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** OpenSSL's Ed25519, behind the form checks that core/ledger makes first. Keys are decoded once. */
export function nativeSignatures(): SignatureCheck {
  const keys = new Map<string, KeyObject>();
  return (publicKey, message, signature) => {
    const name = Buffer.from(publicKey).toString('hex');
    const key =
      keys.get(name) ?? createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' });
    keys.set(name, key);
    return verify(null, message, key, signature);
  };
}
