/**
 * The vault: names, addresses and salts, each person's under a key of their own.
 *
 *     master key ──wraps──▶ key of a subject ──seals──▶ {name, salt, email}
 *                                  │
 *                            erase: destroyed, and what it sealed is noise
 *
 * A subject is a member of an organisation (by handle) or a person of this
 * server. The log has only commitments, so erasing breaks no proof.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import type { OrgId } from '@quorate/basics';
import type { Documents } from '../store/documents.ts';
import { VaultKeyUnfit } from './master-key.ts';
import { seal, unseal } from './seal.ts';

interface Subject {
  /** Left out for a person of the server. */
  readonly org?: OrgId | undefined;
  readonly key: string;
}

interface Secrets {
  readonly name?: string;
  /** 32 bytes, Base64: with the name it opens the commitment in the log. */
  readonly salt?: string;
  readonly email?: string;
}

export interface Vault {
  readonly keep: (subject: Subject, secrets: Secrets) => Promise<void>;
  readonly read: (subject: Subject) => Promise<Secrets | undefined>;
  /** Destroys the key, then what it sealed. */
  readonly erase: (subject: Subject) => Promise<boolean>;
  /** A keyed hash to find things by, without keeping the things. */
  readonly mark: (purpose: string, value: string) => string;
  /** The same vault as part of a transaction. */
  readonly within: (documents: Documents) => Vault;
}

export interface VaultSettings {
  readonly documents: Documents;
  readonly master: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
}

interface Sealed {
  readonly sealed: string;
}

/** Throws {@link VaultKeyUnfit} when the vault was made with another master key. */
export async function openVault(settings: VaultSettings): Promise<Vault> {
  const vault = vaultOver(settings);
  const known = settings.documents.of<string>('vault-check');
  const check = vault.mark('check', 'vault');
  await known.add({ key: 'master' }, check);
  if ((await known.get({ key: 'master' })) !== check) {
    throw new VaultKeyUnfit('the vault of this data was made with another key; give it as QUORATE_VAULT_KEY');
  }
  return vault;
}

function vaultOver({ documents, master, random }: VaultSettings): Vault {
  const keys = documents.of<Sealed>('vault-keys');
  const contents = documents.of<Sealed>('vault');
  const wrapping = derived(master, 'wrap');
  const marking = derived(master, 'mark');
  const keyOf = async (subject: Subject): Promise<Uint8Array | undefined> => {
    const found = await keys.get(subject);
    return found && unseal(wrapping, contextOf('key', subject), found.sealed);
  };
  const freshKey = async (subject: Subject): Promise<Uint8Array> => {
    const key = random(32);
    await keys.put(subject, { sealed: seal(wrapping, contextOf('key', subject), key, random) });
    return key;
  };
  const read = async (subject: Subject): Promise<Secrets | undefined> => {
    const [key, found] = await Promise.all([keyOf(subject), contents.get(subject)]);
    const plain = key && found && unseal(key, contextOf('secrets', subject), found.sealed);
    return plain && (JSON.parse(Buffer.from(plain).toString('utf8')) as Secrets);
  };
  return {
    keep: async (subject, secrets) => {
      const key = (await keyOf(subject)) ?? (await freshKey(subject));
      const plain = Buffer.from(JSON.stringify(secrets));
      await contents.put(subject, { sealed: seal(key, contextOf('secrets', subject), plain, random) });
    },
    read,
    erase: async (subject) => {
      const had = await keys.delete(subject);
      await contents.delete(subject);
      return had;
    },
    mark: (purpose, value) => createHmac('sha256', marking).update(`${purpose}\n${value}`).digest('hex'),
    within: (inside) => vaultOver({ documents: inside, master, random }),
  };
}

/** HKDF (RFC 5869), so that no two uses share a key. */
function derived(master: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, new Uint8Array(0), `quorate.vault/1 ${use}`, 32));
}

function contextOf(what: string, { org, key }: Subject): string {
  return `quorate.vault/1\n${what}\n${org ?? ''}\n${key}`;
}
