/**
 * The ground an act stands on: who is on which roll, who holds which post, and
 * which entries say so. Everything here reads the state and the charter; the
 * organisation's rules themselves are in the charter alone.
 */
import type { Instant, MemberId } from '@quorate/basics';
import type { Body, Charter, Seat } from '@quorate/charter';
import type { Warrant } from './fact.ts';
import type { AssemblyState, MemberState, PostState } from './state.ts';
import { kindOver, seatsOfUnit, unitsOf } from './unit/units.ts';

/** What gives a member a place in a body, and the entry that shows it. */
export interface Place {
  readonly member: MemberId;
  readonly entry: number;
}

/** A warrant; entries may repeat and come in any order. */
export function warrant(clause: string, ...rests: readonly (number | null | undefined)[]): Warrant {
  const entries = new Set(rests.filter((entry): entry is number => typeof entry === 'number'));
  return { clause, rests: [...entries].sort((a, b) => a - b) };
}

export function memberOf(state: AssemblyState, member: string): MemberState | undefined {
  return Object.hasOwn(state.members, member) ? state.members[member] : undefined;
}

/**
 * Everybody on the roll of a body of the charter at a moment: holders of its voting seats, or its electorate. A ballot
 * may also be of an electorate that is no body (`electorate:members`).
 */
export function rollOf(state: AssemblyState, charter: Charter, of: string, at: Instant): readonly Place[] {
  if (of.startsWith('electorate:')) return rollOfRef(state, charter, of, at);
  const body = bodyNamed(charter, of);
  if (!body) return [];
  if (body.seats) return seatHolders(state, body, of, at);
  return rollOfRef(state, charter, body.of ?? '', at);
}

/** The place one member has in a body, or nothing. Cheaper than the whole roll. */
export function placeIn(
  state: AssemblyState,
  charter: Charter,
  of: string,
  member: string,
  at: Instant,
): Place | undefined {
  if (of.startsWith('electorate:')) return placeInRef(state, charter, of, member, at);
  const body = bodyNamed(charter, of);
  if (!body) return undefined;
  if (body.seats) return seatHolders(state, body, of, at).find((place) => place.member === member);
  return placeInRef(state, charter, body.of ?? '', member, at);
}

/** The roll of an electorate, a body or the holders of an office, by reference such as `electorate:members`. */
export function rollOfRef(state: AssemblyState, charter: Charter, ref: string, at: Instant): readonly Place[] {
  const [kind, name = ''] = ref.split(':');
  if (kind === 'body') return rollOf(state, charter, name, at);
  if (kind === 'office') return holdersOf(state, ref, at).map(({ member, entry }) => ({ member, entry }));
  if (kind !== 'electorate') return [];
  return Object.entries(state.members)
    .filter(([, member]) => inElectorate(charter, name, member))
    .map(([member, { entry }]) => ({ member: member as MemberId, entry }));
}

export function placeInRef(
  state: AssemblyState,
  charter: Charter,
  ref: string,
  member: string,
  at: Instant,
): Place | undefined {
  const [kind, name = ''] = ref.split(':');
  if (kind === 'body') return placeIn(state, charter, name, member, at);
  const found = memberOf(state, member);
  if (kind === 'electorate') {
    return found && inElectorate(charter, name, found) ? { member: member as MemberId, entry: found.entry } : undefined;
  }
  return rollOfRef(state, charter, ref, at).find((place) => place.member === member);
}

/** Seats of a body, vacant ones included; for a body of an electorate, as many as are on its roll. */
export function seatsOf(state: AssemblyState, charter: Charter, of: string, at: Instant): number {
  const seats = bodyNamed(charter, of)?.seats;
  if (!seats) return rollOf(state, charter, of, at).length;
  return Object.entries(seats)
    .filter(([, { votes }]) => votes !== false)
    .reduce((total, [seat]) => total + (placesOf(state, charter, `seats:${of}/${seat}`) ?? 0), 0);
}

export function bodyNamed(charter: Charter, of: string): Body | undefined {
  return Object.hasOwn(charter.bodies, of) ? charter.bodies[of] : undefined;
}

/** Who holds a post now: a term that has run out holds nothing, though nobody has said so yet. */
export function holdersOf(state: AssemblyState, post: string, at: Instant): readonly PostState[] {
  const holders = Object.hasOwn(state.posts, post) ? (state.posts[post] ?? []) : [];
  return holders.filter(({ until }) => until === null || at < until);
}

/**
 * How many may hold a post, or nothing if the charter has no such post. Seats that the charter apportions over units are
 * as many as the units have: each what its last call of an election for them froze, or what the roll gives it now.
 */
export function placesOf(state: AssemblyState, charter: Charter, post: string): number | undefined {
  const found = seatOrOffice(charter, post);
  if (!found?.apportion) return found && (found.count ?? 1);
  const units = unitsOf(state, kindOver(found.apportion));
  return units.reduce((total, { id }) => total + placesOfUnit(state, charter, post, id), 0);
}

/** The places one unit has in an apportioned post. */
function placesOfUnit(state: AssemblyState, charter: Charter, post: string, unit: string): number {
  const clause = seatOrOffice(charter, post)?.apportion;
  const calls = Object.values(state.elections).filter((one) => one.post === post && one.unit === unit);
  const last = calls.sort((a, b) => b.calledAt - a.calledAt)[0];
  return last?.places ?? (clause ? seatsOfUnit(state, charter, clause, unit) : 0);
}

/** At the founding there are no units yet: the founders are the first to sit in what is apportioned later. */
export function placesAtFounding(charter: Charter, post: string, founders: number): number | undefined {
  const found = seatOrOffice(charter, post);
  return found && (found.apportion ? founders : (found.count ?? 1));
}

function seatOrOffice(charter: Charter, post: string): Seat | undefined {
  const [kind, name = ''] = post.split(':');
  if (kind === 'office')
    return charter.offices && Object.hasOwn(charter.offices, name) ? charter.offices[name] : undefined;
  const [body = '', seat = ''] = name.split('/');
  const seats = bodyNamed(charter, body)?.seats;
  return seats && Object.hasOwn(seats, seat) ? seats[seat] : undefined;
}

function seatHolders(state: AssemblyState, body: Body, of: string, at: Instant): readonly Place[] {
  const places = Object.entries(body.seats ?? {})
    .filter(([, { votes }]) => votes !== false)
    .flatMap(([seat, { filled_by }]) => [
      ...holdersOf(state, `seats:${of}/${seat}`, at),
      ...holdersOf(state, exOfficio(filled_by), at),
    ])
    .map(({ member, entry }) => ({ member, entry }));
  return places.filter(({ member }, i) => places.findIndex((other) => other.member === member) === i);
}

/** `ex officio office:president` is held by whoever holds that office. */
function exOfficio(filledBy: string): string {
  return /^ex officio (.+)$/.exec(filledBy)?.[1] ?? '';
}

/**
 * Whether a member belongs to an electorate.
 *
 * Of the electorate's `who`, the class is read (`class = full`); without it, every class that votes belongs.
 */
function inElectorate(charter: Charter, name: string, member: MemberState): boolean {
  if (member.standing !== 'member') return false;
  const electorate = Object.hasOwn(charter.electorates, name) ? charter.electorates[name] : undefined;
  if (!electorate || electorate.counts === 'units') return false;
  const classes = charter.membership?.classes;
  if (!classes) return true;
  const wanted = /class = ([a-z0-9-]+)/.exec(electorate.who ?? '')?.[1];
  if (wanted !== undefined) return member.class === wanted;
  return member.class !== null && classes[member.class]?.votes === true;
}
