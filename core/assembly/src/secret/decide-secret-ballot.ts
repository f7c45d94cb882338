import { type Instant, type Result, refuse } from '@quorate/basics';
import type { Charter } from '@quorate/charter';
import { amendmentBars } from '../amendment/decide-amendment.ts';
import { type Asked, type Decision, facts } from '../decision.ts';
import { onThePaper } from '../election/count-election.ts';
import {
  misfitOfBallot,
  runnerOfElection,
  runningBallot,
  settleSecretElection,
  settleSecretRound,
  votersOfElection,
} from '../election/decide-election.ts';
import type { Event } from '../fact.ts';
import { type Place, rollOf, warrant } from '../ground.ts';
import { runIn, runningVote } from '../meeting/decide-meeting.ts';
import type { MeetingState } from '../meeting/meeting.ts';
import { motionIn } from '../motion/decide-motion.ts';
import type { Refusal } from '../refusal.ts';
import type { AssemblyState } from '../state.ts';
import { closesTooEarly, opensTooLate, settleMotion } from '../vote/decide-vote.ts';
import { numbersOf } from '../vote/figures.ts';
import { attendance, quorumTests, resultOfCounts } from '../vote/result-of.ts';
import { trusteeshipIn } from './decide-trusteeship.ts';
import { fewestUnrevealing } from './revealing.ts';
import type { BallotSubject, SecretBallotState, SecretRefusal } from './secret-ballot.ts';

/** As many numbers as one sealed ranking holds on Ed25519: core/seal embeds 30 bytes in a point (Koblitz). */
const mostRanked = 30;

export function call({ act, state, charter, at }: Asked<'call-secret-ballot'>): Decision {
  const { ballot, subject, trusteeship, issuer } = act.body;
  if (Object.hasOwn(state.ballots, ballot) || Object.hasOwn(state.votes, ballot))
    return refuse({ reason: 'ballot-exists', ballot });
  // A token says nothing of the ballot it is for: one key for two ballots would let a voter of one vote in the other.
  const before = Object.values(state.ballots).find((other) => other.issuer === issuer);
  if (before) return refuse({ reason: 'issuer-used', ballot: before.id });
  const trustees = trusteeshipIn(state, trusteeship);
  if (!trustees.ok) return trustees;
  if (trustees.value.rehearsal) return refuse({ reason: 'rehearsal-key', trusteeship });
  if (trustees.value.phase !== 'ready')
    return refuse({ reason: 'trustee-step', now: trustees.value.phase, asked: 'share' });
  const names = namesToRank(state, subject);
  if (names > mostRanked) return refuse({ reason: 'too-many-to-rank', names, most: mostRanked });
  const right = rightToRun(state, charter, subject, act.actor, at);
  if (!right.ok) return right;
  const other = subject.kind === 'motion' ? undefined : runningBallot(state, subject.election);
  if (other !== undefined) return refuse({ reason: 'another-ballot-open', ballot: other });
  const { clause, entries, runBy, entitled } = right.value;
  // One office cannot hold a key in several hands, and an outsider holds none here: then any body of trustees will do.
  if (runBy?.startsWith('body:') && runBy !== `body:${trustees.value.of}`) {
    return refuse({ reason: 'wrong-trustees', needed: runBy, of: trustees.value.of });
  }
  const called: Event = {
    type: 'secret-ballot-called',
    ballot,
    subject,
    trusteeship,
    issuer,
    entitled: entitled.length,
    revealing: entitled.length < fewestUnrevealing,
  };
  const opened = voteOpened(state, subject, ballot, entitled.length);
  return facts(warrant(clause, trustees.value.readyAt, ...entries), called, ...opened);
}

