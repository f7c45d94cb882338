/**
 * Whether a vote carries, or a meeting has its quorum, under the charter's own words.
 *
 * The one evaluator: what the checker proves, what the hall shows and what the count
 * decides all come from here. Exact throughout: `more than 2/3` of 300 is 201, `at least` is 200. Nobody having voted
 * carries nothing, whatever share of nothing is asked for.
 */
import { add, compare, type Fraction, floor, fraction, multiply, must, unreachable, zero } from '@quorate/basics';
import type { Phrases } from '../charter.ts';
import { type Numbers, valueOfSymbol } from './numbers.ts';
import { parsePhrase } from './parse-phrase.ts';
import type { Amount, Base, Comparison, Phrase } from './phrase.ts';
import { ceilSurd, compareSurds, floorSurd, multiplySurds, printSurd, rational, type Surd } from './surd.ts';

/** Heads or votes; weights may be fractions. */
export type Count = bigint | Fraction;

/** So many in favour (or present) out of so many. */
export interface Part {
  readonly yes: Count;
  readonly total: Count;
}

/** What was counted. A phrase that needs a figure not given does not hold, and says which is missing. */
export interface Figures {
  readonly yes?: Count;
  readonly no?: Count;
  readonly abstentions?: Count;
  readonly present?: Count;
  /** Persons entitled, or seats filled. */
  readonly members?: Count;
  /** The fixed number, vacancies included. */
  readonly seats?: Count;
  readonly entitledVoters?: Count;
  readonly cardVotes?: Part;
  readonly affiliatesVoting?: Part;
  readonly regionsVoting?: Part;
  readonly objections?: Count;
  readonly signOffs?: Count;
  /** V(option, default) and V(default, option), where options are compared with a default. */
  readonly overDefault?: { readonly for: Count; readonly against: Count };
  /** Electorates and units by the name the phrase uses: `affiliates`, `branches`. */
  readonly groups?: { readonly [name: string]: Part };
  readonly numbers?: Numbers;
}

/** Whether everything asked for holds, and phrase by phrase why. */
export interface Verdict {
  readonly holds: boolean;
  readonly reasons: readonly Reason[];
}

export type Reason =
  | {
      readonly phrase: string;
      readonly holds: boolean;
      /** What was counted for it: "18 needed, 31 given, of 35". */
      readonly given: Fraction;
      /** The fewest whole votes, heads or units that satisfy the phrase. */
      readonly needed: bigint;
      readonly base: { readonly of: string; readonly count?: Fraction };
      /** Where a square root is involved, its decimals; for reading only. */
      readonly exactly?: string;
    }
  | { readonly phrase: string; readonly holds: boolean; readonly because: 'nothing-asked' | 'nobody-voted' }
  | { readonly phrase: string; readonly holds: false; readonly because: 'figure-missing'; readonly missing: string };

/** For `passes`: do these figures carry the proposal? */
export function evaluatePhrase(phrases: Phrases | Phrase | readonly Phrase[], figures: Figures): Verdict {
  return evaluate(phrases, figures, 'passes');
}

/** For `quorum`: are enough there? `present` counts heads in a meeting and papers in a ballot. */
export function evaluateQuorum(phrases: Phrases | Phrase | readonly Phrase[] | undefined, figures: Figures): Verdict {
  return evaluate(phrases ?? 'none', figures, 'quorum');
}

type Use = 'passes' | 'quorum';

function evaluate(phrases: Phrases | Phrase | readonly Phrase[], figures: Figures, use: Use): Verdict {
  const list = Array.isArray(phrases) ? (phrases as readonly (string | Phrase)[]) : [phrases as string | Phrase];
  const reasons = list.map((each) => {
    const phrase = typeof each === 'string' ? must<Phrase>(parsePhrase(each)) : each;
    return reasonFor(phrase, figures, use);
  });
  return { holds: reasons.every(({ holds }) => holds), reasons };
}

