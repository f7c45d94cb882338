import { type Instant, type MemberId, type Result, refuse } from '@quorate/basics';
import { type Asked, type Decision, facts } from '../decision.ts';
import { bodyNamed, placeIn, warrant } from '../ground.ts';
import type { AssemblyState } from '../state.ts';
import { afterNotice } from '../term.ts';
import { ballotRunner } from './ballot-runner.ts';
import { bodiesThatCall, mayConvene } from './may-convene.ts';
import type { MeetingRefusal, MeetingState } from './meeting.ts';

export function convene({ act, state, charter, at }: Asked<'convene-meeting'>): Decision {
  const { meeting, of, title, starts, place, chair, agenda } = act.body;
  if (Object.hasOwn(state.meetings, meeting)) return refuse({ reason: 'meeting-exists', meeting });
  const body = bodyNamed(charter, of);
  if (!body) return refuse({ reason: 'no-such-body', of });
  const right = mayConvene(state, charter, of, act.actor as MemberId, at);
  if (!right) return refuse({ reason: 'may-not-convene', of, conveners: body.convened_by ?? [] });
  if (!placeIn(state, charter, of, chair, at)) return refuse({ reason: 'chair-not-on-the-roll', of });
  const twice = agenda.find(({ id }, i) => agenda.findIndex((item) => item.id === id) !== i);
  if (twice) return refuse({ reason: 'item-exists', item: twice.id });
  const notice = body.notice ?? 'none';
  const earliest = afterNotice(charter, at, notice) ?? at;
  if (starts < earliest) return refuse({ reason: 'notice-too-short', notice, earliest, starts });
  return facts(warrant(`bodies/${of}/convened_by`, state.charter?.entry, ...right), {
    type: 'meeting-convened',
    meeting,
    of,
    title,
    starts,
    place,
    convener: act.actor as MemberId,
    chair,
    agenda,
  });
}

export function request({ act, state, charter, at }: Asked<'request-meeting'>): Decision {
  const { of, request, title } = act.body;
  if (!bodyNamed(charter, of)) return refuse({ reason: 'no-such-body', of });
  const place = [of, ...bodiesThatCall(charter, of)]
    .map((body) => placeIn(state, charter, body, act.actor, at))
    .find((one) => one !== undefined);
  if (!place) return refuse({ reason: 'not-on-the-roll', of });
  const before = Object.hasOwn(state.requests, request) ? state.requests[request] : undefined;
  if (before && (before.of !== of || Object.hasOwn(before.askers, act.actor)))
    return refuse({ reason: 'already-requested' });
  return facts(warrant(`bodies/${of}/convened_by`, place.entry), {
    type: 'meeting-requested',
    of,
    request,
    title: before?.title ?? title,
    by: act.actor as MemberId,
  });
}

/** What was convened may be called off by its convener until it opens; everybody on the roll sees it. */
export function cancel({ act, state }: Asked<'cancel-meeting'>): Decision {
  const found = meetingIn(state, act.body.meeting, ['convened']);
  if (!found.ok) return found;
  const { id, convener, of, convenedAt } = found.value;
  if (act.actor !== convener) return refuse({ reason: 'only-the-convener', convener });
  return facts(warrant(`bodies/${of}/convened_by`, convenedAt), { type: 'meeting-cancelled', meeting: id });
}

/** Before the meeting opens the convener adds items, during it whoever presides. */
export function addItem({ act, state }: Asked<'add-agenda-item'>): Decision {
  const found = meetingIn(state, act.body.meeting, ['convened', 'open']);
  if (!found.ok) return found;
  const { id, phase, convener, chair, agenda, of, convenedAt } = found.value;
  const { item } = act.body;
  if (phase === 'convened' && act.actor !== convener) return refuse({ reason: 'only-the-convener', convener });
  if (phase === 'open' && act.actor !== chair) return refuse({ reason: 'only-the-chair', chair });
  if (agenda.some((known) => known.id === item.id)) return refuse({ reason: 'item-exists', item: item.id });
  return facts(warrant(`bodies/${of}`, convenedAt), { type: 'agenda-item-added', meeting: id, item });
}

