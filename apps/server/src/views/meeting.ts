/** A meeting with its motions, papers, votes and quorum: what every screen of it begins from. */
import {
  type AssemblyState,
  attendance,
  type MeetingState,
  type MotionState,
  quorumTests,
  type VoteState,
} from '@quorate/assembly';
import type { Desk } from '../spine/desk.ts';
import { governing, type Insight } from './insight.ts';
import { type May, mayInMeeting } from './may.ts';
import { type MotionView, withPaper } from './summaries.ts';

interface QuorumView {
  readonly phrase: string;
  readonly needed: number;
  readonly present: number;
  readonly members: number;
  readonly holds: boolean;
}

export interface MeetingDraft {
  readonly asOf: number;
  readonly meeting: MeetingState;
  readonly motions: readonly MotionState[];
  readonly votes: { readonly [vote: string]: VoteState };
  readonly quorum: QuorumView;
  readonly may: readonly May[];
}

export function drawMeeting(insight: Insight, id: string): MeetingDraft | undefined {
  const { state } = insight;
  const meeting = Object.hasOwn(state.meetings, id) ? state.meetings[id] : undefined;
  if (meeting === undefined) return undefined;
  return structuredClone({
    asOf: state.entries,
    meeting,
    motions: meeting.motions.map((motion) => state.motions[motion]).filter((motion) => motion !== undefined),
    votes: votesOf(state, meeting),
    quorum: quorumOf(insight, meeting),
    may: mayInMeeting(insight, meeting),
  });
}

export async function finishMeeting(desk: Desk, { motions, ...draft }: MeetingDraft): Promise<unknown> {
  const views = await Promise.all(motions.map((motion) => withPaper(desk, motion)));
  const byId: { [motion: string]: MotionView } = Object.fromEntries(views.map((view) => [view.id, view]));
  return { ...draft, motions: byId };
}

function votesOf(state: AssemblyState, { votes }: MeetingState): { readonly [vote: string]: VoteState } {
  return Object.fromEntries(
    votes.flatMap((id) => {
      const vote = state.votes[id];
      return vote === undefined ? [] : [[id, vote] as const];
    }),
  );
}

/** The quorum of the body: its hardest phrase, since all of them must hold. */
function quorumOf(insight: Insight, { id, of, convenedAt }: MeetingState): QuorumView {
  const { state, at } = insight;
  const charter = governing(insight, convenedAt);
  const there = attendance(state, charter, id, at);
  const { present, members } = there;
  const [hardest] = [...quorumTests(charter, of, undefined, there)].sort((a, b) => b.needed - a.needed);
  if (hardest === undefined) return { phrase: 'none', needed: 0, present, members, holds: true };
  const { phrase, needed, holds } = hardest;
  return { phrase, needed, present, members, holds };
}
