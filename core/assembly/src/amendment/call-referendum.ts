/**
 * Calling a referendum: the consent of everybody on a roll, outside a meeting.
 *
 * The charter says who runs it (`run_by`), for how long it is announced (`notice`, `discussion`) and for how long it
 * stays open (`voting_open`). A ballot confirms what meetings adopted, so it comes after them.
 */
import { type Instant, type MemberId, type Result, refuse } from '@quorate/basics';
import { type Charter, type Procedure, powersFor } from '@quorate/charter';
import { type Asked, type Decision, facts } from '../decision.ts';
import { warrant } from '../ground.ts';
import { ballotRunner } from '../meeting/ballot-runner.ts';
import type { Refusal } from '../refusal.ts';
import type { AssemblyState } from '../state.ts';
import { after, afterNotice } from '../term.ts';
import type { AmendmentState, Consent } from './amendment.ts';
import { rollFor } from './consents.ts';
import { isPending, noticeOf, proposalOf } from './propose-amendment.ts';

export function callReferendum(asked: Asked<'call-referendum'>): Decision {
  const { act, state, inForce, at } = asked;
  const { charter } = inForce;
  const { meeting, motion, title, paper, consent: of, effect } = act.body;
  if (Object.hasOwn(state.meetings, meeting)) return refuse({ reason: 'meeting-exists', meeting });
  if (Object.hasOwn(state.motions, motion)) return refuse({ reason: 'motion-exists', motion });
  const power = powersFor(charter, 'charter.amend')[0];
  if (!power) return refuse({ reason: 'no-power', effect: effect.kind, of });
  const by = act.actor as MemberId;
  const proposed = proposalOf({ ...asked, by, of: null }, effect);
  if (!proposed.ok) return proposed;
  const { consents, events, rests } = proposed.value;
  const known = Object.hasOwn(state.amendments, effect.amendment) ? state.amendments[effect.amendment] : undefined;
  const consent = inTurn(state, known, consents, of, at);
  if (!consent.ok) return consent;
  const procedure = of.replace(/^procedure:/, '');
  const rules = charter.procedures[procedure];
  const body = rollFor(charter, consent.value.voters) ?? '';
  const runner = ballotRunner(state, charter, procedure, body, by, at);
  if (!runner) return refuse({ reason: 'may-not-call-ballot', runBy: rules?.run_by ?? consent.value.voters });
  const opens = opensAt(charter, rules, noticeOf(charter, known, consent.value, procedure, at).earliest, at);
  const closes = rules?.voting_open === undefined ? null : after(charter, opens, rules.voting_open);
  const convened = { of: body, title, starts: opens, place: '', convener: by, chair: by, agenda: [] };
  return facts(
    warrant(power.clause, state.charter?.entry, runner.entry, ...rests),
    ...events,
    { type: 'meeting-convened', meeting, ...convened },
    { type: 'referendum-called', meeting, procedure, closes },
    {
      type: 'motion-proposed',
      motion,
      meeting,
      item: null,
      proposer: by,
      paper,
      effect,
      power: power.clause,
      procedure,
      supportersNeeded: 1,
    },
    { type: 'amendment-brought', amendment: effect.amendment, consent: of, motion, earliest: opens },
  );
}

/** A ballot that is asked for and missing, when every meeting and every ballot before it has consented. */
function inTurn(
  state: AssemblyState,
  known: AmendmentState | undefined,
  consents: readonly Consent[],
  of: string,
  at: Instant,
): Result<Consent, Refusal> {
  const own = consents.findIndex((one) => one.of === of && one.held === 'ballot');
  const wanted = consents[own];
  const standing = (consent: Consent) => known?.consents.find((one) => one.of === consent.of);
  const isGiven = (consent: Consent): boolean => (standing(consent)?.given ?? null) !== null;
  if (!wanted || isGiven(wanted))
    return refuse({ reason: 'consent-not-asked', of, voters: consents.map(({ voters }) => voters) });
  const first = consents.find((one, i) => !isGiven(one) && (one.held === 'meeting' || i < own));
  if (first) return refuse({ reason: 'consent-out-of-turn', first: first.of });
  const before = standing(wanted)?.motion ?? null;
  if (before !== null && isPending(state, before, at)) return refuse({ reason: 'consent-under-way', motion: before });
  return { ok: true, value: wanted };
}

/** When notice has been given and, where the charter gives it a length of time, the discussion is over. */
function opensAt(charter: Charter, rules: Procedure | undefined, noticed: Instant, at: Instant): Instant {
  const length = discussionOf(charter, rules);
  const discussed = length === undefined ? null : afterNotice(charter, at, length);
  return Math.max(noticed, discussed ?? at) as Instant;
}

/** `14 to 21 days` is at least the first; `as procedure:gr` is as long as there. */
function discussionOf(charter: Charter, rules: Procedure | undefined): string | undefined {
  const words = rules?.discussion ?? '';
  const other = /^as procedure:([a-z0-9-]+)/.exec(words)?.[1];
  const said = other === undefined ? words : (charter.procedures[other]?.discussion ?? '');
  const [, least, unit] = /^(\d+)(?: to \d+)? (hours?|days?|weeks?|months?|years?)\b/.exec(said) ?? [];
  return least === undefined ? undefined : `${least} ${unit}`;
}
