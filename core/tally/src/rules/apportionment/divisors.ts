/**
 * Divisor methods: the next seat goes to the list with the largest quotient of
 * its votes and the divisor that belongs to the seats it has.
 *
 *     seats held              0     1     2     3
 *     dhondt                  1     2     3     4        s + 1
 *     sainte-lague           1/2   3/2   5/2   7/2       s + 1/2
 *     huntington-hill         0    √2    √6    √12       √(s(s+1))
 *     adams                   0     1     2     3        s
 *     dean                    0    4/3  12/5  24/7       2s(s+1)/(2s+1)
 *
 * Where the first divisor is 0 every list has a first seat before any has a
 * second, the largest lists first when there are too few seats.
 * Quotients are compared as squares, so that √ stays exact.
 */
import { compare, divide, type Fraction, fraction, multiply, ok, type Result } from '@quorate/basics';
import { checkConstraints, seatRules } from '../../constraints.ts';
import type { CountOptions, CountProblem, Rule } from '../../count.ts';
import type { Candidate } from '../../profile.ts';
import type { Tie } from '../../transcript.ts';
import { type Counting, defineRule } from '../common/define-rule.ts';
import { mostOutcomes } from '../common/filling-seats.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { exactNumber, type Option, oneOf, printNumber, wholeNumber } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import {
  choices,
  expandedLists,
  type Lists,
  readLists,
  type SharedOut,
  seatsTranscript,
  type ThresholdOptions,
  thresholdOptions,
} from './lists.ts';

/** Square of the divisor for the next seat of a list that has `seats`; `undefined` where the divisor is 0. */
type SquaredDivisor = (seats: number) => Fraction | undefined;

interface DivisorOptions extends ThresholdOptions {
  readonly least: Option<number>;
  readonly most: Option<number>;
}

const divisorOptions: DivisorOptions = {
  ...thresholdOptions,
  least: wholeNumber('least', { least: 0, most: 1_000_000 }, '0', 'Seats that every list gets in any case.'),
  most: wholeNumber('most', { least: 1, most: 1_000_000 }, '1000000', 'Most seats that a list may have.'),
};

export const dhondt: Rule = divisorRule({
  id: 'dhondt',
  summary: 'Seats to lists by largest quotients of votes and 1, 2, 3 ... (Jefferson).',
  explanation:
    "Each list's votes are divided by 1, 2, 3 and so on, and the seats go to the largest quotients. A list never gets less than its exact share rounded down. It favours large lists a little, and lists gain by joining.",
  source:
    "V. D'Hondt, Systeme pratique et raisonne de representation proportionnelle (1882); Balinski, Young, Fair Representation (1982)",
  divisor: (seats) => square(fraction(seats + 1)),
});

export const sainteLague: Rule = divisorRule({
  id: 'sainte-lague',
  summary: 'Seats to lists by largest quotients of votes and 1, 3, 5 ... (Webster).',
  explanation:
    "Each list's votes are divided by 1, 3, 5 and so on, and the seats go to the largest quotients. It favours neither large nor small lists, and is the fairest to each list's exact share.",
  source: 'A. Sainte-Lague (1910); Balinski, Young, Fair Representation (1982); Bundeswahlgesetz s. 5',
  divisor: (seats) => square(fraction(2 * seats + 1)),
});

export const huntingtonHill: Rule = divisorRule({
  id: 'huntington-hill',
  summary: 'Seats by equal proportions: divisors are square roots of s(s+1).',
  explanation:
    'A seat goes where it evens out the relative difference in votes per seat best. Every list with votes gets a seat first. The seats of the United States House are shared out among the states this way.',
  source: '2 U.S.C. s. 2a; E. V. Huntington, Trans. AMS 30 (1928)',
  divisor: (seats) => (seats === 0 ? undefined : fraction(seats * (seats + 1))),
});

export const adams: Rule = divisorRule({
  id: 'adams',
  summary: 'Seats by largest quotients of votes and 0, 1, 2 ...: every list gets one first.',
  explanation:
    'Shares are in effect rounded up: every list with votes gets a seat before any gets a second. It favours small lists and never gives a list more than its share rounded up.',
  source: 'J. Q. Adams (1832); Balinski, Young, Fair Representation (1982)',
  divisor: (seats) => (seats === 0 ? undefined : square(fraction(seats))),
});

