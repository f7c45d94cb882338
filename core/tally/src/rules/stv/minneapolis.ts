/**
 * Minneapolis, Code of Ordinances, Title 8.5, Chapter 167 (2009), sections 167.20 and 167.70.
 *
 * 167.20 calls a candidate "mathematically impossible to be elected" who could at best
 * draw level with the next one. Drawing level can elect; only those who must stay below are
 * defeated here, as both engines that implement the chapter read it too. Undeclared write-ins (the group `undeclared`)
 * go first.
 */
import type { Rule } from '../../count.ts';
import { fixed } from './engine/arithmetic.ts';
import { hopefuls } from './engine/table.ts';
import { wholeDroop } from './quotas.ts';
import { countOnTable, stvRule } from './run.ts';
import { countInclusive, sureLosers } from './weighted-inclusive.ts';

export const minneapolis: Rule = stvRule(
  {
    id: 'stv-minneapolis',
    constraints: 'kept',
    summary: 'STV of Minneapolis: weighted inclusive Gregory, four decimal places, sure losers together',
    explanation:
      'All candidates who cannot be elected any more are defeated at once, before surpluses move. A surplus moves with ' +
      'all papers at value × surplus fraction, cut off at four decimals. Ties go to lot at once.',
    source: 'Minneapolis Code of Ordinances, Title 8.5, Ch. 167, ss. 167.20, 167.70',
  },
  [
    {
      name: 'fraction',
      values: ['first', 'last'],
      default: 'first',
      meaning:
        'cut off the surplus fraction and then the value (167.20), or value × surplus and then the division by the votes',
    },
    {
      name: 'ends',
      values: ['after-surpluses', 'at-once'],
      default: 'after-surpluses',
      meaning:
        'whether surpluses still move once the continuing candidates only just fill the seats (167.70(1)(a), (f))',
    },
    {
      name: 'last-transfer',
      values: ['not-made', 'made'],
      default: 'not-made',
      meaning: 'whether papers of the lowest candidate still move when that defeat decides the count',
    },
    {
      name: 'receives',
      values: ['until-declared', 'until-threshold'],
      default: 'until-declared',
      meaning:
        'a candidate at the threshold is declared elected, and passed over, when the own surplus moves (167.70(1)(d)), ' +
        'or as soon as the threshold is reached',
    },
  ],
  (call) =>
    countOnTable(
      call,
      // 167.70(2): one skipped ranking is passed over; two, an overvote or a candidate ranked again end the paper.
      { gap: 'pass-one', repeat: 'stop' },
      (unit) => fixed(4, unit),
      (table) => {
        const { arithmetic } = table;
        const tie = { look: 'none', order: 'predetermined', lot: call.order } as const;
        const undeclared = (c: number): boolean => call.profile.candidates[c]?.groups?.includes('undeclared') === true;
        const fractionFirst = call.chosen['fraction'] === 'first';
        countInclusive(table, {
          quota: wholeDroop,
          reaches: (votes, quota) => votes >= quota,
          newValue: (value, surplus, votes) =>
            fractionFirst
              ? arithmetic.mul(value, arithmetic.div(surplus, votes, 'down'), 'down')
              : arithmetic.div(arithmetic.mul(value, surplus, 'down'), votes, 'down'),
          emptySurplus: call.chosen['receives'] === 'until-declared' ? 'moves' : 'stays',
          surpluses: 'largest-first',
          losers: (at, surplus) => {
            const writeIns = hopefuls(at).filter(undeclared);
            return writeIns.length > 0 ? writeIns : sureLosers(at, surplus);
          },
          barred: undeclared,
          losersCome: 'before-surpluses',
          lastTransfer: call.chosen['last-transfer'] === 'made' ? 'made' : 'made-after-batch',
          ends: call.chosen['ends'] === 'at-once' ? 'at-once' : 'after-surpluses',
          pendingReceives: call.chosen['receives'] === 'until-declared',
          ties: { surplus: { ...tie, article: '167.70(1)(d)' }, exclude: { ...tie, article: '167.70(1)(e)' } },
          articles: {
            first: '167.70(1)(a)',
            quota: '167.20',
            elected: '167.70(1)(a)',
            surplus: '167.70(1)(d)',
            exclude: '167.70(1)(e)',
            batch: '167.70(1)(c)',
            last: '167.70(1)(f)',
          },
        });
      },
    ),
);
