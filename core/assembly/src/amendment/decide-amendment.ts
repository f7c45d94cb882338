/** What follows for an amendment from the vote on it, and how it comes into force. */
import { broken, type Instant, refuse } from '@quorate/basics';
import { type Charter, inForceFrom } from '@quorate/charter';
import { type Asked, type Decision, facts } from '../decision.ts';
import type { Event } from '../fact.ts';
import { postNamed } from '../founding/incompatible.ts';
import { holdersOf, warrant } from '../ground.ts';
import type { MotionState } from '../motion/motion.ts';
import type { Refusal } from '../refusal.ts';
import type { AssemblyState } from '../state.ts';
import type { AmendmentEnd, AmendmentState } from './amendment.ts';
import { charterAtEntry, lastAdopted } from './governing.ts';

/** Why a motion to amend may not be voted on now; nothing for other motions. */
export function amendmentBars(
  state: AssemblyState,
  charter: Charter,
  motion: MotionState,
  at: Instant,
): Refusal | undefined {
  const amendment = amendmentOf(state, motion);
  if (!amendment) return undefined;
  const { id, phase, from, consents, under } = amendment;
  if (phase !== 'open') return { reason: 'amendment-over', amendment: id, phase };
  const base = lastAdopted(state);
  if (base !== undefined && from !== base) return { reason: 'stale-base', from, base };
  const began = state.meetings[motion.meeting]?.convenedAt;
  if (began === undefined || charterAtEntry(state, began) !== under)
    return { reason: 'meeting-under-earlier-charter', meeting: motion.meeting };
  const earliest = consents.find((one) => one.motion === motion.id)?.earliest ?? null;
  if (earliest === null || at >= earliest) return undefined;
  const notice = charter.amendment.notice ?? charter.procedures[motion.procedure]?.notice ?? 'none';
  return { reason: 'amendment-notice-too-short', notice, earliest, voted: at };
}

/** What a vote that was lost, or a withdrawal, does to the amendment it was about. */
export function amendmentGivenUp(state: AssemblyState, motion: MotionState, why: AmendmentEnd): readonly Event[] {
  const amendment = amendmentOf(state, motion);
  if (amendment?.phase !== 'open') return [];
  // A text that a body has consented to already may be brought before the other body again.
  if (why === 'withdrawn' && amendment.consents.some(({ given }) => given !== null)) return [];
  // Anybody may lay it before a further body; nobody withdraws by that what somebody else proposed.
  if (why === 'withdrawn' && motion.proposer !== amendment.proposer) return [];
  return [amendment, ...builtOn(state, [amendment.charter])].flatMap((one) =>
    ended(state, one, one === amendment ? why : 'overtaken', motion.id),
  );
}

/** Whether a vote that was carried still finds an amendment to consent to. */
export function isOvertaken(state: AssemblyState, motion: MotionState): boolean {
  const amendment = amendmentOf(state, motion);
  return amendment !== undefined && amendment.phase !== 'open';
}

/** One consent more; with the last of them the amendment is adopted, and what it overtakes ends. */
export function amendmentCarried(
  state: AssemblyState,
  charter: Charter,
  motion: MotionState,
  at: Instant,
): readonly Event[] {
  const amendment = amendmentOf(state, motion);
  const consent = amendment?.consents.find((one) => one.motion === motion.id);
  if (!amendment || !consent) return [];
  const consented: Event = {
    type: 'amendment-consented',
    amendment: amendment.id,
    consent: consent.of,
    motion: motion.id,
  };
  if (amendment.consents.some((one) => one.given === null && one.of !== consent.of)) return [consented];
  const adopted: Event = {
    type: 'amendment-adopted',
    amendment: amendment.id,
    inForce: startOf(state, charter, amendment, at),
  };
  const rest = Object.values(state.amendments).filter((one) => one.phase === 'open' && one.id !== amendment.id);
  const kept = builtOn(state, [amendment.charter]);
  return [
    consented,
    adopted,
    ...rest.filter((one) => !kept.includes(one)).flatMap((one) => ended(state, one, 'overtaken')),
  ];
}

/** As the charter says, not before it was certified, not before the day the amendment names, nor before the one it rests on. */
function startOf(state: AssemblyState, charter: Charter, { from, inForce }: AmendmentState, at: Instant): Instant {
  const rule = inForceFrom(charter, at);
  const before = Object.values(state.amendments).find((one) => one.phase === 'adopted' && one.charter === from);
  return Math.max(at, rule.ok ? rule.value : at, inForce ?? at, before?.inForce ?? at) as Instant;
}

/** The clock does it: whoever waits for an officer to declare it waits for nobody. */
export function bringIntoForce({ act, state, charters, at }: Asked<'bring-into-force'>): Decision {
  const { amendment: id } = act.body;
  const found = Object.hasOwn(state.amendments, id) ? state.amendments[id] : undefined;
  if (!found) return refuse({ reason: 'no-such-amendment', amendment: id });
  const { phase, from, charter, inForce, adoptedAt } = found;
  if (phase !== 'adopted' || inForce === null) return refuse({ reason: 'amendment-over', amendment: id, phase });
  if (from !== state.charter?.hash) return refuse({ reason: 'stale-base', from, base: state.charter?.hash ?? from });
  if (at < inForce) return refuse({ reason: 'not-due-yet', amendment: id, inForce });
  const open = Object.values(state.amendments).filter((one) => one.phase === 'open');
  const next = charters(charter) ?? broken('the text of an amendment that was adopted is at hand');
  return facts(
    warrant('amendment/in_force', adoptedAt, state.charter.entry),
    { type: 'charter-in-force', amendment: id, charter, replaces: from, since: inForce },
    // What it takes to amend was said by the charter that is no longer in force.
    ...open.flatMap((one) => ended(state, one, 'overtaken')),
    ...abolished(state, next.charter, at),
  );
}

/** A post that the charter no longer has ends with the day of the change, whatever was left of the term. */
function abolished(state: AssemblyState, next: Charter, at: Instant): readonly Event[] {
  return Object.keys(state.posts)
    .filter((post) => postNamed(next, post) === undefined)
    .flatMap((post) => holdersOf(state, post, at).map(({ member }): Event => ({ type: 'post-vacated', post, member })));
}

function amendmentOf(state: AssemblyState, { effect }: MotionState): AmendmentState | undefined {
  return effect.kind === 'charter.amend' ? state.amendments[effect.amendment] : undefined;
}

/** Open amendments that start from one of these charters, or from one that does. */
function builtOn(state: AssemblyState, charters: readonly string[]): readonly AmendmentState[] {
  const next = Object.values(state.amendments).filter(
    ({ phase, from, charter }) => phase === 'open' && charters.includes(from) && !charters.includes(charter),
  );
  return next.length === 0 ? [] : [...next, ...builtOn(state, [...charters, ...next.map(({ charter }) => charter)])];
}

/** An open vote on it runs to its close, and decides nothing then. */
function ended(
  state: AssemblyState,
  { id, consents }: AmendmentState,
  why: AmendmentEnd,
  but?: string,
): readonly Event[] {
  const waiting = consents.flatMap(({ motion }) => {
    const phase = motion === null ? undefined : state.motions[motion]?.phase;
    return motion !== null && motion !== but && (phase === 'proposed' || phase === 'seconded') ? [motion] : [];
  });
  return [
    { type: 'amendment-ended', amendment: id, why },
    ...waiting.map((motion): Event => ({ type: 'motion-overtaken', motion })),
  ];
}
