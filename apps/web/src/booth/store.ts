/**
 * What this device keeps of secret ballots: it alone has it, and nobody can give it back.
 *
 *     credentials   org/ballot/member → the voter's credential and how far its handing in has come
 *     papers        org/ballot/member → a sealed ballot on its way, and the trackers of those that were cast
 *     captions      org/ballot → what the paper asks, in words; the booth itself asks nothing by name
 *     trustees      org/trusteeship/member → the trustee's seed, and the deal between two steps
 */
const name = 'quorate-sealed';
const version = 1;
const stores = ['credentials', 'papers', 'captions', 'trustees'] as const;

type StoreName = (typeof stores)[number];

export interface KeptCredential {
  /** As the voter holds it (core/seal, credential). */
  readonly secret: string;
  readonly credential: string;
  /** Base64, as in the act of registering. */
  readonly blinded: string;
  readonly unblind: bigint;
  /** Base64; `null` until the issuer has signed. */
  readonly token: string | null;
  readonly handedIn: boolean;
  /** The election, when the ballot is one round of it. */
  readonly inRoundsOf?: string;
}

export interface KeptPapers {
  /** Sealed and meant to be cast, without an answer so far. */
  readonly onItsWay: { readonly ballot: string; readonly tracker: string } | null;
  /** Oldest first; the last counts. */
  readonly cast: readonly string[];
}

export interface KeptTrustee {
  readonly seed: string;
  /** Made when committing, shown when everybody has committed. */
  readonly deal: string | null;
  /** The backup was downloaded and opened again once. */
  readonly backedUp: boolean;
  /** Ballot to the sealed sum for which this device gave its share: it gives none for another. */
  readonly given?: { readonly [ballot: string]: string };
}

export interface KeptOpening {
  /** SHA-256 of the election record. */
  readonly election: string;
  /** SHA-256 of the page of the booth; `null` when the opening names none. */
  readonly page: string | null;
}

export interface KeptCaptions {
  readonly question: string;
  /** Handle of a candidate to their name. */
  readonly names: { readonly [handle: string]: string };
  /** What the log says of the voting, once it has opened: the booth asks the server by no name, and believes this. */
  readonly opened?: KeptOpening;
}

interface Kept {
  readonly captions: KeptCaptions;
  readonly credentials: KeptCredential;
  readonly papers: KeptPapers;
  readonly trustees: KeptTrustee;
}

let opening: Promise<IDBDatabase> | undefined;

export async function readKept<Store extends StoreName>(store: Store, key: string): Promise<Kept[Store] | undefined> {
  const database = await open();
  return settle<Kept[Store] | undefined>(database.transaction(store, 'readonly').objectStore(store).get(key));
}

export async function keptKeys(store: StoreName): Promise<readonly string[]> {
  const database = await open();
  const keys = await settle(database.transaction(store, 'readonly').objectStore(store).getAllKeys());
  return keys.filter((key) => typeof key === 'string');
}

export async function keep<Store extends StoreName>(store: Store, key: string, value: Kept[Store]): Promise<void> {
  const database = await open();
  await settle(database.transaction(store, 'readwrite').objectStore(store).put(value, key));
}

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const store of stores) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

function settle<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
