/**
 * Meek as MediaWiki's SecurePoll counts it: one step a round, ten decimals cut off, quota
 * votes / (seats + 1) + 0.000001, and everybody at the bottom goes together, without a lot.
 */

import { ranked } from '../engine/electing.ts';
import { closeStage, openStage } from '../engine/stages.ts';
import { elected, excluded, hopefuls, type Table, votesOf, withStatus } from '../engine/table.ts';
import { because } from '../weighted-inclusive.ts';
import { castVotes, distribute, type Meek } from './distribute.ts';
import { electMeek, excludeAll, noteFactors } from './rounds.ts';

export function countSecurePoll(meek: Meek<bigint>, whole: 'numbers' | 'digits'): void {
  const { table, keepFactors } = meek;
  const { arithmetic } = table;
  const quotaOf = (): bigint =>
    arithmetic.add(arithmetic.share(castVotes(table), table.seats + 1), arithmetic.decimal(1n, 6));
  openStage(table, 'first-preferences', [], because('round 1', 'first-preferences'));
  distribute(meek);
  table.quota = quotaOf();
  noteFactors(meek);
  let last = 0n;
  while (hopefuls(table).length > 0 && table.elected.length < table.seats) {
    closeStage(table);
    openStage(table, 'recompute', [], because('keep factors', 'keep-factors'));
    for (const c of withStatus(table, elected)) {
      const raised = arithmetic.mul(keepFactors[c] ?? 0n, table.quota ?? 0n, 'down');
      keepFactors[c] = arithmetic.div(raised, votesOf(table, c), 'down');
    }
    distribute(meek);
    const quota = quotaOf();
    table.quota = quota;
    noteFactors(meek);
    const found = hopefuls(table).filter((c) => votesOf(table, c) >= quota);
    const winners = [...withStatus(table, elected).filter((c) => votesOf(table, c) >= quota), ...found];
    const surplus = winners.reduce((all, c) => all + votesOf(table, c) - quota, 0n);
    electMeek(meek, ranked(table, found), 'quota');
    const losers = found.length > 0 ? [] : lastPlaces(table, surplus, last, whole);
    if (losers.length > 0) {
      if (table.open) table.open.decisions.push(because('elimination', 'all-tied-lowest'));
      excludeAll(meek, losers);
    }
    last = surplus;
  }
  closeStage(table);
}

/** Everybody at the bottom, if the surplus could not lift them or no longer changes; all who are left if all are level. */
function lastPlaces(table: Table<bigint>, surplus: bigint, last: bigint, whole: 'numbers' | 'digits'): number[] {
  const standing = table.names.map((_, c) => c).filter((c) => table.status[c] !== excluded && table.receives[c] === 1);
  const totals = [...new Set(standing.map((c) => votesOf(table, c)))].sort((a, b) => (a < b ? -1 : 1));
  const left = hopefuls(table);
  const [least, next] = totals;
  if (least === undefined) return [];
  if (next === undefined) return left;
  const bottom = left.filter((c) => votesOf(table, c) === least);
  const cut = (value: bigint): bigint => (whole === 'numbers' ? table.arithmetic.cut(value, 0).kept : value);
  const safe = cut(cut(least * BigInt(bottom.length)) + surplus) < cut(next);
  return safe || surplus === last ? bottom : [];
}
