/**
 * Rules that move whole papers and never divide one. Which papers move then depends on the
 * order in which they lie; that order is part of the count. Papers lie as the file lists them, copies of
 * a line together, or shuffled by a seed.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem } from '../../count.ts';
import { sha256 } from '../../sha256.ts';
import type { Transcript } from '../../transcript.ts';
import { fixed } from './engine/arithmetic.ts';
import { type Papers, type Reading, readPapers } from './engine/papers.ts';
import { finish, noteTransfer } from './engine/stages.ts';
import { setTable, type Table, votesOf } from './engine/table.ts';
import { type Call, type Choice, limitsOf } from './run.ts';

/** The most papers that are laid out one by one. */
const mostPapers = 20_000_000;

export const paperOrder: Choice = {
  name: 'papers',
  values: ['as-filed', 'shuffled'],
  default: 'as-filed',
  meaning: 'count the papers in the order of the file, or shuffled by the seed of the lot',
};

/** The table with every paper for itself. */
export interface Sheets {
  readonly table: Table<bigint>;
  /** The kind of paper each one is. */
  readonly kind: Uint32Array;
  readonly at: Uint32Array;
}

export function countWhole(
  call: Call,
  reading: Reading,
  count: (sheets: Sheets) => void,
): Result<Transcript, CountProblem> {
  const papers = readPapers(call.profile, reading);
  const { rule } = call;
  if (papers.unit !== 1) return refuse({ reason: 'unsupported-papers', what: 'fractional-weights', rule });
  if (papers.valid > mostPapers)
    return refuse({ reason: 'too-large', what: 'papers', limit: mostPapers, got: papers.valid });
  const table = setTable(call.profile, call.seats, papers, fixed(0), limitsOf(call));
  const kind = layOut(papers);
  if (call.chosen['papers'] === 'shuffled') shuffle(kind, papers, seedOf(call));
  const at = Uint32Array.from(kind, (k) => papers.offsets[k] ?? 0);
  count({ table, kind, at });
  return ok(finish(table, call.rule, call.profile, call.chosen));
}

function layOut({ count, offsets, weights, valid }: Papers): Uint32Array {
  const kind = new Uint32Array(valid);
  let size = 0;
  for (let i = 0; i < count; i += 1) {
    if (offsets[i] === offsets[i + 1]) continue;
    const copies = weights[i] ?? 0;
    kind.fill(i, size, size + copies);
    size += copies;
  }
  return kind;
}

function seedOf({ options }: Call): string {
  return options.lot && 'seed' in options.lot ? options.lot.seed : '';
}

/** First into the order of their preferences, so that the file's order has no part in it, then by the seed. */
function shuffle(kind: Uint32Array, papers: Papers, seed: string): void {
  kind.sort((a, b) => compareEntries(papers, a, b));
  const random = numbers(seed);
  for (let i = kind.length - 1; i > 0; i -= 1) {
    const j = random(i + 1);
    const held = kind[i] as number;
    kind[i] = kind[j] as number;
    kind[j] = held;
  }
}

function compareEntries({ offsets, entries }: Papers, a: number, b: number): number {
  const [x, y] = [offsets[a] ?? 0, offsets[b] ?? 0];
  const [m, n] = [(offsets[a + 1] ?? 0) - x, (offsets[b + 1] ?? 0) - y];
  for (let k = 0; k < Math.min(m, n); k += 1) {
    const difference = (entries[x + k] ?? 0) - (entries[y + k] ?? 0);
    if (difference !== 0) return difference;
  }
  return m - n;
}

/** Even whole numbers below a bound, from SHA-256 of the seed and a counter; too high ones are drawn again. */
function numbers(seed: string): (below: number) => number {
  let block: DataView = new DataView(new ArrayBuffer(0));
  let [used, counter] = [0, 0];
  const word = (): number => {
    if (used >= block.byteLength) {
      const text = Array.from(`${seed.toWellFormed()}\n${counter}`, (c) => c.codePointAt(0) ?? 0);
      const bytes = Uint8Array.from(text.flatMap((c) => [c >>> 16, (c >>> 8) & 255, c & 255]));
      const digest = sha256(bytes);
      block = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
      [used, counter] = [0, counter + 1];
    }
    used += 4;
    return block.getUint32(used - 4);
  };
  return (below) => {
    const limit = 2 ** 32 - (2 ** 32 % below);
    let drawn = word();
    while (drawn >= limit) drawn = word();
    return drawn % below;
  };
}

/** Who is next on this paper among those who may receive; the paper's place moves there. */
export function nextOn(
  { table, kind, at }: Sheets,
  paper: number,
  start: 'from-here' | 'after' = 'after',
): number | null {
  const { offsets, entries } = table.papers;
  const end = offsets[(kind[paper] as number) + 1] as number;
  let place = (at[paper] as number) + (start === 'after' ? 1 : 0);
  while (place < end && table.receives[entries[place] as number] === 0) place += 1;
  if (place >= end) return null;
  at[paper] = place;
  return entries[place] as number;
}

export function credit(table: Table<bigint>, c: number, papers: number): void {
  table.votes[c] = votesOf(table, c) + BigInt(papers);
}

/** Papers that went from one candidate to others, written down once for all. */
export class Handing {
  private readonly moved = new Map<number, number>();
  private readonly table: Table<bigint>;
  private readonly from: number;

  constructor(table: Table<bigint>, from: number) {
    this.table = table;
    this.from = from;
  }

  to(c: number | null): void {
    const key = c ?? -1;
    this.moved.set(key, (this.moved.get(key) ?? 0) + 1);
  }

  note(): void {
    for (const [c, papers] of this.moved) {
      noteTransfer(this.table, this.from, c < 0 ? null : c, papers, BigInt(papers), 1n);
    }
  }
}
