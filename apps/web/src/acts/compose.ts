/** Puts an act together and signs it: what leaves this device in its owner's name. */
import { type Digest, type Instant, type MemberId, type Nonce, type OrgId, toHex } from '@quorate/basics';
import { type DeviceKey, sign } from '../keys/device.ts';
import { type Act, actBytes, type Command, streamOf, type TreeHead } from '../spine.ts';

export interface Actor {
  readonly org: OrgId;
  readonly member: MemberId;
  readonly key: DeviceKey;
  /** The charter this page showed. */
  readonly charter: Digest;
  /** The last tree head this browser saw and found consistent. */
  readonly seen: TreeHead;
}

export interface SignedAct {
  readonly act: Act;
  readonly signature: string;
}

export async function compose(actor: Actor, command: Command, at: number): Promise<SignedAct> {
  const act = {
    ...command,
    org: actor.org,
    stream: streamOf({ ...command, actor: actor.member }),
    actor: actor.member,
    device: actor.key.id,
    nonce: freshId() as Nonce,
    at: at as Instant,
    charter: actor.charter,
    seen: actor.seen,
  } as Act;
  return { act, signature: await sign(actor.key, actBytes(act)) };
}

/** 128 random bits in hex: for nonces, and for what a member names anew (a meeting, a motion, a vote). */
export function freshId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}
