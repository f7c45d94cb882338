/** Units of the organisation: who lies within whom, how many members the roll gives each, and how many seats those give. */
import { isIn, kindOver, membersOfUnit, placesOf, seatsOfUnit } from '@quorate/assembly';
import type { Charter, Seat } from '@quorate/charter';
import type { Insight } from './insight.ts';
import { type May, mayDo } from './may.ts';

interface UnitRow {
  readonly id: string;
  readonly of: string;
  readonly title: string;
  readonly within: string | null;
  readonly members: number;
  /** Whether the one who looks belongs to it, directly or through a unit within it. */
  readonly mine: boolean;
  /** Apportioned posts to the seats the roll gives this unit now. */
  readonly seats: { readonly [post: string]: number };
}

export interface UnitsView {
  readonly asOf: number;
  /** Kinds of units that the charter knows. */
  readonly kinds: readonly { readonly id: string; readonly name: string; readonly within: string | null }[];
  readonly units: readonly UnitRow[];
  /** Every post of the charter to the places it has. */
  readonly places: { readonly [post: string]: number };
  readonly may: readonly May[];
}

export function drawUnits(insight: Insight): UnitsView {
  const { state, member } = insight;
  const { charter } = insight.charter;
  const posts = postsOf(charter);
  const self = member === null ? undefined : state.members[member];
  return {
    asOf: state.entries,
    kinds: Object.entries(charter.units ?? {}).map(([id, { name, within }]) => ({
      id,
      name,
      within: within?.replace(/^unit:/, '') ?? null,
    })),
    units: Object.values(state.units).map(({ id, of, title, within }) => ({
      id,
      of,
      title,
      within,
      members: membersOfUnit(state, charter, id),
      mine: isIn(state, self, id),
      seats: Object.fromEntries(
        posts.flatMap(([post, { apportion }]) =>
          apportion && kindOver(apportion) === of ? [[post, seatsOfUnit(state, charter, apportion, id)] as const] : [],
        ),
      ),
    })),
    places: Object.fromEntries(posts.map(([post]) => [post, placesOf(state, charter, post) ?? 0])),
    may: Object.keys(state.units).map((unit) => mayDo(insight, { kind: 'join-unit', body: { unit } }, unit)),
  };
}

function postsOf({ offices = {}, bodies }: Charter): readonly (readonly [string, Seat])[] {
  const named = Object.entries(offices).map(([id, office]) => [`office:${id}`, office] as const);
  const seats = Object.entries(bodies).flatMap(([body, { seats: all = {} }]) =>
    Object.entries(all).map(([seat, found]) => [`seats:${body}/${seat}`, found] as const),
  );
  return [...named, ...seats];
}
