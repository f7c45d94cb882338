/**
 * Ties and the ways out of them: a look at earlier stages as the rule orders it,
 * then the lot. Where no lot has been drawn the tie stays unbroken, and the count
 * stops there.
 */
import type { Reason, Tie } from '../../../transcript.ts';
import { extreme, type Table } from './table.ts';

export type Look = 'backwards' | 'forwards' | 'forwards-by-batch' | 'last-all-differ' | 'none';

export interface TieWay {
  readonly look: Look;
  readonly article: string;
  /**
   * `favour`: the lot names candidates in the order it favours them, so the last of the tied is excluded.
   * `predetermined`: an order drawn beforehand, whose first is chosen whatever for.
   */
  readonly order: 'favour' | 'predetermined';
  readonly lot: Lots;
}

/**
 * How lots fall: an order of candidates, best first or first to be chosen; or, while none has been drawn,
 * the picks by which every way out is tried in turn.
 */
export interface Lots {
  readonly order: readonly number[] | undefined;
  readonly picks: readonly number[];
  /** How many picks have been used. */
  used: number;
  /** Who waits for a pick, once they are all used. */
  waiting: readonly number[];
}

export function lotsOf(order: readonly number[] | undefined, picks: readonly number[] = []): Lots {
  return { order, picks, used: 0, waiting: [] };
}

/** One of the tied, for this purpose; `undefined` when only a lot could tell. */
export function breakTie<V>(
  table: Table<V>,
  tied: readonly number[],
  purpose: Tie['for'],
  way: TieWay,
): number | undefined {
  if (tied.length === 1) return tied[0];
  const between = [...tied].sort((a, b) => a - b);
  const note = (tie: Omit<Tie, 'stage' | 'between' | 'for'>): void => {
    table.ties.push({
      stage: table.open ? table.stages.length : table.stages.length - 1,
      between,
      for: purpose,
      ...tie,
    });
  };
  const seen = lookBack(table, between, purpose, way.look);
  if (seen.left.length === 1) {
    const because: Reason = { article: way.article, key: seen.key };
    note({ brokenBy: seen.by, byStage: seen.stage, chosen: seen.left, because });
    return seen.left[0];
  }
  if (way.lot.order === undefined) {
    const pick = takePick(way.lot, seen.left);
    const key = pick === undefined ? 'lot-not-drawn' : 'every-way-ends-alike';
    note({ brokenBy: 'unbroken', chosen: pick === undefined ? [] : [pick], because: { article: way.article, key } });
    return pick;
  }
  const chosen = byLot(seen.left, purpose, way);
  if (chosen === undefined) {
    note({ brokenBy: 'unbroken', chosen: [], because: { article: way.article, key: 'lot-not-drawn' } });
    return undefined;
  }
  const key = way.order === 'predetermined' ? 'predetermined-order' : 'lot';
  note({
    brokenBy: way.order === 'predetermined' ? 'fixed-order' : 'lot',
    chosen: [chosen],
    because: { article: way.article, key },
  });
  return chosen;
}

function takePick(lot: Lots, left: readonly number[]): number | undefined {
  const pick = lot.picks[lot.used];
  lot.used += 1;
  if (pick !== undefined && left.includes(pick)) return pick;
  lot.waiting = left;
  return undefined;
}

function byLot(tied: readonly number[], purpose: Tie['for'], { lot, order }: TieWay): number | undefined {
  const places = tied.map((c) => ({ c, place: lot.order?.indexOf(c) ?? -1 }));
  if (places.some(({ place }) => place < 0)) return undefined;
  const first = order === 'predetermined' || purpose !== 'exclude';
  places.sort((a, b) => (first ? a.place - b.place : b.place - a.place));
  return places[0]?.c;
}

interface Seen {
  readonly left: number[];
  readonly stage: number;
  readonly by: 'earlier-stage' | 'later-stage';
  readonly key: string;
}

function lookBack<V>(table: Table<V>, tied: number[], purpose: Tie['for'], look: Look): Seen {
  const sought = purpose === 'exclude' ? 'fewest' : 'most';
  const votes = look === 'forwards-by-batch' ? table.points : table.history;
  const order = votes.map((_, stage) => stage);
  if (look === 'backwards' || look === 'last-all-differ') order.reverse();
  let left = tied;
  const by = look === 'backwards' || look === 'last-all-differ' ? 'later-stage' : 'earlier-stage';
  const key = by === 'later-stage' ? 'most-recent-unequal-stage' : 'earliest-unequal-stage';
  if (look === 'none') return { left, stage: 0, by, key };
  for (const stage of order) {
    const then = votes[stage] ?? [];
    if (look === 'last-all-differ' && !allDiffer(table, left, then)) continue;
    left = extreme(table, left, then, sought);
    if (left.length === 1) return { left, stage, by, key };
  }
  return { left, stage: 0, by, key };
}

function allDiffer<V>({ arithmetic }: Table<V>, tied: readonly number[], votes: readonly V[]): boolean {
  return tied.every((a, i) =>
    tied.slice(i + 1).every((b) => arithmetic.compare(votes[a] ?? arithmetic.zero, votes[b] ?? arithmetic.zero) !== 0),
  );
}
