/**
 * Whether an act was signed by the devices it names: Ed25519 over `actBytes`.
 *
 * The key and signature are held to the strict rules of the ledger first (canonical,
 * not of low order), then the native verifier decides the equation, so the server
 * and a stranger's verifier accept the same set.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Act, actBytes, enrolmentBytes } from '@quorate/assembly';
import { type DeviceId, fromBase64, fromHex, must, ok, type Result, refuse } from '@quorate/basics';
import { checkPublicKey, wellFormed } from '@quorate/ledger';
import type { Signature } from '@quorate/record';
import type { OfficeRefusal } from './received.ts';

/** Whether the proof of possession in an `enrol-device` held. */
export interface SignaturesChecked {
  readonly proofHolds: boolean;
}

export async function checkSignatures(
  act: Act,
  signatures: readonly Signature[],
): Promise<Result<SignaturesChecked, OfficeRefusal>> {
  const devices = signersOf(act);
  if (devices.length !== signatures.length || devices.some((device, i) => signatures[i]?.device !== device)) {
    return refuse({ reason: 'signatures-expected', devices });
  }
  const unsafe = devices.find((device) => !isSafe(device));
  if (unsafe !== undefined) return refuse({ reason: 'device-key-unsafe', device: unsafe });
  const bytes = actBytes(act);
  for (const { device, signature } of signatures) {
    if (!(await isSigned(device, bytes, signature))) return refuse({ reason: 'signature-invalid', device });
  }
  return ok({ proofHolds: await proofHolds(act) });
}

/** At the founding every founder's device in their order; else the acting one; none for what the charter itself does. */
function signersOf(act: Act): readonly DeviceId[] {
  if (act.kind === 'found') return act.body.founders.map(({ device }) => device);
  return act.device === null ? [] : [act.device];
}

function proofHolds(act: Act): Promise<boolean> {
  if (act.kind !== 'enrol-device' || act.actor === 'charter') return Promise.resolve(false);
  const { device, proof } = act.body;
  if (!isSafe(device)) return Promise.resolve(false);
  return isSigned(device, enrolmentBytes(act.org, act.actor, device), proof);
}

/** The device must be known to have a safe key. */
async function isSigned(device: DeviceId, message: Uint8Array, base64: string): Promise<boolean> {
  const signature = fromBase64(base64);
  if (!signature.ok || !wellFormed(keyBytes(device), signature.value).ok) return false;
  const key = keyOf(device);
  return new Promise((resolve, reject) => {
    verify(null, message, key, signature.value, (error, holds) => (error ? reject(error) : resolve(holds)));
  });
}

/** Keys of devices that were found safe; decoding a key costs more than one check. */
const safeKeys = new Map<DeviceId, KeyObject>();
const mostKeys = 20_000;

function isSafe(device: DeviceId): boolean {
  return safeKeys.has(device) || checkPublicKey(keyBytes(device)).ok;
}

function keyOf(device: DeviceId): KeyObject {
  const known = safeKeys.get(device);
  if (known) return known;
  const key = createPublicKey({ key: Buffer.concat([spkiOfEd25519, keyBytes(device)]), format: 'der', type: 'spki' });
  if (safeKeys.size >= mostKeys) safeKeys.clear();
  safeKeys.set(device, key);
  return key;
}

function keyBytes(device: DeviceId): Uint8Array {
  return must<Uint8Array>(fromHex(device));
}

/** SubjectPublicKeyInfo before the 32 bytes of an Ed25519 key (RFC 8410 section 4). */
const spkiOfEd25519 = Buffer.from('302a300506032b6570032100', 'hex');
