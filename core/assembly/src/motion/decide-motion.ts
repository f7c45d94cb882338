import { type Instant, type Result, refuse } from '@quorate/basics';
import { type Charter, grantsOf, type Procedure } from '@quorate/charter';
import { amendmentGivenUp } from '../amendment/decide-amendment.ts';
import { type Proposal, proposeAmendment } from '../amendment/propose-amendment.ts';
import { type Asked, type Decision, facts } from '../decision.ts';
import type { Event } from '../fact.ts';
import { holdersOf, memberOf, placeIn, placesOf, warrant } from '../ground.ts';
import { meetingIn } from '../meeting/decide-meeting.ts';
import type { Refusal } from '../refusal.ts';
import type { AssemblyState } from '../state.ts';
import { after } from '../term.ts';
import { creatable } from '../unit/decide-unit.ts';
import type { Effect, MotionRefusal, MotionState } from './motion.ts';

/** Closed world: a motion whose effect no power grants to this body is refused, not voted on. */
export function propose(asked: Asked<'propose-motion'>): Decision {
  const { act, state, charter, at } = asked;
  const { motion, meeting, item, paper, effect } = act.body;
  if (Object.hasOwn(state.motions, motion)) return refuse({ reason: 'motion-exists', motion });
  const found = meetingIn(state, meeting, ['convened', 'open', 'adjourned']);
  if (!found.ok) return found;
  const { of, agenda, convenedAt, ballot } = found.value;
  if (ballot) return refuse({ reason: 'ballot-has-no-room' });
  if (item !== null && !agenda.some(({ id }) => id === item)) return refuse({ reason: 'no-such-item', item });
  const place = placeIn(state, charter, of, act.actor, at);
  if (!place) return refuse({ reason: 'not-on-the-roll', of });
  const way =
    effect.kind === 'charter.amend' ? proposeAmendment(asked, effect, found.value) : wayFor(asked, effect, of);
  if (!way.ok) return way;
  const { clause, procedure, rests, events } = way.value;
  const barred = barredUntil(state, charter, procedure, effect, paper.sha256, at);
  if (barred !== undefined) return refuse({ reason: 'not-again-yet', procedure, until: barred });
  const proposed: Event = {
    type: 'motion-proposed',
    motion,
    meeting,
    item,
    proposer: place.member,
    paper,
    effect,
    power: clause,
    procedure,
    supportersNeeded: supportersNeeded(charter.procedures[procedure]?.proposed_by ?? []),
  };
  return facts(warrant(clause, state.charter?.entry, convenedAt, place.entry, ...rests), proposed, ...events);
}

/** The power that carries the effect out, by a procedure at a meeting. */
function wayFor(
  { state, charter, at }: Asked<'propose-motion'>,
  effect: Effect,
  of: string,
): Result<Proposal, Refusal> {
  const grants = grantsOf(charter, effect.kind, `body:${of}`);
  if (!grants.ok) return refuse({ reason: 'no-power', effect: effect.kind, of });
  const grant = grants.value.find(({ procedure }) => procedure && atMeeting(procedure.rules));
  if (!grant?.procedure) {
    const other = grants.value[0]?.procedure;
    return refuse({
      reason: 'procedure-not-at-a-meeting',
      procedure: other?.name ?? 'none',
      how: other?.rules.how ?? 'none',
    });
  }
  const target = targetOf(effect, state, charter, at);
  if (!target.ok) return target;
  const rests = target.value === undefined ? [] : [target.value];
  return { ok: true, value: { clause: grant.clause, procedure: grant.procedure.name, rests, events: [] } };
}

export function second({ act, state, charter, at }: Asked<'second-motion'>): Decision {
  const found = motionIn(state, act.body.motion, ['proposed', 'seconded']);
  if (!found.ok) return found;
  const { id, meeting, proposer, seconders, power, proposedAt } = found.value;
  const of = state.meetings[meeting]?.of ?? '';
  const place = placeIn(state, charter, of, act.actor, at);
  if (!place) return refuse({ reason: 'not-on-the-roll', of });
  if (act.actor === proposer) return refuse({ reason: 'proposer-cannot-second', proposer });
  if (seconders.includes(place.member)) return refuse({ reason: 'already-seconded-by-you' });
  return facts(warrant(power, proposedAt, place.entry), {
    type: 'motion-seconded',
    motion: id,
    seconder: place.member,
  });
}

