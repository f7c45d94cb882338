/**
 * Choice voting as drafted by Californians for Electoral Reform: proposed
 * California Elections Code, sections 10053 to 10059.
 */
import type { Rule } from '../../count.ts';
import { fixed } from './engine/arithmetic.ts';
import { byVotes, hopefuls, type Table, vacancies, votesOf } from './engine/table.ts';
import { fractionalDroop, wholeDroop } from './quotas.ts';
import { countOnTable, stvRule } from './run.ts';
import { countInclusive } from './weighted-inclusive.ts';

export const cfer: Rule = stvRule(
  {
    id: 'stv-cfer',
    constraints: 'kept',
    summary: 'STV as proposed for California by CfER: weighted inclusive Gregory, five decimal places',
    explanation:
      'All surpluses of a round move together, each with all papers at value × surplus / votes, cut off at five ' +
      'decimals; otherwise the lowest candidate is defeated, or a whole set that cannot matter any more. Ties go to lot.',
    source: 'CfER draft, California Elections Code ss. 10053-10059',
  },
  [
    { name: 'batch', values: ['false', 'true'], default: 'false', meaning: 'defeat sets under 10059(k)' },
    {
      name: 'quota',
      values: ['fraction', 'whole'],
      default: 'fraction',
      meaning: 'the threshold with five decimals, or the whole one of the text of 10059(a)(2)',
    },
    {
      name: 'rounding',
      values: ['each', 'once'],
      default: 'each',
      meaning:
        'cut off value × surplus and then the division, or only the new value, as the text of 10059(g)(2) has it',
    },
  ],
  (call) =>
    countOnTable(
      call,
      { gap: 'pass' },
      (unit) => fixed(5, unit),
      (table) => {
        const { arithmetic } = table;
        const lot = call.order;
        const tie = { look: 'none', order: 'predetermined', lot, article: '10057(b)' } as const;
        countInclusive(table, {
          quota: call.chosen['quota'] === 'whole' ? wholeDroop : fractionalDroop,
          reaches: (votes, quota) => votes >= quota,
          newValue: (value, surplus, votes) =>
            call.chosen['rounding'] === 'once'
              ? arithmetic.mulDiv(value, surplus, votes)
              : arithmetic.div(arithmetic.mul(value, surplus, 'down'), votes, 'down'),
          emptySurplus: 'stays',
          surpluses: 'all-at-once',
          losers: call.chosen['batch'] === 'true' ? defeatSet : () => [],
          losersCome: 'before-surpluses',
          lastTransfer: 'not-made',
          ends: 'at-once',
          pendingReceives: false,
          ties: { surplus: tie, exclude: tie },
          articles: {
            first: '10059(a)(1)',
            quota: '10059(a)(2)',
            elected: '10059(d)',
            surplus: '10059(g)',
            exclude: '10059(h)',
            batch: '10059(k)',
            last: '10059(i)(1)',
          },
        });
      },
    ),
);

/** 10059(k): the largest set of lowest candidates whose defeat changes neither who is elected nor in which order. */
function defeatSet<V>(table: Table<V>, surplus: V): readonly number[] {
  const { arithmetic } = table;
  const order = byVotes(table, hopefuls(table));
  const top = votesOf(table, order.at(-1) ?? 0);
  const gap = arithmetic.subtract(table.quota as V, top);
  let found: readonly number[] = [];
  let held = arithmetic.zero;
  for (let k = 1; k < order.length && order.length - k >= vacancies(table); k += 1) {
    const last = votesOf(table, order[k - 1] as number);
    held = arithmetic.add(held, last);
    const all = arithmetic.add(held, surplus);
    if (arithmetic.compare(all, votesOf(table, order[k] as number)) >= 0) continue;
    const oneSeat = vacancies(table) === 1;
    const rest = order.length - k === vacancies(table);
    const belowGap = arithmetic.compare(all, gap) < 0;
    const noSurplus = arithmetic.compare(surplus, arithmetic.zero) === 0;
    const allButBest = noSurplus && arithmetic.compare(arithmetic.subtract(held, last), gap) < 0;
    if (oneSeat || rest || belowGap || allButBest) found = order.slice(0, k);
  }
  return found;
}
