/**
 * Reserved seats and caps, from the charter's words to numbers.
 *
 *     text        = part (";" part)* [":" explanation]
 *     part        = [condition ","] bound [rounding] ["," condition]
 *     bound       = ("at least" | "at most") amount ["of seats"] [for] group        at least half women
 *                 | group ("at least" | "at most") amount                           women at least 2
 *                 | group ["at least"] "in proportion to" ...                       women at least in proportion to the membership
 *                 | amount ("seats" | "places") "for" group                         six seats for women
 *                 | ("at most") amount ["of seats"] from "one" kind                 at most 1/3 of seats from one company
 *                 | "no" kind "more than" amount                                    no country more than 3
 *                 | amount from "each" kind "at most"                               one from each region at most
 *     amount      = n | a/b | n% | one ... twelve | half
 *     rounding    = "rounded down" | "rounded up"
 *     condition   = "where" ... n "or more" ["seats"] | "where" n "+ seats"
 *
 * A share in proportion to a membership is a number that the roll does not say: whoever calls the election tells it.
 *
 * (charter format 1: `reserved`, `cap`, `quota`.) Without a word about rounding a share of at least is rounded up and one
 * of at most down, so that what is promised is never undercut. Any other wording is refused whole: a reservation that
 * nobody can follow must not be half followed.
 */
import { ceil, type Fraction, floor, fraction, multiply, ok, type Result, refuse } from '@quorate/basics';

export interface Reservation {
  readonly bound: 'at-least' | 'at-most';
  readonly amount: Fraction;
  /** A share of the seats, so many of them, or as many as a membership's share: to be told, `amount` is 0. */
  readonly of: 'seats' | 'number' | 'membership';
  readonly rounded: 'up' | 'down';
  /** `women`; for caps on each of a kind, the kind: `company`. */
  readonly group: string;
  readonly scope: 'group' | 'each';
  /** With fewer seats it asks for nothing. */
  readonly fromSeats: number;
}

export interface UnclearReservation {
  readonly reason: 'unclear-reservation';
  /** The part that could not be followed. */
  readonly found: string;
}

export function parseReservation(text: string): Result<readonly Reservation[], UnclearReservation> {
  const [said = ''] = text.split(':');
  const found: Reservation[] = [];
  for (const part of said.split(';')) {
    const read = readPart(part);
    if (read === undefined) return refuse({ reason: 'unclear-reservation', found: part.trim().slice(0, 200) });
    found.push(read);
  }
  return ok(found);
}

/** How many of so many seats are meant; `undefined` where it asks for nothing. What is to be told is none here. */
export function seatsReserved(reservation: Reservation, seats: number): number | undefined {
  if (seats < reservation.fromSeats) return undefined;
  const exact = reservation.of === 'seats' ? multiply(reservation.amount, fraction(seats)) : reservation.amount;
  return Number(reservation.rounded === 'up' ? ceil(exact) : floor(exact));
}

