/**
 * What the voters of each ballot hold: money left, or a load. There are few different amounts however many ballots
 * there are, since two ballots part only when one of them pays and the other does not.
 */
import { type Fraction, fraction } from '@quorate/basics';
import type { Approvals } from './approvals.ts';

export interface Holdings {
  /** All different, in the order in which ballots first hold them. */
  readonly amounts: readonly Fraction[];
  /** The place in `amounts` of what each ballot's voters hold. */
  readonly places: Uint32Array;
}

export interface Holders {
  /** What each of them holds. */
  readonly amount: Fraction;
  /** How many they are, in units. */
  readonly voters: bigint;
}

export function allHold({ ballots }: Approvals, amount: Fraction): Holdings {
  return { amounts: [amount], places: new Uint32Array(ballots.length) };
}

/** The supporters of a candidate, by what they hold. */
export function holdersAmong(approvals: Approvals, { amounts, places }: Holdings, one: number): readonly Holders[] {
  const supporters = supportersOf(approvals, one);
  const voters =
    approvals.voters <= BigInt(Number.MAX_SAFE_INTEGER)
      ? inNumbers(approvals, supporters, places, amounts.length)
      : inBigints(approvals, supporters, places, amounts.length);
  return amounts.flatMap((amount, place) => {
    const here = voters[place] ?? 0n;
    return here === 0n ? [] : [{ amount, voters: here }];
  });
}

function inNumbers(
  approvals: Approvals,
  supporters: Uint32Array,
  places: Uint32Array,
  howMany: number,
): readonly bigint[] {
  const weights = weightsOf(approvals);
  const sums = new Float64Array(howMany);
  for (const ballot of supporters) {
    const place = places[ballot] ?? 0;
    sums[place] = (sums[place] ?? 0) + (weights[ballot] ?? 0);
  }
  return Array.from(sums, BigInt);
}

function inBigints(
  { ballots }: Approvals,
  supporters: Uint32Array,
  places: Uint32Array,
  howMany: number,
): readonly bigint[] {
  const sums = Array.from({ length: howMany }, () => 0n);
  for (const ballot of supporters) {
    const place = places[ballot] ?? 0;
    sums[place] = (sums[place] ?? 0n) + (ballots[ballot]?.weight ?? 0n);
  }
  return sums;
}

/** The holdings once every supporter of `one` holds `after` what they held. */
export function supportersHold(
  approvals: Approvals,
  { amounts, places }: Holdings,
  one: number,
  after: (amount: Fraction) => Fraction,
): Holdings {
  const changed = amounts.map(after);
  const [renumbered, found] = [new Uint32Array(places.length), new Map<string, number>()];
  const kept: Fraction[] = [];
  const placeOf = (amount: Fraction): number => {
    const key = `${amount.num}/${amount.den}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    found.set(key, kept.length);
    return kept.push(amount) - 1;
  };
  // One look at each amount, not at each ballot: texts of long fractions are dear.
  const [staying, moving] = [new Int32Array(amounts.length).fill(-1), new Int32Array(amounts.length).fill(-1)];
  const moves = new Uint8Array(places.length);
  for (const ballot of supportersOf(approvals, one)) moves[ballot] = 1;
  for (const [ballot, place] of places.entries()) {
    const [table, values] = moves[ballot] === 1 ? [moving, changed] : [staying, amounts];
    if (table[place] === -1) table[place] = placeOf(values[place] ?? fraction(0));
    renumbered[ballot] = table[place] ?? 0;
  }
  return { amounts: kept, places: renumbered };
}

/** The same holdings in other amounts; `into` keeps different amounts apart. */
export function eachHolds({ amounts, places }: Holdings, into: (amount: Fraction) => Fraction): Holdings {
  return { amounts: amounts.map(into), places };
}

/** Equal for equal holdings alone. */
export function keyOf({ amounts, places }: Holdings): string {
  const parts = [amounts.map(({ num, den }) => `${num}/${den}`).join()];
  for (let from = 0; from < places.length; from += 8192) {
    // Two characters for each ballot.
    const here = Array.from(places.subarray(from, from + 8192), (place) => [place >>> 16, place & 0xffff]).flat();
    parts.push(String.fromCharCode(...here));
  }
  return parts.join('|');
}

interface Index {
  readonly weights: Float64Array;
  /** The ballots that approve of each candidate. */
  readonly supporters: readonly Uint32Array[];
}

const indexes = new WeakMap<Approvals, Index>();

/** The ballots that approve of a candidate, by their places. */
export function supportersOf(approvals: Approvals, one: number): Uint32Array {
  return indexOf(approvals).supporters[one] ?? new Uint32Array();
}

function weightsOf(approvals: Approvals): Float64Array {
  return indexOf(approvals).weights;
}

function indexOf(approvals: Approvals): Index {
  const known = indexes.get(approvals);
  if (known) return known;
  const { ballots, names } = approvals;
  const sizes = new Uint32Array(names.length);
  for (const { approved } of ballots) for (const one of approved) sizes[one] = (sizes[one] ?? 0) + 1;
  const supporters = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(names.length);
  for (const [ballot, { approved }] of ballots.entries()) {
    for (const one of approved) {
      const at = filled[one] ?? 0;
      const list = supporters[one];
      if (list) list[at] = ballot;
      filled[one] = at + 1;
    }
  }
  const index = { weights: Float64Array.from(ballots, ({ weight }) => Number(weight)), supporters };
  indexes.set(approvals, index);
  return index;
}
