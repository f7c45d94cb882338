/**
 * Scottish local elections: Scottish Local Government Elections Order 2007
 * (SSI 2007/42), Schedule 1, Part III, rules 45 to 52; the 2011 Order has the same text.
 */
import type { Rule } from '../../count.ts';
import { fixed } from './engine/arithmetic.ts';
import { wholeDroop } from './quotas.ts';
import { countOnTable, stvRule } from './run.ts';
import { countInclusive } from './weighted-inclusive.ts';

export const scottish: Rule = stvRule(
  {
    id: 'stv-scottish-2007',
    constraints: 'kept',
    summary: 'STV of Scottish council elections: weighted inclusive Gregory, five decimal places',
    explanation:
      'A candidate with the quota is elected. A surplus moves with all papers the candidate holds, each at a share ' +
      'of its own value cut off at five decimals, so non-transferable papers carry their share away. Without a surplus ' +
      'the candidate with the fewest votes is excluded. Ties look at the most recent stage that differs, then go to lot. ' +
      'Simple to follow and proportional; later surpluses reach earlier papers only through their current holder.',
    source: 'Scottish Local Government Elections Order 2007 (SSI 2007/42), Sch. 1 Pt III rr. 45-52',
  },
  [],
  (call) =>
    countOnTable(
      call,
      { gap: 'stop' },
      (unit) => fixed(5, unit),
      (table) => {
        const { arithmetic } = table;
        const tie = { look: 'backwards', order: 'favour', lot: call.lot } as const;
        countInclusive(table, {
          quota: wholeDroop,
          reaches: (votes, quota) => votes >= quota,
          newValue: (value, surplus, votes) => arithmetic.mulDiv(value, surplus, votes),
          emptySurplus: 'stays',
          surpluses: 'largest-first',
          losers: () => [],
          losersCome: 'after-surpluses',
          lastTransfer: 'made',
          ends: 'at-once',
          pendingReceives: false,
          ties: { surplus: { ...tie, article: 'r.49(2)-(3)' }, exclude: { ...tie, article: 'r.51' } },
          articles: {
            first: 'r.45',
            quota: 'r.46',
            elected: 'r.47(1)',
            surplus: 'r.48-49(1)',
            exclude: 'r.50(1)',
            batch: 'r.50(1)',
            last: 'r.52(1)',
          },
        });
      },
    ),
);