export function withdraw({ act, state }: Asked<'withdraw-motion'>): Decision {
  const found = motionIn(state, act.body.motion, ['proposed', 'seconded']);
  if (!found.ok) return found;
  const { id, proposer, power, proposedAt } = found.value;
  if (act.actor !== proposer) return refuse({ reason: 'only-proposer-may-withdraw', proposer });
  const given = amendmentGivenUp(state, found.value, 'withdrawn');
  return facts(warrant(power, proposedAt), { type: 'motion-withdrawn', motion: id }, ...given);
}

function atMeeting({ how }: Procedure): boolean {
  return how === 'meeting' || how === 'panel';
}

export function motionIn(
  state: AssemblyState,
  motion: string,
  phases: readonly MotionState['phase'][],
): Result<MotionState, MotionRefusal> {
  const found = Object.hasOwn(state.motions, motion) ? state.motions[motion] : undefined;
  if (!found) return refuse({ reason: 'no-such-motion', motion });
  if (!phases.includes(found.phase)) return refuse({ reason: 'motion-phase', phase: found.phase, needed: phases });
  return { ok: true, value: found };
}

/** The entry of what the effect is about, when it is about somebody; or why it can't be. */
export function targetOf(
  effect: Effect,
  state: AssemblyState,
  charter: Charter,
  at: Instant,
): Result<number | undefined, Refusal> {
  if (effect.kind === 'member.admit') {
    const applicant = memberOf(state, effect.member);
    if (applicant?.standing !== 'applicant') return refuse({ reason: 'no-such-applicant', member: effect.member });
    return { ok: true, value: applicant.entry };
  }
  if (effect.kind === 'unit.create') return creatable(effect, state, charter);
  if (effect.kind !== 'seat.fill') return { ok: true, value: undefined };
  const places = placesOf(state, charter, effect.post);
  if (places === undefined) return refuse({ reason: 'unknown-post', post: effect.post });
  const candidate = memberOf(state, effect.member);
  if (candidate?.standing !== 'member') return refuse({ reason: 'no-such-applicant', member: effect.member });
  if (holdersOf(state, effect.post, at).length >= places)
    return refuse({ reason: 'post-is-filled', post: effect.post });
  return { ok: true, value: candidate.entry };
}

/** `any 3 members` asks for the proposer and two more; a plain `any member` for the proposer and a seconder. */
function supportersNeeded(proposedBy: readonly string[]): number {
  const counts = proposedBy.flatMap((way) => {
    const n = /^any (\d+) /.exec(way)?.[1];
    return n === undefined ? [] : [Number(n)];
  });
  return Math.max(2, Math.min(...(counts.length > 0 ? counts : [2])));
}

/** `not_again_for`: the same paper, charter, or question about the same person, that was lost. */
function barredUntil(
  state: AssemblyState,
  charter: Charter,
  procedure: string,
  effect: Effect,
  paper: string,
  at: Instant,
): number | undefined {
  const bar = charter.procedures[procedure]?.not_again_for;
  if (bar === undefined) return undefined;
  const ends = Object.values(state.motions)
    .filter((motion) => motion.phase === 'lost' && motion.lostAt !== null && sameMatter(motion, effect, paper))
    .map((motion) => after(charter, (motion.lostAt ?? at) as Instant, bar) ?? at);
  const latest = Math.max(at, ...ends);
  return latest > at ? latest : undefined;
}

function sameMatter(motion: MotionState, effect: Effect, paper: string): boolean {
  if (motion.paper.sha256 === paper) return true;
  const before = motion.effect;
  if (effect.kind === 'member.admit') return before.kind === effect.kind && before.member === effect.member;
  if (effect.kind === 'charter.amend') return before.kind === effect.kind && before.charter === effect.charter;
  if (effect.kind !== 'seat.fill') return false;
  return before.kind === effect.kind && before.member === effect.member && before.post === effect.post;
}
