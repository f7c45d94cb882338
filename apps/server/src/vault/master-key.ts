/**
 * The server's master key: it wraps the keys of the vault, and nothing else.
 *
 * It comes from `QUORATE_VAULT_KEY` (64 hex digits) or from a file beside the
 * data that only the server's own user may read. Without it the vault is noise,
 * so a backup of the database alone gives no names away.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface MasterKeySettings {
  readonly folder: string;
  /** From the environment; instead of the file. */
  readonly hex?: string | undefined;
  readonly random: (bytes: number) => Uint8Array;
}

export class VaultKeyUnfit extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'VaultKeyUnfit';
  }
}

const fileName = 'vault.key';

/** Throws {@link VaultKeyUnfit} when there is a key that can't be used. */
export function masterKey({ folder, hex, random }: MasterKeySettings): Uint8Array {
  if (hex !== undefined && hex !== '') return keyOf(hex, 'QUORATE_VAULT_KEY');
  const file = join(folder, fileName);
  if (!existsSync(file)) return freshKey(folder, file, random);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new VaultKeyUnfit(`${file} can be read by others; make it readable by its owner alone (chmod 600)`);
  }
  return keyOf(readFileSync(file, 'utf8').trim(), file);
}

/** On disk before it is used: what was sealed under a lost key is lost. */
function freshKey(folder: string, file: string, random: (bytes: number) => Uint8Array): Uint8Array {
  const key = random(32);
  mkdirSync(folder, { recursive: true });
  const handle = openSync(file, 'wx', 0o600);
  writeSync(handle, `${Buffer.from(key).toString('hex')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  return key;
}

function keyOf(hex: string, where: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new VaultKeyUnfit(`${where} must be 64 hex digits`);
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
