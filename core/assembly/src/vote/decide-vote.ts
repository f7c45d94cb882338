import { type Instant, type MemberId, type Result, refuse } from '@quorate/basics';
import type { Charter } from '@quorate/charter';
import type { AmendmentRefusal } from '../amendment/amendment.ts';
import { amendmentBars, amendmentCarried, amendmentGivenUp, isOvertaken } from '../amendment/decide-amendment.ts';
import { type Asked, type Decision, facts } from '../decision.ts';
import type { Event } from '../fact.ts';
import { placeIn, warrant } from '../ground.ts';
import { isOverdue, runIn, runningVote } from '../meeting/decide-meeting.ts';
import type { MeetingState } from '../meeting/meeting.ts';
import { motionIn, targetOf } from '../motion/decide-motion.ts';
import type { MotionState } from '../motion/motion.ts';
import type { AssemblyState } from '../state.ts';
import { after, termEnds } from '../term.ts';
import { attendance, quorumTests, resultOf } from './result-of.ts';
import type { VoteRefusal, VoteResult, VoteState } from './vote.ts';

export function openVote(asked: Asked<'open-vote'>): Decision {
  const { act, state, charter, at } = asked;
  const { vote, motion } = act.body;
  if (Object.hasOwn(state.votes, vote)) return refuse({ reason: 'vote-exists', vote });
  const found = motionIn(state, motion, ['seconded']);
  if (!found.ok) return found;
  const { procedure, power, secondedAt } = found.value;
  const meeting = runIn(asked, found.value.meeting, act.actor, ['open']);
  if (!meeting.ok) return meeting;
  const late = opensTooLate(meeting.value, at);
  if (late) return refuse(late);
  const running = runningVote(state, meeting.value);
  if (running !== undefined) return refuse({ reason: 'another-vote-open', vote: running });
  const barred = amendmentBars(state, charter, found.value, at);
  if (barred) return refuse(barred);
  const target = targetOf(found.value.effect, state, charter, at);
  if (!target.ok) return target;
  const rule = charter.procedures[procedure];
  if (rule?.secrecy === 'secret') return refuse({ reason: 'secret-ballot-needed', procedure });
  const there = attendance(state, charter, meeting.value.id, at);
  // Who takes part in a ballot shows when it closes.
  const tests = meeting.value.ballot ? [] : quorumTests(charter, meeting.value.of, rule, there);
  const short = tests.find((test) => !test.holds);
  if (short)
    return refuse({ reason: 'no-quorum', present: there.present, needed: short.needed, members: there.members });
  return facts(warrant(power, secondedAt, meeting.value.openedAt), {
    type: 'vote-opened',
    vote,
    motion,
    meeting: meeting.value.id,
    procedure,
    secrecy: rule?.secrecy ?? 'recorded',
    present: meeting.value.ballot ? there.members : there.present,
  });
}

/** The last word counts, until the vote is closed. Who is not in the room votes by checking in first. */
export function cast({ act, state, charter, at }: Asked<'cast-vote'>): Decision {
  const found = voteIn(state, act.body.vote, 'open');
  if (!found.ok) return found;
  const { id, meeting, procedure, openedAt, secrecy } = found.value;
  if (secrecy === 'secret') return refuse({ reason: 'booth-only', vote: id });
  const { of = '', present = {}, ballot = null } = state.meetings[meeting] ?? {};
  const place = placeIn(state, charter, of, act.actor, at);
  if (!place) return refuse({ reason: 'not-on-the-roll', of });
  const arrived = Object.hasOwn(present, act.actor) ? present[act.actor] : undefined;
  if (arrived === undefined && !ballot) return refuse({ reason: 'not-present' });
  if (isOverdue({ ballot }, at)) return refuse({ reason: 'vote-phase', phase: 'closed', needed: 'open' });
  return facts(warrant(`procedures/${procedure}`, openedAt, arrived, place.entry), {
    type: 'vote-cast',
    vote: id,
    member: place.member,
    choice: act.body.choice,
  });
}

