/** The Meek and Warren rules. */
import type { Rule } from '../../../count.ts';
import { arithmeticChoices } from '../arithmetic-options.ts';
import { type Arithmetic, exact, fixed, guarded } from '../engine/arithmetic.ts';
import { hopefuls, type Table } from '../engine/table.ts';
import { lotsOf, type TieWay } from '../engine/ties.ts';
import { type Call, type Choice, type Counted, type RuleText, stvRule } from '../run.ts';
import { sureLosers } from '../weighted-inclusive.ts';
import { bothDown, bothUp, keepDown, keepPrice, keepUp, type Sharing, setMeek } from './distribute.ts';
import { newZealandOrder } from './new-zealand-lots.ts';
import { countRounds, type MeekRounds } from './rounds.ts';
import { countMeek } from './run-meek.ts';
import { countSecurePoll } from './securepoll.ts';
import type { SharedPaper } from './shared-ranks.ts';
import { chooseLosers, chooseNewZealand, countSteps, type MeekSteps } from './steps.ts';

const equalChoice: Choice = {
  name: 'equal',
  values: ['orders', 'split'],
  default: 'orders',
  meaning: 'a shared rank counts as all its strict orders in equal parts, or is divided among those still in the count',
};

export const prfMeek: Rule = stvRule(
  {
    id: 'stv-prf-meek',
    constraints: 'kept',
    summary: 'Meek STV by the PR Foundation reference rule, nine decimal places',
    explanation:
      'Every elected candidate keeps the part of each vote needed for the quota and passes on the rest, and everything is ' +
      'worked out again whenever somebody is elected or excluded, as if the excluded had never stood. It needs a ' +
      'computer; in return no vote is wasted by the order in which candidates are elected.',
    source: 'PR Foundation, Reference Meek Rule, A-C, T',
  },
  [equalChoice],
  (call) =>
    countMeek(
      call,
      (unit) => fixed(9, unit),
      (table, shared) => {
        const { arithmetic } = table;
        const sharing = shareBy(call, keepUp(arithmetic), arithmetic.votes(1));
        countRounds({
          meek: setMeek(table, shared, sharing),
          quota: (cast) => arithmetic.add(arithmetic.share(cast, table.seats + 1), arithmetic.step),
          reaches: (votes, quota) => votes >= quota,
          omega: arithmetic.decimal(1n, 6),
          omegaItself: false,
          shortfall: 'total-not-below-zero',
          newFactor: (factor, quota, votes) => arithmetic.div(arithmetic.mul(factor, quota, 'up'), votes, 'up'),
          losers: () => [],
          tie: orderedTie(call, 'T'),
          articles: {
            first: 'B.2.a',
            complete: 'B.1',
            elected: 'B.2.c',
            iterate: 'B.2.f',
            exclude: 'B.3',
            batch: 'B.3',
            rest: 'C.1',
          },
        });
      },
    ),
);

const meekChoices: readonly Choice[] = [
  ...arithmeticChoices({ arithmetic: 'guarded', digits: '' }),
  {
    name: 'omega',
    values: { from: 0, to: 60 },
    default: '',
    meaning:
      'iterate until the surplus is at most 10^-omega; 10 when exact, half the digits when guarded, two thirds when fixed',
  },
  {
    name: 'batch',
    values: ['losers', 'none'],
    default: 'losers',
    meaning: 'exclude together all who cannot catch up',
  },
  equalChoice,
  {
    name: 'factor-digits',
    values: { from: 0, to: 60 },
    default: '',
    meaning: 'with exact arithmetic: round keep factors up to so many decimals, to keep the fractions short',
  },
  {
    name: 'shortfall',
    values: ['nothing', 'counts'],
    default: 'nothing',
    meaning: 'whether elected candidates below the quota reduce the surplus',
  },
  {
    name: 'procedure',
    values: ['rounds', 'steps'],
    default: 'rounds',
    meaning: 'iterate until the surplus is gone, or look for losers after every single step as OpenSTV does',
  },
];

export const meek: Rule = parametric('meek', {
  id: 'stv-meek',
  constraints: 'kept',
  summary: "Meek's STV, with guard digits by default, so that it ends as exact fractions would",
  explanation:
    'Every elected candidate keeps the part of each vote needed for the quota and passes on the rest, until nothing moves ' +
    'any more; excluded candidates are as if they had never stood. Exact fractions are possible but grow at every step.',
  source:
    'B. L. Meek, "A new approach to the single transferable vote", Cybernetica 1969/70; I. D. Hill, B. A. Wichmann, ' +
    'D. R. Woodall, "Algorithm 123", Computer Journal 30 (1987)',
});

