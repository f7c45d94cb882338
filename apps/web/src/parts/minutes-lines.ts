/** Steps of the record as lines of minutes: from the opening on, a motion in full where it was decided. */
import type { MeetingView, Minutes } from '../api/types.ts';
import type { Fact, VoteResult } from '../spine.ts';

interface Placed {
  readonly entry: number;
  readonly at: number;
  /** Tells apart lines of one entry. */
  readonly key: number;
}

export type Line = Placed &
  (
    | { readonly kind: 'fact'; readonly fact: Fact }
    | { readonly kind: 'item'; readonly title: string }
    | { readonly kind: 'result'; readonly motion: string; readonly result: VoteResult }
  );

type Steps = Minutes['steps'];

/** Said with the result, or with what they belong to. */
const saidElsewhere: ReadonlySet<Fact['type']> = new Set([
  'motion-carried',
  'motion-lost',
  'motion-returned',
  'decision-made',
]);

export function linesOf({ meeting, votes }: MeetingView, steps: Steps): readonly Line[] {
  const opened = openingOf(steps);
  if (opened === undefined) return [];
  return steps
    .filter(({ index }) => index >= opened.index)
    .flatMap(({ index, at, facts }) =>
      facts
        .filter(({ type }) => !saidElsewhere.has(type))
        .flatMap((fact, key): readonly Line[] => {
          const placed = { entry: index, at, key };
          if (fact.type === 'item-taken') {
            const title = meeting.agenda.find(({ id }) => id === fact.item)?.title ?? fact.item;
            return [{ ...placed, kind: 'item', title }];
          }
          if (fact.type === 'vote-closed') {
            const motion = votes[fact.vote]?.motion;
            return motion === undefined ? [] : [{ ...placed, kind: 'result', motion, result: fact.result }];
          }
          return [{ ...placed, kind: 'fact', fact }];
        }),
    );
}

/** Who had checked in, and not out again, when the meeting was opened. */
export function presentAtOpening(
  steps: Steps,
): { readonly at: number; readonly members: readonly string[] } | undefined {
  const opened = openingOf(steps);
  if (opened === undefined) return undefined;
  const here = new Set<string>();
  for (const { facts } of steps.filter(({ index }) => index < opened.index)) {
    for (const fact of facts) {
      if (fact.type === 'member-checked-in') here.add(fact.member);
      if (fact.type === 'member-checked-out') here.delete(fact.member);
    }
  }
  return { at: opened.at, members: [...here] };
}

function openingOf(steps: Steps): Steps[number] | undefined {
  return steps.find(({ facts }) => facts.some(({ type }) => type === 'meeting-opened'));
}