/** Closing only lets the result be read: it follows from the charter, whoever closes. */
export function close(asked: Asked<'close-vote'>): Decision {
  const { act, state, charter, at } = asked;
  const found = voteIn(state, act.body.vote, 'open');
  if (!found.ok) return found;
  const vote = found.value;
  if (vote.secrecy === 'secret') return refuse({ reason: 'booth-only', vote: vote.id });
  const meeting = runIn(asked, vote.meeting, act.actor, ['open']);
  if (!meeting.ok) return meeting;
  const motion = motionIn(state, vote.motion, ['voting']);
  if (!motion.ok) return motion;
  const early = closesTooEarly(state, vote.meeting, at);
  if (early) return refuse(early);
  const result = resultOf(state, charter, vote, at);
  const ground = warrant(motion.value.power, vote.openedAt, motion.value.secondedAt, meeting.value.openedAt);
  return facts(ground, ...settleMotion(state, charter, motion.value, vote.id, result, at));
}

/** Once the time of a ballot is over nobody could vote in it any more: it is called again. */
export function opensTooLate(meeting: MeetingState, at: Instant): VoteRefusal | undefined {
  return isOverdue(meeting, at) ? { reason: 'vote-phase', phase: 'closed', needed: 'open' } : undefined;
}

/** A ballot stays open for as long as the charter says, whoever would like to close it. */
export function closesTooEarly(state: AssemblyState, meeting: string, at: Instant): AmendmentRefusal | undefined {
  const closes = state.meetings[meeting]?.ballot?.closes ?? null;
  return closes !== null && at < closes ? { reason: 'ballot-still-open', until: closes } : undefined;
}

/** What follows from a result, be the vote open or secret. */
export function settleMotion(
  state: AssemblyState,
  charter: Charter,
  motion: MotionState,
  vote: string,
  result: VoteResult,
  at: Instant,
): readonly Event[] {
  const { id, power, meeting } = motion;
  const closed: Event = { type: 'vote-closed', vote, result };
  if (isOvertaken(state, motion)) return [closed, { type: 'motion-overtaken', motion: id }];
  const comesAgain = !state.meetings[meeting]?.ballot;
  if (result.outcome === 'no-quorum' && comesAgain) return [closed, { type: 'motion-returned', motion: id, vote }];
  if (result.outcome !== 'carried')
    return [closed, { type: 'motion-lost', motion: id, vote, at }, ...amendmentGivenUp(state, motion, 'lost')];
  const decided: Event = {
    type: 'decision-made',
    decision: state.decisions.length + 1,
    motion: id,
    body: state.meetings[meeting]?.of ?? '',
    power,
    lapses: lapses(charter, power, at),
  };
  return [closed, { type: 'motion-carried', motion: id, vote }, decided, ...brings(state, motion, charter, at)];
}

function voteIn(state: AssemblyState, vote: string, phase: VoteState['phase']): Result<VoteState, VoteRefusal> {
  const found = Object.hasOwn(state.votes, vote) ? state.votes[vote] : undefined;
  if (!found) return refuse({ reason: 'no-such-vote', vote });
  if (found.phase !== phase) return refuse({ reason: 'vote-phase', phase: found.phase, needed: phase });
  return { ok: true, value: found };
}

/** A provisional power's decision lapses by the clock unless it is confirmed in time. */
function lapses(charter: Charter, power: string, at: Instant): Instant | null {
  const granted = charter.powers[power.replace(/^powers\//, '')];
  if (granted?.kind !== 'provisional' || !granted.confirm) return null;
  return after(charter, at, granted.confirm.within);
}

function brings(state: AssemblyState, motion: MotionState, charter: Charter, at: Instant): readonly Event[] {
  const { effect, power } = motion;
  if (effect.kind === 'charter.amend') return amendmentCarried(state, charter, motion, at);
  // Between proposal and result an applicant may withdraw, a seat be filled, a unit be formed: then it brings nothing.
  if (!targetOf(effect, state, charter, at).ok) return [];
  if (effect.kind === 'member.admit') return [{ type: 'member-admitted', member: effect.member }];
  if (effect.kind === 'unit.create') {
    const { kind, ...created } = effect;
    return [{ type: 'unit-created', ...created }];
  }
  if (effect.kind !== 'seat.fill') return [];
  const provisional = lapses(charter, power, at);
  const until = provisional ?? termEnds(charter, effect.post, at);
  return [{ type: 'post-filled', post: effect.post, member: effect.member as MemberId, until }];
}
