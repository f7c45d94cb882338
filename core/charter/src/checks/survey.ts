/**
 * What the checks reckon with: sizes, seats, and the fewest hands behind an act, in the worst lawful state.
 *
 *     N(b)        fewest entitled persons or units of body b
 *     S(b)        its voting seats
 *     present(p)  fewest persons that satisfy the quorum of procedure p
 *     yes(p)      fewest votes in favour that satisfy every phrase of p; where votes cast are the base: 1, or `fewest_yes`
 *     part(p)     ⌈max(present, yes) / (1 + proxies a head)⌉
 *
 * (charter format 1, section 5.) "Worst lawful" means the smallest size the charter expects, and everybody
 * else abstaining. The phrases are evaluated by the evaluator that counts real votes.
 */
import { compare, type Fraction, fraction, multiply, must, one, unreachable, zero } from '@quorate/basics';
import type { Body, Charter, Phrases, Procedure, Ref, Seat } from '../charter.ts';
import { type Numbers, valueOfSymbol } from '../phrase/numbers.ts';
import { parsePhrase } from '../phrase/parse-phrase.ts';
import type { Amount, Base, Comparison, Phrase } from '../phrase/phrase.ts';
import { ceilSurd, floorSurd, multiplySurds, rational, type Surd } from '../phrase/surd.ts';
import { type PlacedSeat, seatsOf } from '../read/phrases-of.ts';

export interface Survey {
  readonly charter: Charter;
  readonly seats: readonly PlacedSeat[];
  /** The charter's profiles and those asked for besides. */
  readonly profiles: readonly string[];
  /** The day for which dated rules are looked up: `2026-11-23`. */
  readonly on?: string;
  /** Other charters given together with this one, by id. */
  readonly beside: ReadonlyMap<string, Charter>;
}

export interface Sizes {
  readonly min: number;
  readonly max: number;
}

export function survey(
  charter: Charter,
  profiles: readonly string[] = [],
  on?: string,
  beside: ReadonlyMap<string, Charter> = new Map(),
): Survey {
  const all = [...new Set([...(charter.profiles ?? []), ...profiles])];
  return { charter, seats: seatsOf(charter), profiles: all, beside, ...(on !== undefined && { on }) };
}

export function isStrict(s: Survey): boolean {
  return s.profiles.includes('quorate-strict');
}

/** How many belong to a group the charter names: an electorate, a unit, or either in the plural. */
export function sizesOf(s: Survey, group: string): Sizes | undefined {
  const { expects } = s.charter;
  for (const name of spellings(group)) if (Object.hasOwn(expects, name)) return whole(expects[name]);
  const electorate = s.charter.electorates[group];
  if (electorate?.counts !== 'units') return undefined;
  const unit = /unit = ([a-z0-9-]+)/.exec(electorate.who ?? '')?.[1];
  if (unit !== undefined && Object.hasOwn(expects, unit)) return whole(expects[unit]);
  const longest = Object.keys(expects)
    .filter((name) => group.startsWith(name))
    .sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : whole(expects[longest]);
}

/** A size of which only one end is said is no size to reckon with. */
function whole(sizes: Sizes | undefined): Sizes | undefined {
  return sizes?.min === undefined || sizes.max === undefined ? undefined : sizes;
}

function spellings(name: string): readonly string[] {
  const dashed = name.replaceAll(' ', '-');
  return [dashed, dashed.replace(/s$/, ''), dashed.replace(/es$/, ''), dashed.replace(/ies$/, 'y'), `${dashed}s`];
}

/** Whether the charter has an electorate, unit or expected size of this name, in whatever number it is written. */
export function isKnownGroup(s: Survey, group: string): boolean {
  const known = [
    ...Object.keys(s.charter.electorates),
    ...Object.keys(s.charter.units ?? {}),
    ...Object.keys(s.charter.expects),
  ];
  return spellings(group).some((name) => known.includes(name));
}

/** Whether this is a unit of the charter, in whatever number it is written. */
export function isUnit(s: Survey, group: string): boolean {
  return spellings(group).some((name) => Object.hasOwn(s.charter.units ?? {}, name));
}

