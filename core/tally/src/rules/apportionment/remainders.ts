/**
 * Largest remainders: every list gets its votes divided by a quota, whole part;
 * seats left over go to the largest remainders.
 *
 *     hare                      V / S
 *     droop                     floor(V / (S + 1)) + 1
 *     hagenbach-bischoff        V / (S + 1), exact or rounded to the nearest whole (half up)
 */
import {
  add,
  compare,
  divide,
  type Fraction,
  floor,
  fraction,
  multiply,
  ok,
  type Result,
  refuse,
  subtract,
  zero,
} from '@quorate/basics';
import type { CountOptions, CountProblem, Rule } from '../../count.ts';
import type { Candidate } from '../../profile.ts';
import type { Reason, Tie } from '../../transcript.ts';
import { defineRule } from '../common/define-rule.ts';
import { mostOutcomes } from '../common/filling-seats.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { oneOf, printNumber } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import { choices, type Lists, readLists, type SharedOut, seatsTranscript, thresholdOptions } from './lists.ts';
import { byReservedRemainders } from './reserved-remainders.ts';

export const hare: Rule = defineRule({
  id: 'hare',
  family: 'apportionment',
  summary: 'Largest remainders with the Hare quota V / S (Hamilton).',
  explanation:
    'A seat costs the votes divided by the seats. Each list gets as many as it can pay in full, and the seats left over go to the largest remainders. ' +
    'A list never gets fewer than its share rounded down or more than rounded up; yet with more seats in all a list can lose one (the Alabama paradox).',
  source: 'A. Hamilton (1792); T. Hare (1857); Balinski, Young, Fair Representation (1982)',
  takes: ['parties'],
  options: thresholdOptions,
  seats: 'required',
  constraints: 'honoured',
  count: (counting) => {
    const { profile, settings, seats, options } = counting;
    const lists = readLists(profile, settings.threshold, settings.thresholds);
    if (!lists.ok) return lists;
    if (seats === 0) return refuse({ reason: 'no-seats' });
    const quota = divide(eligibleVotes(lists.value), fraction(seats));
    const shared = byLargestRemainders(lists.value, quota, seats, profile.candidates, options);
    return shared.ok ? ok(seatsTranscript(counting, lists.value, shared.value, 'largest-remainders')) : shared;
  },
});

export const droop: Rule = defineRule({
  id: 'droop',
  family: 'apportionment',
  summary: 'Largest remainders with the Droop quota, the smallest that only S lists can reach.',
  explanation:
    'As with the Hare quota, but a seat costs less: just over the votes divided by one more than the seats. Fewer seats are left to the remainders, so it is a little kinder to large lists.',
  source: 'H. R. Droop (1868); E. Hagenbach-Bischoff (1888); rounded: Slovakia, Act 180/2014 s. 68',
  takes: ['parties'],
  options: {
    ...thresholdOptions,
    quota: oneOf(
      'quota',
      ['droop', 'hagenbach-bischoff', 'hagenbach-bischoff-rounded'],
      'droop',
      'Which quota: floor(V/(S+1)) + 1, V/(S+1) exact, or V/(S+1) rounded to the nearest whole number.',
    ),
  },
  seats: 'required',
  constraints: 'honoured',
  count: (counting) => {
    const { profile, settings, seats, options } = counting;
    const lists = readLists(profile, settings.threshold, settings.thresholds);
    if (!lists.ok) return lists;
    const exact = divide(eligibleVotes(lists.value), fraction(seats + 1));
    const quota = {
      droop: fraction(floor(exact) + 1n),
      'hagenbach-bischoff': exact,
      'hagenbach-bischoff-rounded': fraction(floor(add(exact, fraction(1, 2)))),
    }[settings.quota];
    const shared = byLargestRemainders(lists.value, quota, seats, profile.candidates, options);
    return shared.ok ? ok(seatsTranscript(counting, lists.value, shared.value, 'largest-remainders')) : shared;
  },
});

function eligibleVotes({ votes, eligible }: Lists): Fraction {
  return eligible.map((list) => votes[list] ?? zero).reduce(add, zero);
}