export function checkIn({ act, state, charter, at }: Asked<'check-in'>): Decision {
  const found = meetingIn(state, act.body.meeting, ['convened', 'open', 'adjourned']);
  if (!found.ok) return found;
  if (found.value.ballot) return refuse({ reason: 'ballot-has-no-room' });
  const { id, of, present, convenedAt } = found.value;
  const place = placeIn(state, charter, of, act.actor, at);
  if (!place) return refuse({ reason: 'not-on-the-roll', of });
  if (Object.hasOwn(present, act.actor)) return refuse({ reason: 'already-present' });
  return facts(warrant(`bodies/${of}/quorum`, convenedAt, place.entry), {
    type: 'member-checked-in',
    meeting: id,
    member: place.member,
  });
}

export function checkOut({ act, state }: Asked<'check-out'>): Decision {
  const found = meetingIn(state, act.body.meeting, ['convened', 'open', 'adjourned']);
  if (!found.ok) return found;
  const { id, of, present } = found.value;
  const arrived = Object.hasOwn(present, act.actor) ? present[act.actor] : undefined;
  if (arrived === undefined) return refuse({ reason: 'not-present' });
  return facts(warrant(`bodies/${of}/quorum`, arrived), {
    type: 'member-checked-out',
    meeting: id,
    member: act.actor as MemberId,
  });
}

/** A meeting may open without a quorum; it can then decide nothing. */
export function open(asked: Asked<'open-meeting'>): Decision {
  const { act, at } = asked;
  const found = runIn(asked, act.body.meeting, act.actor, ['convened']);
  if (!found.ok) return found;
  const { id, of, starts, present, convenedAt } = found.value;
  if (at < starts) return refuse({ reason: 'too-early', starts });
  return facts(warrant(`bodies/${of}/chair`, convenedAt, ...Object.values(present)), {
    type: 'meeting-opened',
    meeting: id,
    present: Object.keys(present).length,
  });
}

export function takeItem({ act, state }: Asked<'take-item'>): Decision {
  const found = presided(state, act.body.meeting, act.actor, ['open']);
  if (!found.ok) return found;
  const { id, of, agenda, openedAt } = found.value;
  const { item } = act.body;
  if (!agenda.some((known) => known.id === item)) return refuse({ reason: 'no-such-item', item });
  return facts(warrant(`bodies/${of}/chair`, openedAt), { type: 'item-taken', meeting: id, item });
}

export function handOver({ act, state, charter, at }: Asked<'hand-over-chair'>): Decision {
  const found = presided(state, act.body.meeting, act.actor, ['convened', 'open', 'adjourned']);
  if (!found.ok) return found;
  const { id, of, convenedAt } = found.value;
  const place = placeIn(state, charter, of, act.body.to, at);
  if (!place) return refuse({ reason: 'chair-not-on-the-roll', of });
  return facts(warrant(`bodies/${of}/chair`, convenedAt, place.entry), {
    type: 'chair-handed-over',
    meeting: id,
    to: act.body.to,
  });
}

export function adjourn({ act, state, at }: Asked<'adjourn-meeting'>): Decision {
  const found = presided(state, act.body.meeting, act.actor, ['open']);
  if (!found.ok) return found;
  if (found.value.ballot) return refuse({ reason: 'ballot-has-no-room' });
  const { id, of, openedAt } = found.value;
  const running = runningVote(state, found.value);
  if (running !== undefined) return refuse({ reason: 'vote-still-open', vote: running });
  if (act.body.resumes < at) return refuse({ reason: 'too-early', starts: at });
  return facts(warrant(`bodies/${of}/chair`, openedAt), {
    type: 'meeting-adjourned',
    meeting: id,
    resumes: act.body.resumes,
  });
}

export function resume({ act, state, at }: Asked<'resume-meeting'>): Decision {
  const found = presided(state, act.body.meeting, act.actor, ['adjourned']);
  if (!found.ok) return found;
  const { id, of, openedAt, resumes } = found.value;
  if (resumes !== null && at < resumes) return refuse({ reason: 'too-early', starts: resumes });
  return facts(warrant(`bodies/${of}/chair`, openedAt), { type: 'meeting-resumed', meeting: id });
}

