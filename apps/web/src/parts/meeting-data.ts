/** A meeting as it is now: the snapshot, and what has come since, folded. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { meetingQuery } from '../api/queries.ts';
import type { MeetingView, MotionView } from '../api/types.ts';
import { foldMeeting } from '../live/fold.ts';
import type { AgendaItem, VoteState } from '../spine.ts';
import { words } from '../words/index.ts';
import { useHere, useLive } from './organisation.tsx';
import { serverNow } from './server-clock.ts';

export interface MeetingData {
  readonly data: MeetingView | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

export function useMeeting(meeting: string): MeetingData {
  const { org, me, connection } = useHere();
  const { last } = useLive(connection);
  const query = useQuery(meetingQuery(org, meeting));
  const { data: snapshot, refetch, error } = query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `last` moves when an entry arrives
  const folded = useMemo(
    () => (snapshot === undefined ? undefined : foldMeeting(snapshot, connection.recent, me)),
    [snapshot, connection, last, me],
  );
  const stale = folded?.stale ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each entry puts the question off a little, once
  useEffect(() => {
    if (!stale) return;
    const timer = setTimeout(() => void refetch(), 120 + Math.random() * 480);
    return () => clearTimeout(timer);
  }, [stale, last, refetch]);
  useAtTime(timeOf(folded?.view), refetch);
  return { data: folded?.view, error, refetch };
}

/** What one may do changes by the clock as well: at the time a meeting was called for, or resumes. */
function timeOf(view: MeetingView | undefined): number | null {
  if (view?.meeting.phase === 'convened') return view.meeting.starts;
  if (view?.meeting.phase === 'open' && view.meeting.ballot) return view.meeting.ballot.closes;
  return view?.meeting.phase === 'adjourned' ? view.meeting.resumes : null;
}

function useAtTime(at: number | null, then: () => Promise<unknown>): void {
  useEffect(() => {
    const wait = at === null ? -1 : at - serverNow() + 1;
    if (wait < 0 || wait > longestWait) return;
    const timer = setTimeout(() => void then(), wait * 1000);
    return () => clearTimeout(timer);
  }, [at, then]);
}

/** A day, in seconds; who keeps a page open longer will have looked at it in between. */
const longestWait = 86_400;

export function openVoteOf(view: MeetingView): VoteState | undefined {
  return view.meeting.votes.map((id) => view.votes[id]).find((vote) => vote?.phase === 'open');
}

/** The vote closed last, if nothing has been taken up since. */
export function lastVoteOf(view: MeetingView): VoteState | undefined {
  const vote = view.votes[view.meeting.votes.at(-1) ?? ''];
  return vote?.phase === 'closed' ? vote : undefined;
}

/** The result to show beside what is now: that of the last vote, while its item is the one in hand. */
export function resultOfItem(view: MeetingView): VoteState | undefined {
  const vote = lastVoteOf(view);
  const item = vote === undefined ? undefined : view.motions[vote.motion]?.item;
  return vote !== undefined && (item === view.meeting.item || view.meeting.phase === 'closed') ? vote : undefined;
}

/** The vote that closed while one looked on, until the floor or the item changes. */
export function useFreshResult(view: MeetingView): VoteState | undefined {
  const { floor, item } = view.meeting;
  const place = `${item}/${floor}`;
  const last = lastVoteOf(view);
  const seen = useRef({ vote: last?.id, place: '' });
  if (last?.id !== seen.current.vote && last !== undefined) seen.current = { vote: last.id, place };
  return seen.current.place === place ? last : undefined;
}

export function currentItem(view: MeetingView): AgendaItem | undefined {
  return view.meeting.agenda.find(({ id }) => id === view.meeting.item);
}

export function nextItem(view: MeetingView): AgendaItem | undefined {
  const { agenda, item } = view.meeting;
  const at = agenda.findIndex(({ id }) => id === item);
  return agenda[at + 1];
}

export function motionsOf(view: MeetingView): readonly MotionView[] {
  return view.meeting.motions.map((id) => view.motions[id]).filter((motion) => motion !== undefined);
}

/** Waiting for a seconder or the vote: those of the item in hand first, the seconded before the others. */
export function waitingMotions(view: MeetingView): readonly MotionView[] {
  const rank = ({ item, phase }: MotionView): number =>
    (item === view.meeting.item ? 0 : 2) + (phase === 'seconded' ? 0 : 1);
  return motionsOf(view)
    .filter(({ phase }) => phase === 'proposed' || phase === 'seconded')
    .sort((a, b) => rank(a) - rank(b));
}

/** Seconded, and waiting to be put. */
export function readyMotions(view: MeetingView): readonly MotionView[] {
  return waitingMotions(view).filter(({ phase }) => phase === 'seconded');
}

export function motionTitle(view: MeetingView, motion: string): string {
  return view.motions[motion]?.paper.title ?? '';
}

/** How many have voted, of those in the room, or of everybody where there is none. */
export function votedSoFar({ meeting, quorum }: MeetingView, voted: number): string {
  const { now } = words.meeting;
  return meeting.ballot === null ? now.votedOf(voted, quorum.present) : now.votedOfAll(voted, quorum.members);
}
