/**
 * Who may sign a note: a name and a public key, written as one line (C2SP signed-note v1.0.0, "Verifier keys").
 *
 *     <name>+<key ID, 8 hex digits>+<base64(type ‖ public key)>
 *     key ID = first 4 bytes of SHA-256(name ‖ 0A ‖ type ‖ public key)
 *
 * Two types are known here: 01, an Ed25519 signature over the text, and 04,
 * an Ed25519 cosignature with the time (tlog-cosignature).
 */
import { concatBytes, fromBase64, must, ok, type Result, refuse, toBase64, toHex, toUtf8 } from '@quorate/basics';
import { checkPublicKey, type KeyProblem, publicKeyOf } from './ed25519.ts';
import { sha256 } from './hashing.ts';

export type SignatureType = 'ed25519' | 'cosignature';

export interface VerifierKey {
  readonly name: string;
  readonly type: SignatureType;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 8 lower-case hex digits. */
  readonly keyId: string;
}

export interface VerifierKeyProblem {
  readonly reason: 'malformed-verifier-key' | 'malformed-key-name' | 'unknown-signature-type' | 'wrong-key-id';
  readonly found: string;
}

/** 32 secret bytes with the name they sign under. */
export interface Signer {
  readonly key: VerifierKey;
  readonly seed: Uint8Array;
}

export function verifierKey(
  name: string,
  publicKey: Uint8Array,
  type: SignatureType = 'ed25519',
): Result<VerifierKey, VerifierKeyProblem | KeyProblem> {
  if (!isKeyName(name)) return refuse({ reason: 'malformed-key-name', found: name.slice(0, 100) });
  const checked = checkPublicKey(publicKey);
  if (!checked.ok) return checked;
  return ok({ name, type, publicKey, keyId: keyIdOf(name, typeByte[type], publicKey) });
}

export function signer(
  name: string,
  seed: Uint8Array,
  type: SignatureType = 'ed25519',
): Result<Signer, VerifierKeyProblem | KeyProblem> {
  const key = verifierKey(name, publicKeyOf(seed), type);
  return key.ok ? ok({ key: key.value, seed }) : key;
}

export function printVerifierKey({ name, type, publicKey, keyId }: VerifierKey): string {
  return `${name}+${keyId}+${toBase64(concatBytes(Uint8Array.of(typeByte[type]), publicKey))}`;
}

/** Takes what {@link printVerifierKey} writes, and checks the key ID and the key. */
export function parseVerifierKey(text: string): Result<VerifierKey, VerifierKeyProblem | KeyProblem> {
  const malformed = refuse({ reason: 'malformed-verifier-key' as const, found: text.slice(0, 200) });
  const [, name = '', keyId = '', base64 = ''] = /^([^+]*)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (!isKeyName(name)) return malformed;
  const material = fromBase64(base64);
  if (!material.ok) return malformed;
  const type = typeOf(material.value[0]);
  if (!type) return refuse({ reason: 'unknown-signature-type', found: text.slice(0, 200) });
  const key = verifierKey(name, material.value.slice(1), type);
  if (!key.ok) return key;
  return key.value.keyId === keyId ? key : refuse({ reason: 'wrong-key-id', found: keyId });
}

/** Not empty, no Unicode space, no plus sign, nothing that a note could not hold. */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}+\p{Surrogate}]+$/u.test(name) && !hasControlCharacter(name);
}

/** Control characters below U+0020, which no note may hold; a line end counts too. */
export function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20) return true;
  return false;
}

const typeByte: Readonly<Record<SignatureType, number>> = { ed25519: 1, cosignature: 4 };

function typeOf(byte: number | undefined): SignatureType | undefined {
  if (byte === typeByte.ed25519) return 'ed25519';
  return byte === typeByte.cosignature ? 'cosignature' : undefined;
}

function keyIdOf(name: string, type: number, publicKey: Uint8Array): string {
  const named = must<Uint8Array>(toUtf8(`${name}\n`));
  return toHex(sha256(concatBytes(named, Uint8Array.of(type), publicKey)).subarray(0, 4));
}
