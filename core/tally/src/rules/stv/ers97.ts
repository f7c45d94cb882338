/** The Electoral Reform Society's rules of 1997: "How to Conduct an Election by the Single Transferable Vote", 3rd edition, section 5. */
import type { Rule } from '../../count.ts';
import { fixed } from './engine/arithmetic.ts';
import { ranked } from './engine/electing.ts';
import { contenders } from './engine/limits.ts';
import { type Table, vacancies, votesOf } from './engine/table.ts';
import { batchesByValue, countLastParcel } from './last-parcel.ts';
import { countOnTable, stvRule } from './run.ts';

export const ers97: Rule = stvRule(
  {
    id: 'stv-ers97',
    constraints: 'kept',
    summary: 'STV by the rules of the Electoral Reform Society, 3rd edition 1997: hand counting, two decimal places',
    explanation:
      'The quota has two decimals and falls while nobody is elected and papers run out. A surplus moves with the last batch ' +
      'received, and waits while it could not change who is lowest. As many lowest candidates as possible are excluded ' +
      'together, their papers batch by batch. Made for counting by hand.',
    source:
      'Electoral Reform Society, How to Conduct an Election by the Single Transferable Vote, 3rd ed. (1997), s. 5',
  },
  [
    {
      name: 'ends',
      values: ['at-once', 'after-batch'],
      default: 'at-once',
      meaning: 'an exclusion that decides the count moves no papers (5.5.1), or its first batch all the same',
    },
  ],
  (call) =>
    countOnTable(
      call,
      { gap: 'stop' },
      (unit) => fixed(2, unit),
      (table) => {
        const tie = { look: 'forwards-by-batch', order: 'favour', lot: call.lot } as const;
        countLastParcel(table, {
          quota: (at) =>
            at.elected.length > 0 && at.quota !== null ? at.quota : roundedUp(activeTotal(at), at.seats + 1),
          reach,
          below: (held, next) => held <= next,
          batches: batchesByValue,
          lastTransfer: call.chosen['ends'] === 'at-once' ? 'not-made' : 'made',
          stagePer: 'batch',
          decimals: 2,
          ties: { surplus: { ...tie, article: '5.2.3' }, exclude: { ...tie, article: '5.2.5' } },
          articles: {
            first: '5.1.2',
            quota: '5.1.6',
            elected: '5.1.7, 5.3.13, 5.4.9',
            surplus: '5.2.3',
            deferred: '5.2.2',
            exclude: '5.2.5',
            together: '5.2.5',
            last: '5.5.1',
          },
        });
      },
    ),
);

/** 5.4.8: the total valid vote without what has become non-transferable. */
function activeTotal({ votes }: Table<bigint>): bigint {
  return votes.reduce((a, b) => a + b, 0n);
}

function roundedUp(a: bigint, n: number): bigint {
  return (a + BigInt(n) - 1n) / BigInt(n);
}

/**
 * 5.1.7, 5.3.13, 5.4.9: a quota, or the total active vote over one more than the places left. Where more reach
 * it than there are places, the order of votes, then of earlier points, decides; equals throughout wait (5.6.2).
 */
function reach(table: Table<bigint>, untransferred: bigint): readonly number[] {
  const standing = contenders(table);
  const unfinished = table.votes.reduce(
    (all, v, c) => (table.status[c] === 0 || table.status[c] === 2 ? all + v : all),
    0n,
  );
  const places = vacancies(table);
  const share = roundedUp(unfinished + untransferred, places + 1);
  const quota = table.quota ?? 0n;
  const needed = share < quota ? share : quota;
  const found = ranked(
    table,
    standing.filter((c) => votesOf(table, c) >= needed && votesOf(table, c) > 0n),
  );
  if (found.length <= places) return found;
  return byEarliest(table, found).slice(0, places);
}

function byEarliest(table: Table<bigint>, candidates: readonly number[]): number[] {
  const points = [table.votes, ...table.points];
  const order = (a: number, b: number): number => {
    for (const votes of points) {
      const difference = (votes[b] ?? 0n) - (votes[a] ?? 0n);
      if (difference !== 0n) return difference > 0n ? 1 : -1;
    }
    return 0;
  };
  const sorted = [...candidates].sort(order);
  return sorted.filter(
    (a, i) => !sorted.some((b, j) => j !== i && order(a, b) === 0 && Math.max(i, j) >= vacancies(table)),
  );
}
