/**
 * Reserved seats and caps in an election: what the charter asks for, frozen when
 * the election is called, and what that means for those who stand.
 *
 * Which groups a candidate belongs to is their own word, given on accepting and
 * published with the candidacy, because the count depends on it. Those who sit
 * on already count: a charter speaks of the whole body, not of the seats that
 * happen to be filled today.
 *
 * Where too few of a group stand, the seats that were reserved for it stay empty
 * and nobody else gets them; whoever opens the poll says so (`open-poll`).
 */
import { type Instant, type MemberId, ok, type Result, refuse } from '@quorate/basics';
import { type Election, parseReservation, type Seat, seatsReserved } from '@quorate/charter';
import { type Constraint, checkConstraints, count, type RankedProfile } from '@quorate/tally';
import { holdersOf } from '../ground.ts';
import type { AssemblyState } from '../state.ts';
import { type ElectionRefusal, type ElectionState, reopenNominations, type SeatsReserved } from './election.ts';

/** As many as the count can search; see core/tally. A cap that nobody could break is none. */
export const mostBounds = 12;

type Unclear = Extract<
  ElectionRefusal,
  { readonly reason: 'reservation-unclear' } | { readonly reason: 'reservation-needs-a-number' }
>;

interface Filling {
  readonly of: string;
  readonly post: string;
  /** Whose seats, where they are apportioned over units. */
  readonly unit: string | null;
  readonly seats: number;
  readonly places: number;
  /** Numbers that whoever calls the election tells. */
  readonly told: readonly { readonly clause: string; readonly seats: number }[];
}

/** What the charter reserves among `seats` of the post's `places`. */
export function reservedIn(
  state: AssemblyState,
  { of, post, unit, seats, places, told }: Filling,
  clause: Election,
  seat: Seat | undefined,
  at: Instant,
): Result<readonly SeatsReserved[], Unclear> {
  const sitting = sittersBeside(state, post, unit, places - seats, at);
  const texts = clausesAboutSeats(of, post, clause, seat);
  const found: SeatsReserved[] = [];
  for (const { clause: at, text } of texts) {
    const read = parseReservation(text);
    if (!read.ok) return refuse({ reason: 'reservation-unclear', clause: at, found: read.problem.found });
    for (const reservation of read.value) {
      const { bound, group, scope } = reservation;
      const asked = seatsReserved(reservation, places);
      const number = asked !== undefined && reservation.of === 'membership' ? toldFor(told, at) : asked;
      if (Number.isNaN(number) || (number ?? 0) > places)
        return refuse({ reason: 'reservation-needs-a-number', clause: at, group, most: places });
      if (
        number === undefined ||
        found.some((one) => one.bound === bound && one.group === group && one.seats === number)
      )
        continue;
      found.push({ clause: at, text, bound, group, scope, seats: number, sitting: sittersOf(sitting, group, scope) });
    }
  }
  return ok(found);
}

