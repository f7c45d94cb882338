/**
 * Constraints during a count: who is doomed, because electing them would break a constraint for good, and who is
 * guarded, because excluding them would (I. D. Hill, "STV with constraints", Voting matters 9, 1998). The doomed are
 * excluded as soon as they are, the guarded never.
 */
import { excluded, hopefuls, type Table, vacancies, withStatus } from './table.ts';

/** Nobody once all seats are filled: whoever is left is then simply not elected. */
export function doomedNow<V>(table: Table<V>): readonly number[] {
  if (table.limits === undefined || vacancies(table) <= 0) return [];
  return table.limits.doomed(table.elected, withStatus(table, excluded));
}

/** Those who may be elected. */
export function contenders<V>(table: Table<V>): readonly number[] {
  const doomed = doomedNow(table);
  return doomed.length === 0 ? hopefuls(table) : hopefuls(table).filter((c) => !doomed.includes(c));
}

/** Those who may be excluded. */
export function expendable<V>(table: Table<V>): readonly number[] {
  const guarded = table.limits?.guarded(table.elected, withStatus(table, excluded)) ?? [];
  return guarded.length === 0 ? hopefuls(table) : hopefuls(table).filter((c) => !guarded.includes(c));
}

/** Candidates who would go together: all of them, or nobody where constraints could then no longer be kept by full seats. */
export function allTogether<V>(table: Table<V>, batch: readonly number[]): readonly number[] {
  const { limits } = table;
  if (limits === undefined || batch.length === 0) return batch;
  const enough = hopefuls(table).length - batch.length >= vacancies(table);
  return enough && limits.allows(table.elected, [...withStatus(table, excluded), ...batch]) ? batch : [];
}

export function mayElect<V>(table: Table<V>, c: number): boolean {
  return mayElectAll(table, [c]);
}

/** Whether all of these may sit with those who are elected. */
export function mayElectAll<V>(table: Table<V>, candidates: readonly number[]): boolean {
  const { limits } = table;
  return limits === undefined || limits.allows([...table.elected, ...candidates], withStatus(table, excluded));
}
