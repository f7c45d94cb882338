/** Proposing that the charter be amended: what has to hold of the new text, of the proposer and of the body asked. */
import { type Instant, type MemberId, ok, printInstant, type Result, refuse } from '@quorate/basics';
import {
  type Charter,
  changesBetween,
  checkCharter,
  grantsOf,
  inForceFrom,
  type ParsedCharter,
  powersFor,
  tierForChanges,
  unwaivedErrors,
} from '@quorate/charter';
import type { Asked } from '../decision.ts';
import type { Event } from '../fact.ts';
import { holdersOf, placeInRef } from '../ground.ts';
import { isOverdue } from '../meeting/decide-meeting.ts';
import type { MeetingState } from '../meeting/meeting.ts';
import type { Refusal } from '../refusal.ts';
import type { AssemblyState } from '../state.ts';
import { afterNotice } from '../term.ts';
import type { AmendingEffect, AmendmentState, Consent } from './amendment.ts';
import { consentsNeeded, isOfBody } from './consents.ts';
import { charterAtEntry, lastAdopted } from './governing.ts';

/** What a motion to amend adds to a motion: the power it rests on, and what becomes known of the amendment. */
export interface Proposal {
  readonly clause: string;
  readonly procedure: string;
  readonly rests: readonly number[];
  readonly events: readonly Event[];
}

/** Who proposes, and in which body; none where nobody meets. */
interface Asking extends Pick<Asked, 'state' | 'inForce' | 'charters' | 'proposed' | 'at'> {
  readonly by: MemberId;
  readonly of: string | null;
}

/** The charter in force judges, so a meeting that began under an earlier one can't be asked. */
export function proposeAmendment(
  asked: Asked<'propose-motion'>,
  effect: AmendingEffect,
  meeting: MeetingState,
): Result<Proposal, Refusal> {
  const { act, state, inForce, at } = asked;
  const { charter } = inForce;
  if (charterAtEntry(state, meeting.convenedAt) !== inForce.hash)
    return refuse({ reason: 'meeting-under-earlier-charter', meeting: meeting.id });
  const clause = clauseFor(charter, meeting.of);
  if (clause === undefined) return refuse({ reason: 'no-power', effect: effect.kind, of: meeting.of });
  const known = Object.hasOwn(state.amendments, effect.amendment) ? state.amendments[effect.amendment] : undefined;
  const proposed = proposalOf({ ...asked, by: act.actor as MemberId, of: meeting.of }, effect);
  if (!proposed.ok) return proposed;
  const { consents, events, rests } = proposed.value;
  const consent = consentOfBody(state, charter, known, consents, meeting.of, at);
  if (!consent.ok) return consent;
  const procedure = consent.value.of.replace(/^procedure:/, '');
  const { notice, earliest } = noticeOf(charter, known, consent.value, procedure, at);
  const voted = sitting(meeting, at);
  if (voted < earliest) return refuse({ reason: 'amendment-notice-too-short', notice, earliest, voted });
  const brought: Event = {
    type: 'amendment-brought',
    amendment: effect.amendment,
    consent: consent.value.of,
    motion: act.body.motion,
    earliest,
  };
  return ok({ clause, procedure, rests, events: [...events, brought] });
}

/** The amendment as it is known already, or as it becomes known now. */
export function proposalOf(asking: Asking, effect: AmendingEffect): Result<Proposed, Refusal> {
  const { amendments } = asking.state;
  const known = Object.hasOwn(amendments, effect.amendment) ? amendments[effect.amendment] : undefined;
  return known ? again(known, effect) : firstTime(asking, effect);
}

interface Proposed {
  readonly consents: readonly Consent[];
  readonly events: readonly Event[];
  readonly rests: readonly number[];
}

/** A further body is asked about the very same text. */
function again(known: AmendmentState, effect: AmendingEffect): Result<Proposed, Refusal> {
  const { id, phase, from, charter, text, inForce, consents, proposedAt } = known;
  if (phase !== 'open') return refuse({ reason: 'amendment-over', amendment: id, phase });
  const same =
    from === effect.from &&
    charter === effect.charter &&
    text.sha256 === effect.text.sha256 &&
    inForce === effect.inForce;
  return same
    ? ok({ consents, events: [], rests: [proposedAt] })
    : refuse({ reason: 'amendment-differs', amendment: id });
}

