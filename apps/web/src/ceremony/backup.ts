/**
 * A trustee's seed in a file, sealed by a passphrase: PBKDF2 with SHA-256
 * (RFC 8018) and 600 000 rounds makes the key, AES-GCM (NIST SP 800-38D) seals.
 *
 *     {"format":"quorate.trustee-backup/1","org":…,"trusteeship":…,"member":…,"salt":…,"nonce":…,"sealed":…}
 */
import { fromBase64, ok, type Result, refuse, toBase64 } from '@quorate/basics';

export interface BackupOf {
  readonly org: string;
  readonly trusteeship: string;
  readonly member: string;
}

const format = 'quorate.trustee-backup/1';
const rounds = 600_000;

export async function writeBackup(of: BackupOf, seed: string, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(passphrase, salt);
  const bytes = new TextEncoder().encode(seed);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: nameOf(of) }, key, bytes);
  const { org, trusteeship, member } = of;
  const written = { salt: toBase64(salt), nonce: toBase64(nonce), sealed: toBase64(new Uint8Array(sealed)) };
  return `${JSON.stringify({ format, org, trusteeship, member, ...written })}\n`;
}

export type BackupProblem = { readonly reason: 'not-a-backup' | 'of-another' | 'wrong-passphrase' };

export async function readBackup(
  of: BackupOf,
  text: string,
  passphrase: string,
): Promise<Result<string, BackupProblem>> {
  const file = parse(text);
  if (file['format'] !== format) return refuse({ reason: 'not-a-backup' });
  if (file['org'] !== of.org || file['trusteeship'] !== of.trusteeship || file['member'] !== of.member) {
    return refuse({ reason: 'of-another' });
  }
  const [salt, nonce, sealed] = ['salt', 'nonce', 'sealed'].map((name) => fromBase64(String(file[name])));
  if (!salt?.ok || !nonce?.ok || !sealed?.ok) return refuse({ reason: 'not-a-backup' });
  try {
    const key = await keyFrom(passphrase, new Uint8Array(salt.value));
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: new Uint8Array(nonce.value), additionalData: nameOf(of) },
      key,
      new Uint8Array(sealed.value),
    );
    return ok(new TextDecoder().decode(opened));
  } catch {
    return refuse({ reason: 'wrong-passphrase' });
  }
}

async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function nameOf({ org, trusteeship, member }: BackupOf): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${format}\n${org}\n${trusteeship}\n${member}`);
}

function parse(text: string): { readonly [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as { readonly [name: string]: unknown }) : {};
  } catch {
    return {};
  }
}