export function register({ act, state, charter, at }: Asked<'register-for-ballot'>): Decision {
  const found = ballotIn(state, act.body.ballot, ['registering']);
  if (!found.ok) return found;
  const { id, subject, registered, calledAt } = found.value;
  const misfit = subject.kind === 'motion' ? undefined : misfitOfBallot(state, subject);
  if (misfit) return refuse(misfit);
  const voter = entitledTo(state, charter, subject, at).find(({ member }) => member === act.actor);
  if (!voter) return refuse(subject.kind === 'motion' ? { reason: 'not-present' } : { reason: 'not-entitled' });
  if (Object.hasOwn(registered, act.actor)) return refuse({ reason: 'already-registered' });
  return facts(warrant('rights', calledAt, voter.entry), {
    type: 'voter-registered',
    ballot: id,
    member: voter.member,
    blinded: act.body.blinded,
  });
}

export function open({ act, state, charter, at, findings }: Asked<'open-secret-ballot'>): Decision {
  const found = ballotIn(state, act.body.ballot, ['registering']);
  if (!found.ok) return found;
  const { id, subject, registered, calledAt } = found.value;
  const right = mayRun(state, charter, subject, act.actor, at);
  if (!right.ok) return right;
  const other = subject.kind === 'motion' ? undefined : runningBallot(state, subject.election);
  if (other !== undefined) return refuse({ reason: 'another-ballot-open', ballot: other });
  const count = Object.keys(registered).length;
  if (count === 0) return refuse({ reason: 'nobody-registered' });
  const early = registrationCutShort(state, subject, at);
  if (early && count < right.value.entitled.length) return refuse(early);
  if (findings?.of !== 'opening' || !findings.holds) {
    return refuse({ reason: 'seal-does-not-hold', why: findings?.why ?? 'not examined' });
  }
  if (findings.voters > count) {
    return refuse({ reason: 'more-credentials-than-registered', credentials: findings.voters, registered: count });
  }
  const { election, credentials, tokens, booth } = act.body;
  return facts(warrant(right.value.clause, calledAt, ...right.value.entries), {
    type: 'secret-ballot-opened',
    ballot: id,
    election,
    credentials,
    tokens,
    voters: findings.voters,
    ...(booth && { booth }),
  });
}

export function close({ act, state, charter, at }: Asked<'close-secret-ballot'>): Decision {
  const found = ballotIn(state, act.body.ballot, ['voting']);
  if (!found.ok) return found;
  const { subject } = found.value;
  const right = mayRun(state, charter, subject, act.actor, at);
  if (!right.ok) return right;
  const early = closesTooEarly(state, meetingOf(state, subject)?.id ?? '', at);
  if (early) return refuse(early);
  return facts(warrant(right.value.clause, found.value.openedAt, ...right.value.entries), {
    type: 'secret-ballot-closed',
    ballot: found.value.id,
  });
}

export function mixOrDecrypt({ act, state, findings }: Asked<'send-shuffle' | 'send-decryption'>): Decision {
  const found = ballotIn(state, act.body.ballot, ['opening']);
  if (!found.ok) return found;
  const { id, trusteeship, shuffles, decryptions, closedAt } = found.value;
  const trustees = trusteeshipIn(state, trusteeship);
  if (!trustees.ok) return trustees;
  const trustee = trustees.value.trustees.find((member) => member === act.actor);
  if (trustee === undefined) return refuse({ reason: 'not-a-trustee', trusteeship });
  const mixes = act.kind === 'send-shuffle';
  const before = mixes ? shuffles : decryptions;
  if (before.some((sent) => sent.trustee === trustee)) {
    return refuse({ reason: mixes ? 'already-mixed' : 'already-opened-share' });
  }
  if (findings?.of !== 'step' || !findings.holds)
    return refuse({ reason: 'seal-does-not-hold', why: findings?.why ?? 'not examined' });
  const { paper } = act.body;
  const type = mixes ? 'papers-mixed' : 'share-opened';
  return facts(warrant(`bodies/${trustees.value.of}`, closedAt, trustees.value.readyAt), {
    type,
    ballot: id,
    trustee,
    paper,
  });
}

