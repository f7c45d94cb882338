/**
 * Local elections in Northern Ireland: Local Elections (Northern Ireland) Order 1985 (SI 1985/454), rules 47 to 52.
 *
 * With one vacancy nobody is deemed elected before a first exclusion (rule 48(3)). Once the last vacancies are filled no
 * further transfer is made (rule 52(3)).
 */
import type { Rule } from '../../count.ts';
import { fixed } from './engine/arithmetic.ts';
import { ranked } from './engine/electing.ts';
import { contenders } from './engine/limits.ts';
import { type Parcel, type Table, vacancies, votesOf } from './engine/table.ts';
import { batchesByValue, countLastParcel } from './last-parcel.ts';
import { wholeDroop } from './quotas.ts';
import { countOnTable, stvRule } from './run.ts';

export const northernIreland: Rule = stvRule(
  {
    id: 'stv-northern-ireland',
    constraints: 'kept',
    summary: 'STV of local and Assembly elections in Northern Ireland: last parcel, two decimal places',
    explanation:
      'A surplus moves with the sub-parcel last received, at surplus / transferable papers cut off at two decimals, unless it ' +
      'is too small to matter. The lowest candidates go together when they cannot catch up; their first preferences move ' +
      'first, then their other papers from the highest value down. Ties look at the earliest stage that differs.',
    source: 'Local Elections (Northern Ireland) Order 1985 (SI 1985/454), rr. 47-52',
  },
  [
    {
      name: 'last-vacancy',
      values: ['statute', 'quota'],
      default: 'statute',
      meaning:
        'fill the last vacancies as soon as r.52 allows, with no further transfer (r.52(3)) and not before a first exclusion ' +
        'where there is one vacancy (r.48(3)); or only by quota, with every transfer made',
    },
  ],
  (call) =>
    countOnTable(
      call,
      { gap: 'stop' },
      (unit) => fixed(2, unit),
      (table) => {
        const tie = { look: 'forwards', order: 'favour', lot: call.lot } as const;
        const statute = call.chosen['last-vacancy'] === 'statute';
        countLastParcel(table, {
          quota: (at) => at.quota ?? wholeDroop(at),
          reach: (at, untransferred) => reach(at, untransferred, statute),
          below: (held, next) => held < next,
          batches: firstPreferencesFirst,
          lastTransfer: statute ? 'not-made' : 'made',
          stagePer: 'exclusion',
          decimals: 2,
          ties: { surplus: { ...tie, article: 'r.50(1)' }, exclude: { ...tie, article: 'r.51(13)' } },
          articles: {
            first: 'r.47',
            quota: 'r.48',
            elected: 'r.48(3)',
            surplus: 'r.49-50',
            deferred: 'r.49(10)',
            exclude: 'r.51(1)',
            together: 'r.51(12)',
            last: 'r.52(1)',
          },
        });
      },
    ),
);

function reach(table: Table<bigint>, untransferred: bigint, statute: boolean): readonly number[] {
  if (statute && table.seats === 1 && table.stages.length === 0) return [];
  const standing = contenders(table);
  const quota = table.quota ?? 0n;
  const found = standing.filter((c) => votesOf(table, c) >= quota);
  if (found.length > 0 || !statute || vacancies(table) !== 1) return ranked(table, found);
  const all = standing.reduce((total, c) => total + votesOf(table, c), 0n);
  const unfinished = table.votes.reduce((total, v, c) => (table.status[c] === 2 ? total + v : total), 0n);
  const ahead = standing.filter((c) => {
    const votes = votesOf(table, c);
    return votes > 0n && 2n * votes >= all + untransferred + unfinished;
  });
  return ahead.length === 1 ? ahead : [];
}

/** r.51(2), (5)-(9): papers received as first preferences, then the others by falling value. */
function firstPreferencesFirst(table: Table<bigint>, parcels: readonly Parcel<bigint>[]): Parcel<bigint>[][] {
  const first = parcels.filter(({ batch }) => batch === 1);
  const later = parcels.filter(({ batch }) => batch !== 1);
  return [...(first.length > 0 ? [first] : []), ...batchesByValue(table, later)];
}