function readPart(part: string): Reservation | undefined {
  const plain = part
    .toLowerCase()
    .replace(/\.\s*$/, '')
    .replace(/[(),]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const { text: unconditional, fromSeats } = withoutCondition(plain);
  const [, rounding] = /\brounded (up|down)\b/.exec(unconditional) ?? [];
  const bound = readBound(
    unconditional
      .replace(/\brounded (?:up|down)\b/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  if (bound === undefined || fromSeats === undefined) return undefined;
  const usual = bound.bound === 'at-least' ? 'up' : 'down';
  return { ...bound, rounded: rounding === 'up' || rounding === 'down' ? rounding : usual, fromSeats };
}

/** `where a region has two or more seats`, before or after; without one it holds from the first seat. */
function withoutCondition(text: string): { readonly text: string; readonly fromSeats: number | undefined } {
  const condition =
    /\bwhere (?:(?:the|a|an|there are|it has) )?(?:[a-z-]+ (?:has|is) )?(\w+)(?: (?:seats|places|delegates|members))?(?: or more(?: seats)?|\+ seats)(?: |$)/;
  const found = condition.exec(text);
  if (found === null) return { text, fromSeats: /\bwhere\b/.test(text) ? undefined : 1 };
  const amount = amountOf(found[1] ?? '');
  const whole = amount?.of === 'number' ? Number(floor(amount.amount)) : undefined;
  return { text: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`, fromSeats: whole };
}

type Bound = Pick<Reservation, 'bound' | 'amount' | 'of' | 'group' | 'scope'>;

const name = '([a-z][a-z-]*(?: [a-z][a-z-]*){0,2})';
const amount = '(\\d+/\\d+|\\d+%|\\d+|[a-z]+)';
const ofSeats = '(?: (?:of )?(?:all |the )?(?:seats|places))?';
const one = '(?:one|each|any|any one|a|the same)';

/** Wordings, the narrowest first; each names where amount, group and bound stand. */
const wordings: readonly {
  readonly pattern: RegExp;
  readonly bound: Reservation['bound'] | 'said';
  readonly scope: Reservation['scope'];
  readonly order: readonly ('bound' | 'amount' | 'group')[];
}[] = [
  {
    pattern: new RegExp(`^(?:at most|no more than) ${amount}${ofSeats} (?:from|of) ${one} ${name}$`),
    bound: 'at-most',
    scope: 'each',
    order: ['amount', 'group'],
  },
  {
    pattern: new RegExp(`^${amount} (?:from|of) ${one} ${name} at most$`),
    bound: 'at-most',
    scope: 'each',
    order: ['amount', 'group'],
  },
  {
    pattern: new RegExp(`^no ${name} (?:has )?more than ${amount}${ofSeats}$`),
    bound: 'at-most',
    scope: 'each',
    order: ['group', 'amount'],
  },
  {
    pattern: new RegExp(`^(at least|at most|no more than) ${amount}${ofSeats}(?: (?:for|from|of))? ${name}$`),
    bound: 'said',
    scope: 'group',
    order: ['bound', 'amount', 'group'],
  },
  {
    pattern: new RegExp(`^${name} (at least|at most|no more than) ${amount}${ofSeats}$`),
    bound: 'said',
    scope: 'group',
    order: ['group', 'bound', 'amount'],
  },
  {
    pattern: new RegExp(`^${amount} (?:seats|places) (?:for|are for|are reserved for) ${name}$`),
    bound: 'at-least',
    scope: 'group',
    order: ['amount', 'group'],
  },
];

function readBound(text: string): Bound | undefined {
  const share = /^([a-z][a-z-]*(?: [a-z][a-z-]*){0,2}?)(?: at least)? in proportion to [a-z' -]+$/.exec(text);
  if (share?.[1] !== undefined && isGroup(share[1]))
    return { bound: 'at-least', amount: fraction(0), of: 'membership', scope: 'group', group: share[1] };
  for (const { pattern, bound, scope, order } of wordings) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const at = (what: (typeof order)[number]): string => found[order.indexOf(what) + 1] ?? '';
    const read = amountOf(at('amount'));
    if (read === undefined || !isGroup(at('group'))) continue;
    const said = at('bound') === 'at least' ? 'at-least' : 'at-most';
    return { ...read, bound: bound === 'said' ? said : bound, scope, group: at('group') };
  }
  return undefined;
}

/** `in proportion to ...` is no group, and neither is a word that belongs to the grammar. */
function isGroup(found: string): boolean {
  return !/\b(?:in|of|to|from|for|where|which|who|that|the|seats?|places?|least|most|than|more)\b/.test(found);
}

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function amountOf(word: string): Pick<Reservation, 'amount' | 'of'> | undefined {
  const spelled = numbers.indexOf(word);
  if (spelled >= 0) return { amount: fraction(spelled + 1), of: 'number' };
  if (word === 'half') return { amount: fraction(1, 2), of: 'seats' };
  if (/^\d{1,4}$/.test(word)) return { amount: fraction(Number(word)), of: 'number' };
  const [, num, den] = /^(\d{1,4})\/(\d{1,4})$/.exec(word) ?? [];
  if (num !== undefined && Number(den) > 0 && Number(num) <= Number(den))
    return { amount: fraction(Number(num), Number(den)), of: 'seats' };
  const [, percent] = /^(\d{1,3})%$/.exec(word) ?? [];
  return percent !== undefined && Number(percent) <= 100
    ? { amount: fraction(Number(percent), 100), of: 'seats' }
    : undefined;
}
