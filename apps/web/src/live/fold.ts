/**
 * A view goes on from its snapshot by the facts that follow it, folded by the
 * same `evolve` as on the server. No rule is judged here: what one may do, and
 * what a quorum needs, is asked again.
 */
import type { LiveEntry, MeetingView, MotionView } from '../api/types.ts';
import { type AssemblyState, evolve, unfounded } from '../spine.ts';

export interface Folded {
  readonly view: MeetingView;
  /** Something changed that only the server can say in full: a new paper, what one may do. */
  readonly stale: boolean;
}

/** Takes the entries that follow the view, in order; those it already has are passed over. */
export function foldMeeting(view: MeetingView, entries: readonly LiveEntry[], me: string | null): Folded {
  const following = entries.filter(({ index }) => index >= view.asOf);
  if (following.length === 0) return { view, stale: false };
  // A hole means that the view is older than what this window remembers.
  if (following[0]?.index !== view.asOf) return { view, stale: true };
  const { meeting } = view;
  let state: AssemblyState = {
    ...unfounded,
    entries: view.asOf,
    meetings: { [meeting.id]: structuredClone(meeting) },
    motions: structuredClone(view.motions),
    votes: structuredClone(view.votes),
  };
  let stale = false;
  for (const { facts, index } of following) {
    const mine = facts.filter((fact) => concerns(fact, state, meeting.id));
    if (mine.length > 0) state = evolve(state, mine, index);
    stale ||= mine.some((fact) => changesWhatIsAsked(fact, me));
  }
  const folded = state.meetings[meeting.id] ?? meeting;
  const present = Object.keys(folded.present).length;
  const motions = keepPapers(state.motions, view.motions);
  return {
    view: {
      ...view,
      asOf: (following.at(-1)?.index ?? view.asOf) + 1,
      meeting: folded,
      motions,
      votes: state.votes,
      quorum: { ...view.quorum, present, holds: present >= view.quorum.needed },
    },
    stale,
  };
}

/** Facts of the meeting itself, of its motions and of their votes. */
function concerns(fact: LiveEntry['facts'][number], state: AssemblyState, meeting: string): boolean {
  if ('meeting' in fact) return fact.meeting === meeting;
  if ('vote' in fact && fact.vote in state.votes) return true;
  return 'motion' in fact && fact.motion in state.motions && fact.type !== 'decision-made';
}

/** What others say and how they vote changes nothing that only the server can tell. */
function changesWhatIsAsked(fact: LiveEntry['facts'][number], me: string | null): boolean {
  const mostlyOthers = fact.type === 'vote-cast' || fact.type === 'speaker-asked' || fact.type === 'speaker-withdrew';
  return mostlyOthers ? fact.member === me : true;
}

function keepPapers(motions: AssemblyState['motions'], before: MeetingView['motions']): MeetingView['motions'] {
  return Object.fromEntries(
    Object.entries(motions).map(([id, motion]): [string, MotionView] => {
      const paper = before[id]?.paper;
      return [id, { ...motion, paper: { title: '', text: '', ...motion.paper, ...paper } }];
    }),
  );
}