/** Voting seats, fewest and most; for apportioned ones by the fewest and most units the charter expects. */
export function seatsIn(s: Survey, bodyName: string): Sizes | undefined {
  const body = s.charter.bodies[bodyName];
  if (!body?.seats) return undefined;
  const expected = s.charter.expects[bodyName];
  if (expected) return expected;
  let [min, max] = [0, 0];
  for (const seat of Object.values(body.seats)) {
    if (seat.votes === false) continue;
    const [least, most] = seatRange(s, seat);
    min += least;
    max += most;
  }
  return { min, max };
}

export function seatRange(s: Survey, { count, apportion }: Seat): readonly [number, number] {
  if (!apportion) return [count ?? 1, count ?? 1];
  const units = sizesOf(s, apportion.over.replace(/^[a-z]+:/, '')) ?? { min: 1, max: 1 };
  const bands = apportion.bands?.map(({ seats }) => seats) ?? [];
  const least = apportion.min ?? (bands.length > 0 ? Math.min(...bands) : 1);
  const most = apportion.max ?? (bands.length > 0 ? Math.max(...bands) : least);
  return [units.min * least, units.max * Math.max(most, least)];
}

/** The fewest that keep a body able to act: its lawful minimum, or where it has none (check 30 says so) its quorum. */
export function fewestActing(s: Survey, name: string, seats: number): number {
  const body = s.charter.bodies[name];
  if (!body) return seats;
  const quorum = body.minimum ?? needsOf(s, bodyAsProcedure(name, body))?.present ?? seats;
  return Math.min(seats, Math.max(quorum, 1));
}

/** N(b), S(b) and what else a phrase may be measured against. */
export interface Room {
  /** Body or electorate, by name. */
  readonly name: string;
  /** Entitled persons or units, or filled seats: at the worst. */
  readonly members: Sizes;
  /** Fixed seats, vacancies included; the members where there are no seats. */
  readonly seats: Sizes;
  readonly proxies: number;
  readonly kind: 'persons' | 'units' | 'seats';
}

/** The room that a vote of this body or electorate takes place in. */
export function roomOf(s: Survey, voters: Ref): Room | undefined {
  const [kind, name = ''] = voters.split(':');
  if (kind === 'body') return roomOfBody(s, name);
  if (kind === 'seats') return roomOfBody(s, name.split('/')[0] ?? '');
  if (kind === 'electorate' || kind === 'unit') {
    const sizes = sizesOf(s, name);
    const counts = kind === 'unit' || s.charter.electorates[name]?.counts === 'units' ? 'units' : 'persons';
    return sizes && { name, members: sizes, seats: sizes, proxies: 0, kind: counts };
  }
  return undefined;
}

function roomOfBody(s: Survey, name: string): Room | undefined {
  const body = s.charter.bodies[name];
  if (!body) return undefined;
  const proxies = Number(/^at most (\d+) per person$/.exec(body.proxies ?? 'none')?.[1] ?? 0);
  const seats = seatsIn(s, name);
  if (seats && seats.max > 0) {
    const least = body.minimum ?? seats.min;
    return { name, members: { min: least, max: Math.max(seats.max, least) }, seats, proxies, kind: 'seats' };
  }
  const of = body.of === undefined ? undefined : roomOf(s, body.of);
  return of && { ...of, name, proxies };
}

export interface Needs {
  readonly present: number;
  readonly yes: number;
  readonly part: number;
  readonly room: Room;
}

/** present, yes and part of a procedure in the worst lawful state; undefined too where a symbol of it has no value. */
export function needsOf(
  s: Survey,
  { voters, quorum, passes, fewest_yes }: ProcedureLike,
  at: 'min' | 'max' = 'min',
): Needs | undefined {
  const room = roomOf(s, voters);
  if (!room || [quorum ?? [], passes ?? []].flat().some((text) => isWithoutValue(s, text, at))) return undefined;
  const present = mostNeeded(s, quorum ?? 'none', room, at, 0, 'quorum');
  const yes = Math.max(mostNeeded(s, passes ?? 'none', room, at, present, 'passes'), fewest_yes ?? 1, 1);
  return { present, yes, part: Math.ceil(Math.max(present, yes) / (1 + room.proxies)), room };
}

