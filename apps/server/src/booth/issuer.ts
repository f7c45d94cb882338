/**
 * The issuer of a ballot: signs, for each who is entitled, one credential it
 * can't see (RFC 9474; core/seal has the voter's side). Its key serves one
 * ballot and is destroyed when the voting opens.
 */
import { constants, createPrivateKey, generateKeyPair, privateDecrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { type OrgId, toBase64 } from '@quorate/basics';
import type { Collection, Documents } from '../store/documents.ts';

interface KeptKey {
  /** PKCS #8, DER, Base64. */
  readonly secret: string;
  /** Modulus, Base64. */
  readonly issuer: string;
}

export interface Issuers {
  /** Makes the key of a ballot that has none yet. */
  readonly prepare: (org: OrgId, ballot: string) => Promise<string>;
  /** The modulus of a key that was made; nothing when none was, or it is gone. */
  readonly known: (org: OrgId, ballot: string) => Promise<string | undefined>;
  readonly sign: (org: OrgId, ballot: string, blinded: Uint8Array) => Promise<Uint8Array | undefined>;
  readonly destroy: (org: OrgId, ballot: string) => Promise<void>;
}

const generate = promisify(generateKeyPair);

export function openIssuers(documents: Documents): Issuers {
  const keys: Collection<KeptKey> = documents.of('ballot-issuers');
  return {
    prepare: async (org, key) => {
      const known = await keys.get({ org, key });
      if (known) return known.issuer;
      const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 });
      const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
      const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
      await keys.add({ org, key }, { secret, issuer: toBase64(modulus) });
      return (await keys.get({ org, key }))?.issuer ?? '';
    },
    known: async (org, key) => (await keys.get({ org, key }))?.issuer,
    sign: async (org, key, blinded) => {
      const kept = await keys.get({ org, key });
      // RFC 9474 section 4.3: a number that is not below the modulus is no blinded message.
      if (!kept || Buffer.compare(blinded, Buffer.from(kept.issuer, 'base64')) >= 0) return undefined;
      const secret = createPrivateKey({ key: Buffer.from(kept.secret, 'base64'), format: 'der', type: 'pkcs8' });
      return privateDecrypt({ key: secret, padding: constants.RSA_NO_PADDING }, blinded);
    },
    destroy: async (org, key) => {
      await keys.delete({ org, key });
    },
  };
}
