/** What an office keeps in hand of one organisation: its log folded up to some size. */
import type { AssemblyState } from '@quorate/assembly';
import { broken, type Digest, type Instant, must } from '@quorate/basics';
import { append, emptyFrontier, type Frontier, leafHash, readFrontier, tilesForFrontier } from '@quorate/ledger';
import type { Entry } from '@quorate/record';
import type { LogReader } from '../store/store.ts';
import type { Rules } from './rules.ts';
import { fetchTiles } from './tree-of-log.ts';

export interface Folded {
  state: AssemblyState;
  frontier: Frontier;
  /** When the last entry was received. */
  at: Instant;
  /** Entries in each stream. */
  readonly versions: Map<string, number>;
  /** The paper that holds the text of a charter, by the charter's hash. */
  readonly charterTexts: Map<Digest, Digest>;
}

const entriesAtOnce = 1000;

function nothingFolded(rules: Rules): Folded {
  return {
    state: rules.unfounded,
    frontier: emptyFrontier,
    at: 0 as Instant,
    versions: new Map(),
    charterTexts: new Map(),
  };
}

/** Folds the whole log anew. The tree's edge is read from the hashes, not hashed again. */
export async function foldFromStart(rules: Rules, log: LogReader): Promise<Folded> {
  const folded = nothingFolded(rules);
  const size = await log.size();
  for (let next = 0; next < size; next += entriesAtOnce) {
    for (const { bytes } of await log.entries(next, Math.min(entriesAtOnce, size - next))) {
      foldEntry(rules, folded, readEntry(bytes));
    }
  }
  folded.frontier = must<Frontier>(readFrontier(await fetchTiles(log, tilesForFrontier(BigInt(size))), BigInt(size)));
  return folded;
}

/** Folds what was appended since, and returns it. */
export async function foldOnwards(
  rules: Rules,
  folded: Folded,
  log: LogReader,
  size: number,
): Promise<readonly Entry[]> {
  const fresh: Entry[] = [];
  for (let next = sizeOf(folded); next < size; next = sizeOf(folded)) {
    const stored = await log.entries(next, Math.min(entriesAtOnce, size - next));
    if (stored.length === 0) return broken(`the log has no entry ${next}, though its size is ${size}`);
    const entries = stored.map(({ bytes }) => readEntry(bytes));
    for (const entry of entries) foldEntry(rules, folded, entry);
    folded.frontier = append(
      folded.frontier,
      stored.map(({ bytes }) => leafHash(bytes)),
    ).frontier;
    fresh.push(...entries);
  }
  return fresh;
}

/** Entries folded into the state. The tree follows when they are committed. */
export function sizeOf(folded: Folded): number {
  return folded.state.entries;
}

export function foldEntry(rules: Rules, folded: Folded, { index, at, act, facts }: Omit<Entry, 'signatures'>): void {
  folded.state = rules.evolve(folded.state, facts, index);
  folded.at = at;
  folded.versions.set(act.stream, versionOf(folded, act.stream) + 1);
  if (act.kind === 'found') folded.charterTexts.set(act.body.charter, act.body.text.sha256);
  for (const fact of facts) {
    if (fact.type === 'amendment-proposed' && !folded.charterTexts.has(fact.charter))
      folded.charterTexts.set(fact.charter, fact.text.sha256);
    // Two texts may hold the same charter and differ in their comments: the one that was adopted counts.
    if (fact.type !== 'amendment-adopted') continue;
    const adopted = folded.state.amendments[fact.amendment];
    if (adopted) folded.charterTexts.set(adopted.charter, adopted.text.sha256);
  }
}

export function versionOf(folded: Folded, stream: string): number {
  return folded.versions.get(stream) ?? 0;
}

/** Reads an entry that this office has written itself; a stranger's goes through `parseEntry`. */
export function readEntry(bytes: Uint8Array): Entry {
  return JSON.parse(entryJson(bytes)) as Entry;
}

/** The entry's canonical JSON, without the line that names the format. */
export function entryJson(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.slice(text.indexOf('\n') + 1);
}