export const warren: Rule = parametric('warren', {
  id: 'stv-warren',
  constraints: 'kept',
  summary: "Warren's STV, with guard digits by default, so that it ends as exact fractions would",
  explanation:
    "Like Meek's, but an elected candidate asks the same price of every paper as long as it can pay, instead of the same " +
    'share of what is left of it.',
  source: 'C. H. E. Warren, "Counting in STV elections", Voting matters 1 (1994)',
});

export const newZealand: Rule = stvRule(
  {
    id: 'stv-nz-meek',
    constraints: 'kept',
    summary: "Meek STV of New Zealand's local elections, nine decimal places",
    explanation:
      'Meek counting with nine decimals rounded up, a surplus limit of 0.0001, and ties broken by the earliest difference, ' +
      'then by the pseudo-random order that the regulations compute from the numbers of candidates, vacancies and votes.',
    source: 'Local Electoral Regulations 2001 (NZ), Schedule 1A',
  },
  [
    equalChoice,
    {
      name: 'keep',
      values: ['calculator', 'schedule'],
      default: 'calculator',
      meaning: 'what is passed on is what was not kept (the calculator in use), or is itself rounded up (clause 10)',
    },
  ],
  (call) =>
    countMeek(
      call,
      (unit) => fixed(9, unit),
      (table, shared) => {
        const { arithmetic } = table;
        const whole = arithmetic.votes(1);
        const split = call.chosen['keep'] === 'schedule' ? bothUp(arithmetic, whole) : keepUp(arithmetic);
        const standing = hopefuls(table);
        const votes = Math.floor(table.papers.valid / table.papers.unit);
        const order = newZealandOrder(standing.length, table.seats, votes).map((i) => standing[i] as number);
        const rule: MeekSteps<bigint> = {
          meek: setMeek(table, shared, shareBy(call, split, whole)),
          quota: (cast) => arithmetic.add(arithmetic.share(cast, table.seats + 1), arithmetic.step),
          limit: arithmetic.decimal(1n, 4),
          newFactor: (factor, quota, votes) => arithmetic.div(arithmetic.mul(factor, quota, 'up'), votes, 'up'),
          choose: chooseNewZealand,
          risingFactorStops: true,
          stage: 'both',
          articles: { first: 'cl. 10', elected: 'cl. 12', surplus: 'cl. 17', exclude: 'cl. 19', last: 'cl. 21' },
        };
        countSteps(rule, (stage) => {
          const lot = lotsOf(stage % 2 === 0 ? [...order].reverse() : order);
          return { look: 'forwards', order: 'predetermined', lot, article: 'cl. 40-48' };
        });
      },
    ),
);

export const securePoll: Rule = stvRule(
  {
    id: 'stv-securepoll-meek',
    constraints: {
      refused:
        'it eliminates all who are level at the bottom without a lot, even when seats stay empty, so it can promise no seat',
    },
    summary: "Meek STV as MediaWiki's SecurePoll counts it, ten decimal places",
    explanation:
      'Meek counting with ten decimals cut off. Candidates tied at the bottom are all eliminated together, without a lot, ' +
      'even when that leaves seats empty.',
    source: 'MediaWiki extension SecurePoll, STVTallier; after Hill and the PR Foundation reference rule',
  },
  [
    equalChoice,
    {
      name: 'compare',
      values: ['numbers', 'digits'],
      default: 'numbers',
      meaning: 'compare the bottom with the next candidate by whole votes, as the program does, or to ten decimals',
    },
  ],
  (call) =>
    countMeek(
      call,
      (unit) => fixed(10, unit),
      (table, shared) => {
        const sharing = shareBy(call, keepDown(table.arithmetic), table.arithmetic.votes(1));
        countSecurePoll(setMeek(table, shared, sharing), call.chosen['compare'] === 'numbers' ? 'numbers' : 'digits');
      },
    ),
);

function parametric(kind: 'meek' | 'warren', text: RuleText): Rule {
  return stvRule(text, meekChoices, (call) => {
    const usual = call.chosen['arithmetic'] === 'fixed' ? '9' : '18';
    const digits = Number(call.chosen['digits'] || usual);
    const guard = call.chosen['guard'] ? Number(call.chosen['guard']) : Math.floor(digits / 2);
    switch (call.chosen['arithmetic']) {
      case 'fixed':
        return countWith(call, kind, (unit) => fixed(digits, unit), Math.floor((digits * 2) / 3));
      case 'guarded':
        return countWith(call, kind, (unit) => guarded(digits, guard, unit), Math.floor(digits / 2));
      default:
        return countWith(call, kind, exact, 10);
    }
  });
}

