/**
 * Constraints during a count: who is doomed, because electing them would break a constraint for good, and who is
 * guarded, because excluding them would (I. D. Hill, "STV with constraints", Voting matters 9, 1998). The doomed are
 * excluded as soon as they are, the guarded never.
 */
import { excluded, hopefuls, type Table, withStatus } from './table.ts';

export function doomedNow<V>(table: Table<V>): readonly number[] {
  return table.limits?.doomed(table.elected, withStatus(table, excluded)) ?? [];
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

export function mayElect<V>({ limits, elected, status }: Table<V>, c: number): boolean {
  if (limits === undefined) return true;
  const out: number[] = [];
  for (let other = 0; other < status.length; other += 1) if (status[other] === excluded) out.push(other);
  return limits.allows([...elected, c], out);
}
