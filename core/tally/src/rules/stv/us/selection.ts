/** Whom a paper counts for under American rules about overvotes, skipped ranks and repeated candidates. */

export interface SelectionRules {
  readonly overvote: 'exhaust' | 'skip' | 'exhaust-if-several-continue';
  /** Ranks that may be left empty in a row; infinity when any number may. */
  readonly skips: number;
  readonly repeatEnds: boolean;
  /** Ranks on the paper. */
  readonly ranks: number;
}

export type Selection =
  | { readonly to: number }
  | { readonly ended: 'exhaustedChoices' | 'overvotes' | 'repeatedRankings' | 'skippedRankings' | 'undervotes' };

export function select(
  ranks: readonly (readonly number[] | 'gap')[],
  rules: SelectionRules,
  continues: (c: number) => boolean,
): Selection {
  let last = 0;
  const seen = new Set<number>();
  const lowest = ranks.reduce((found, rank, i) => (rank === 'gap' ? found : i + 1), 0);
  if (lowest === 0) return { ended: 'undervotes' };
  for (const [i, marked] of ranks.entries()) {
    if (marked === 'gap') continue;
    const rank = i + 1;
    if (rank - last > rules.skips + 1) return { ended: 'skippedRankings' };
    last = rank;
    if (rules.repeatEnds) {
      if (marked.some((c) => seen.has(c))) return { ended: 'repeatedRankings' };
      for (const c of marked) seen.add(c);
    }
    if (marked.length > 1) {
      const several = marked.filter(continues).length > 1;
      if (rules.overvote === 'exhaust') return { ended: 'overvotes' };
      if (rules.overvote === 'exhaust-if-several-continue' && several) return { ended: 'overvotes' };
      if (rules.overvote === 'skip') {
        if (rank === lowest) return { ended: 'exhaustedChoices' };
        continue;
      }
    }
    const to = marked.find(continues);
    if (to !== undefined) return { to };
  }
  return { ended: rules.ranks - last > rules.skips ? 'undervotes' : 'exhaustedChoices' };
}
