/**
 * Who may call a meeting, from the charter's `convened_by`.
 *
 * Each line is read as one way in, from its first words:
 *
 *     office:secretary ...                       its holder, alone
 *     office:president and office:secretary      one of them, when the others have asked too
 *     any member of it | any scrutineer          one on the roll of the body
 *     any two board members | any 8 of its ...   so many who have asked, the convener among them
 *     at least 1/10 of members ...               that share of the roll who have asked
 *
 *     body:executive                             one of its members, when as many have asked as would carry it there
 *
 * A body decides so without a room, by so many of its seats that those who have
 * not asked could not outvote them. A line that gives a body the right in some
 * case only (`body:tribunal where ...`) is left to people, and opens nothing.
 */
import type { Instant, MemberId } from '@quorate/basics';
import { type Charter, evaluatePhrase } from '@quorate/charter';
import { bodyNamed, holdersOf, placeIn, rollOf, seatsOf } from '../ground.ts';
import type { AssemblyState } from '../state.ts';

/** Entries that give the right, or nothing. */
export function mayConvene(
  state: AssemblyState,
  charter: Charter,
  of: string,
  by: MemberId,
  at: Instant,
): readonly number[] | undefined {
  for (const way of bodyNamed(charter, of)?.convened_by ?? []) {
    const entries = opens(way, state, charter, of, by, at);
    if (entries) return entries;
  }
  return undefined;
}

function opens(
  way: string,
  state: AssemblyState,
  charter: Charter,
  of: string,
  by: MemberId,
  at: Instant,
): readonly number[] | undefined {
  const offices = /^office:[a-z0-9-]+(?: and office:[a-z0-9-]+)*/.exec(way)?.[0].split(' and ');
  if (offices) return byOffices(offices, state, of, by, at);
  const body = /^body:([a-z0-9-]+)$/.exec(way)?.[1];
  if (body !== undefined) return byBody(body, state, charter, of, by, at);
  const place = placeIn(state, charter, of, by, at);
  if (!place) return undefined;
  const share = /^(?:at least|more than) [^ ]+ of members/.exec(way)?.[0];
  const roll = rollOf(state, charter, of, at);
  const askers = roll.filter(({ member }) => member === by || hasAsked(state, of, member)).map(({ entry }) => entry);
  if (share !== undefined) {
    const enough = evaluatePhrase(share, { yes: BigInt(askers.length), members: BigInt(roll.length) });
    return enough.holds ? askers : undefined;
  }
  const needed = headcount(way);
  if (needed === 1) return [place.entry];
  return needed !== undefined && askers.length >= needed ? askers : undefined;
}

function byOffices(
  offices: readonly string[],
  state: AssemblyState,
  of: string,
  by: MemberId,
  at: Instant,
): readonly number[] | undefined {
  const holders = offices.map((office) => holdersOf(state, office, at)[0]);
  if (!holders.some((holder) => holder?.member === by)) return undefined;
  const agreed = holders.every((holder) => holder && (holder.member === by || hasAsked(state, of, holder.member)));
  return agreed ? holders.flatMap((holder) => (holder ? [holder.entry] : [])) : undefined;
}

function byBody(
  body: string,
  state: AssemblyState,
  charter: Charter,
  of: string,
  by: MemberId,
  at: Instant,
): readonly number[] | undefined {
  const roll = rollOf(state, charter, body, at);
  if (!roll.some(({ member }) => member === by)) return undefined;
  const askers = roll.filter(({ member }) => member === by || hasAsked(state, of, member));
  const seats = BigInt(Math.max(seatsOf(state, charter, body, at), roll.length));
  const yes = BigInt(askers.length);
  const figures = { yes, no: seats - yes, abstentions: 0n, present: seats, members: BigInt(roll.length), seats };
  const passes = charter.bodies[body]?.passes ?? 'all of members';
  const carries = ['more than 1/2 of seats', ...[passes].flat()];
  return evaluatePhrase(carries, figures).holds ? askers.map(({ entry }) => entry) : undefined;
}

/** Bodies that may have this one called: who is on their roll may ask for it, too. */
export function bodiesThatCall(charter: Charter, of: string): readonly string[] {
  return (bodyNamed(charter, of)?.convened_by ?? []).flatMap((way) => /^body:([a-z0-9-]+)$/.exec(way)?.[1] ?? []);
}

function hasAsked(state: AssemblyState, of: string, member: MemberId): boolean {
  return Object.values(state.requests).some((request) => request.of === of && Object.hasOwn(request.askers, member));
}

const numerals: { readonly [word: string]: number } = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** `any two ...` is 2, `any member ...` and `any scrutineer` are 1. */
function headcount(way: string): number | undefined {
  const word = /^any (?:of )?([a-z]+|\d+)/.exec(way)?.[1];
  if (word === undefined) return undefined;
  return /^\d+$/.test(word) ? Number(word) : (numerals[word] ?? 1);
}
