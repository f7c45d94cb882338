/**
 * Quota preferential by quotient: D. R. Woodall, "QPQ, a quota-preferential STV-like election
 * rule", Voting matters 17 (2003), paragraphs 2.1 to 2.6.
 *
 * Nobody's papers are divided. Each paper knows how much of a candidate it has helped to elect;
 * a candidate's quotient is papers / (1 + what those papers have elected already).
 */
import { ok } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { arithmeticChoices } from './arithmetic-options.ts';
import { type Arithmetic, exact, fixed, guarded } from './engine/arithmetic.ts';
import { ranked } from './engine/electing.ts';
import { doomedNow, expendable } from './engine/limits.ts';
import { readPapers } from './engine/papers.ts';
import { closeStage, decide, elect, exclude, finish, openStage } from './engine/stages.ts';
import {
  elected,
  extreme,
  hopeful,
  hopefuls,
  type Parcel,
  papersIn,
  setTable,
  sortFirstPreferences,
  sortPapers,
  type Table,
  takePile,
  vacancies,
  votesOf,
} from './engine/table.ts';
import { breakTie, type TieWay } from './engine/ties.ts';
import { type Call, type Counted, limitsOf, stvRule } from './run.ts';
import { because, excludeDoomed } from './weighted-inclusive.ts';

export const qpq: Rule = stvRule(
  {
    id: 'qpq',
    constraints: 'kept',
    summary: 'Quota preferential by quotient (Woodall): proportional, papers are never divided',
    explanation:
      'Each paper carries the fraction of a candidate it has elected so far. The candidate with the highest quotient is ' +
      'elected if it is above the quota; otherwise the one with the lowest is excluded and the count starts afresh. ' +
      'Simple to state, proportional like STV, tedious by hand.',
    source: 'D. R. Woodall, Voting matters 17 (2003), pp. 1-7, paras. 2.1-2.6',
  },
  [
    ...arithmeticChoices({ arithmetic: 'exact', digits: '9' }),
    { name: 'restart', values: ['true', 'false'], default: 'true', meaning: 'start afresh after each exclusion' },
  ],
  (call) => {
    const digits = Number(call.chosen['digits']);
    const guard = call.chosen['guard'] ? Number(call.chosen['guard']) : digits;
    if (call.chosen['arithmetic'] === 'fixed') return countQpq(call, (unit) => fixed(digits, unit));
    if (call.chosen['arithmetic'] === 'guarded') return countQpq(call, (unit) => guarded(digits, guard, unit));
    return countQpq(call, exact);
  },
);

/** What each paper has elected, by the pile it lies on now; the inactive papers apart. */
interface Elected<V> {
  readonly piles: Parcel<V>[][];
  readonly inactive: Parcel<V>[];
}

function countQpq<V>(call: Call, arithmetic: (unit: number) => Arithmetic<V>): Counted {
  const papers = readPapers(call.profile, { gap: 'pass' });
  const table = setTable(call.profile, call.seats, papers, arithmetic(papers.unit), limitsOf(call));
  const tie: TieWay = {
    look: 'none',
    order: 'predetermined',
    lot: call.order,
    article: '2.5',
  };
  let state = start(table);
  for (let again = true; again; ) {
    again = false;
    while (vacancies(table) > 0 && hopefuls(table).length > vacancies(table)) {
      const step = oneStage(table, state, tie);
      if (step === 'unbroken') return ok(finish(table, call.rule, call.profile, call.chosen));
      if (step === 'excluded' && call.chosen['restart'] === 'true') {
        again = hopefuls(table).length + table.elected.length > table.seats;
        if (again) {
          state = restart(table);
          break;
        }
      }
    }
  }
  const left = hopefuls(table);
  if (vacancies(table) > 0 && left.length > 0) {
    if (table.stages.length === 0) openStage(table, 'first-preferences', [], because('2.1', 'first-preferences'));
    else reopen(table);
    elect(table, ranked(table, left), because('2.5b', 'continuing-fill-vacancies'));
  }
  return ok(finish(table, call.rule, call.profile, call.chosen));
}

/** The last stage takes the final decision. */
function reopen<V>(table: Table<V>): void {
  const last = table.stages.pop();
  table.history.pop();
  if (last === undefined) return;
  const open = openStage(table, last.action, last.on, last.because);
  open.elected.push(...last.elected);
  open.excluded.push(...last.excluded);
  open.decisions.push(...(last.decisions ?? []));
  Object.assign(open.values, last.values);
}