function reasonFor(phrase: Phrase, figures: Figures, use: Use): Reason {
  const { text } = phrase;
  switch (phrase.kind) {
    case 'none':
      return { phrase: text, holds: true, because: 'nothing-asked' };
    case 'plurality':
      return strictlyMore(text, figures);
    case 'objections':
      return fewObjections(text, phrase.atMost, figures);
    case 'ratio':
      return overDefault(text, phrase.compare, phrase.number, figures);
    case 'all':
      return share(text, 'at least', fraction(1n), phrase.base, figures, use);
    case 'share':
      return share(text, phrase.compare, phrase.share, phrase.base, figures, use);
    case 'number':
      return number(text, phrase.compare, phrase.number, phrase.base, figures, use);
    default:
      return unreachable(phrase);
  }
}

function share(text: string, how: Comparison, of: Fraction, base: Base, figures: Figures, use: Use): Reason {
  const counted = countFor(base, figures, use);
  if (typeof counted === 'string') return missing(text, counted);
  if (counted.total === undefined) return missing(text, nameOf(base));
  if (compare(counted.total, zero) <= 0) return { phrase: text, holds: false, because: 'nobody-voted' };
  const bound = multiply(of, counted.total);
  const order = compare(counted.given, bound);
  return {
    phrase: text,
    holds: how === 'more than' ? order > 0 : order >= 0,
    given: counted.given,
    needed: fewest(how, rational(bound)),
    base: { of: nameOf(base), count: counted.total },
  };
}

function number(text: string, how: Comparison, amount: Amount, base: Base, figures: Figures, use: Use): Reason {
  const bound = amountOf(amount, figures.numbers);
  if (typeof bound === 'string') return missing(text, bound);
  const counted = countFor(base, figures, use);
  if (typeof counted === 'string') return missing(text, counted);
  const order = compareSurds(rational(counted.given), bound);
  return {
    phrase: text,
    holds: how === 'more than' ? order > 0 : order >= 0,
    given: counted.given,
    needed: fewest(how, bound),
    base: { of: nameOf(base), ...(counted.total && { count: counted.total }) },
    ...(amount.symbol !== undefined && { exactly: printSurd(bound, 13) }),
  };
}

/** V(A,D) against N·V(D,A): Debian 1.9 A.6(3) also wants V(A,D) strictly greater than V(D,A). */
function overDefault(text: string, how: Comparison, amount: Amount, figures: Figures): Reason {
  const times = amountOf(amount, figures.numbers);
  if (typeof times === 'string') return missing(text, times);
  const [yes, no] = [figures.overDefault?.for ?? figures.yes, figures.overDefault?.against ?? figures.no];
  if (yes === undefined || no === undefined) return missing(text, 'overDefault');
  const [given, against] = [exact(yes), exact(no)];
  const bound = must<Surd>(multiplySurds(times, rational(against)));
  const order = compareSurds(rational(given), bound);
  const beats = compare(given, against) > 0;
  const least = floor(against) + 1n;
  const needed = fewest(how, bound);
  return {
    phrase: text,
    holds: beats && (how === 'more than' ? order > 0 : order >= 0),
    given,
    needed: needed > least ? needed : least,
    base: { of: 'votes for the default', count: against },
  };
}

function strictlyMore(text: string, { yes, no }: Figures): Reason {
  if (yes === undefined || no === undefined) return missing(text, yes === undefined ? 'yes' : 'no');
  const [given, other] = [exact(yes), exact(no)];
  return {
    phrase: text,
    holds: compare(given, other) > 0,
    given,
    needed: floor(other) + 1n,
    base: { of: 'votes for the next', count: other },
  };
}

function fewObjections(text: string, atMost: bigint, { objections }: Figures): Reason {
  if (objections === undefined) return missing(text, 'objections');
  const given = exact(objections);
  return {
    phrase: text,
    holds: compare(given, fraction(atMost)) <= 0,
    given,
    needed: atMost,
    base: { of: 'objections' },
  };
}

interface Counted {
  readonly given: Fraction;
  readonly total?: Fraction;
}

