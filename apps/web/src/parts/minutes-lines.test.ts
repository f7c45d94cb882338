import { describe, expect, it } from 'vitest';
import type { MeetingView, Minutes } from '../api/types.ts';
import { linesOf, presentAtOpening } from './minutes-lines.ts';

const warrant = { clause: 'bodies/board', rests: [0] };
const result = { yes: 2, no: 1, abstain: 0, outcome: 'carried' };

describe('minutes', () => {
  it('begin when the meeting is opened, with who was there', () => {
    expect(presentAtOpening(steps)).toEqual({ at: 103, members: ['bo'] });
    expect(linesOf(view, steps)[0]).toMatchObject({ entry: 4, kind: 'fact', fact: { type: 'meeting-opened' } });
    expect(linesOf(view, steps.slice(0, 3))).toEqual([]);
    expect(presentAtOpening(steps.slice(0, 3))).toBeUndefined();
  });

  it('have a heading for each item, by its title, and a motion where it was decided', () => {
    expect(linesOf(view, steps).slice(1)).toEqual([
      { entry: 5, at: 104, key: 0, kind: 'item', title: 'The oven' },
      { entry: 6, at: 105, key: 0, kind: 'result', motion: 'buy', result },
      { entry: 7, at: 106, key: 0, kind: 'fact', fact: fact({ type: 'meeting-closed', meeting: 'm' }) },
    ]);
  });

  it('name an item by its id when the agenda does not have it any more', () => {
    const bare = { ...view, meeting: { ...view.meeting, agenda: [] } };
    expect(linesOf(bare, steps)[1]).toMatchObject({ kind: 'item', title: 'oven' });
  });
});

const view = {
  meeting: { id: 'm', agenda: [{ id: 'oven', title: 'The oven' }] },
  votes: { v: { id: 'v', motion: 'buy' } },
} as unknown as MeetingView;

const steps = [
  { type: 'member-checked-in', meeting: 'm', member: 'ada' },
  { type: 'member-checked-in', meeting: 'm', member: 'bo' },
  { type: 'member-checked-out', meeting: 'm', member: 'ada' },
  { type: 'meeting-opened', meeting: 'm', present: 1 },
  { type: 'item-taken', meeting: 'm', item: 'oven' },
  [
    { type: 'vote-closed', vote: 'v', result },
    { type: 'motion-carried', motion: 'buy', vote: 'v' },
    { type: 'decision-made', motion: 'buy', decision: 1 },
  ],
  { type: 'meeting-closed', meeting: 'm' },
].map((facts, i) => ({
  index: i + 1,
  at: 100 + i,
  facts: [facts].flat().map(fact),
})) as unknown as Minutes['steps'];

function fact(of: object): object {
  return { ...of, warrant };
}