function firstTime(asking: Asking, effect: AmendingEffect): Result<Proposed, Refusal> {
  const { by, state, inForce, charters, at } = asking;
  const base = charters(effect.from);
  if (!base || !isBase(state, effect.from))
    return refuse({ reason: 'stale-base', from: effect.from, base: lastAdopted(state) ?? effect.from });
  const proposer = mayPropose(asking);
  if (!proposer.ok) return proposer;
  const after = readable(asking, effect, base);
  if (!after.ok) return after;
  const tier = tierForChanges(inForce.charter, changesBetween(base.charter, after.value.charter));
  if (tier.tiers.length === 0 && tier.unchangeable.length === 0) return refuse({ reason: 'nothing-amended' });
  if (tier.unchangeable.length > 0) return refuse({ reason: 'clauses-unchangeable', clauses: tier.unchangeable });
  const consents = consentsNeeded(inForce.charter, tier);
  if (!consents.ok) return consents;
  const wanted = withProposer(inForce.charter, consents.value, asking.of);
  const day = inForceFrom(inForce.charter, at);
  if (!day.ok && effect.inForce === null)
    return refuse({ reason: 'in-force-day-needed', words: inForce.charter.amendment.in_force ?? '' });
  const event: Event = {
    type: 'amendment-proposed',
    amendment: effect.amendment,
    from: effect.from,
    under: inForce.hash,
    charter: effect.charter,
    text: effect.text,
    inForce: effect.inForce,
    proposer: by,
    at,
    tiers: tier.tiers.map(({ id }) => id),
    consents: wanted,
  };
  return ok({ consents: wanted, events: [event], rests: proposer.value });
}

/** The last charter adopted, or one that is proposed and will be voted on before. */
function isBase(state: AssemblyState, from: string): boolean {
  const open = Object.values(state.amendments).filter(({ phase }) => phase === 'open');
  return from === lastAdopted(state) || open.some(({ charter }) => charter === from);
}

/** A body that may propose, and is not asked for its consent anyway, proposes by a decision of its own: the first one needed. */
function withProposer(charter: Charter, consents: readonly Consent[], of: string | null): readonly Consent[] {
  const body = `body:${of}`;
  const proposes = of !== null && charter.amendment.proposed_by?.includes(body) === true;
  if (!proposes || consents.some((consent) => isOfBody(charter, consent, of))) return consents;
  return [{ of: body, voters: body, held: 'meeting' }, ...consents];
}

/** `amendment.proposed_by`: electorates and offices are asked of the proposer, a body speaks by its own meeting. */
function mayPropose({ by, of, state, inForce: { charter }, at }: Asking): Result<readonly number[], Refusal> {
  const ways = charter.amendment.proposed_by;
  if (ways === undefined) return ok([]);
  for (const way of ways) {
    if (way === `body:${of}`) return ok([]);
    const place = way.startsWith('electorate:') ? placeInRef(state, charter, way, by, at) : undefined;
    const post = way.startsWith('office:') ? holdersOf(state, way, at).find(({ member }) => member === by) : undefined;
    const entry = place?.entry ?? post?.entry;
    if (entry !== undefined) return ok([entry]);
  }
  return refuse({ reason: 'may-not-propose-amendment', proposers: ways });
}

/** The text can be read, is the charter it is said to be, is of the same organisation, and has no fault. */
function readable(
  { proposed, at }: Asking,
  effect: AmendingEffect,
  base: ParsedCharter,
): Result<ParsedCharter, Refusal> {
  if (!proposed?.ok) {
    const { line = 1, column = 1, found = 'nothing', expected = 'a charter' } = proposed?.problem[0] ?? {};
    return refuse({ reason: 'charter-unreadable', line, column, found, expected });
  }
  const { charter, hash } = proposed.value;
  if (hash !== effect.charter) return refuse({ reason: 'charter-hash-differs', charter: hash });
  if (charter.id !== base.charter.id)
    return refuse({ reason: 'identity-changed', before: base.charter.id, after: charter.id });
  const needed = base.charter.version + 1;
  if (charter.version < needed) return refuse({ reason: 'version-not-raised', version: charter.version, needed });
  const faults = faultsOf(proposed.value, printInstant(at).slice(0, 10));
  return faults.length > 0 ? refuse({ reason: 'charter-has-errors', checks: faults }) : proposed;
}