export function close({ act, state }: Asked<'close-meeting'>): Decision {
  const found = presided(state, act.body.meeting, act.actor, ['open', 'adjourned']);
  if (!found.ok) return found;
  const running = runningVote(state, found.value);
  if (running !== undefined) return refuse({ reason: 'vote-still-open', vote: running });
  const { id, of, openedAt } = found.value;
  return facts(warrant(`bodies/${of}/chair`, openedAt), { type: 'meeting-closed', meeting: id });
}

export function askToSpeak({ act, state }: Asked<'ask-to-speak'>): Decision {
  const found = meetingIn(state, act.body.meeting, ['open']);
  if (!found.ok) return found;
  const { id, of, present, speakers } = found.value;
  const arrived = Object.hasOwn(present, act.actor) ? present[act.actor] : undefined;
  if (arrived === undefined) return refuse({ reason: 'not-present' });
  if (speakers.some((speaker) => speaker === act.actor)) return refuse({ reason: 'already-on-the-list' });
  return facts(warrant(`bodies/${of}`, arrived), { type: 'speaker-asked', meeting: id, member: act.actor as MemberId });
}

export function withdrawFromList({ act, state }: Asked<'withdraw-from-list'>): Decision {
  const found = meetingIn(state, act.body.meeting, ['open', 'adjourned']);
  if (!found.ok) return found;
  const { id, of, speakers, openedAt } = found.value;
  if (!speakers.some((speaker) => speaker === act.actor)) return refuse({ reason: 'not-on-the-list' });
  return facts(warrant(`bodies/${of}`, openedAt), {
    type: 'speaker-withdrew',
    meeting: id,
    member: act.actor as MemberId,
  });
}

export function giveFloor({ act, state }: Asked<'give-floor'>): Decision {
  const found = presided(state, act.body.meeting, act.actor, ['open']);
  if (!found.ok) return found;
  const { id, of, present, openedAt } = found.value;
  const { to } = act.body;
  if (to !== null && !Object.hasOwn(present, to)) return refuse({ reason: 'not-present' });
  return facts(warrant(`bodies/${of}/chair`, openedAt), { type: 'floor-given', meeting: id, to });
}

/** The meeting, if it is in one of these phases. */
export function meetingIn(
  state: AssemblyState,
  meeting: string,
  phases: readonly MeetingState['phase'][],
): Result<MeetingState, MeetingRefusal> {
  const found = Object.hasOwn(state.meetings, meeting) ? state.meetings[meeting] : undefined;
  if (!found) return refuse({ reason: 'no-such-meeting', meeting });
  if (!phases.includes(found.phase)) return refuse({ reason: 'meeting-phase', phase: found.phase, needed: phases });
  return { ok: true, value: found };
}

/** The same, and the actor presides over it. */
function presided(
  state: AssemblyState,
  meeting: string,
  actor: string,
  phases: readonly MeetingState['phase'][],
): Result<MeetingState, MeetingRefusal> {
  const found = meetingIn(state, meeting, phases);
  if (!found.ok) return found;
  const { chair } = found.value;
  return actor === chair ? found : refuse({ reason: 'only-the-chair', chair });
}

/**
 * The same, and the actor runs it: presides, or in a ballot is one of those who run it, so that it waits for nobody.
 * A ballot that the charter gives no time is ended by whoever called it alone, or anybody could end it at once.
 */
export function runIn(
  { state, charter, at }: Pick<Asked, 'state' | 'charter' | 'at'>,
  meeting: string,
  actor: string,
  phases: readonly MeetingState['phase'][],
): Result<MeetingState, MeetingRefusal> {
  const found = meetingIn(state, meeting, phases);
  if (!found.ok) return found;
  const { chair, ballot, of } = found.value;
  const isTimed = ballot !== null && ballot.closes !== null;
  const runs = actor === chair || (isTimed && ballotRunner(state, charter, ballot.procedure, of, actor, at));
  return runs ? found : refuse({ reason: 'only-the-chair', chair });
}

/** Whether the time that a ballot was announced for is over. */
export function isOverdue({ ballot }: Pick<MeetingState, 'ballot'>, at: Instant): boolean {
  return ballot !== null && ballot.closes !== null && at >= ballot.closes;
}

export function runningVote(state: AssemblyState, { votes }: MeetingState): string | undefined {
  return votes.find((vote) => state.votes[vote]?.phase === 'open');
}
