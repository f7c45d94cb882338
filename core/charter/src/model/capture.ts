/**
 * The capture price of an effect: the fewest colluding persons who bring it about, everybody else passive or absent.
 *
 * Each holder of a power asks for some persons in a role. One person may stand in several roles at once unless the charter
 * declares them incompatible, so the price of acting together is not the sum but what a search over roles finds.
 */
import type { Effect, Power, Ref } from '../charter.ts';
import { handsOf } from '../checks/hands.ts';
import { nameIn, powersIn } from '../checks/parts.ts';
import { areIncompatible, isEverybody, type Survey } from '../checks/survey.ts';

export interface Capture {
  readonly persons: number;
  readonly clause: string;
  readonly how: string;
  /** For a provisional act: the persons it takes to have it confirmed as well. */
  readonly toLast?: number;
}

export function captureOf(s: Survey, effect: Effect): Capture | undefined {
  const priced = powersIn(s)
    .filter((power) => power.effect.includes(effect) && (power.kind === 'binding' || power.kind === 'provisional'))
    .flatMap((power): readonly Capture[] => {
      const price = priceOf(s, power);
      if (!price) return [];
      return [{ clause: power.at, ...price, ...lasting(s, power, price.persons) }];
    });
  return priced.reduce<Capture | undefined>(
    (best, each) => (best && best.persons <= each.persons ? best : each),
    undefined,
  );
}

function priceOf(s: Survey, power: Power): { readonly persons: number; readonly how: string } | undefined {
  const holders = [power.holder, ...(power.together_with ?? [])];
  const roles = holders.flatMap((holder) => {
    const own =
      power.via !== undefined && (holders.length === 1 || votesIn(s, power.via) === holder) ? power.via : undefined;
    const hands = handsOf(s, { holder, effect: power.effect, ...(own !== undefined && { via: own }) });
    return hands ? [{ holder, persons: hands.least, how: hands.because }] : [];
  });
  if (roles.length === 0) return undefined;
  return { persons: together(s, roles), how: roles.map(({ how }) => how).join('; with ') };
}

function votesIn({ charter }: Survey, via: Ref): Ref | undefined {
  return charter.procedures[nameIn(via)]?.voters;
}

interface Role {
  readonly holder: Ref;
  readonly persons: number;
}

/** Persons needed so that every role is filled, each person taking as many roles as are compatible. */
function together(s: Survey, roles: readonly Role[]): number {
  const people: Ref[][] = [];
  for (const { holder, persons } of [...roles].sort((a, b) => b.persons - a.persons)) {
    let missing = persons;
    for (const held of people) {
      if (missing === 0) break;
      if (held.includes(holder) || held.some((other) => excludes(s, other, holder))) continue;
      held.push(holder);
      missing--;
    }
    for (; missing > 0; missing--) people.push([holder]);
  }
  return people.length;
}

/** No person may be in both: incompatible seats, for bodies if that goes for all their seats. */
function excludes(s: Survey, a: Ref, b: Ref): boolean {
  if (isEverybody(s, a) || isEverybody(s, b)) return false;
  const [seatsA, seatsB] = [seatsBehind(s, a), seatsBehind(s, b)];
  if (seatsA.length === 0 || seatsB.length === 0) return false;
  return seatsA.every((x) => seatsB.every((y) => areIncompatible(s, x, y)));
}

function seatsBehind(s: Survey, ref: Ref): readonly Ref[] {
  if (!ref.startsWith('body:')) return [ref];
  return s.seats.filter(({ body, seat }) => body === nameIn(ref) && seat.votes !== false).map((placed) => placed.ref);
}

function lasting(s: Survey, power: Power, persons: number): { readonly toLast?: number } {
  const { confirm } = power;
  if (power.kind !== 'provisional' || !confirm) return {};
  const hands = handsOf(s, {
    holder: confirm.by,
    effect: power.effect,
    ...(confirm.via !== undefined && { via: confirm.via }),
  });
  if (!hands) return {};
  if (confirm.by === power.holder) return { toLast: Math.max(persons, hands.least) };
  return {
    toLast: together(s, [
      { holder: power.holder, persons },
      { holder: confirm.by, persons: hands.least },
    ]),
  };
}
