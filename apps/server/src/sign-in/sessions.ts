/**
 * Sessions: a random token in a cookie, of which the server keeps only the hash.
 *
 *     absent ──begin──▶ live ──(14 days unused, 90 days in all, sign-out)──▶ gone
 */
import { createHash } from 'node:crypto';
import type { Instant, MemberId, OrgId } from '@quorate/basics';
import type { Documents } from '../store/documents.ts';
import type { Clock } from '../store/store.ts';

export interface Session {
  readonly person: string;
  readonly began: Instant;
  readonly seen: Instant;
  /** In the demo a session is one member and no more. */
  readonly as?: { readonly org: OrgId; readonly member: MemberId };
}

export interface Sessions {
  /** Answers the token for the cookie. */
  readonly begin: (person: string, as?: Session['as']) => Promise<string>;
  readonly find: (token: string) => Promise<Session | undefined>;
  readonly end: (token: string) => Promise<void>;
  readonly endAll: (person: string) => Promise<void>;
  /** Tells when somebody ends a session by this server process; another process or its age end it untold. Returns what forgets that. */
  readonly onEnd: (token: string, tell: () => void) => () => void;
}

export const longestSession = 90 * 86_400;
const longestIdle = 14 * 86_400;
/** How often it is written down that a session is in use. */
const noteEvery = 3600;

export function openSessions(documents: Documents, clock: Clock, random: (bytes: number) => Uint8Array): Sessions {
  const sessions = documents.of<Session>('sessions');
  const ofPerson = documents.of<true>('sessions-of');
  const expiryOf = ({ began }: Session, now: number): Instant =>
    Math.min(began + longestSession, now + longestIdle) as Instant;
  const told = new Map<string, Set<() => void>>();
  const end = async (key: string): Promise<void> => {
    const found = await sessions.take({ key });
    for (const tell of told.get(key) ?? []) tell();
    if (found) await ofPerson.delete({ key: `${found.person}/${key}` });
  };
  return {
    begin: async (person, as) => {
      const token = Buffer.from(random(32)).toString('hex');
      const key = hashed(token);
      const now = clock();
      const session: Session = { person, began: now, seen: now, ...(as && { as }) };
      await sessions.put({ key }, session, { expires: expiryOf(session, now) });
      await ofPerson.put({ key: `${person}/${key}` }, true, { expires: (now + longestSession) as Instant });
      return token;
    },
    find: async (token) => {
      const key = hashed(token);
      const found = await sessions.get({ key });
      if (found === undefined) return undefined;
      const now = clock();
      if (now - found.seen < noteEvery) return found;
      await sessions.change({ key }, (old) => old && { ...old, seen: now }, { expires: expiryOf(found, now) });
      return found;
    },
    end: (token) => end(hashed(token)),
    endAll: async (person) => {
      for (const { key } of await ofPerson.list({ prefix: `${person}/`, limit: 1000 })) {
        await end(key.slice(person.length + 1));
        await ofPerson.delete({ key });
      }
    },
    onEnd: (token, tell) => {
      const key = hashed(token);
      const all = told.get(key) ?? new Set();
      told.set(key, all.add(tell));
      return () => {
        all.delete(tell);
        if (all.size === 0 && told.get(key) === all) told.delete(key);
      };
    },
  };
}

function hashed(token: string): string {
  return createHash('sha256').update(`quorate.session/1\n${token}`).digest('hex');
}
