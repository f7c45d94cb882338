/**
 * The organisation one is in: who one is there, whether the line is live, what
 * the log's head is, what everybody is called, and how an act gets sent.
 */
import type { MemberId, OrgId } from '@quorate/basics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { compose } from '../acts/compose.ts';
import { type Outcome, outbox } from '../acts/outbox.ts';
import { sessionQuery } from '../api/queries.ts';
import { seat } from '../api/seat.ts';
import type { Blob, Organisation, Session } from '../api/types.ts';
import { type DeviceKey, keyAmong, keyName } from '../keys/device.ts';
import { LiveConnection, type LiveState } from '../live/connection.ts';
import { checkLog, seenHead, type WatchState } from '../proof/watch.ts';
import type { Command } from '../spine.ts';
import { datesIn, type Saying } from '../words/index.ts';
import { NameBook } from './names.ts';
import { serverNow, setServerTime } from './server-clock.ts';

export interface Here {
  readonly org: OrgId;
  readonly organisation: Organisation;
  readonly session: Session;
  /** The member this window is, if any. */
  readonly me: MemberId | null;
  /** This device's key, if it may act for the member; `undefined` until that is known. */
  readonly key: DeviceKey | null | undefined;
  readonly say: Saying;
  /** Whether `say.name` says by now what it will go on saying of this member. */
  readonly isNameSettled: (member: MemberId) => boolean;
  readonly connection: LiveConnection;
  readonly watch: WatchState;
  /** Signs and sends; the answer is what the record or the rules said. */
  readonly act: (command: Command, blobs?: readonly Blob[]) => Promise<Outcome>;
}

const Context = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(Context);
  if (here === null) throw new Error('not inside an organisation');
  return here;
}

export function useMaybeHere(): Here | null {
  return useContext(Context);
}

/** Goes on changing as entries arrive. */
export function useLive(connection: LiveConnection): { readonly state: LiveState; readonly last: number } {
  const state = useSyncExternalStore(connection.watch, () => connection.state);
  const last = useSyncExternalStore(connection.watch, () => connection.last);
  return { state, last };
}

export interface OrganisationProviderProps {
  readonly organisation: Organisation;
  readonly session: Session;
  readonly children: ReactNode;
}

export function OrganisationProvider({ organisation, session, children }: OrganisationProviderProps): ReactNode {
  const { org, member: me, standing } = organisation;
  // Whoever is admitted may read the names they were refused before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another standing, other names
  const names = useMemo(() => new NameBook(org), [org, standing]);
  const nameVersion = useSyncExternalStore(names.watch, names.version);
  const connection = useConnection(organisation);
  const [watch, look] = useLogWatch(organisation);
  const key = useKey(organisation);
  const client = useQueryClient();
  useFreshness(connection, look);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a name that arrives must change the saying
  const say = useMemo<Saying>(
    () => ({ name: names.name, dates: datesIn(organisation.timezone) }),
    [names, organisation.timezone, nameVersion],
  );
  const seen = seenHead(watch, organisation.head);
  const act = useCallback(
    async (command: Command, blobs: readonly Blob[] = []): Promise<Outcome> => {
      if (me === null || !key) {
        return { was: 'refused', problem: { title: '', status: 403, reason: 'device-not-enrolled' } };
      }
      const actor = { org, member: me, key, charter: organisation.charter.hash, seen };
      const signed = await compose(actor, command, serverNow());
      const outcome = await outbox.send({ org, blobs, since: serverNow(), ...signed });
      // The next press signs under the charter that is in force by now, which the page shows by then.
      if (outcome.was === 'refused' && outcome.problem.reason === 'charter-not-in-force')
        await client.invalidateQueries({ queryKey: ['org', org] });
      return outcome;
    },
    [org, me, key, organisation.charter.hash, seen, client],
  );
  const here = useMemo<Here>(
    () => ({ org, organisation, session, me, key, say, isNameSettled: names.isSettled, connection, watch, act }),
    [org, organisation, session, me, key, say, names, connection, watch, act],
  );
  return <Context.Provider value={here}>{children}</Context.Provider>;
}

/** One live connection as long as one stays in the organisation. */
function useConnection(organisation: Organisation): LiveConnection {
  const { org } = organisation;
  const first = organisation.head.size - 1;
  const made = useRef<LiveConnection | null>(null);
  if (made.current === null || made.current.org !== org) {
    made.current = new LiveConnection(org, first);
  }
  const connection = made.current;
  useEffect(() => {
    connection.start();
    return () => connection.close();
  }, [connection]);
  return connection;
}

/** Looks at the log's signed head at the start, and a little after it grew. */
function useLogWatch({ org, log }: Organisation): readonly [WatchState, () => void] {
  const [state, setState] = useState<WatchState>({ phase: 'looking' });
  const look = useCallback(() => {
    checkLog(org, log).then(setState, () => undefined);
  }, [org, log]);
  useEffect(look, [look]);
  return [state, look];
}

/** What was fetched before an entry arrived is asked for again, soon and not all at once. */
function useFreshness(connection: LiveConnection, look: () => void): void {
  const client = useQueryClient();
  const { last } = useLive(connection);
  const handled = useRef(connection.last);
  useEffect(() => {
    if (last === handled.current) return;
    const timer = setTimeout(
      () => {
        handled.current = last;
        look();
        void client.invalidateQueries({
          predicate: ({ queryKey: [scope, org, what] }) =>
            scope === 'org' && org === connection.org && !steady.has(String(what)),
        });
      },
      400 + Math.random() * 1200,
    );
    return () => clearTimeout(timer);
  }, [client, connection, look, last]);
}

/** Folded as they come, or never changing once recorded. */
const steady: ReadonlySet<string> = new Set(['meeting', 'mandate', 'charter', 'entries', 'inclusion']);

/** This browser's key for the member, once it is known and enrolled. */
function useKey({ member, devices }: Organisation): DeviceKey | null | undefined {
  const [key, setKey] = useState<DeviceKey | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    const enrolled = devices.filter(({ phase }) => phase === 'enrolled').sort((a, b) => b.entry - a.entry);
    const ids = member === null ? [] : enrolled.map(({ id }) => id);
    const settle = (found: DeviceKey | undefined): void => {
      if (current) setKey((before) => (found === undefined ? null : before?.id === found.id ? before : found));
    };
    keyAmong(ids).then(settle, () => settle(undefined));
    return () => {
      current = false;
    };
  }, [member, devices]);
  return key;
}

/** In the demo each window has a key of its own, because each window may be somebody else. */
export function keyNameOf(org: OrgId, member: MemberId, session: Session): string {
  return session.demo ? keyName(org, member, seat()) : keyName(org, member);
}

export function useSession(): ReturnType<typeof useQuery<Session>> {
  const query = useQuery(sessionQuery());
  useEffect(() => {
    if (query.data !== undefined) setServerTime(query.data.time);
  }, [query.data]);
  return query;
}