function start<V>(table: Table<V>): Elected<V> {
  table.piles.forEach((_, c) => {
    takePile(table, c);
    table.votes[c] = table.arithmetic.zero;
  });
  sortFirstPreferences(table);
  const active = table.votes.reduce((all, v) => table.arithmetic.add(all, v), table.arithmetic.zero);
  table.exhausted = table.arithmetic.subtract(table.total, active);
  const piles = table.piles.map((parcels) => parcels.map((parcel) => ({ ...parcel, value: table.arithmetic.zero })));
  return { piles, inactive: [] };
}

function restart<V>(table: Table<V>): Elected<V> {
  table.elected.length = 0;
  for (let c = 0; c < table.status.length; c += 1) {
    if (table.status[c] === elected) {
      table.status[c] = hopeful;
      table.receives[c] = 1;
    }
  }
  return start(table);
}

function oneStage<V>(table: Table<V>, state: Elected<V>, tie: TieWay): 'elected' | 'excluded' | 'unbroken' {
  const { arithmetic } = table;
  const one = arithmetic.votes(1);
  const doomed = doomedNow(table);
  if (doomed.length > 0) {
    excludeDoomed(table, doomed);
    closeStage(table);
    for (const c of doomed) moveOn(table, state, c, undefined);
    return 'excluded';
  }
  const standing = hopefuls(table);
  const shares = state.piles.map((parcels) => contribution(table, parcels));
  const quotients = table.names.map((_, c) =>
    standing.includes(c)
      ? arithmetic.div(votesOf(table, c), arithmetic.add(one, shares[c] as V), 'down')
      : arithmetic.zero,
  );
  const active = standing.reduce((all, c) => arithmetic.add(all, votesOf(table, c)), arithmetic.zero);
  const places = arithmetic.subtract(arithmetic.votes(table.seats + 1), contribution(table, state.inactive));
  const quota = arithmetic.div(active, places, 'down');
  table.quota = quota;
  const top = extreme(table, standing, quotients, 'most');
  const best = quotients[top[0] ?? 0] as V;
  const wins = arithmetic.compare(best, quota) > 0;
  const tied = wins ? top : extreme(table, expendable(table), quotients, 'fewest');
  const c = breakTie(table, tied, wins ? 'elect' : 'exclude', tie);
  if (c === undefined) return 'unbroken';
  const why = wins ? because('2.5a', 'highest-quotient') : because('2.5b', 'lowest-quotient');
  const stage = openStage(table, wins ? 'elect' : 'exclude', [c], why);
  decide(table, because('2.4', 'quota'));
  stage.values['quotients'] = quotients.map((q) => arithmetic.print(q));
  if (wins) elect(table, [c], because('2.5a', 'above-quota'));
  else exclude(table, [c]);
  closeStage(table);
  moveOn(table, state, c, wins ? arithmetic.div(one, best, 'down') : undefined);
  return wins ? 'elected' : 'excluded';
}

function contribution<V>({ arithmetic, papers }: Table<V>, parcels: readonly Parcel<V>[]): V {
  let all = arithmetic.zero;
  for (const { value, weight } of parcels) all = arithmetic.add(all, arithmetic.times(value, weight));
  return papers.unit === 1 ? all : arithmetic.share(all, papers.unit);
}

/** The papers of `from` pass to the next name; after an election each has elected `now`. */
function moveOn<V>(table: Table<V>, state: Elected<V>, from: number, now: V | undefined): void {
  const { arithmetic } = table;
  const parcels = state.piles[from] ?? [];
  state.piles[from] = [];
  table.votes[from] = arithmetic.zero;
  for (const parcel of parcels) {
    const value = now ?? parcel.value;
    for (const { to, papers, weight } of sortPapers(table, parcel.papers)) {
      const moved = { value, papers: [papers], weight, batch: parcel.batch };
      const amount = arithmetic.times(arithmetic.full, papersIn([moved]));
      if (to === null) {
        state.inactive.push(moved);
        table.exhausted = arithmetic.add(table.exhausted, amount);
      } else {
        state.piles[to]?.push(moved);
        table.votes[to] = arithmetic.add(votesOf(table, to), amount);
      }
    }
  }
}
