/**
 * Instant run-off: the alternative vote, optional preferential counting. Candidates are excluded
 * from below until only as many remain as the rule wants to compare.
 */
import type { Rule } from '../../count.ts';
import { fixed } from './engine/arithmetic.ts';
import { ranked } from './engine/electing.ts';
import { doomedNow, expendable } from './engine/limits.ts';
import { closeStage, elect, exclude, openStage } from './engine/stages.ts';
import { highest, hopefuls, lowest, sortFirstPreferences, type Table, votesOf } from './engine/table.ts';
import { breakTie, type TieWay } from './engine/ties.ts';
import { countOnTable, stvRule } from './run.ts';
import { because, excludeDoomed, moveAll } from './weighted-inclusive.ts';

export const irv: Rule = stvRule(
  {
    id: 'irv',
    constraints: 'kept',
    summary: 'Instant run-off: exclude the lowest until a candidate leads all that is left',
    explanation:
      'The candidate with the fewest votes is excluded and the papers go to the next preference, until one more candidate ' +
      'than seats remains (or, if asked, somebody has more than half of the votes still in play). Good for one seat; with ' +
      'more seats it is not proportional.',
    source:
      "Electoral Act 2017 (NSW), Sch. 6 (optional preferential, one seat); Robert's Rules of Order, preferential voting",
  },
  [
    {
      name: 'until',
      values: ['last', 'majority'],
      default: 'last',
      meaning:
        'stop when one more candidate than seats remains, or as soon as one has more than half of the votes in play',
    },
    {
      name: 'ties',
      values: ['backwards', 'forwards', 'lot'],
      default: 'backwards',
      meaning: 'where ties look before the lot',
    },
  ],
  (call) =>
    countOnTable(
      call,
      { gap: 'pass' },
      (unit) => fixed(0, unit),
      (table) => {
        const ties = call.chosen['ties'];
        const look = ties === 'backwards' || ties === 'forwards' ? ties : 'none';
        countOut(table, call.chosen['until'] === 'majority', { look, order: 'favour', lot: call.lot, article: 'ties' });
      },
    ),
);

function countOut(table: Table<bigint>, majority: boolean, tie: TieWay): void {
  openStage(table, 'first-preferences', [], because('first preferences', 'first-preferences'));
  sortFirstPreferences(table);
  for (;;) {
    const standing = hopefuls(table);
    if (standing.length <= table.seats) {
      elect(table, ranked(table, standing), because('completion', 'continuing-fill-vacancies'));
      break;
    }
    const doomed = doomedNow(table);
    if (doomed.length > 0) {
      closeStage(table);
      excludeDoomed(table, doomed);
      moveAll(table, doomed);
      continue;
    }
    const leader = majority && table.seats === 1 ? leading(table, standing) : undefined;
    if (leader !== undefined) {
      elect(table, [leader], because('majority', 'more-than-half'));
      break;
    }
    if (standing.length === table.seats + 1) {
      const out = breakTie(table, lowest(table, expendable(table)), 'exclude', tie);
      if (out === undefined) break;
      const left = standing.filter((c) => c !== out);
      elect(table, ranked(table, left), because('completion', 'most-votes-of-those-left'));
      break;
    }
    closeStage(table);
    const out = breakTie(table, lowest(table, expendable(table)), 'exclude', tie);
    if (out === undefined) break;
    openStage(table, 'exclude', [out], because('exclusion', 'fewest-votes'));
    exclude(table, [out]);
    moveAll(table, [out]);
  }
  closeStage(table);
}

function leading(table: Table<bigint>, standing: readonly number[]): number | undefined {
  const all = standing.reduce((total, c) => total + votesOf(table, c), 0n);
  const [best] = highest(table, standing);
  return best !== undefined && 2n * votesOf(table, best) > all ? best : undefined;
}