/** Ministerial: the archive says what the result is, so it matters to nobody who brings it. */
export function publish(asked: Asked<'publish-secret-result'>): Decision {
  const { act, state, findings } = asked;
  const found = ballotIn(state, act.body.ballot, ['opening']);
  if (!found.ok) return found;
  const { id, subject, closedAt, decryptions } = found.value;
  const { archive } = act.body;
  if (findings?.of !== 'archive' || !findings.holds || findings.sha256 !== archive.sha256) {
    return refuse({ reason: 'seal-does-not-hold', why: findings?.why ?? 'not examined' });
  }
  const { ballots, answers } = findings;
  const counted: Event = { type: 'secret-ballot-counted', ballot: id, archive, ballots, answers };
  const consequences = settle(asked, found.value, subject);
  if (!consequences.ok) return consequences;
  const ground = warrant(
    consequences.value.clause,
    closedAt,
    ...(decryptions.length > 0 ? [found.value.openedAt] : []),
  );
  return facts(ground, counted, ...consequences.value.events);
}

interface Consequences {
  readonly clause: string;
  readonly events: readonly Event[];
}

function settle(
  { state, charter, at, sha256, index, findings }: Asked<'publish-secret-result'>,
  ballot: SecretBallotState,
  subject: BallotSubject,
): Result<Consequences, Refusal> {
  if (findings?.of !== 'archive') return refuse({ reason: 'seal-does-not-hold', why: 'not examined' });
  const { answers } = findings;
  if (subject.kind === 'round') {
    if (answers.kind !== 'votes') return refuse({ reason: 'seal-does-not-hold', why: 'the result has no votes' });
    return settleSecretRound({ state, charter, at, sha256, index }, subject, answers, findings.sha256);
  }
  if (subject.kind === 'election') {
    if (answers.kind !== 'rankings') return refuse({ reason: 'seal-does-not-hold', why: 'the result has no rankings' });
    return settleSecretElection(state, charter, subject.election, answers.papers, findings.sha256, at, sha256);
  }
  if (answers.kind !== 'choices') return refuse({ reason: 'seal-does-not-hold', why: 'the result has no choices' });
  const motion = motionIn(state, subject.motion, ['voting']);
  if (!motion.ok) return motion;
  const { meeting, procedure, power } = motion.value;
  const { yes, no, abstain } = answers;
  const attended = attendance(state, charter, meeting, at, ballot.registered);
  const { of = '', ballot: sitting = null } = state.meetings[meeting] ?? {};
  // In a room whoever came is there; in a ballot whoever voted took part.
  const there = sitting ? { ...attended, present: yes + no + abstain } : attended;
  const numbers = numbersOf(state, charter, at);
  const result = resultOfCounts(charter, of, charter.procedures[procedure], { yes, no, abstain }, there, { numbers });
  return {
    ok: true,
    value: { clause: power, events: settleMotion(state, charter, motion.value, ballot.id, result, at) },
  };
}

/** The first half of a ballot's time is for registering, so that whoever opens the box shuts nobody out; the rest is for voting. */
function registrationCutShort(state: AssemblyState, subject: BallotSubject, at: Instant): Refusal | undefined {
  const { starts, ballot } = meetingOf(state, subject) ?? {};
  if (starts === undefined || !ballot?.closes) return undefined;
  const until = Math.floor((starts + ballot.closes) / 2) as Instant;
  return at < until ? { reason: 'still-registering', until } : undefined;
}

function meetingOf(state: AssemblyState, subject: BallotSubject): MeetingState | undefined {
  return subject.kind === 'motion' ? state.meetings[state.motions[subject.motion]?.meeting ?? ''] : undefined;
}

/** None where sums are asked for: a motion, a round. */
function namesToRank(state: AssemblyState, subject: BallotSubject): number {
  if (subject.kind !== 'election' || !Object.hasOwn(state.elections, subject.election)) return 0;
  const election = state.elections[subject.election];
  return election ? onThePaper(election).length : 0;
}

interface Right {
  readonly clause: string;
  readonly entries: readonly number[];
  /** Who must be the trustees, where the charter says who runs the ballot. */
  readonly runBy: string | undefined;
  readonly entitled: readonly Place[];
}

