/**
 * The weighted inclusive Gregory method without a statute's peculiarities: exact
 * unless asked otherwise, with the choices that its implementations differ in.
 */
import type { Rule } from '../../count.ts';
import { arithmeticChoices, countByChoice } from './arithmetic-options.ts';
import { byVotes, hopefuls, type Table, votesOf } from './engine/table.ts';
import type { Look } from './engine/ties.ts';
import { fractionalDroop, wholeDroop } from './quotas.ts';
import { type Choice, stvRule } from './run.ts';
import { countInclusive, type InclusiveArticles, sureLosers } from './weighted-inclusive.ts';

const articles: InclusiveArticles = {
  first: 'first preferences',
  quota: 'quota',
  elected: 'election',
  surplus: 'surplus',
  exclude: 'exclusion',
  batch: 'exclusion',
  last: 'completion',
};

const choices: readonly Choice[] = [
  ...arithmeticChoices({ arithmetic: 'exact', digits: '9' }),
  {
    name: 'quota',
    values: ['fraction', 'whole'],
    default: 'fraction',
    meaning: 'papers / (seats + 1), exact or with the smallest step added; or its whole part and one',
  },
  {
    name: 'batch',
    values: ['none', 'zero', 'zero-first', 'losers'],
    default: 'none',
    meaning:
      'exclude together: nobody, those without votes (always or at the first exclusion only), or all who cannot catch up',
  },
  {
    name: 'ties',
    values: ['order', 'backwards', 'forwards', 'lot'],
    default: 'order',
    meaning: 'an order drawn beforehand whose first is chosen, a look at earlier stages then the lot, or the lot alone',
  },
  {
    name: 'empty-surplus',
    values: ['moves', 'stays'],
    default: 'moves',
    meaning: 'whether papers of a candidate with exactly the quota move on, at no value',
  },
  {
    name: 'ends',
    values: ['at-once', 'after-round'],
    default: 'at-once',
    meaning: 'whether the round in which the last seat is filled still moves what it would have moved',
  },
  {
    name: 'rounding',
    values: ['each', 'once'],
    default: 'each',
    meaning: 'with fixed decimals: cut value × surplus and then the division, or only the end result',
  },
];

export const wigm: Rule = stvRule(
  {
    id: 'stv-wigm',
    constraints: 'kept',
    summary: 'STV by the weighted inclusive Gregory method, exact by default',
    explanation:
      'Every paper of a candidate with a surplus moves on at the same share of its value. Counted with exact fractions, ' +
      'so nothing is lost to rounding; a candidate needs more than papers / (seats + 1) to be elected.',
    source:
      'Reference WIGM as implemented by Droop (J. Lundell); the method of the Scottish Order 2007 without its digits',
  },
  choices,
  (call) =>
    countByChoice(call, { gap: 'pass' }, <V>(table: Table<V>) => {
      const { arithmetic } = table;
      const ties = call.chosen['ties'];
      const order = ties === 'order' ? 'predetermined' : 'favour';
      const look: Look = ties === 'backwards' || ties === 'forwards' ? ties : 'none';
      const lot = order === 'predetermined' ? call.order : call.lot;
      const tie = { look, order, lot, article: 'ties' } as const;
      const above = arithmetic.exact && call.chosen['quota'] === 'fraction';
      countInclusive(table, {
        quota: call.chosen['quota'] === 'whole' ? wholeDroop : fractionalDroop,
        reaches: (votes, quota) => arithmetic.compare(votes, quota) >= (above ? 1 : 0),
        newValue: (value, surplus, votes) =>
          call.chosen['rounding'] === 'once'
            ? arithmetic.mulDiv(value, surplus, votes)
            : arithmetic.div(arithmetic.mul(value, surplus, 'down'), votes, 'down'),
        emptySurplus: call.chosen['empty-surplus'] === 'moves' ? 'moves' : 'stays',
        surpluses: 'largest-first',
        losers: batchOf(call.chosen['batch']),
        losersCome: call.chosen['batch'] === 'losers' ? 'before-surpluses' : 'after-surpluses',
        lastTransfer: 'made',
        ends: call.chosen['ends'] === 'at-once' ? 'at-once' : 'after-round',
        pendingReceives: false,
        ties: { surplus: tie, exclude: tie },
        articles,
      });
    }),
);

function batchOf(kind: string | undefined): <V>(table: Table<V>, surplus: V) => readonly number[] {
  if (kind === 'losers') return sureLosers;
  if (kind === 'zero' || kind === 'zero-first') {
    return (table) => {
      const first = !table.stages.some(({ action }) => action === 'exclude');
      return kind === 'zero' || first ? withoutVotes(table) : [];
    };
  }
  return () => [];
}

/** Those without a vote, but never so many that seats would stay empty for want of candidates. */
function withoutVotes<V>(table: Table<V>): readonly number[] {
  const order = byVotes(table, hopefuls(table));
  const none = order.filter((c) => table.arithmetic.compare(votesOf(table, c), table.arithmetic.zero) === 0);
  const most = order.length - (table.seats - table.elected.length);
  return none.length <= most ? none : [];
}
