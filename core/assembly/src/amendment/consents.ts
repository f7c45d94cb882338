/** Which decisions an amendment needs, and which of them a body has to give. */
import { ok, type Result, refuse } from '@quorate/basics';
import { type Charter, type Procedure, procedureOf, type TierNeeded } from '@quorate/charter';
import { uncountable } from '../vote/figures.ts';
import type { AmendmentRefusal, Consent } from './amendment.ts';

/**
 * Every procedure and every consent of every tier touched. Of what nobody can give here (units, outsiders, procedures
 * that are neither a vote at a meeting nor a ballot, votes that go by figures nobody reports) the refusal names all.
 */
export function consentsNeeded(
  charter: Charter,
  { via, consent }: TierNeeded,
): Result<readonly Consent[], AmendmentRefusal> {
  const wanted = [...via, ...consent];
  const found = wanted.map((ref) => consentOf(charter, ref));
  const impossible = wanted.filter((_, i) => found[i] === undefined);
  if (impossible.length > 0) return refuse({ reason: 'consent-not-possible-here', consents: impossible });
  return ok(found.filter((one) => one !== undefined));
}

function consentOf(charter: Charter, ref: string): Consent | undefined {
  if (ref.startsWith('body:')) return atMeeting(charter, ref, ref);
  const procedure = procedureOf(charter, ref);
  if (!ref.startsWith('procedure:') || !procedure.ok) return undefined;
  const { how, voters } = procedure.value;
  const roll = rollFor(charter, voters);
  if (roll === undefined || !isYesOrNo(procedure.value)) return undefined;
  if (uncountable(charter, roll, procedure.value).length > 0) return undefined;
  if (how === 'meeting' || how === 'panel') return atMeeting(charter, ref, voters);
  if (how !== 'ballot' && how !== 'circular') return undefined;
  const { run_by: runBy = '', voting_open: open } = procedure.value;
  if (runBy.startsWith('outside:') && open === undefined) return undefined;
  return ofPersons(charter, voters) ? { of: ref, voters, held: 'ballot' } : undefined;
}

/**
 * A ranking of one proposal and the option that changes nothing is a yes or a no: whoever ranks the proposal first votes
 * for it, whoever ranks the default first against it (Debian constitution 1.9, A.6(3)). A text is voted on by itself here.
 */
function isYesOrNo({ method = 'yes-no', default_option: otherwise }: Procedure): boolean {
  return method === 'yes-no' || (method === 'condorcet-schwartz' && otherwise !== undefined);
}

function atMeeting(charter: Charter, of: string, voters: string): Consent | undefined {
  return bodyFor(charter, voters) === undefined ? undefined : { of, voters, held: 'meeting' };
}

/** Whether a consent is this body's to give: it is named, or the electorate that it is the meeting of. */
export function isOfBody(charter: Charter, { voters, held }: Consent, body: string): boolean {
  return held === 'meeting' && bodyFor(charter, voters) === body;
}

/** Who votes in a ballot: the roll of a body, or of an electorate that meets in none. */
export function rollFor(charter: Charter, voters: string): string | undefined {
  const body = bodyFor(charter, voters);
  const [kind, name = ''] = voters.split(':');
  return body ?? (kind === 'electorate' && Object.hasOwn(charter.electorates, name) ? voters : undefined);
}

/** The body whose roll votes: the one that is named, or the meeting of the electorate. */
function bodyFor(charter: Charter, voters: string): string | undefined {
  const [kind, name = ''] = voters.split(':');
  if (kind === 'body') return Object.hasOwn(charter.bodies, name) ? name : undefined;
  return Object.entries(charter.bodies).find(([, { of }]) => of === voters)?.[0];
}

function ofPersons({ electorates }: Charter, voters: string): boolean {
  const [kind, name = ''] = voters.split(':');
  return kind === 'body' || (Object.hasOwn(electorates, name) && electorates[name]?.counts !== 'units');
}
