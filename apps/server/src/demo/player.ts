/**
 * An invented member, whose device keys the demo holds. Keys come from a seed,
 * so that the same demo has the same people in every run; nothing but the demo
 * may use them.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type DeviceId, type MemberId, type OrgId, toBase64, toHex } from '@quorate/basics';

export interface Player {
  readonly id: string;
  readonly name: string;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly salt: Uint8Array;
  readonly sign: (message: Uint8Array) => string;
}

/** PrivateKeyInfo before the 32 bytes of an Ed25519 seed (RFC 8410 section 7). */
const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function playerOf(org: OrgId, id: string, name: string): Player {
  const key = keyOf(seeded(`device/${org}/${id}`));
  return {
    id,
    name,
    member: toHex(seeded(`member/${org}/${id}`).subarray(0, 16)) as MemberId,
    device: publicHex(key),
    salt: seeded(`salt/${org}/${id}`),
    sign: (message) => toBase64(new Uint8Array(sign(null, message, key))),
  };
}

export function seeded(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`quorate.demo/1 ${text}`).digest());
}

function keyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8OfEd25519, seed]), format: 'der', type: 'pkcs8' });
}

function publicHex(key: KeyObject): DeviceId {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return toHex(new Uint8Array(Buffer.from(x ?? '', 'base64url'))) as DeviceId;
}
