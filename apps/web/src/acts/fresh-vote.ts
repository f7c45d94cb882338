import type { MeetingView } from '../api/types.ts';
import { freshId } from './compose.ts';

/** One id for each putting of a motion, so that pressing twice opens one vote. */
const freshVotes = new Map<string, string>();

export function freshVote({ meeting }: MeetingView, motion: string): string {
  const putting = `${motion}/${meeting.votes.length}`;
  const kept = freshVotes.get(putting) ?? freshId();
  freshVotes.set(putting, kept);
  return kept;
}
