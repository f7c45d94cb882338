/**
 * Names that must not be mixed up, each with the parser that makes it.
 *
 * None of them says anything about a person: a handle is random, and who
 * stands behind it is written in the vault alone.
 */
import type { Branded } from './brand.ts';
import { ok, type Result, refuse } from './result.ts';

/** An organisation: a lower-case slug such as `kettle-lane`, 1 to 63 letters, digits and hyphens. */
export type OrgId = Branded<string, 'OrgId'>;
/** A person, within one organisation: 128 random bits as 32 lower-case hex digits. */
export type MemberId = Branded<string, 'MemberId'>;
/** A device's Ed25519 public key: 64 lower-case hex digits. */
export type DeviceId = Branded<string, 'DeviceId'>;
/** Chosen by the device for each act: 128 random bits as 32 lower-case hex digits. */
export type Nonce = Branded<string, 'Nonce'>;
/** SHA-256 of something: 64 lower-case hex digits. */
export type Digest = Branded<string, 'Digest'>;
/** What has one history: `meeting/1f0c...`, a kind and a name of 1 to 64 characters each. */
export type StreamId = Branded<string, 'StreamId'>;

export interface MalformedId {
  readonly reason: 'malformed-id';
  readonly wanted: 'OrgId' | 'MemberId' | 'DeviceId' | 'Nonce' | 'Digest' | 'StreamId';
  readonly found: string;
}

export const parseOrgId: Parser<OrgId> = parser('OrgId', /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
export const parseMemberId: Parser<MemberId> = parser('MemberId', /^[0-9a-f]{32}$/);
export const parseDeviceId: Parser<DeviceId> = parser('DeviceId', /^[0-9a-f]{64}$/);
export const parseNonce: Parser<Nonce> = parser('Nonce', /^[0-9a-f]{32}$/);
export const parseDigest: Parser<Digest> = parser('Digest', /^[0-9a-f]{64}$/);
export const parseStreamId: Parser<StreamId> = parser(
  'StreamId',
  /^[a-z][a-z-]{0,63}\/[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
);

export type Parser<Id> = (text: unknown) => Result<Id, MalformedId>;

function parser<Id extends string>(wanted: MalformedId['wanted'], shape: RegExp): Parser<Id> {
  return (text) =>
    typeof text === 'string' && shape.test(text)
      ? ok(text as Id)
      : refuse({ reason: 'malformed-id', wanted, found: typeof text === 'string' ? text.slice(0, 100) : typeof text });
}
