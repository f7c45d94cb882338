import type { Seat } from '../charter.ts';
import type { PlacedSeat } from '../read/phrases-of.ts';
import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, refsIn } from './parts.ts';
import { areIncompatible, fewestActing, type Survey, seatRange, sizesOf } from './survey.ts';

export const termLimitsSatisfiable: Check = {
  number: 27,
  name: 'term-limits-satisfiable',
  severity: 'error',
  definition:
    'At the smallest size there are people enough for every body, those barred by term limits and by other seats left out.',
  why: 'Limits that nobody is left to satisfy are broken by custom, and then by everybody.',
  mend: 'Fewer seats, a shorter gap, more terms, or a lower `minimum`.',
  run: (s) => [...limits(s), ...together(s)],
  fires: {
    of: 'cooperative',
    set: { 'bodies/board/seats/elected/max_terms': 1, 'bodies/board/seats/elected/then_gap': '6 years' },
  },
  silent: { of: 'cooperative', set: { 'bodies/board/seats/elected/max_terms': 2 } },
};

/** Persons a seat is filled from, at the fewest; undefined where units send whom they like. */
function poolOf(s: Survey, { seat }: PlacedSeat): { readonly name: string; readonly size: number } | undefined {
  const [ref] = refsIn(seat.filled_by);
  const voters = ref?.startsWith('election:')
    ? s.charter.elections?.[nameIn(ref)]?.voters
    : seat.filled_by.startsWith('lot from')
      ? ref
      : undefined;
  const electorate = voters?.startsWith('body:') ? s.charter.bodies[nameIn(voters)]?.of : voters;
  const name = electorate?.startsWith('electorate:') ? nameIn(electorate) : undefined;
  if (name === undefined || s.charter.electorates[name]?.counts === 'units') return undefined;
  const sizes = sizesOf(s, name);
  // One body may draw on many such electorates, a region each: then each of them fills its own part.
  if (!sizes || seat.apportion) return undefined;
  return { name, size: sizes.min };
}

/** The fewest people that keep the body able to act. */
function leastOf(s: Survey, { body, seat }: PlacedSeat): number {
  const [seats] = seatRange(s, seat);
  return body === undefined ? seats : fewestActing(s, body, seats);
}

function limits(s: Survey): readonly Fault[] {
  return s.seats.flatMap((placed): readonly Fault[] => {
    const pool = poolOf(s, placed);
    if (!pool || placed.seat.max_terms === undefined || placed.seat.then_gap === undefined) return [];
    const least = leastOf(s, placed);
    const barred = barredAtOnce(placed.seat) * seatsAtOnce(s, placed.seat);
    if (least + barred <= pool.size) return [];
    return [
      {
        at: `${placed.path}/max_terms`,
        message: `${least} seats and ${barred} people barred by the limit are more than the ${pool.size} there may be.`,
      },
    ];
  });
}

/** How many cohorts sit out their gap at the same time. */
function barredAtOnce({ term, max_terms = 1, then_gap }: Seat): number {
  const served = hoursOf(term).least * max_terms;
  return served === 0 ? 0 : Math.ceil(hoursOf(then_gap).least / served);
}

/** Of a staggered body at most the larger half leaves at one time. */
function seatsAtOnce(s: Survey, seat: Seat): number {
  const [seats] = seatRange(s, seat);
  return seat.stagger === undefined ? seats : Math.ceil(seats / 2);
}

/** Seats that exclude one another need different people at the same time. */
function together(s: Survey): readonly Fault[] {
  const drawing = s.seats.flatMap((placed) => {
    const pool = poolOf(s, placed);
    return pool && placed.seat.votes !== false ? [{ placed, pool, least: leastOf(s, placed) }] : [];
  });
  return drawing.flatMap(({ placed, pool, least }, i): readonly Fault[] => {
    const clique = [placed];
    let people = least;
    for (const other of drawing.slice(0, i)) {
      if (other.pool.name !== pool.name) continue;
      if (!clique.every(({ ref }) => areIncompatible(s, ref, other.placed.ref))) continue;
      clique.push(other.placed);
      people += other.least;
    }
    if (people <= pool.size) return [];
    const names = clique.map(({ ref }) => ref).join(', ');
    return [
      {
        at: placed.seat.not_also ? `${placed.path}/not_also` : placed.path,
        message: `${names} exclude one another and need ${people} people, and there may be only ${pool.size}.`,
      },
    ];
  });
}
