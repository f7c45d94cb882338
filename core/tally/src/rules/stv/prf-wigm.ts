/** The Proportional Representation Foundation's reference rule for WIGM (steps A to D). */
import type { Rule } from '../../count.ts';
import { fixed } from './engine/arithmetic.ts';
import { fractionalDroop } from './quotas.ts';
import { countOnTable, stvRule } from './run.ts';
import { countInclusive, sureLosers } from './weighted-inclusive.ts';

export const prfWigm: Rule = stvRule(
  {
    id: 'stv-prf-wigm',
    constraints: 'kept',
    summary: 'STV by the PR Foundation reference rule, weighted inclusive Gregory, four decimal places',
    explanation:
      'The quota is papers / (seats + 1) plus 0.0001. The largest surplus, even an empty one, moves with all papers at ' +
      'value × surplus / votes, every step cut off at four decimals. Otherwise the lowest candidate is defeated. Ties ' +
      'fall by an order drawn before the count.',
    source: 'PR Foundation, Reference WIGM Rule, A.1-D.4',
  },
  [
    {
      name: 'batch',
      values: ['false', 'true'],
      default: 'false',
      meaning: 'defeat sure losers together (B.2, optional)',
    },
    {
      name: 'ends',
      values: ['at-once', 'after-round'],
      default: 'at-once',
      meaning: 'test for completion where B.1 and B.4 say, or only between rounds as the reference program does',
    },
  ],
  (call) =>
    countOnTable(
      call,
      { gap: 'pass' },
      (unit) => fixed(4, unit),
      (table) => {
        const { arithmetic } = table;
        const endsAtOnce = call.chosen['ends'] === 'at-once';
        const lot = call.order;
        const tie = { look: 'none', order: 'predetermined', lot, article: 'D.1' } as const;
        countInclusive(table, {
          quota: fractionalDroop,
          reaches: (votes, quota) => votes >= quota,
          newValue: (value, surplus, votes) => arithmetic.div(arithmetic.mul(value, surplus, 'down'), votes, 'down'),
          emptySurplus: 'moves',
          surpluses: 'largest-first',
          losers: call.chosen['batch'] === 'true' ? sureLosers : () => [],
          losersCome: 'before-surpluses',
          lastTransfer: endsAtOnce ? 'not-made' : 'not-made-after-batch',
          ends: endsAtOnce ? 'at-once' : 'after-round',
          pendingReceives: false,
          ties: { surplus: tie, exclude: tie },
          articles: {
            first: 'A.4-A.5',
            quota: 'A.1',
            elected: 'B.1',
            surplus: 'B.3',
            exclude: 'B.4',
            batch: 'B.2',
            last: 'C',
          },
        });
      },
    ),
);
