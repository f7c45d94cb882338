/**
 * What a new device shows and an enrolled one takes, so that a member brings a
 * second device in without anybody's help: public key, proof, label.
 *
 *     quorate-device/1 <64 hex> <88 Base64> <label>
 */
import { parseDeviceId } from '@quorate/basics';
import type { NewDevice } from '../api/types.ts';

const mark = 'quorate-device/1';
const longestLabel = 80;

export function printDeviceCode({ device, proof, label }: NewDevice): string {
  return `${mark} ${device} ${proof} ${label}`;
}

/** `null` for anything that is not such a code; line breaks that a mail put in don't matter. */
export function parseDeviceCode(text: string): NewDevice | null {
  const [found, device, proof = '', ...label] = text.trim().split(/\s+/);
  const id = parseDeviceId(device);
  const known = label.join(' ').slice(0, longestLabel);
  if (found !== mark || !id.ok || !/^[A-Za-z0-9+/]{86}==$/.test(proof) || known === '') return null;
  return { device: id.value, proof, label: known };
}
