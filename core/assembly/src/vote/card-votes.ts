/**
 * Votes by card: a delegate carries members of the unit whose seat it is.
 *
 * The charter gives the electorate of units a weight and a cap. What a unit weighs is read from the roll and shared
 * equally between those of its delegates who are there, so that nothing of it is lost while one of them is; a seat that
 * belongs to no unit has no card.
 */
import { add, compare, type Fraction, fraction, type Instant, multiply, zero } from '@quorate/basics';
import type { Charter, Part, Weight } from '@quorate/charter';
import { bodyNamed, holdersOf } from '../ground.ts';
import type { AssemblyState } from '../state.ts';
import { kindOver, membersOfUnit, unitsOf } from '../unit/units.ts';
import type { Choice } from './vote.ts';

export interface Division {
  /** Members on the roll of the body who are there. */
  readonly present: readonly string[];
  readonly choices: { readonly [member: string]: Choice };
}

/** Whether the card of each delegate of this body follows from the roll. */
export function hasCards(charter: Charter, of: string): boolean {
  return seatsOfUnits(charter, of).length > 0;
}

/** Cards in favour, out of those cast for or against. */
export function cardVotes(
  state: AssemblyState,
  charter: Charter,
  of: string,
  { present, choices }: Division,
  at: Instant,
): Part {
  let [yes, total] = [zero, zero];
  for (const { member, card } of cardsOf(state, charter, of, present, at)) {
    const choice = Object.hasOwn(choices, member) ? choices[member] : undefined;
    if (choice === 'yes') yes = add(yes, card);
    if (choice === 'yes' || choice === 'no') total = add(total, card);
  }
  return { yes, total };
}

interface Card {
  readonly member: string;
  readonly card: Fraction;
}

function cardsOf(
  state: AssemblyState,
  charter: Charter,
  of: string,
  present: readonly string[],
  at: Instant,
): readonly Card[] {
  return seatsOfUnits(charter, of).flatMap(({ post, kind, weight }) => {
    const weights = unitWeights(state, charter, kind, weight);
    const delegates = holdersOf(state, post, at).filter(({ member }) => present.includes(member));
    return [...weights].flatMap(([unit, whole]) => {
      const own = delegates.filter((one) => one.unit === unit);
      return own.map(({ member }) => ({ member, card: multiply(whole, fraction(1n, BigInt(own.length))) }));
    });
  });
}

/** `cap: at most 10% of all votes`: of those that all units have together before any of them is cut. */
function unitWeights(
  state: AssemblyState,
  charter: Charter,
  kind: string,
  { by, cap }: Weight,
): ReadonlyMap<string, Fraction> {
  const whole = unitsOf(state, kind).map(({ id }): readonly [string, Fraction] => {
    const members = BigInt(membersOfUnit(state, charter, id));
    return [id, fraction(by === 'members-represented' ? members : 1n)];
  });
  const share = /^at most (\d+)%/.exec(cap ?? '')?.[1];
  const all = whole.reduce((total, [, weight]) => add(total, weight), zero);
  const most = share === undefined ? all : multiply(all, fraction(BigInt(share), 100n));
  return new Map(whole.map(([unit, weight]) => [unit, compare(weight, most) > 0 ? most : weight]));
}

interface SeatOfUnits {
  readonly post: string;
  readonly kind: string;
  readonly weight: Weight;
}

/**
 * Seats that are apportioned over a kind of units whose electorate is weighed by what the roll tells. Bands and roots are
 * of figures that units report, and no act reports them yet.
 */
function seatsOfUnits(charter: Charter, of: string): readonly SeatOfUnits[] {
  return Object.entries(bodyNamed(charter, of)?.seats ?? {}).flatMap(([seat, { apportion, votes }]) => {
    if (!apportion || votes === false) return [];
    const kind = kindOver(apportion);
    const weight = Object.values(charter.electorates).find(
      ({ counts, who }) => counts === 'units' && who === `unit = ${kind}`,
    )?.weight;
    const told = weight?.by === 'members-represented' || weight?.by === 'one-each';
    return weight && told ? [{ post: `seats:${of}/${seat}`, kind, weight }] : [];
  });
}
