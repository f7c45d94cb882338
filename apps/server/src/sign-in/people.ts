/**
 * People of this server: an account is whoever has proved an address, or was
 * invited and has not proved one yet.
 *
 *     claim ──(somebody types in an address)──▶ claimed by a fresh person
 *     prove ──(a code that was mailed there)──▶ the address's one person, with all that was claimed for it
 *
 * Whoever proves the address owns everything claimed under it, and sessions
 * from before the proof end: so typing in another's address gains nothing.
 * The address is in the vault; here is only its keyed hash.
 */
import type { MemberId, OrgId } from '@quorate/basics';
import type { Documents } from '../store/documents.ts';
import type { Vault } from '../vault/vault.ts';
import type { Sessions } from './sessions.ts';

interface Place {
  readonly org: OrgId;
  /** `null` for somebody invited to apply. */
  readonly member: MemberId | null;
}

export interface People {
  readonly fresh: () => Promise<string>;
  readonly exists: (person: string) => Promise<boolean>;
  readonly emailOf: (person: string) => Promise<string | undefined>;
  readonly hasProved: (person: string) => Promise<boolean>;
  /** Remembers an address somebody gave for a person who has none. */
  readonly claim: (person: string, email: string) => Promise<void>;
  /** The person whose address it is; a fresh one if nobody had it. */
  readonly prove: (email: string) => Promise<string>;
  readonly places: (person: string) => Promise<readonly Place[]>;
  readonly seat: (person: string, place: Place) => Promise<void>;
  readonly personOf: (org: OrgId, member: MemberId) => Promise<string | undefined>;
  /** Calls `move` for a claim that goes over to whoever proved its address, before the claim is gone. */
  readonly follow: (move: Move) => void;
  /** Forgets the member here, and the person with it when nothing else is left of them. */
  readonly forget: (org: OrgId, member: MemberId) => Promise<void>;
}

type Move = (claim: string, person: string) => Promise<void>;

interface Account {
  readonly proved: boolean;
}

interface Address {
  readonly person: string | null;
  readonly claims: readonly string[];
}

const mostPlaces = 1000;
const mostClaims = 50;

export interface PeopleTools {
  readonly documents: Documents;
  readonly vault: Vault;
  readonly sessions: Sessions;
  readonly random: (bytes: number) => Uint8Array;
}

export function openPeople({ documents, vault, sessions, random }: PeopleTools): People {
  const accounts = documents.of<Account>('people');
  const addresses = documents.of<Address>('addresses');
  const places = documents.of<Place>('places');
  const handles = documents.of<string>('handles');
  const moves: Move[] = [];
  const subjectOf = (person: string): { readonly key: string } => ({ key: `person/${person}` });
  const keyOf = (email: string): string => vault.mark('address', normalised(email));
  const placesOf = async (person: string): Promise<readonly Place[]> =>
    (await places.list({ prefix: `${person}/`, limit: mostPlaces })).map(({ value }) => value);
  const seat = async (person: string, place: Place): Promise<void> => {
    await places.change({ key: `${person}/${place.org}` }, (old) => (old?.member ? old : place));
    if (place.member !== null) await handles.put({ org: place.org, key: place.member }, person);
  };
  const emailOf = async (person: string): Promise<string | undefined> => (await vault.read(subjectOf(person)))?.email;
  /** What was claimed under an address goes over to whoever proved it. */
  const take = async (person: string, claim: string): Promise<void> => {
    if (claim === person) return;
    for (const place of await placesOf(claim)) {
      await places.delete({ key: `${claim}/${place.org}` });
      await seat(person, place);
    }
    for (const move of moves) await move(claim, person);
    await accounts.delete({ key: claim });
    await vault.erase(subjectOf(claim));
  };
  const fresh = async (): Promise<string> => {
    const person = Buffer.from(random(16)).toString('hex');
    await accounts.put({ key: person }, { proved: false });
    return person;
  };
  return {
    fresh,
    exists: async (person) => (await accounts.get({ key: person })) !== undefined,
    emailOf,
    hasProved: async (person) => (await accounts.get({ key: person }))?.proved === true,
    claim: async (person, email) => {
      if ((await emailOf(person)) !== undefined) return;
      await vault.keep(subjectOf(person), { email: email.trim() });
      await addresses.change({ key: keyOf(email) }, (old = { person: null, claims: [] }) => ({
        ...old,
        claims: [...old.claims, person].slice(-mostClaims),
      }));
    },
    prove: async (email) => {
      const before = await addresses.get({ key: keyOf(email) });
      const known = before?.person ?? before?.claims[0];
      const person = known ?? (await fresh());
      if (known === undefined) await vault.keep(subjectOf(person), { email: email.trim() });
      for (const claim of before?.claims ?? []) {
        await sessions.endAll(claim);
        await take(person, claim);
      }
      await accounts.put({ key: person }, { proved: true });
      await addresses.put({ key: keyOf(email) }, { person, claims: [] });
      return person;
    },
    places: placesOf,
    seat,
    follow: (move) => void moves.push(move),
    personOf: (org, member) => handles.get({ org, key: member }),
    forget: async (org, member) => {
      await vault.erase({ org, key: member });
      const person = await handles.take({ org, key: member });
      if (person === undefined) return;
      await places.delete({ key: `${person}/${org}` });
      if ((await placesOf(person)).length > 0) return;
      const email = await emailOf(person);
      if (email !== undefined) await addresses.delete({ key: keyOf(email) });
      await vault.erase(subjectOf(person));
      await sessions.endAll(person);
      await accounts.delete({ key: person });
    },
  };
}

/** Case matters in no address in use (RFC 5321 section 2.4 lets it, and warns against it). */
export function normalised(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