export const dean: Rule = divisorRule({
  id: 'dean',
  summary: 'Seats by harmonic means: votes per seat as near as possible to the common divisor.',
  explanation:
    'Each list gets the number of seats that brings its votes per seat nearest to a common number. Every list with votes gets a seat first; small lists are favoured a little.',
  source: 'J. Dean (1832); Balinski, Young, Fair Representation (1982)',
  divisor: (seats) => (seats === 0 ? undefined : square(fraction(2 * seats * (seats + 1), 2 * seats + 1))),
});

export const modifiedSainteLague: Rule = defineRule({
  id: 'sainte-lague-modified',
  family: 'apportionment',
  summary: 'Sainte-Lague with a larger first divisor (1.4; Sweden 1.2), against very small lists.',
  explanation:
    'As Sainte-Lague, but the first divisor is 1.4 instead of 1, so that a first seat is harder to come by. Norway, Sweden and others use it.',
  source: 'Norway, Valgloven 2002 s. 11-4; Sweden, Vallagen (2005:837) ch. 14 s. 3 (1.2 since 2018)',
  takes: ['parties'],
  options: {
    ...divisorOptions,
    first: exactNumber('first', '1.4', 'The first divisor, where the next are 3, 5, 7 ...'),
  },
  seats: 'required',
  constraints: 'honoured',
  count: (counting) => {
    const { first, ...settings } = counting.settings;
    const divisor: SquaredDivisor = (seats) => (seats === 0 ? square(first) : square(fraction(2 * seats + 1)));
    return shareOutByDivisors({ ...counting, settings }, divisor);
  },
});

export const squareRoot: Rule = defineRule({
  id: 'square-root',
  family: 'apportionment',
  summary: 'Seats by the square roots of the members, so that large branches do not swamp small ones.',
  explanation:
    "A branch counts with the square root of its members. If branches vote as blocks, this gives every single member about the same influence (Penrose). The roots are shared out by Sainte-Lague or d'Hondt.",
  source: 'L. S. Penrose, Journal of the Royal Statistical Society 109 (1946)',
  takes: ['parties'],
  options: {
    ...divisorOptions,
    method: oneOf('method', ['sainte-lague', 'dhondt'], 'sainte-lague', 'How the roots are shared out.'),
  },
  seats: 'required',
  constraints: 'honoured',
  count: (counting) => {
    const { method, ...settings } = counting.settings;
    const divisor: SquaredDivisor = (seats) => square(fraction(method === 'dhondt' ? seats + 1 : 2 * seats + 1));
    return shareOutByDivisors({ ...counting, settings }, divisor, 'roots');
  },
});

function divisorRule(
  about: Pick<Rule, 'id' | 'summary' | 'explanation' | 'source'> & { readonly divisor: SquaredDivisor },
): Rule {
  const { divisor, ...described } = about;
  return defineRule({
    ...described,
    family: 'apportionment',
    takes: ['parties'],
    options: divisorOptions,
    seats: 'required',
    constraints: 'honoured',
    count: (counting) => shareOutByDivisors(counting, divisor),
  });
}

function shareOutByDivisors(
  counting: Counting<'parties', DivisorOptions>,
  divisor: SquaredDivisor,
  measure: 'votes' | 'roots' = 'votes',
): ReturnType<Rule['count']> {
  const { profile, settings, seats, options } = counting;
  const lists = readLists(profile, settings.threshold, settings.thresholds);
  if (!lists.ok) return lists;
  const squared = lists.value.votes.map((votes) => (measure === 'roots' ? votes : square(votes)));
  const shared = byLargestQuotients(lists.value, squared, divisor, {
    seats,
    least: settings.least,
    most: settings.most,
    candidates: profile.candidates,
    options,
  });
  if (!shared.ok) return shared;
  return ok(seatsTranscript(counting, lists.value, shared.value, 'largest-quotients'));
}

interface Limits {
  readonly seats: number;
  readonly least: number;
  readonly most: number;
  readonly candidates: readonly Candidate[];
  readonly options: CountOptions;
}

interface Quotient {
  readonly list: number;
  /** Squared; `infinite` where the divisor is 0. */
  readonly value: Fraction;
  readonly infinite: boolean;
}

