/**
 * The office: the desks of all organisations that a server keeps, each with its
 * own log and its own key, none seeing another.
 */
import { randomBytes } from 'node:crypto';
import { type Instant, must, type OrgId, ok, type Result, refuse } from '@quorate/basics';
import {
  type KeyProblem,
  printVerifierKey,
  rootOf,
  type Signer,
  signCheckpoint,
  signer,
  type VerifierKeyProblem,
} from '@quorate/ledger';
import type { Clock, Store } from '../store/store.ts';
import { Desk } from './desk.ts';
import type { Folded } from './folded.ts';
import { Live } from './live.ts';
import type { Received, Verdict } from './received.ts';
import { assemblyRules, type Rules } from './rules.ts';

export interface OfficeSettings {
  readonly store: Store;
  readonly clock?: Clock;
  readonly rules?: Rules;
  /** For keys and everything else that must not be guessed. */
  readonly random?: (bytes: number) => Uint8Array;
}

export interface Office {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly live: Live;
  /** Organisations whose log has its entry 0. */
  readonly organisations: () => Promise<readonly OrgId[]>;
  /** `undefined` when no log is kept under this name; one that is being founded has a desk, too. */
  readonly desk: (org: OrgId) => Promise<Desk | undefined>;
  /** Makes the log's key before the founding; answers its verifier key, which the founders sign. */
  readonly keepLog: (org: OrgId, origin: string) => Promise<Result<string, KeepingProblem>>;
  readonly submit: (org: OrgId, received: Received) => Promise<Verdict>;
  /** The signed note over all that is committed. */
  readonly checkpoint: (desk: Desk) => Promise<Uint8Array>;
  /** The same, with what `look` finds at that very head. */
  readonly checkpointWith: <T>(desk: Desk, look: (folded: Readonly<Folded>) => T) => Promise<Signed<T>>;
  readonly close: () => Promise<void>;
}

interface Signed<T> {
  readonly note: Uint8Array;
  readonly value: T;
}

type KeepingProblem = { readonly reason: 'organisation-exists' } | VerifierKeyProblem | KeyProblem;

export const systemClock: Clock = () => Math.floor(Date.now() / 1000) as Instant;

export function openOffice({
  store,
  clock = systemClock,
  rules = assemblyRules,
  random = randomBytes,
}: OfficeSettings): Office {
  const live = new Live();
  const desks = new Map<OrgId, Desk>();
  const checkpoints = new Map<OrgId, { readonly size: bigint; readonly note: Uint8Array }>();

  const desk = async (org: OrgId): Promise<Desk | undefined> => {
    const known = desks.get(org);
    if (known) return known;
    const keeping = await store.organisations.find(org);
    if (keeping === undefined) return undefined;
    // Another request may have opened it while this one was looking; there is one desk only.
    const opened = desks.get(org) ?? new Desk(keeping, { store, rules, clock, live });
    desks.set(org, opened);
    return opened;
  };
  const deaf = store.onAppended((org) => {
    // A failure shows when somebody next asks; the desk then reads the log again.
    desks
      .get(org)
      ?.catchUp()
      .catch(() => undefined);
  });

  const checkpointWith = async <T>(of: Desk, look: (folded: Readonly<Folded>) => T): Promise<Signed<T>> => {
    const { size, root, value } = await of.read((folded) => ({
      size: folded.frontier.size,
      root: rootOf(folded.frontier),
      value: look(folded),
    }));
    const { org, origin, seed } = of.keeping;
    const known = checkpoints.get(org);
    if (known?.size === size) return { note: known.note, value };
    // Ed25519 is deterministic: whichever process signs a head, and however often, it is the same note.
    const note = must<Uint8Array>(signCheckpoint({ origin, size, root }, [must<Signer>(signer(origin, seed))]));
    checkpoints.set(org, { size, note });
    return { note, value };
  };

  return {
    store,
    clock,
    random,
    live,
    organisations: async () => {
      const kept = await store.organisations.all();
      const sizes = await Promise.all(kept.map(({ org }) => store.log(org).size()));
      return kept.filter((_, i) => (sizes[i] ?? 0) > 0).map(({ org }) => org);
    },
    desk,
    keepLog: async (org, origin) => {
      const seed = random(32);
      const made = signer(origin, seed);
      if (!made.ok) return made;
      const vkey = printVerifierKey(made.value.key);
      const added = await store.organisations.add({ org, origin, vkey, seed });
      return added ? ok(vkey) : refuse({ reason: 'organisation-exists' });
    },
    submit: async (org, received) => {
      const found = await desk(org);
      return found && received.act.org === org ? found.submit(received) : refuse({ reason: 'no-such-organisation' });
    },
    checkpoint: async (of) => (await checkpointWith(of, () => undefined)).note,
    checkpointWith,
    close: async () => {
      deaf();
      live.close();
      await Promise.all([...desks.values()].map((open) => open.settle()));
    },
  };
}
