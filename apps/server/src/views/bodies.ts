/** Bodies of the charter and who is on their rolls. */
import { holdersOf, type Place, rollOf, seatsOf } from '@quorate/assembly';
import type { Body } from '@quorate/charter';
import type { Insight } from './insight.ts';
import { inOrder, type MeetingSummary, summaryOf } from './summaries.ts';

export interface BodyRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly text?: string;
  readonly entitled: number;
}

interface RollRow {
  readonly member: string;
  readonly class: string | null;
  /** Entry by which the member came onto this roll. */
  readonly since: number;
  readonly posts: readonly string[];
}

export interface BodyView {
  readonly asOf: number;
  readonly id: string;
  readonly body: Body;
  readonly roll: {
    readonly entitled: number;
    readonly seats: number;
    readonly members: readonly RollRow[];
    readonly next: string | null;
  };
  readonly meetings: readonly MeetingSummary[];
}

export function drawBodies({ state, charter, at }: Insight): readonly BodyRow[] {
  return Object.entries(charter.charter.bodies).map(([id, { name, kind, text }]) => ({
    id,
    name,
    kind,
    ...(text !== undefined && { text }),
    entitled: rollOf(state, charter.charter, id, at).length,
  }));
}

export interface RollPage {
  /** Handle after which the page begins. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export function drawBody(insight: Insight, id: string, { after = '', limit }: RollPage): BodyView | undefined {
  const { state, charter, at } = insight;
  const { bodies } = charter.charter;
  const body = Object.hasOwn(bodies, id) ? bodies[id] : undefined;
  if (body === undefined) return undefined;
  const roll = [...rollOf(state, charter.charter, id, at)].sort((a, b) => (a.member < b.member ? -1 : 1));
  const following = roll.filter(({ member }) => member > after);
  const page = following.slice(0, limit);
  const posts = postsByMember(insight);
  return {
    asOf: state.entries,
    id,
    body,
    roll: {
      entitled: roll.length,
      seats: seatsOf(state, charter.charter, id, at),
      members: page.map((place) => rowOf(insight, place, posts)),
      next: following.length > page.length ? (page.at(-1)?.member ?? null) : null,
    },
    meetings: inOrder(Object.values(state.meetings).filter(({ of }) => of === id)).map(summaryOf),
  };
}

function rowOf({ state }: Insight, { member, entry }: Place, posts: ReadonlyMap<string, readonly string[]>): RollRow {
  return { member, class: state.members[member]?.class ?? null, since: entry, posts: posts.get(member) ?? [] };
}

function postsByMember({ state, at }: Insight): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const post of Object.keys(state.posts)) {
    for (const { member } of holdersOf(state, post, at)) found.set(member, [...(found.get(member) ?? []), post]);
  }
  return found;
}
