/**
 * Constraints the slow way: every set of candidates that could sit is tried.
 *
 * Doomed is whoever can no longer sit with the elected in any set that keeps the constraints, guarded whoever sits in all
 * of them (I. D. Hill, Voting matters 9).
 */
import type { Constraint } from '../../count.ts';

export interface Keeping {
  readonly allows: (elected: readonly number[], out: readonly number[]) => boolean;
}

export function slowConstraints(
  seats: number,
  groups: readonly (readonly string[])[],
  constraints: readonly Constraint[],
): Keeping {
  const n = groups.length;
  const sets = Array.from({ length: 2 ** n }, (_, bits) => groups.flatMap((_own, c) => ((bits >> c) & 1 ? [c] : [])));
  const kept = sets.filter((set) =>
    constraints.every(({ group, atLeast = 0, atMost = n }) => {
      const count = set.filter((c) => groups[c]?.includes(group)).length;
      return count >= atLeast && count <= atMost;
    }),
  );
  return {
    allows: (elected, out) => {
      const size = Math.min(seats, n);
      return kept.some(
        (set) => set.length === size && elected.every((c) => set.includes(c)) && !out.some((c) => set.includes(c)),
      );
    },
  };
}

/** Those of `left` who may not be elected any more. */
export function doomedOf(
  keep: Keeping | undefined,
  left: readonly number[],
  elected: readonly number[],
  out: readonly number[],
): number[] {
  return keep ? left.filter((c) => !keep.allows([...elected, c], out)) : [];
}

/** Those of `left` who may be excluded. */
export function expendableOf(
  keep: Keeping | undefined,
  left: readonly number[],
  elected: readonly number[],
  out: readonly number[],
): number[] {
  return keep ? left.filter((c) => keep.allows(elected, [...out, c])) : [...left];
}

/** One after the other, whoever `best` puts first of those who may still sit with the others. */
export function electedOf(
  keep: Keeping | undefined,
  reached: readonly number[],
  elected: readonly number[],
  out: readonly number[],
  best: (among: readonly number[]) => number,
): readonly number[] {
  if (keep === undefined) return reached;
  const order: number[] = [];
  for (;;) {
    const may = reached.filter((c) => !order.includes(c) && keep.allows([...elected, ...order, c], out));
    if (may.length === 0) return order;
    order.push(best(may));
  }
}
