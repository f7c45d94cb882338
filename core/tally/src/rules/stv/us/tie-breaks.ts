/** The ways out of a tie that RCTab's configuration offers. */
import type { Tie } from '../../../transcript.ts';
import { extreme, type Table } from '../engine/table.ts';
import { breakTie, type Lots } from '../engine/ties.ts';
import { type JavaRandom, javaRandom, javaSetOrder, javaShuffle } from './java-random.ts';

export interface UsTies {
  readonly mode: string;
  readonly random: JavaRandom | undefined;
  /** Candidates in the order that favours them, for the modes with an order. */
  readonly order: readonly number[] | undefined;
  readonly lot: Lots;
}

export function usTies(
  mode: string,
  seed: string,
  names: readonly string[],
  declared: readonly number[],
  lot: Lots,
): UsTies {
  const random = seed === '' ? undefined : javaRandom(BigInt(seed));
  if (mode === 'useCandidateOrder') return { mode, random, order: declared, lot };
  if (mode !== 'generatePermutation' || random === undefined) return { mode, random, order: undefined, lot };
  const drawn = javaShuffle(declared.map((c) => names[c] ?? '').sort(), random);
  return {
    mode,
    random,
    order: [...declared].sort((a, b) => drawn.indexOf(names[a] ?? '') - drawn.indexOf(names[b] ?? '')),
    lot,
  };
}

export function breakUsTie<V>(
  table: Table<V>,
  tied: readonly number[],
  purpose: 'elect' | 'exclude',
  ties: UsTies,
): number | undefined {
  if (tied.length === 1) return tied[0];
  // While a round is open its own counts are not yet history.
  const before = table.open ? table.history : table.history.slice(0, -1);
  const byName = [...tied].sort((a, b) => ((table.names[a] ?? '') < (table.names[b] ?? '') ? -1 : 1));
  const { left, stage } = ties.mode.startsWith('previousRoundCounts')
    ? previousRounds(table, byName, purpose, before)
    : { left: byName, stage: -1 };
  if (left.length === 1) {
    note(table, tied, purpose, {
      brokenBy: 'later-stage',
      byStage: stage,
      chosen: left,
      key: 'most-recent-unequal-stage',
    });
    return left[0];
  }
  if (ties.order) {
    const places = [...left].sort((a, b) => (ties.order?.indexOf(a) ?? 0) - (ties.order?.indexOf(b) ?? 0));
    const chosen = purpose === 'elect' ? places[0] : places.at(-1);
    if (chosen === undefined) return undefined;
    note(table, tied, purpose, { brokenBy: 'fixed-order', chosen: [chosen], key: 'candidate-order' });
    return chosen;
  }
  if (ties.random && /random$/i.test(ties.mode)) {
    const chosen = left[Math.floor(ties.random.nextDouble() * left.length)];
    if (chosen === undefined) return undefined;
    note(table, tied, purpose, { brokenBy: 'lot', chosen: [chosen], key: 'seeded-lot' });
    return chosen;
  }
  return breakTie(table, left, purpose, { look: 'none', article: 'tiebreakMode', order: 'favour', lot: ties.lot });
}

/** From the last round back; those still level are then listed as a Java set lists them. */
function previousRounds<V>(
  table: Table<V>,
  tied: readonly number[],
  purpose: 'elect' | 'exclude',
  rounds: readonly (readonly V[])[],
): { left: readonly number[]; stage: number } {
  let left = tied;
  for (let stage = rounds.length - 1; stage >= 0; stage -= 1) {
    const listed = javaSetOrder(left.map((c) => table.names[c] ?? '')).map((name) =>
      left.find((c) => table.names[c] === name),
    );
    const there = listed.filter((c) => c !== undefined);
    left = extreme(table, there, rounds[stage] ?? [], purpose === 'elect' ? 'most' : 'fewest');
    if (left.length === 1) return { left, stage };
  }
  return { left, stage: -1 };
}

function note<V>(
  table: Table<V>,
  tied: readonly number[],
  purpose: Tie['for'],
  how: { brokenBy: Tie['brokenBy']; byStage?: number; chosen: readonly number[]; key: string },
): void {
  const { key, ...rest } = how;
  table.ties.push({
    stage: table.open ? table.stages.length : table.stages.length - 1,
    between: [...tied].sort((a, b) => a - b),
    for: purpose,
    ...rest,
    because: { article: 'tiebreakMode', key },
  });
}