function byLargestRemainders(
  { votes, eligible, total }: Lists,
  quota: Fraction,
  seats: number,
  candidates: readonly Candidate[],
  options: CountOptions,
): Result<SharedOut, CountProblem> {
  if (compare(quota, zero) === 0) return ok({ order: [], ties: [], quota: '0', tables: {}, notes: [] });
  if ((options.constraints ?? []).length > 0) {
    return byReservedRemainders({ votes, eligible, total, notes: [] }, quota, seats, candidates, options);
  }
  const shares = eligible.map((list) => {
    const share = divide(votes[list] ?? zero, quota);
    return { list, whole: Number(floor(share)), remainder: subtract(share, fraction(floor(share))) };
  });
  const order = shares.flatMap(({ list, whole }) => Array.from({ length: whole }, () => list));
  const byRemainder = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || a.list - b.list);
  const tables = {
    quota: [
      ['list', 'whole', 'remainder'],
      ...shares.map(({ list, whole, remainder }) => [
        candidates[list]?.name ?? '',
        `${whole}`,
        printNumber(multiply(remainder, quota)),
      ]),
    ],
  };
  const base = { quota: printNumber(quota), tables };
  const left = seats - order.length;
  // A rounded-down or exact quota can give a seat too many: it is taken back from the smallest remainders.
  if (left < 0) {
    const losers = [...byRemainder].reverse().filter(({ whole }) => whole > 0);
    const picked = pick(losers, -left, candidates, options, 'smallest-remainder');
    const kept = (gone: readonly number[]): readonly number[] => without(order, gone);
    return ok({
      ...base,
      order: kept(picked.chosen),
      ties: picked.ties,
      ...(picked.outcomes && { tiedOutcomes: picked.outcomes.map(kept) }),
      notes: [because('largest-remainders', 'seat-taken-back', { lists: picked.chosen.map(String) })],
    });
  }
  const rounds: number[] = [];
  let rest = left;
  // More seats left than lists (few votes): every list gets one more, as often as that fits.
  while (byRemainder.length > 0 && rest > byRemainder.length) {
    rounds.push(...byRemainder.map(({ list }) => list));
    rest -= byRemainder.length;
  }
  const picked = pick(byRemainder, Math.min(rest, byRemainder.length), candidates, options, 'largest-remainder');
  const complete = [...order, ...rounds, ...picked.chosen];
  const notes: Reason[] =
    complete.length < seats
      ? [because('largest-remainders', 'seats-unfilled', { seats: `${seats - complete.length}` })]
      : [];
  return ok({
    ...base,
    order: complete,
    ties: picked.ties,
    ...(picked.outcomes && {
      tiedOutcomes: picked.outcomes.map((way) => [...order, ...rounds, ...way].sort((a, b) => a - b)),
    }),
    notes,
  });
}

interface Picked {
  readonly chosen: readonly number[];
  readonly ties: readonly Tie[];
  readonly outcomes?: readonly (readonly number[])[];
}

/** The first `howMany` in order of their remainders; equals at the edge are a tie. */
function pick(
  ordered: readonly { readonly list: number; readonly remainder: Fraction }[],
  howMany: number,
  candidates: readonly Candidate[],
  options: CountOptions,
  key: string,
): Picked {
  const edge = ordered[howMany - 1]?.remainder;
  const next = ordered[howMany]?.remainder;
  if (edge === undefined || next === undefined || compare(edge, next) !== 0) {
    return { chosen: ordered.slice(0, howMany).map(({ list }) => list), ties: [] };
  }
  const sure = ordered.flatMap(({ list, remainder }, at) =>
    at < howMany && compare(remainder, edge) !== 0 ? [list] : [],
  );
  const equal = ordered.filter(({ remainder }) => compare(remainder, edge) === 0).map(({ list }) => list);
  const left = howMany - sure.length;
  const drawn = byLot(equal, lotPlaces(candidates, options.lot));
  const tie = { stage: 0, between: equal, for: 'elect' as const };
  if (drawn === undefined) {
    const ways = choices(equal, left, mostOutcomes);
    return {
      chosen: sure,
      ties: [{ ...tie, brokenBy: 'unbroken', chosen: [], because: because(key, 'equal-and-no-lot') }],
      ...(ways && { outcomes: ways.map((way) => [...sure, ...way]) }),
    };
  }
  // The lot favours whoever comes first; for seats taken back, whoever comes last gives up.
  const chosen = key === 'smallest-remainder' ? drawn.slice(-left) : drawn.slice(0, left);
  return {
    chosen: [...sure, ...chosen],
    ties: [{ ...tie, brokenBy: 'lot', chosen, because: because(key, 'lot-drawn') }],
  };
}

function without(order: readonly number[], gone: readonly number[]): readonly number[] {
  const kept = [...order];
  for (const list of gone) kept.splice(kept.lastIndexOf(list), 1);
  return kept;
}
