/**
 * The counting table: candidates' piles, and what is lying on them.
 *
 *     pile of a candidate = parcels; parcel = papers that all have one value
 *
 * Papers are numbers into {@link Papers}. Moving one is two array reads, values
 * are worked out once for each parcel; so a count costs what its papers' journeys
 * cost, whatever the arithmetic is.
 */
import type { SeatRules } from '../../../constraints.ts';
import type { RankedProfile } from '../../../profile.ts';
import type { Reason, Stage, Tie, Transfer } from '../../../transcript.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Papers } from './papers.ts';

export const hopeful = 0;
export const elected = 1;
export const excluded = 2;
export const withdrawn = 3;

export interface Parcel<V> {
  readonly value: V;
  readonly papers: Int32Array[];
  weight: number;
  /** The stage, and the batch within it, at which the candidate received it. */
  readonly batch: number;
}

export interface Table<V> {
  readonly arithmetic: Arithmetic<V>;
  readonly papers: Papers;
  readonly seats: number;
  /** Present where constraints bind the count. */
  readonly limits: SeatRules | undefined;
  readonly names: readonly string[];
  readonly status: Uint8Array;
  /** 1 for candidates to whom papers may still go: the hopeful ones, unless the rule says otherwise. */
  readonly receives: Uint8Array;
  readonly votes: V[];
  readonly piles: Parcel<V>[][];
  /** Where each paper's current preference stands among the entries. */
  readonly position: Uint32Array;
  readonly total: V;
  exhausted: V;
  lost: V;
  quota: V | null;
  batch: number;
  readonly elected: number[];
  readonly stages: Stage[];
  /** Votes at the end of each stage, for looking back. */
  readonly history: V[][];
  /** The same after each batch of papers, for rules that look there. */
  readonly points: V[][];
  readonly ties: Tie[];
  readonly notes: Reason[];
  open: OpenStage | undefined;
}

export interface OpenStage {
  readonly action: string;
  readonly on: readonly number[];
  readonly because: Reason;
  readonly transfers: Map<number, Transfer & { weight: number; amount: unknown }>;
  readonly elected: number[];
  readonly excluded: number[];
  readonly decisions: Reason[];
  readonly values: { [name: string]: readonly string[] };
}

export function setTable<V>(
  profile: RankedProfile,
  seats: number,
  papers: Papers,
  arithmetic: Arithmetic<V>,
  limits?: SeatRules,
): Table<V> {
  const n = profile.candidates.length;
  return {
    arithmetic,
    papers,
    seats,
    limits,
    names: profile.candidates.map(({ name }) => name),
    status: Uint8Array.from(profile.candidates, (c) => (c.withdrawn ? withdrawn : hopeful)),
    receives: Uint8Array.from(profile.candidates, (c) => (c.withdrawn ? 0 : 1)),
    votes: Array.from({ length: n }, () => arithmetic.zero),
    piles: Array.from({ length: n }, () => []),
    position: new Uint32Array(papers.count),
    total: arithmetic.times(arithmetic.full, papers.valid),
    exhausted: arithmetic.zero,
    lost: arithmetic.zero,
    quota: null,
    batch: 0,
    elected: [],
    stages: [],
    history: [],
    points: [],
    ties: [],
    notes: [],
    open: undefined,
  };
}

export function withStatus<V>({ status }: Table<V>, wanted: number): number[] {
  const found: number[] = [];
  for (let c = 0; c < status.length; c += 1) if (status[c] === wanted) found.push(c);
  return found;
}

export function hopefuls<V>(table: Table<V>): number[] {
  return withStatus(table, hopeful);
}

export function vacancies<V>(table: Table<V>): number {
  return table.seats - table.elected.length;
}

export function votesOf<V>(table: Table<V>, c: number): V {
  return table.votes[c] ?? table.arithmetic.zero;
}

export function sum<V>({ arithmetic }: Table<V>, values: readonly V[]): V {
  return values.reduce((a, b) => arithmetic.add(a, b), arithmetic.zero);
}

/** Candidates by votes, fewest first. Equal ones keep no particular order: nothing may hang on it. */
export function byVotes<V>(table: Table<V>, candidates: readonly number[]): number[] {
  return [...candidates].sort((a, b) => table.arithmetic.compare(votesOf(table, a), votesOf(table, b)));
}

/** Everyone at the bottom (or top) of these. */
export function lowest<V>(table: Table<V>, candidates: readonly number[]): number[] {
  return extreme(table, candidates, table.votes, 'fewest');
}

export function highest<V>(table: Table<V>, candidates: readonly number[]): number[] {
  return extreme(table, candidates, table.votes, 'most');
}