/** The seats in order. Equal quotients that don't all fit are a tie. */
function byLargestQuotients(
  { eligible, votes }: Lists,
  squaredVotes: readonly Fraction[],
  divisor: SquaredDivisor,
  limits: Limits,
): Result<SharedOut, CountProblem> {
  const { seats, least, most, candidates, options } = limits;
  const expanded = expandedLists(candidates, eligible, Math.min(most, seats), options);
  const feasible = checkConstraints(expanded, seats, options.constraints ?? []);
  if (!feasible.ok) return feasible;
  const places = lotPlaces(candidates, options.lot);
  const held = candidates.map(() => 0);
  const order: number[] = [];
  const ties: Tie[] = [];
  const rows: string[][] = [['seat', 'list', 'quotient']];
  const give = (list: number, quotient: string): void => {
    held[list] = (held[list] ?? 0) + 1;
    order.push(list);
    rows.push([`${order.length}`, candidates[list]?.name ?? '', quotient]);
  };
  for (let round = 0; round < Math.min(least, most); round++) {
    for (const list of eligible) if (order.length < seats) give(list, 'least');
  }
  const rules = seatRules(expanded, seats, options.constraints ?? []);
  const copies = (list: number, from: number, howMany: number): readonly number[] =>
    Array.from({ length: howMany }, (_, copy) => list * Math.min(most, seats) + from + copy);
  const taken = (): readonly number[] => held.flatMap((count, list) => copies(list, 0, count));
  const allowed = (...more: readonly number[]): boolean =>
    (options.constraints ?? []).length === 0 ||
    rules.allows([...taken(), ...more.flatMap((list) => copies(list, held[list] ?? 0, 1))], []);
  const quotientOf = (list: number): Quotient => {
    const squared = divisor(held[list] ?? 0);
    const own = squaredVotes[list] ?? fraction(0);
    return squared === undefined
      ? { list, value: own, infinite: true }
      : { list, value: divide(own, squared), infinite: false };
  };
  while (order.length < seats) {
    const open = eligible.filter((list) => (held[list] ?? 0) < most && allowed(list)).map(quotientOf);
    if (open.length === 0) break;
    const largest = open.reduce((a, b) => (compareQuotients(a, b) >= 0 ? a : b));
    const equal = open.filter((quotient) => compareQuotients(quotient, largest) === 0).map(({ list }) => list);
    const left = seats - order.length;
    const shown = showQuotient(largest, votes, held, divisor);
    const alone = (options.constraints ?? []).length > 0 ? 1 : left;
    if (equal.length <= left && allowed(...equal)) {
      for (const list of equal) give(list, shown);
      continue;
    }
    const drawn = byLot(equal, places);
    if (drawn === undefined) {
      ties.push(openTie(equal));
      const ways = (options.constraints ?? []).length > 0 ? undefined : choices(equal, left, mostOutcomes);
      return ok({
        order,
        ties,
        ...(ways && { tiedOutcomes: ways.map((way) => [...order, ...way].sort((a, b) => a - b)) }),
        tables: { quotients: rows },
        notes: [because('largest-quotients', 'seats-unfilled', { seats: `${left}` })],
      });
    }
    const chosen = drawn.slice(0, alone);
    ties.push({ ...openTie(equal), brokenBy: 'lot', chosen, because: because('largest-quotients', 'lot-drawn') });
    for (const list of chosen) give(list, shown);
  }
  const unfilled = seats - order.length;
  return ok({
    order,
    ties,
    tables: { quotients: rows },
    notes: unfilled > 0 ? [because('largest-quotients', 'seats-unfilled', { seats: `${unfilled}` })] : [],
  });
}

function openTie(between: readonly number[]): Tie {
  return {
    stage: 0,
    between,
    for: 'elect',
    brokenBy: 'unbroken',
    chosen: [],
    because: because('largest-quotients', 'equal-and-no-lot'),
  };
}

function compareQuotients(a: Quotient, b: Quotient): number {
  if (a.infinite !== b.infinite) return a.infinite ? 1 : -1;
  return compare(a.value, b.value);
}

function showQuotient(
  { list, infinite, value }: Quotient,
  votes: readonly Fraction[],
  held: readonly number[],
  divisor: SquaredDivisor,
): string {
  if (infinite) return 'first seat';
  const root = exactRoot(value);
  if (root !== undefined) return printNumber(root);
  const squared = divisor(held[list] ?? 0) ?? fraction(1);
  return `${printNumber(votes[list] ?? fraction(0))} / sqrt(${printNumber(squared)})`;
}

function exactRoot({ num, den }: Fraction): Fraction | undefined {
  const [top, bottom] = [integerRoot(num), integerRoot(den)];
  return top * top === num && bottom * bottom === den ? fraction(top, bottom) : undefined;
}

function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

function square(value: Fraction): Fraction {
  return multiply(value, value);
}
