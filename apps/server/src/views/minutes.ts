/** What happened at a meeting, for its minutes: every step of the meeting and its motions, single voices left out. */
import type { Fact, MeetingState, VoteState } from '@quorate/assembly';
import type { Instant } from '@quorate/basics';
import type { Desk } from '../spine/desk.ts';
import { readEntry } from '../spine/folded.ts';
import type { Insight } from './insight.ts';

interface MinutesDraft {
  readonly asOf: number;
  readonly meeting: MeetingState;
  readonly votes: readonly VoteState[];
}

interface MinutesStep {
  readonly index: number;
  readonly at: Instant;
  readonly facts: readonly Fact[];
}

export interface MinutesView {
  readonly asOf: number;
  readonly steps: readonly MinutesStep[];
  /** Whether the log went on for longer than is read for one page. */
  readonly more: boolean;
}

const page = 500;
const mostRead = 50_000;

/** A sitting without a room has no minutes. */
export function drawMinutes({ state }: Insight, id: string): MinutesDraft | undefined {
  const meeting = Object.hasOwn(state.meetings, id) ? state.meetings[id] : undefined;
  if (meeting === undefined || meeting.ballot !== null) return undefined;
  const votes = meeting.votes.map((vote) => state.votes[vote]).filter((vote) => vote !== undefined);
  return structuredClone({ asOf: state.entries, meeting, votes });
}

/** The newest entry that can still belong to it: a secret vote is opened after the meeting was closed. */
export async function finishMinutes(desk: Desk, { asOf, meeting, votes }: MinutesDraft): Promise<MinutesView> {
  const belongs = belongsTo(meeting);
  const waiting = votes.some(({ phase }) => phase === 'open');
  const lastVote = Math.max(-1, ...votes.map(({ closedAt }) => closedAt ?? -1));
  const steps: MinutesStep[] = [];
  let index = meeting.convenedAt;
  let over = false;
  while (index < asOf && !over && index - meeting.convenedAt < mostRead) {
    for (const { bytes } of await desk.log.entries(index, Math.min(page, asOf - index))) {
      const { at, facts } = readEntry(bytes);
      const ours = facts.filter(belongs);
      if (ours.length > 0) steps.push({ index, at, facts: ours });
      over ||= !waiting && index >= lastVote && ours.some(({ type }) => endings.has(type));
      index += 1;
    }
  }
  return { asOf, steps, more: index < asOf && !over };
}

const endings: ReadonlySet<Fact['type']> = new Set(['meeting-closed', 'meeting-cancelled']);

/** The list of speakers is of the moment, and who voted how stands with the vote. */
const leftOut: ReadonlySet<Fact['type']> = new Set(['speaker-asked', 'speaker-withdrew', 'floor-given', 'vote-cast']);

function belongsTo({ id, motions, votes }: MeetingState): (fact: Fact) => boolean {
  return (fact) => {
    if (leftOut.has(fact.type)) return false;
    if ('meeting' in fact) return fact.meeting === id;
    if ('motion' in fact && typeof fact.motion === 'string') return motions.includes(fact.motion);
    return 'vote' in fact && votes.includes(fact.vote);
  };
}
