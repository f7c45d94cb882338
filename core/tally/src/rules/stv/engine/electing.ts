/** In which order those who reached the quota together are elected, and who of them where constraints don't let all sit. */
import { mayElectAll } from './limits.ts';
import { highest, type Table } from './table.ts';
import { breakTie, type TieWay } from './ties.ts';

/** Most votes first; equals by the most recent stage that tells them apart, then by name, since nothing hangs on it. */
export function ranked<V>(table: Table<V>, candidates: readonly number[]): number[] {
  const { arithmetic, history, names } = table;
  const zero = arithmetic.zero;
  const rounds = [table.votes, ...[...history].reverse()];
  return [...candidates].sort((a, b) => {
    for (const votes of rounds) {
      const difference = arithmetic.compare(votes[b] ?? zero, votes[a] ?? zero);
      if (difference !== 0) return difference;
    }
    const [x, y] = [names[a] ?? '', names[b] ?? ''];
    return x < y ? -1 : x > y ? 1 : a - b;
  });
}

/**
 * Those of `found` who are elected, in order. Constraints may let one of them sit and not the next: then more votes go
 * before fewer, and among equals it hangs on the tie. `undefined` when such a tie stays unbroken.
 */
export function inOrder<V>(table: Table<V>, found: readonly number[], way: TieWay): readonly number[] | undefined {
  return inOrderBy(table, found, (tied) => breakTie(table, tied, 'elect', way));
}

export function inOrderBy<V>(
  table: Table<V>,
  found: readonly number[],
  pick: (tied: readonly number[]) => number | undefined,
): readonly number[] | undefined {
  if (table.limits === undefined || mayElectAll(table, found)) return ranked(table, found);
  const order: number[] = [];
  for (let left = found; left.length > 0; ) {
    const top = highest(table, left);
    const level = top.filter((c) => mayElectAll(table, [...order, c]));
    left = left.filter((c) => !top.includes(c));
    if (mayElectAll(table, [...order, ...level])) order.push(...ranked(table, level));
    else {
      const chosen = pick(level);
      if (chosen === undefined) return undefined;
      order.push(chosen);
      left = [...level.filter((c) => c !== chosen), ...left];
    }
  }
  return order;
}
