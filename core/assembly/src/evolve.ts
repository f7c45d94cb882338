/**
 * What the facts mean.
 *
 * `evolve` takes note and judges nothing. The dictionaries of the state are
 * filled in place, because a hall of thousands may not copy its roll for every
 * vote: a state handed to `evolve` must not be used afterwards. A screen that
 * wants to keep an old one clones it first.
 */
import { unreachable } from '@quorate/basics';
import { takeOfAmendment } from './amendment/evolve-amendment.ts';
import { takeOfElection } from './election/evolve-election.ts';
import type { Event, Fact } from './fact.ts';
import type { MeetingState } from './meeting/meeting.ts';
import type { MotionState } from './motion/motion.ts';
import { takeOfSecretBallot } from './secret/evolve-secret-ballot.ts';
import { type AssemblyState, unfounded } from './state.ts';

type Owned<T> = { -readonly [Key in keyof T]: T[Key] };

/** Folds the facts of entry `index` and moves on to the next. */
export function evolve(state: AssemblyState, facts: readonly Fact[], index: number): AssemblyState {
  const owned: Owned<AssemblyState> = state === unfounded ? structuredCopy() : { ...state };
  for (const fact of facts) take(owned, fact, index);
  owned.entries = index + 1;
  return owned;
}

/** The empty state is shared by everybody, so nobody may fill it in place. */
function structuredCopy(): Owned<AssemblyState> {
  return {
    ...unfounded,
    amendments: {},
    members: {},
    devices: {},
    posts: {},
    meetings: {},
    requests: {},
    motions: {},
    votes: {},
    units: {},
    elections: {},
    trusteeships: {},
    ballots: {},
  };
}

function take(state: Owned<AssemblyState>, event: Event, index: number): undefined {
  switch (event.type) {
    case 'organisation-founded': {
      state.org = event.org;
      state.title = event.title;
      state.charter = { hash: event.charter, entry: index };
      state.charters = [{ hash: event.charter, entry: index, amendment: null }];
      state.log = event.log;
      for (const { member, device, class: className, name } of event.founders) {
        put(state.members, member, { standing: 'member', class: className, unit: null, name, entry: index });
        put(state.devices, device, { id: device, member, phase: 'enrolled', label: '', entry: index });
      }
      return;
    }
    case 'post-filled': {
      const holders = (state.posts[event.post] ?? []).filter(({ member }) => member !== event.member);
      const { member, until, unit = null } = event;
      put(state.posts, event.post, [...holders, { member, until, unit, entry: index }]);
      return;
    }
    case 'post-vacated':
      put(
        state.posts,
        event.post,
        (state.posts[event.post] ?? []).filter(({ member }) => member !== event.member),
      );
      return;
    case 'membership-applied-for':
      put(state.members, event.member, {
        standing: 'applicant',
        class: event.class,
        unit: null,
        name: event.name,
        entry: index,
      });
      put(state.devices, event.device, {
        id: event.device,
        member: event.member,
        phase: 'enrolled',
        label: '',
        entry: index,
      });
      return;
    case 'application-withdrawn':
    case 'member-left':
      change(state.members, event.member, { standing: 'left', entry: index });
      return;
    case 'member-admitted':
      change(state.members, event.member, { standing: 'member', entry: index });
      return;
    case 'unit-created': {
      const { unit, of, title, within } = event;
      put(state.units, unit, { id: unit, of, title, within, entry: index });
      return;
    }
    case 'unit-joined':
      change(state.members, event.member, { unit: event.unit });
      return;
    case 'device-enrolled':
    case 'device-requested':
      put(state.devices, event.device, {
        id: event.device,
        member: event.member,
        phase: event.type === 'device-enrolled' ? 'enrolled' : 'requested',
        label: event.label,
        entry: index,
      });
      return;
    case 'device-revoked':
      change(state.devices, event.device, { phase: 'revoked' });
      return;
    case 'meeting-convened':
    case 'meeting-requested':
    case 'meeting-cancelled':
    case 'agenda-item-added':
    case 'member-checked-in':
    case 'member-checked-out':
    case 'meeting-opened':
    case 'item-taken':
    case 'chair-handed-over':
    case 'meeting-adjourned':
    case 'meeting-resumed':
    case 'meeting-closed':
    case 'speaker-asked':
    case 'speaker-withdrew':
    case 'floor-given':
    case 'referendum-called':
      return takeOfMeeting(state, event, index);
    case 'motion-proposed':
    case 'motion-seconded':
    case 'motion-withdrawn':
    case 'motion-overtaken':
    case 'motion-carried':
    case 'motion-lost':
    case 'motion-returned':
      return takeOfMotion(state, event, index);
    case 'amendment-proposed':
    case 'amendment-brought':
    case 'amendment-consented':
    case 'amendment-adopted':
    case 'amendment-ended':
    case 'charter-in-force':
      return takeOfAmendment(state, event, index);
    case 'vote-opened':
      put(state.votes, event.vote, {
        id: event.vote,
        phase: 'open',
        motion: event.motion,
        meeting: event.meeting,
        procedure: event.procedure,
        secrecy: event.secrecy,
        choices: {},
        result: null,
        openedAt: index,
        closedAt: null,
      });
      change(state.motions, event.motion, { phase: 'voting', vote: event.vote });
      changeMeeting(state, event.meeting, ({ votes }) => ({ votes: [...votes, event.vote] }));
      return;
    case 'vote-cast': {
      const vote = state.votes[event.vote];
      if (vote) put(vote.choices, event.member, event.choice);
      return;
    }
    case 'vote-closed':
      change(state.votes, event.vote, { phase: 'closed', result: event.result, closedAt: index });
      return;
    case 'decision-made': {
      const { decision, motion, body, power, lapses } = event;
      const vote = state.motions[motion]?.vote ?? '';
      state.decisions = [...state.decisions, { decision, motion, vote, body, power, entry: index, lapses }];
      return;
    }
    case 'election-called':
    case 'candidate-nominated':
    case 'nomination-accepted':
    case 'candidacy-withdrawn':
    case 'poll-opened':
    case 'ballot-cast':
    case 'papers-entered':
    case 'papers-confirmed':
    case 'papers-doubted':
    case 'papers-withdrawn':
    case 'poll-closed':
    case 'rounds-laid-down':
    case 'round-opened':
    case 'round-closed':
      return takeOfElection(state, event, index);
    case 'trusteeship-begun':
    case 'trustee-step-taken':
    case 'secret-ballot-called':
    case 'voter-registered':
    case 'secret-ballot-opened':
    case 'secret-ballot-closed':
    case 'papers-mixed':
    case 'share-opened':
    case 'secret-ballot-counted':
      return takeOfSecretBallot(state, event, index);
    default:
      return unreachable(event);
  }
}