export function extreme<V>(
  { arithmetic }: Table<V>,
  candidates: readonly number[],
  votes: readonly V[],
  sought: 'fewest' | 'most',
): number[] {
  let found: number[] = [];
  let best: V | undefined;
  for (const c of candidates) {
    const mine = votes[c] ?? arithmetic.zero;
    const difference = best === undefined ? -1 : arithmetic.compare(mine, best) * (sought === 'fewest' ? 1 : -1);
    if (difference < 0) [found, best] = [[c], mine];
    else if (difference === 0) found.push(c);
  }
  return found;
}

/** Sorts every valid paper to its first preference. */
export function sortFirstPreferences<V>(table: Table<V>): void {
  const { papers, position } = table;
  const all = new Int32Array(papers.count);
  let size = 0;
  for (let i = 0; i < papers.count; i += 1) {
    const start = papers.offsets[i] ?? 0;
    position[i] = start;
    if (start < (papers.offsets[i + 1] ?? 0)) {
      all[size] = i;
      size += 1;
    }
  }
  const sorted = sortPapers(table, [all.subarray(0, size)], 'from-here');
  table.batch += 1;
  for (const { to, papers: chunk, weight } of sorted) {
    if (to !== null) receive(table, to, { value: table.arithmetic.full, papers: [chunk], weight, batch: table.batch });
  }
}

export interface Sorted {
  readonly to: number | null;
  readonly papers: Int32Array;
  readonly weight: number;
}

/**
 * Sorts papers to the next continuing candidate on each; `null` takes those that name no further one.
 * The papers' positions move with them.
 */
export function sortPapers<V>(
  table: Table<V>,
  chunks: readonly Int32Array[],
  start: 'from-here' | 'after' = 'after',
): Sorted[] {
  const { papers, position, receives } = table;
  const { offsets, entries, weights } = papers;
  const n = receives.length;
  const counts = new Uint32Array(n + 1);
  const sums = new Float64Array(n + 1);
  const goes: Uint16Array[] = [];
  for (const chunk of chunks) {
    const to = new Uint16Array(chunk.length);
    for (let k = 0; k < chunk.length; k += 1) {
      const i = chunk[k] as number;
      const end = offsets[i + 1] as number;
      let at = (position[i] as number) + (start === 'after' ? 1 : 0);
      while (at < end && receives[entries[at] as number] === 0) at += 1;
      position[i] = at;
      const c = at < end ? (entries[at] as number) : n;
      to[k] = c;
      counts[c] = (counts[c] as number) + 1;
      sums[c] = (sums[c] as number) + (weights[i] as number);
    }
    goes.push(to);
  }
  const sorted: (Sorted | undefined)[] = [];
  for (let c = 0; c <= n; c += 1) {
    const size = counts[c] as number;
    sorted.push(
      size === 0 ? undefined : { to: c === n ? null : c, papers: new Int32Array(size), weight: sums[c] as number },
    );
  }
  counts.fill(0);
  chunks.forEach((chunk, j) => {
    const to = goes[j] as Uint16Array;
    for (let k = 0; k < chunk.length; k += 1) {
      const c = to[k] as number;
      const at = counts[c] as number;
      (sorted[c] as Sorted).papers[at] = chunk[k] as number;
      counts[c] = at + 1;
    }
  });
  return sorted.filter((s) => s !== undefined);
}

/** Puts a parcel on a pile. */
export function receive<V>(table: Table<V>, c: number, parcel: Parcel<V>): void {
  table.piles[c]?.push(parcel);
  table.votes[c] = table.arithmetic.add(votesOf(table, c), table.arithmetic.times(parcel.value, parcel.weight));
}

/** Takes all parcels off a pile. What they were worth stays with the caller to account for. */
export function takePile<V>(table: Table<V>, c: number): Parcel<V>[] {
  const parcels = table.piles[c] ?? [];
  table.piles[c] = [];
  return parcels;
}

export function papersIn<V>(parcels: readonly Parcel<V>[]): number {
  return parcels.reduce((all, { weight }) => all + weight, 0);
}

/** Parcels of one value made one, highest value first. */
export function byValue<V>({ arithmetic }: Table<V>, parcels: readonly Parcel<V>[]): Parcel<V>[] {
  const merged = new Map<string, Parcel<V>>();
  for (const parcel of parcels) {
    const key = arithmetic.print(parcel.value);
    const same = merged.get(key);
    if (same === undefined) merged.set(key, { ...parcel, papers: [...parcel.papers] });
    else {
      same.papers.push(...parcel.papers);
      same.weight += parcel.weight;
    }
  }
  return [...merged.values()].sort((a, b) => -arithmetic.compare(a.value, b.value));
}
