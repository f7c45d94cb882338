/**
 * Sharing out the votes under the present keep factors: each candidate on a paper keeps a
 * part of what arrives and passes on the rest.
 */
import type { Arithmetic } from '../engine/arithmetic.ts';
import { elected, type Table, votesOf } from '../engine/table.ts';
import { layPaths, type Paths } from './paths.ts';
import { type SharedPaper, shareEqual } from './shared-ranks.ts';

interface Share<V> {
  readonly kept: V;
  readonly rest: V;
}

/** How a candidate with this keep factor divides what arrives. */
export type Split<V> = (arrives: V, keepFactor: V) => Share<V>;

export interface Sharing<V> {
  readonly split: Split<V>;
  /** Votes of so many papers of which this arrives; only for rules that round after multiplying. */
  readonly credit?: (arrives: V, keepFactor: V, weight: number) => V;
  /** Whether the keep factor is a price (Warren) and not a part of what arrives (Meek). */
  readonly byPrice?: true;
  /** What a keep factor of 1 is in this arithmetic. */
  readonly whole: V;
  readonly equal: 'orders' | 'split';
}

export interface Meek<V> {
  readonly table: Table<V>;
  readonly paths: Paths;
  readonly shared: readonly SharedPaper[];
  readonly keepFactors: V[];
  /** What each elected candidate passed on to whom (`from × 65536 + to`) at the stage before. */
  readonly flows: Map<number, V>;
  /** What each step of the paths passed on when votes were last shared out. */
  passed: readonly V[];
  readonly sharing: Sharing<V>;
}

export function setMeek<V>(table: Table<V>, shared: readonly SharedPaper[], sharing: Sharing<V>): Meek<V> {
  return {
    table,
    paths: layPaths(table),
    shared,
    keepFactors: table.names.map((_, c) => (table.receives[c] === 1 ? sharing.whole : table.arithmetic.zero)),
    sharing,
    flows: new Map(),
    passed: [],
  };
}

/** Works out everybody's votes, what is exhausted, and what rounding took. */
export function distribute<V>(meek: Meek<V>): void {
  const { table, paths, keepFactors, sharing } = meek;
  const { arithmetic, status } = table;
  const votes = table.votes;
  for (let c = 0; c < votes.length; c += 1) votes[c] = arithmetic.zero;
  const rest: V[] = [arithmetic.full];
  const onward = new Float64Array(paths.parent.length);
  for (let step = 1; step < paths.parent.length; step += 1) {
    const weight = paths.weight[step] as number;
    const before = paths.parent[step] as number;
    const c = paths.candidate[step] as number;
    const arrives = rest[before] as V;
    rest.push(arithmetic.zero);
    if (weight === 0) continue;
    onward[before] = (onward[before] as number) + weight;
    if (status[c] !== elected) {
      votes[c] = arithmetic.add(votesOf(table, c), arithmetic.times(arrives, weight));
      onward[step] = weight;
      continue;
    }
    const factor = keepFactors[c] as V;
    const share = sharing.split(arrives, factor);
    rest[step] = share.rest;
    const credit = sharing.credit?.(arrives, factor, weight) ?? arithmetic.times(share.kept, weight);
    votes[c] = arithmetic.add(votesOf(table, c), credit);
  }
  meek.passed = rest;
  let exhausted = arithmetic.zero;
  for (let step = 0; step < rest.length; step += 1) {
    const stops = (paths.weight[step] as number) - (onward[step] as number);
    if (stops > 0) exhausted = arithmetic.add(exhausted, arithmetic.times(rest[step] as V, stops));
  }
  table.exhausted = arithmetic.add(exhausted, shareEqual(meek));
  table.lost = arithmetic.subtract(arithmetic.subtract(table.total, castVotes(table)), table.exhausted);
}

export function castVotes<V>({ arithmetic, votes }: Table<V>): V {
  return votes.reduce((a, b) => arithmetic.add(a, b), arithmetic.zero);
}

/** `keep = w × kf` rounded up, the rest is what is left (PR Foundation B.2.a; Hill). */
export function keepUp<V>(arithmetic: Arithmetic<V>): Split<V> {
  return (arrives, factor) => {
    const kept = arithmetic.mul(arrives, factor, 'up');
    return { kept, rest: arithmetic.subtract(arrives, kept) };
  };
}

/** Both `w × kf` and `w × (1 - kf)` cut off. */
export function bothDown<V>(arithmetic: Arithmetic<V>, whole: V): Split<V> {
  return (arrives, factor) => ({
    kept: arithmetic.mul(arrives, factor, 'down'),
    rest: arithmetic.mul(arrives, arithmetic.subtract(whole, factor), 'down'),
  });
}

/** Both rounded up (New Zealand, Schedule 1A clause 10). */
export function bothUp<V>(arithmetic: Arithmetic<V>, whole: V): Split<V> {
  return (arrives, factor) => ({
    kept: arithmetic.mul(arrives, factor, 'up'),
    rest: arithmetic.mul(arrives, arithmetic.subtract(whole, factor), 'up'),
  });
}

/** `keep = w × kf` cut off, the rest is what is left. */
export function keepDown<V>(arithmetic: Arithmetic<V>): Split<V> {
  return (arrives, factor) => {
    const kept = arithmetic.mul(arrives, factor, 'down');
    return { kept, rest: arithmetic.subtract(arrives, kept) };
  };
}

/** Warren: the keep factor is a price, paid as far as there is anything to pay with. */
export function keepPrice<V>(arithmetic: Arithmetic<V>): Split<V> {
  return (arrives, price) => {
    const kept = arithmetic.compare(price, arrives) < 0 ? price : arrives;
    return { kept, rest: arithmetic.subtract(arrives, kept) };
  };
}