function countWith<V>(
  call: Call,
  kind: 'meek' | 'warren',
  arithmetic: (unit: number) => Arithmetic<V>,
  omega: number,
): Counted {
  return countMeek(call, arithmetic, (table, shared) => {
    if (call.chosen['procedure'] === 'steps') countBySteps(call, kind, table, shared);
    else countRounds(roundsOf(call, kind, table, shared, call.chosen['omega'] ? Number(call.chosen['omega']) : omega));
  });
}

function roundsOf<V>(
  call: Call,
  kind: 'meek' | 'warren',
  table: Table<V>,
  shared: readonly SharedPaper[],
  omega: number,
): MeekRounds<V> {
  const { arithmetic } = table;
  const whole = kind === 'warren' ? arithmetic.full : arithmetic.votes(1);
  const split = kind === 'warren' ? keepPrice(arithmetic) : bothDown(arithmetic, whole);
  const places = call.chosen['factor-digits'];
  return {
    meek: setMeek(table, shared, { ...shareBy(call, split, whole), ...(kind === 'warren' ? { byPrice: true } : {}) }),
    quota: (cast) => arithmetic.add(arithmetic.share(cast, table.seats + 1), arithmetic.step),
    reaches: (votes, quota) => arithmetic.compare(votes, quota) >= (arithmetic.exact ? 1 : 0),
    omega: arithmetic.decimal(1n, omega),
    omegaItself: true,
    shortfall: call.chosen['shortfall'] === 'counts' ? 'counts' : 'nothing',
    newFactor: (factor, quota, votes) => {
      const next = arithmetic.div(arithmetic.mul(factor, quota, 'up'), votes, 'up');
      if (!places) return next;
      const { kept, inexact } = arithmetic.cut(next, Number(places));
      return inexact ? arithmetic.add(kept, arithmetic.decimal(1n, Number(places))) : kept;
    },
    losers: call.chosen['batch'] === 'none' ? () => [] : sureLosers,
    tie: orderedTie(call, 'ties'),
    articles: {
      first: 'first preferences',
      complete: 'completion',
      elected: 'election',
      iterate: 'keep factors',
      exclude: 'exclusion',
      batch: 'exclusion',
      rest: 'completion',
    },
  };
}

function countBySteps<V>(call: Call, kind: 'meek' | 'warren', table: Table<V>, shared: readonly SharedPaper[]): void {
  const { arithmetic } = table;
  const whole = kind === 'warren' ? arithmetic.full : arithmetic.votes(1);
  const sharing: Sharing<V> =
    kind === 'warren'
      ? { ...shareBy(call, keepPrice(arithmetic), whole), byPrice: true }
      : {
          ...shareBy(call, bothDown(arithmetic, whole), whole),
          credit: (arrives, factor, weight) => arithmetic.mul(arithmetic.times(arrives, weight), factor, 'down'),
        };
  const rule: MeekSteps<V> = {
    meek: setMeek(table, shared, sharing),
    quota: (cast) => arithmetic.add(arithmetic.share(cast, table.seats + 1), arithmetic.step),
    limit: arithmetic.exact ? arithmetic.decimal(1n, 10) : arithmetic.step,
    newFactor: (factor, quota, votes) => {
      const down = arithmetic.mulDiv(factor, quota, votes);
      return roundedUp(arithmetic, factor, quota, votes, down);
    },
    choose: chooseLosers,
    risingFactorStops: false,
    stage: 'one',
    articles: {
      first: 'first preferences',
      elected: 'election',
      surplus: 'keep factors',
      exclude: 'exclusion',
      last: 'completion',
    },
  };
  const tie: TieWay = { look: 'backwards', order: 'favour', lot: call.lot, article: 'ties' };
  countSteps(rule, () => tie);
}

function roundedUp<V>(arithmetic: Arithmetic<V>, factor: V, quota: V, votes: V, down: V): V {
  if (
    typeof factor === 'bigint' &&
    typeof quota === 'bigint' &&
    typeof votes === 'bigint' &&
    typeof down === 'bigint'
  ) {
    return factor * quota > down * votes ? arithmetic.add(down, arithmetic.step) : down;
  }
  return down;
}

function shareBy<V>(call: Call, split: Sharing<V>['split'], whole: V): Sharing<V> {
  return { split, whole, equal: call.chosen['equal'] === 'split' ? 'split' : 'orders' };
}

function orderedTie(call: Call, article: string): TieWay {
  return { look: 'none', order: 'predetermined', lot: call.order, article };
}