/** What a base counts and out of how many, or the name of the figure that was not given. */
function countFor(base: Base, figures: Figures, use: Use): Counted | string {
  switch (base.kind) {
    case 'votes-cast':
    case 'votes':
    case 'votes-per-option':
      return votesFor(base.kind, figures, use);
    case 'votes-and-abstentions':
      return ofTotal(figures.yes, 'yes', sum(figures.yes, figures.no ?? 0n, figures.abstentions));
    case 'present':
      return heads(figures, use, figures.present);
    case 'members':
      return heads(figures, use, figures.members);
    case 'seats':
      return heads(figures, use, figures.seats);
    case 'entitled-voters':
      return heads(figures, use, figures.entitledVoters);
    case 'card-votes':
      return part(figures.cardVotes, 'cardVotes');
    case 'affiliates-voting':
      return part(figures.affiliatesVoting, 'affiliatesVoting');
    case 'regions-voting':
      return part(figures.regionsVoting, 'regionsVoting');
    case 'group':
      return groupFor(base.name, figures, use);
    default:
      return unreachable(base);
  }
}

function votesFor(kind: 'votes-cast' | 'votes' | 'votes-per-option', figures: Figures, use: Use): Counted | string {
  const cast = sum(figures.yes, figures.no);
  if (kind === 'votes-per-option') {
    const votes = figures.overDefault?.for ?? figures.yes ?? (use === 'quorum' ? figures.present : undefined);
    return ofTotal(votes, 'overDefault', cast);
  }
  if (use === 'passes') return ofTotal(figures.yes, 'yes', cast);
  const all = sum(figures.yes, figures.no, figures.abstentions ?? 0n) ?? figures.present;
  return ofTotal(all, 'present', all);
}

function heads(figures: Figures, use: Use, total: Count | undefined): Counted | string {
  return use === 'passes' ? ofTotal(figures.yes, 'yes', total) : ofTotal(figures.present, 'present', total);
}

function groupFor(name: string, figures: Figures, use: Use): Counted | string {
  const group = figures.groups && Object.hasOwn(figures.groups, name) ? figures.groups[name] : undefined;
  if (group) return part(group, name);
  if (name === 'sign-offs') return ofTotal(figures.signOffs, 'signOffs', undefined);
  // A bare number of a group ("at least 10 delegates") counts whoever is there or in favour.
  const given = use === 'passes' ? figures.yes : figures.present;
  return given === undefined ? name : { given: exact(given) };
}

function part(figures: Part | undefined, name: string): Counted | string {
  return figures ? { given: exact(figures.yes), total: exact(figures.total) } : name;
}

function ofTotal(given: Count | undefined, name: string, total: Count | undefined): Counted | string {
  if (given === undefined) return name;
  return { given: exact(given), ...(total !== undefined && { total: exact(total) }) };
}

/** The fewest whole votes that satisfy the comparison. */
function fewest(how: Comparison, bound: Surd): bigint {
  return how === 'more than' ? floorSurd(bound) + 1n : ceilSurd(bound);
}

function amountOf({ times, symbol }: Amount, numbers: Numbers | undefined): Surd | string {
  if (symbol === undefined) return rational(times);
  if (!numbers) return 'numbers';
  const value = valueOfSymbol(symbol, numbers);
  if (!value.ok) return symbol;
  return must<Surd>(multiplySurds(rational(times), value.value));
}

function sum(...counts: readonly (Count | undefined)[]): Fraction | undefined {
  let total = zero;
  for (const count of counts) {
    if (count === undefined) return undefined;
    total = add(total, exact(count));
  }
  return total;
}

function exact(count: Count): Fraction {
  return typeof count === 'bigint' ? fraction(count) : count;
}

function missing(phrase: string, what: string): Reason {
  return { phrase, holds: false, because: 'figure-missing', missing: what };
}

function nameOf(base: Base): string {
  return base.kind === 'group' ? base.name : base.kind.replaceAll('-', ' ');
}