/** Whether this actor may call a secret ballot about this subject now. */
function rightToRun(
  state: AssemblyState,
  charter: Charter,
  subject: BallotSubject,
  actor: string,
  at: Instant,
): Result<Right, Refusal> {
  const right = mayRun(state, charter, subject, actor, at);
  if (!right.ok || subject.kind !== 'motion') return right;
  const motion = motionIn(state, subject.motion, ['seconded']);
  if (!motion.ok) return motion;
  const { meeting, procedure } = motion.value;
  const barred = amendmentBars(state, charter, motion.value, at);
  if (barred) return refuse(barred);
  const rule = charter.procedures[procedure];
  if (rule?.secrecy !== 'secret') return refuse({ reason: 'not-a-secret-vote', procedure });
  const held = state.meetings[meeting];
  const late = held && opensTooLate(held, at);
  if (late) return refuse(late);
  const running = held && runningVote(state, held);
  if (running !== undefined) return refuse({ reason: 'another-vote-open', vote: running });
  const there = attendance(state, charter, meeting, at);
  const tests = held?.ballot ? [] : quorumTests(charter, held?.of ?? '', rule, there);
  const short = tests.find((test) => !test.holds);
  if (short)
    return refuse({ reason: 'no-quorum', present: there.present, needed: short.needed, members: there.members });
  return right;
}

/** Whoever presides, for a motion; whoever runs the election, for an election. */
function mayRun(
  state: AssemblyState,
  charter: Charter,
  subject: BallotSubject,
  actor: string,
  at: Instant,
): Result<Right, Refusal> {
  const entitled = entitledTo(state, charter, subject, at);
  if (subject.kind !== 'motion') {
    const misfit = misfitOfBallot(state, subject);
    if (misfit) return refuse(misfit);
    const runner = runnerOfElection(state, charter, subject.election, actor, at);
    if (!runner.ok) return runner;
    const { of, place, runBy } = runner.value;
    return { ok: true, value: { clause: `elections/${of}`, entries: [place.entry], runBy, entitled } };
  }
  const motion = motionIn(state, subject.motion, ['seconded', 'voting']);
  if (!motion.ok) return motion;
  const meeting = runIn({ state, charter, at }, motion.value.meeting, actor, ['open']);
  if (!meeting.ok) return meeting;
  const { power, procedure, secondedAt } = motion.value;
  const entries = [secondedAt, meeting.value.openedAt].filter((entry) => entry !== null);
  return { ok: true, value: { clause: power, entries, runBy: charter.procedures[procedure]?.run_by, entitled } };
}

/** For a motion those on the roll who are in the room, or all of them where there is none; for an election all who vote in it. */
function entitledTo(state: AssemblyState, charter: Charter, subject: BallotSubject, at: Instant): readonly Place[] {
  if (subject.kind !== 'motion') return votersOfElection(state, charter, subject.election, at);
  const meeting = meetingOf(state, subject);
  if (!meeting) return [];
  const roll = rollOf(state, charter, meeting.of, at);
  return meeting.ballot ? roll : roll.filter(({ member }) => Object.hasOwn(meeting.present, member));
}

/** A secret vote on a motion is a vote like any other, but for its choices. */
function voteOpened(state: AssemblyState, subject: BallotSubject, ballot: string, present: number): readonly Event[] {
  if (subject.kind !== 'motion') return [];
  const { meeting = '', procedure = '' } = state.motions[subject.motion] ?? {};
  return [
    { type: 'vote-opened', vote: ballot, motion: subject.motion, meeting, procedure, secrecy: 'secret', present },
  ];
}

function ballotIn(
  state: AssemblyState,
  ballot: string,
  phases: readonly SecretBallotState['phase'][],
): Result<SecretBallotState, SecretRefusal> {
  const found = Object.hasOwn(state.ballots, ballot) ? state.ballots[ballot] : undefined;
  if (!found) return refuse({ reason: 'no-such-ballot', ballot });
  if (!phases.includes(found.phase)) return refuse({ reason: 'ballot-phase', phase: found.phase, needed: phases });
  return { ok: true, value: found };
}