/** Every sentence of the charter about who must or may not have these seats, with its place. */
export function clausesAboutSeats(
  of: string,
  post: string,
  clause: Election,
  seat: Seat | undefined,
): readonly { readonly clause: string; readonly text: string }[] {
  const where = post.replace(/^office:/, 'offices/').replace(/^seats:([^/]+)\//, 'bodies/$1/seats/');
  return [
    ...(clause.quota ?? []).map((text, i) => ({ clause: `elections/${of}/quota/${i}`, text })),
    ...(seat?.reserved === undefined ? [] : [{ clause: `${where}/reserved`, text: seat.reserved }]),
    ...(seat?.cap ?? []).map((text, i) => ({ clause: `${where}/cap/${i}`, text })),
  ];
}

/** Not a number where nobody told one. */
function toldFor(told: Filling['told'], clause: string): number {
  return told.find((one) => one.clause === clause)?.seats ?? Number.NaN;
}

/** `women`; for a cap on each company `company:acme`, at most one of them. */
export function groupRefusal(
  reserved: readonly SeatsReserved[],
  groups: readonly string[],
): Extract<ElectionRefusal, { readonly reason: 'no-such-group' }> | undefined {
  const known = [...new Set(reserved.map(({ group, scope }) => (scope === 'each' ? `${group}:` : group)))];
  const kinds = groups.map((group) => (group.includes(':') ? group.slice(0, group.indexOf(':') + 1) : group));
  const wrong = groups.find((_, i) => {
    const kind = kinds[i] ?? '';
    return !known.includes(kind) || kinds.indexOf(kind) !== i;
  });
  return wrong === undefined ? undefined : { reason: 'no-such-group', group: wrong, known };
}

export interface SeatPlan {
  /** Seats that can be filled: fewer than were called where reserved ones must stay empty. */
  readonly seats: number;
  readonly constraints: readonly Constraint[];
  /** What can't be had from those who stand. */
  readonly short: readonly Shortfall[];
}

export interface Shortfall {
  readonly group: string;
  readonly bound: SeatsReserved['bound'];
  readonly needed: number;
  readonly available: number;
}

/**
 * What the count will be held to, from those who stand now.
 *
 * Caps come first: who may not be elected can't fill a reserved seat. A group that falls short gets whom there are,
 * and the seats it can't fill are filled by nobody. Each step asks for less than the one before, so it ends.
 */
export function seatPlan(election: ElectionState): SeatPlan {
  const standing = standingOf(election);
  const candidates = [
    ...standing.map((member) => ({ name: member as string, groups: groupsOf(election, member) })),
    ...(election.reopenNominations ? [{ name: reopenNominations, groups: [] }] : []),
  ];
  let { seats } = election;
  let constraints = [...constraintsOf(election, standing)].sort((a, b) => Number(isCap(b)) - Number(isCap(a)));
  const short = new Map<string, Shortfall>();
  for (;;) {
    const checked = checkConstraints(candidates, seats, constraints);
    if (checked.ok || checked.problem.reason !== 'infeasible-constraint') break;
    const { group, needed, available } = checked.problem;
    const bound = constraints.some((one) => one.group === group && one.atLeast === needed) ? 'at-least' : 'at-most';
    short.set(`${bound} ${group}`, {
      group,
      bound,
      needed: short.get(`${bound} ${group}`)?.needed ?? needed,
      available,
    });
    if (bound === 'at-most') seats = Math.max(0, Math.min(available, seats - 1));
    else {
      seats = Math.max(0, Math.min(seats, election.seats - missing([...short.values()])));
      constraints = constraints.flatMap((one) =>
        one.group === group && !isCap(one) ? lowered(group, available) : [one],
      );
    }
  }
  return { seats, constraints, short: [...short.values()] };
}

function isCap({ atMost }: Constraint): boolean {
  return atMost !== undefined;
}

function lowered(group: string, atLeast: number): readonly Constraint[] {
  return atLeast > 0 ? [{ group, atLeast }] : [];
}

/** Reserved seats that nobody who stands can have. */
function missing(short: readonly Shortfall[]): number {
  return short.reduce((sum, { bound, needed, available }) => sum + (bound === 'at-least' ? needed - available : 0), 0);
}

export function groupsOf({ candidates }: ElectionState, member: string): readonly string[] {
  return (Object.hasOwn(candidates, member) ? candidates[member]?.groups : undefined) ?? [];
}

/** Whether a rule keeps reserved seats: asked of the rule itself. */
export function keepsReservedSeats(rule: string): boolean {
  return count(rule, twoCandidates, { seats: 1, constraints: [{ group: 'a', atMost: 1 }], lot: { seed: '' } }).ok;
}

const twoCandidates: RankedProfile = {
  kind: 'ranked',
  title: '',
  candidates: [{ name: 'A', groups: ['a'] }, { name: 'B' }],
  seats: 1,
  papers: {
    offsets: Uint32Array.of(0, 1),
    entries: Uint16Array.of(0),
    weights: Float64Array.of(1),
    weightUnit: 1,
  },
};

function standingOf({ candidates, standing, phase }: ElectionState): readonly MemberId[] {
  if (phase !== 'nominations') return standing;
  return Object.values(candidates).flatMap((one) => (one.phase === 'standing' ? [one.member] : []));
}

/** One bound each, so that a problem names which. A cap that nobody could break is left out. */
function constraintsOf(election: ElectionState, standing: readonly MemberId[]): readonly Constraint[] {
  const stand = standing.flatMap((member) => groupsOf(election, member));
  return election.reserved.flatMap(({ bound, group, scope, seats, sitting }): readonly Constraint[] => {
    const sits = (of: string): number => sitting.find((one) => one.group === of)?.seats ?? 0;
    if (scope === 'group') {
      const left = Math.max(0, seats - sits(group));
      return bound === 'at-least' ? (left > 0 ? [{ group, atLeast: left }] : []) : [{ group, atMost: left }];
    }
    const each = [...new Set(stand.filter((one) => one.startsWith(`${group}:`)))].sort();
    return each.flatMap((one) => {
      const left = Math.max(0, seats - sits(one));
      return stand.filter((other) => other === one).length > left ? [{ group: one, atMost: left }] : [];
    });
  });
}

interface Sitter {
  readonly groups: readonly string[];
}

/** Those who keep their seats: of the holders, those whose terms end last. */
function sittersBeside(
  state: AssemblyState,
  post: string,
  unit: string | null,
  places: number,
  at: Instant,
): readonly Sitter[] {
  const end = (until: number | null): number => until ?? Number.POSITIVE_INFINITY;
  return holdersOf(state, post, at)
    .filter((holder) => holder.unit === unit)
    .sort((a, b) => end(b.until) - end(a.until) || b.entry - a.entry || (a.member < b.member ? -1 : 1))
    .slice(0, Math.max(0, places))
    .map(({ member, entry }) => {
      const won = Object.values(state.elections).find((one) => one.closedAt === entry && one.post === post);
      return { groups: won === undefined ? [] : groupsOf(won, member) };
    });
}

function sittersOf(sitting: readonly Sitter[], group: string, scope: SeatsReserved['scope']): SeatsReserved['sitting'] {
  const all = sitting.flatMap(({ groups }) => groups);
  const wanted = [...new Set(all.filter((one) => (scope === 'each' ? one.startsWith(`${group}:`) : one === group)))];
  return wanted.sort().map((one) => ({ group: one, seats: all.filter((other) => other === one).length }));
}