export type ProcedureLike = Pick<Procedure, 'voters'> & {
  readonly quorum?: Phrases | undefined;
  readonly passes?: Phrases | undefined;
  readonly fewest_yes?: number | undefined;
};

/** A body that decides without a procedure of its own goes by its quorum and majority. */
export function bodyAsProcedure(name: string, { quorum, passes }: Body): ProcedureLike {
  return { voters: `body:${name}`, quorum, passes };
}

export function procedureNamed(s: Survey, via: Ref | undefined): Procedure | undefined {
  const name = via?.replace(/^procedure:/, '') ?? '';
  return Object.hasOwn(s.charter.procedures, name) ? s.charter.procedures[name] : undefined;
}

/** The number of heads (or votes) that the strictest of these phrases asks for. */
export function mostNeeded(
  s: Survey,
  phrases: Phrases,
  room: Room,
  at: 'min' | 'max',
  present: number,
  use: 'quorum' | 'passes',
): number {
  const list = typeof phrases === 'string' ? [phrases] : phrases;
  return Math.max(...list.map((text) => neededFor(s, must<Phrase>(parsePhrase(text)), room, at, present, use)));
}

function neededFor(
  s: Survey,
  phrase: Phrase,
  room: Room,
  at: 'min' | 'max',
  present: number,
  use: 'quorum' | 'passes',
): number {
  switch (phrase.kind) {
    case 'none':
      return 0;
    case 'plurality':
    case 'ratio':
      return 1;
    case 'objections':
      return Math.max(present, 1);
    case 'all':
      return baseSize(s, phrase.base, room, at, present, use) ?? 1;
    case 'share': {
      const size = baseSize(s, phrase.base, room, at, present, use);
      return size === undefined ? 1 : fewestOf(phrase.compare, rational(multiply(phrase.share, fraction(size))));
    }
    case 'number': {
      const bound = boundOf(s, phrase.number, at);
      return bound ? fewestOf(phrase.compare, bound) : 1;
    }
    default:
      return unreachable(phrase);
  }
}

/** How large a base is in the worst state; undefined where those who come make it as small as they like. */
function baseSize(
  s: Survey,
  base: Base,
  room: Room,
  at: 'min' | 'max',
  present: number,
  use: 'quorum' | 'passes',
): number | undefined {
  switch (base.kind) {
    case 'votes-cast':
    case 'votes-and-abstentions':
    case 'votes':
    case 'votes-per-option':
    case 'affiliates-voting':
    case 'regions-voting':
      return undefined;
    // As a quorum, a share of all card votes is at the least a share of the heads that hold them.
    case 'card-votes':
      return undefined;
    case 'present':
      return use === 'passes' ? Math.max(present, 1) : undefined;
    case 'members':
    case 'entitled-voters':
      return room.members[at];
    case 'seats':
      return room.seats[at];
    case 'group':
      return isOwnGroup(room, base.name) ? room.members[at] : sizesOf(s, base.name)?.[at];
    default:
      return unreachable(base);
  }
}

/** "1/5 of affiliates" in a vote of one region's affiliates means those, not all the world's. */
function isOwnGroup({ kind, name }: Room, group: string): boolean {
  return kind === 'units' && name.endsWith(`-${group}`);
}

/** "At least 3Q votes" where Q is not defined, or has no value at this size: check 3 says so, and nothing follows from it. */
function isWithoutValue(s: Survey, text: string, at: 'min' | 'max'): boolean {
  const phrase = must<Phrase>(parsePhrase(text));
  return phrase.kind === 'number' && boundOf(s, phrase.number, at) === undefined;
}