type EventOf<Prefix extends string> = Extract<Event, { readonly type: Prefix }>;

type OfMeeting = EventOf<
  | `meeting-${string}`
  | `member-checked-${string}`
  | 'agenda-item-added'
  | 'item-taken'
  | 'chair-handed-over'
  | `speaker-${string}`
  | 'floor-given'
  | 'referendum-called'
>;

function takeOfMeeting(state: Owned<AssemblyState>, event: OfMeeting, index: number): undefined {
  switch (event.type) {
    case 'meeting-convened': {
      const { meeting, of, title, starts, place, convener, chair, agenda } = event;
      put(state.meetings, meeting, {
        id: meeting,
        phase: 'convened',
        of,
        title,
        starts,
        place,
        convener,
        chair,
        agenda,
        item: null,
        present: {},
        speakers: [],
        floor: null,
        motions: [],
        votes: [],
        resumes: null,
        ballot: null,
        convenedAt: index,
        openedAt: null,
      });
      return;
    }
    case 'referendum-called':
      return changeMeeting(state, event.meeting, () => ({
        ballot: { procedure: event.procedure, closes: event.closes },
      }));
    case 'meeting-requested': {
      const before = Object.hasOwn(state.requests, event.request) ? state.requests[event.request] : undefined;
      const asked = before ?? { of: event.of, title: event.title, askers: {} };
      put(asked.askers, event.by, index);
      put(state.requests, event.request, asked);
      return;
    }
    case 'meeting-cancelled':
      return changeMeeting(state, event.meeting, () => ({ phase: 'cancelled' }));
    case 'agenda-item-added':
      return changeMeeting(state, event.meeting, ({ agenda }) => ({ agenda: [...agenda, event.item] }));
    case 'member-checked-in':
      return changeMeeting(state, event.meeting, ({ present }) => ({ present: put(present, event.member, index) }));
    case 'member-checked-out':
      return changeMeeting(state, event.meeting, ({ present, speakers, floor }) => ({
        present: without(present, event.member),
        speakers: speakers.filter((speaker) => speaker !== event.member),
        floor: floor === event.member ? null : floor,
      }));
    case 'meeting-opened':
      return changeMeeting(state, event.meeting, () => ({ phase: 'open', openedAt: index }));
    case 'item-taken':
      return changeMeeting(state, event.meeting, () => ({ item: event.item, speakers: [], floor: null }));
    case 'chair-handed-over':
      return changeMeeting(state, event.meeting, () => ({ chair: event.to }));
    case 'meeting-adjourned':
      return changeMeeting(state, event.meeting, () => ({ phase: 'adjourned', resumes: event.resumes, floor: null }));
    case 'meeting-resumed':
      return changeMeeting(state, event.meeting, () => ({ phase: 'open', resumes: null }));
    case 'meeting-closed':
      return changeMeeting(state, event.meeting, () => ({ phase: 'closed', speakers: [], floor: null }));
    case 'speaker-asked':
      return changeMeeting(state, event.meeting, ({ speakers }) => ({ speakers: [...speakers, event.member] }));
    case 'speaker-withdrew':
      return changeMeeting(state, event.meeting, ({ speakers }) => ({
        speakers: speakers.filter((speaker) => speaker !== event.member),
      }));
    case 'floor-given':
      return changeMeeting(state, event.meeting, ({ speakers }) => ({
        floor: event.to,
        speakers: speakers.filter((speaker) => speaker !== event.to),
      }));
    default:
      return unreachable(event);
  }
}

