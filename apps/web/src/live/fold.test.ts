import { describe, expect, it } from 'vitest';
import type { LiveEntry, MeetingView } from '../api/types.ts';
import { foldMeeting } from './fold.ts';

const warrant = { clause: 'bodies/general-meeting', rests: [0] };

describe('folding a meeting on a screen', () => {
  it('takes note of what follows the snapshot', () => {
    const { view } = foldMeeting(
      meeting,
      [entry(10, { type: 'speaker-asked', meeting: 'm', member: 'bo', warrant })],
      'ada',
    );
    expect(view.meeting.speakers).toEqual(['bo']);
    expect(view.asOf).toBe(11);
  });

  it('passes over what the snapshot already has', () => {
    const old = entry(9, { type: 'speaker-asked', meeting: 'm', member: 'bo', warrant });
    expect(foldMeeting(meeting, [old], 'ada')).toEqual({ view: meeting, stale: false });
  });

  it('asks again when there is a hole before what came', () => {
    const later = entry(12, { type: 'speaker-asked', meeting: 'm', member: 'bo', warrant });
    expect(foldMeeting(meeting, [later], 'ada')).toEqual({ view: meeting, stale: true });
  });

  it('leaves other meetings to their own screens', () => {
    const { view, stale } = foldMeeting(
      meeting,
      [entry(10, { type: 'speaker-asked', meeting: 'other', member: 'bo', warrant })],
      'ada',
    );
    expect(view.meeting).toEqual(meeting.meeting);
    expect(stale).toBe(false);
  });

  it('counts who is present, and asks what one may do now', () => {
    const { view, stale } = foldMeeting(
      meeting,
      [entry(10, { type: 'member-checked-in', meeting: 'm', member: 'bo', warrant })],
      'ada',
    );
    expect(view.quorum).toMatchObject({ present: 2, holds: true });
    expect(stale).toBe(true);
  });

  it('needs no question for the vote of somebody else', () => {
    const opened = entry(10, {
      type: 'vote-opened',
      vote: 'v',
      motion: 'x',
      meeting: 'm',
      procedure: 'ordinary',
      secrecy: 'open',
      present: 1,
      warrant,
    });
    const { view } = foldMeeting(meeting, [opened], 'ada');
    const cast = entry(11, { type: 'vote-cast', vote: 'v', member: 'bo', choice: 'yes', warrant });
    const folded = foldMeeting(view, [opened, cast], 'ada');
    expect(folded.view.votes['v']?.choices).toEqual({ bo: 'yes' });
    expect(folded.stale).toBe(false);
  });

  it('leaves the snapshot as it was', () => {
    const before = structuredClone(meeting);
    foldMeeting(meeting, [entry(10, { type: 'member-checked-in', meeting: 'm', member: 'bo', warrant })], 'ada');
    expect(meeting).toEqual(before);
  });
});

const meeting = {
  asOf: 10,
  meeting: {
    id: 'm',
    phase: 'open',
    of: 'general-meeting',
    title: 'May',
    starts: 1,
    place: 'Hall',
    convener: 'ada',
    chair: 'ada',
    agenda: [],
    item: null,
    present: { ada: 3 },
    speakers: [],
    floor: null,
    motions: [],
    votes: [],
    resumes: null,
    convenedAt: 1,
    openedAt: 4,
  },
  motions: {},
  votes: {},
  quorum: { phrase: 'at least 2 members', needed: 2, present: 1, members: 3, holds: false },
  may: [],
} as unknown as MeetingView;

function entry(index: number, fact: unknown): LiveEntry {
  return {
    index,
    at: 1,
    kind: 'check-in',
    actor: 'bo',
    stream: 'meeting/m',
    facts: [fact],
    head: { size: index + 1, root: '' },
  } as unknown as LiveEntry;
}
