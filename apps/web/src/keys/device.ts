/**
 * The device key: Ed25519, made here by WebCrypto and not extractable. What
 * leaves the device is its public half and its signatures.
 */
import { type DeviceId, type MemberId, must, type OrgId, toBase64, toHex, toUtf8 } from '@quorate/basics';
import { seat } from '../api/seat.ts';
import type { NewDevice } from '../api/types.ts';
import { read, write } from './database.ts';

export interface DeviceKey {
  readonly id: DeviceId;
  readonly privateKey: CryptoKey;
}

/** Under which name a window finds the key it made for somebody before. The demo and foundings keep one per window. */
export function keyName(org: OrgId | `founding:${string}`, member: MemberId | '', window?: string): string {
  return [org, member, ...(window === undefined ? [] : [window])].join('/');
}

export async function deviceKey(name: string): Promise<DeviceKey | undefined> {
  return read<DeviceKey>('keys', name);
}

export async function makeDeviceKey(name: string): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const publicKey = await crypto.subtle.exportKey('raw', pair.publicKey);
  const key = { id: toHex(new Uint8Array(publicKey)) as DeviceId, privateKey: pair.privateKey };
  await write('keys', name, key);
  await write('keys', nameOfId(key.id), key);
  return key;
}

/** The key this window joins a founding with. */
export async function foundingKey(org: OrgId): Promise<DeviceKey> {
  const name = keyName(`founding:${org}`, '', seat());
  return (await deviceKey(name)) ?? makeDeviceKey(name);
}

/** The first of these devices whose key this browser has, whichever window made it. */
export async function keyAmong(devices: readonly DeviceId[]): Promise<DeviceKey | undefined> {
  for (const id of devices) {
    const key = await deviceKey(nameOfId(id));
    if (key !== undefined) return key;
  }
  return undefined;
}

function nameOfId(id: DeviceId): string {
  return `device/${id}`;
}

/** Standard Base64 of the 64 bytes. */
export async function sign(key: DeviceKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', key.privateKey, bytes)));
}

/** The device's word that it has the key it is being enrolled with. */
export async function enrolmentOf(key: DeviceKey, org: OrgId, member: MemberId): Promise<NewDevice> {
  const claim = must(toUtf8(`quorate.enrol/1\n${org}\n${member}\n${key.id}`));
  return { device: key.id, proof: await sign(key, claim), label: deviceLabel(navigator.userAgent) };
}

/** `Chrome on Android`: enough for the owner to tell devices apart, and nothing that marks one out. */
export function deviceLabel(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrom(e|ium)\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'Browser';
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS X/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : 'another system';
  return `${browser} on ${system}`;
}