/** Checking takes a while, and a dry run asks it of the same text for every meeting. */
const checked = new WeakMap<ParsedCharter, { readonly on: string; readonly faults: readonly string[] }>();

/** The law that holds on the day the amendment is proposed. */
function faultsOf(proposed: ParsedCharter, on: string): readonly string[] {
  const known = checked.get(proposed);
  if (known?.on === on) return known.faults;
  const errors = unwaivedErrors(checkCharter(proposed, { at: on }));
  const faults = [...new Set(errors.map(({ check }) => check))];
  checked.set(proposed, { on, faults });
  return faults;
}

/** Closed world: the body holds the power to amend, or somebody does and this body's consent is asked for. */
function clauseFor(charter: Charter, of: string): string | undefined {
  const grants = grantsOf(charter, 'charter.amend', `body:${of}`);
  if (grants.ok) return grants.value[0]?.clause;
  const isGranted = powersFor(charter, 'charter.amend').length > 0;
  return isGranted ? 'amendment/tiers' : undefined;
}

/** The first consent that is this body's to give and was not given yet. */
function consentOfBody(
  state: AssemblyState,
  charter: Charter,
  known: AmendmentState | undefined,
  consents: readonly Consent[],
  of: string,
  at: Instant,
): Result<Consent, Refusal> {
  const own = consents.filter((consent) => isOfBody(charter, consent, of));
  const missing = own.find((consent) => (known?.consents.find((one) => one.of === consent.of)?.given ?? null) === null);
  if (!missing) return refuse({ reason: 'consent-not-asked', of, voters: consents.map(({ voters }) => voters) });
  const before = known?.consents.find((one) => one.of === missing.of)?.motion ?? null;
  if (before !== null && isPending(state, before, at)) return refuse({ reason: 'consent-under-way', motion: before });
  return ok(missing);
}

/** A motion that was left over when its meeting ended, or when the time of its ballot was over, may be followed by another. */
export function isPending(state: AssemblyState, motion: string, at: Instant): boolean {
  const found = state.motions[motion];
  const meeting = state.meetings[found?.meeting ?? ''];
  if (!meeting || !['convened', 'open', 'adjourned'].includes(meeting.phase)) return false;
  if (found?.phase === 'voting') return true;
  return (found?.phase === 'proposed' || found?.phase === 'seconded') && !isOverdue(meeting, at);
}

/**
 * The notice of amendments runs from when the text became known, that of the procedure from when this body was first
 * asked: a motion that was left over for want of a quorum may come again without another notice.
 */
export function noticeOf(
  charter: Charter,
  known: AmendmentState | undefined,
  { of }: Consent,
  procedure: string,
  at: Instant,
): { readonly notice: string; readonly earliest: Instant } {
  const before = known?.consents.find((one) => one.of === of)?.earliest ?? null;
  const ways = [
    // A body that only proposes decides that the others are asked: their notice begins with it.
    { notice: onlyProposes(charter, of) ? 'none' : charter.amendment.notice, from: known?.proposedOn ?? at },
    { notice: charter.procedures[procedure]?.notice, from: at },
  ].map(({ notice = 'none', from }) => ({ notice, earliest: afterNotice(charter, from, notice) ?? from }));
  const longest = ways.reduce((a, b) => (a.earliest >= b.earliest ? a : b));
  return before === null ? longest : { ...longest, earliest: before };
}

function onlyProposes({ amendment }: Charter, of: string): boolean {
  const proposes = amendment.proposed_by?.includes(of) === true;
  return proposes && !amendment.tiers.some(({ consent }) => consent?.includes(of));
}

/** When a motion before this meeting can be voted on at the earliest. */
function sitting({ phase, starts, resumes }: MeetingState, at: Instant): Instant {
  if (phase === 'convened') return Math.max(starts, at) as Instant;
  return phase === 'adjourned' ? (Math.max(resumes ?? at, at) as Instant) : at;
}