function boundOf(s: Survey, { times, symbol }: Amount, at: 'min' | 'max'): Surd | undefined {
  if (symbol === undefined) return rational(times);
  const value = valueOfSymbol(symbol, numbersAt(s, at));
  if (!value.ok) return undefined;
  const product = multiplySurds(rational(times), value.value);
  return product.ok ? product.value : undefined;
}

export function numbersAt(s: Survey, at: 'min' | 'typical' | 'max'): Numbers {
  const sizes = Object.entries(s.charter.expects).map(([name, size]) => [name, BigInt(size[at])] as const);
  return { definitions: s.charter.numbers ?? {}, counts: Object.fromEntries(sizes) };
}

function fewestOf(how: Comparison, bound: Surd): number {
  return Number(how === 'more than' ? floorSurd(bound) + 1n : ceilSurd(bound));
}

/** The strictest share asked of a vote, for comparing procedures: two thirds of anything is 2/3. */
export interface Strictness {
  readonly share: Fraction;
  /** "more than" asks for a little more than "at least". */
  readonly compare: Comparison;
}

export function strictnessOf(phrases: Phrases | undefined): Strictness {
  const list = phrases === undefined ? [] : typeof phrases === 'string' ? [phrases] : phrases;
  const all = list.map((text): Strictness => {
    const phrase = must<Phrase>(parsePhrase(text));
    if (phrase.kind === 'all' || phrase.kind === 'objections') return { share: one, compare: 'at least' };
    // "at least 3 to 1" is three quarters of the votes that take a side.
    if (phrase.kind === 'ratio') {
      return { share: fraction(phrase.number.times, phrase.number.times + 1n), compare: phrase.compare };
    }
    if (phrase.kind !== 'share') return { share: zero, compare: 'at least' };
    return { share: phrase.share, compare: phrase.compare };
  });
  return all.reduce((a, b) => (compareStrictness(a, b) >= 0 ? a : b), { share: zero, compare: 'at least' });
}

export function compareStrictness(a: Strictness, b: Strictness): number {
  const order = compare(a.share, b.share);
  return order !== 0 ? order : Number(a.compare === 'more than') - Number(b.compare === 'more than');
}

const exclusions = new WeakMap<Survey, ReadonlyMap<Ref, ReadonlySet<Ref>>>();

/** Whether two seats or offices are declared never to be one person, by either of them. */
export function areIncompatible(s: Survey, a: Ref, b: Ref): boolean {
  const declared = exclusions.get(s) ?? new Map(s.seats.map(({ ref, seat }) => [ref, new Set(seat.not_also)]));
  exclusions.set(s, declared);
  return (declared.get(a)?.has(b) ?? false) || (declared.get(b)?.has(a) ?? false);
}

/** Bodies and seats are reached by reference; an electorate has no seats. */
export function votingSeatsOf(s: Survey, body: string): readonly PlacedSeat[] {
  return s.seats.filter((placed) => placed.body === body && placed.seat.votes !== false);
}

/** Councils, boards and committees: what acts between meetings of those it answers to. */
export function isExecutiveKind(body: Body | undefined): boolean {
  return body !== undefined && ['council', 'board', 'committee', 'commission'].includes(body.kind);
}

/** Boards and councils that hold a binding or provisional power: the executive of the organisation. */
export function executivesOf(s: Survey): readonly string[] {
  const holding = Object.values(s.charter.powers)
    .filter(({ kind = 'binding' }) => kind === 'binding' || kind === 'provisional')
    .map(({ holder }) => holder);
  return Object.entries(s.charter.bodies)
    .filter(([name, { kind }]) => (kind === 'board' || kind === 'council') && holding.includes(`body:${name}`))
    .map(([name]) => name);
}

/** Whether this is everybody (persons or units) rather than some chosen by them. */
export function isEverybody(s: Survey, ref: Ref): boolean {
  const [kind, name = ''] = ref.split(':');
  if (kind === 'electorate' || kind === 'unit') return true;
  const body = kind === 'body' ? s.charter.bodies[name] : undefined;
  return body !== undefined && body.seats === undefined && body.of !== undefined;
}
