/** Quotas that several rules share. */
import type { Table } from './engine/table.ts';

/** The whole part of papers over one more than the seats, and one. */
export function wholeDroop<V>({ arithmetic, papers, seats }: Table<V>): V {
  const voters = BigInt(papers.valid) / BigInt(papers.unit);
  return arithmetic.votes(voters / BigInt(seats + 1) + 1n);
}

/** Papers over one more than the seats, cut off at the rule's digits, and the smallest step more. */
export function fractionalDroop<V>({ arithmetic, total, seats }: Table<V>): V {
  return arithmetic.add(arithmetic.share(total, seats + 1), arithmetic.step);
}