type OfMotion = EventOf<`motion-${string}`>;

function takeOfMotion(state: Owned<AssemblyState>, event: OfMotion, index: number): undefined {
  switch (event.type) {
    case 'motion-proposed': {
      const { motion, meeting, item, proposer, paper, effect, power, procedure, supportersNeeded } = event;
      put(state.motions, motion, {
        id: motion,
        phase: supportersNeeded > 1 ? 'proposed' : 'seconded',
        meeting,
        item,
        proposer,
        seconders: [],
        supportersNeeded,
        paper,
        effect,
        power,
        procedure,
        vote: null,
        proposedAt: index,
        secondedAt: supportersNeeded > 1 ? null : index,
        settledAt: null,
        lostAt: null,
      });
      changeMeeting(state, meeting, ({ motions }) => ({ motions: [...motions, motion] }));
      return;
    }
    case 'motion-seconded': {
      const motion = state.motions[event.motion];
      if (!motion) return;
      const seconders = [...motion.seconders, event.seconder];
      const enough = seconders.length + 1 >= motion.supportersNeeded;
      const secondedAt = motion.secondedAt ?? (enough ? index : null);
      return change(state.motions, event.motion, { seconders, secondedAt, phase: enough ? 'seconded' : 'proposed' });
    }
    case 'motion-withdrawn':
      return settle(state, event.motion, { phase: 'withdrawn', settledAt: index });
    case 'motion-overtaken':
      return settle(state, event.motion, { phase: 'overtaken', settledAt: index });
    case 'motion-carried':
      return settle(state, event.motion, { phase: 'carried', settledAt: index });
    case 'motion-lost':
      return settle(state, event.motion, { phase: 'lost', settledAt: index, lostAt: event.at });
    case 'motion-returned':
      return settle(state, event.motion, { phase: 'seconded' });
    default:
      return unreachable(event);
  }
}

function settle(state: AssemblyState, motion: string, to: Partial<MotionState>): undefined {
  change(state.motions, motion, to);
}

function changeMeeting(
  state: AssemblyState,
  meeting: string,
  to: (meeting: MeetingState) => Partial<MeetingState>,
): undefined {
  const found = state.meetings[meeting];
  if (found) put(state.meetings, meeting, { ...found, ...to(found) });
}

function change<T>(all: { readonly [key: string]: T }, key: string, to: Partial<T>): undefined {
  const found = all[key];
  if (found !== undefined) put(all, key, { ...found, ...to });
}

/** Fills in place; see the header. Keys are handles and names that a parser has passed. */
function put<T>(all: { readonly [key: string]: T }, key: string, value: T): { readonly [key: string]: T } {
  (all as { [key: string]: T })[key] = value;
  return all;
}

function without<T>(all: { readonly [key: string]: T }, key: string): { readonly [key: string]: T } {
  delete (all as { [key: string]: T })[key];
  return all;
}
