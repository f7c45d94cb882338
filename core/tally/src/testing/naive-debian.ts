/** The Debian constitution, A.6 (A.5 since 1.9), step by step on the matrix; options by number, the default last. */
import type { Matrix } from './naive-condorcet.ts';

export interface DebianTerms {
  /** Votes over the default option that an option needs; undefined for none. */
  readonly quorum: number | undefined;
  /** N of each option's N:1. */
  readonly majorities: readonly number[];
  readonly text: '1.1' | '1.6';
}

/** Everybody the casting vote may choose from. */
export function naiveDebian(v: Matrix, { quorum, majorities, text }: DebianTerms): readonly number[] {
  const fallback = v.length - 1;
  const over = (a: number, b: number): number => v[a]?.[b] ?? 0;
  const kept = v
    .map((_, a) => a)
    .filter((a) => {
      if (a === fallback) return true;
      const [ours, theirs, n] = [over(a, fallback), over(fallback, a), majorities[a] ?? 1];
      if (quorum !== undefined && ours < quorum) return false;
      return text === '1.1' ? ours > n * theirs : ours >= n * theirs && ours > theirs;
    });
  let defeats = kept.flatMap((a) => kept.flatMap((b) => (over(a, b) > over(b, a) ? [[a, b] as const] : [])));
  for (;;) {
    const beats = (a: number, b: number, seen: readonly number[] = []): boolean =>
      defeats.some(([x, y]) => x === a && (y === b || (!seen.includes(y) && beats(y, b, [...seen, y]))));
    const schwartz = kept.filter((a) => kept.every((b) => !beats(b, a) || beats(a, b)));
    const inside = defeats.filter(([a, b]) => schwartz.includes(a) && schwartz.includes(b));
    if (inside.length === 0) return schwartz;
    const weaker = (p: readonly [number, number], q: readonly [number, number]): boolean =>
      over(p[0], p[1]) < over(q[0], q[1]) ||
      (over(p[0], p[1]) === over(q[0], q[1]) && over(p[1], p[0]) > over(q[1], q[0]));
    const weakest = inside.filter((p) => !inside.some((q) => weaker(q, p)));
    defeats = defeats.filter((p) => !weakest.includes(p));
  }
}
