/**
 * What goes wrong on its way out: RFC 9457 `application/problem+json`, with the
 * refusal's reason and its data. The one table from reasons to HTTP statuses is here.
 */
import type { ActProblem, Refusal } from '@quorate/assembly';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { DemoRefusal } from '../demo/refusals.ts';
import type { FoundingDeskRefusal } from '../founding/refusals.ts';
import type { SignInRefusal } from '../sign-in/refusals.ts';
import { type OfficeRefusal, OfficeUnavailable } from '../spine/received.ts';
import type { VaultRefusal } from '../vault/refusals.ts';
import type { ViewRefusal } from '../views/refusals.ts';

/** Why the door itself turns a request away. */
export type DoorRefusal =
  | { readonly reason: 'malformed-request'; readonly at: string; readonly expected: string }
  | { readonly reason: 'malformed-id'; readonly wanted: string; readonly found: string }
  | { readonly reason: 'not-json' }
  | { readonly reason: 'too-large'; readonly most: number }
  | { readonly reason: 'wrong-media-type'; readonly expected: string }
  | { readonly reason: 'not-signed-in' }
  | { readonly reason: 'not-your-handle' }
  | { readonly reason: 'other-origin' }
  | { readonly reason: 'no-such-page' }
  | { readonly reason: 'no-such-blob' }
  | { readonly reason: 'no-such-charter' }
  | { readonly reason: 'no-such-tile' }
  | { readonly reason: 'beyond-the-log'; readonly size: number }
  | { readonly reason: 'too-many-requests'; readonly retryAfter: number }
  | { readonly reason: 'name-not-wanted' }
  | { readonly reason: 'another-booth'; readonly served: string }
  | { readonly reason: 'another-issuer' }
  | { readonly reason: 'not-a-rehearsal'; readonly trusteeship: string }
  | { readonly reason: 'ballot-was-opened' }
  | { readonly reason: 'ballot-was-cast' }
  | { readonly reason: 'too-many-ballots'; readonly most: number }
  | { readonly reason: 'credential-malformed' }
  | { readonly reason: 'token-invalid' }
  | { readonly reason: 'ballot-invalid'; readonly why: string }
  | { readonly reason: 'unavailable' }
  | { readonly reason: 'broken' };

/** Why the parts that stand on the log refuse. */
type PartRefusal = SignInRefusal | VaultRefusal | ViewRefusal | DemoRefusal | FoundingDeskRefusal;

type Reason = (Refusal | OfficeRefusal | DoorRefusal | PartRefusal | ActProblem)['reason'];

/**
 * 400 is no act at all, 401 and 403 not yours to do, 404 not there, 409 not in
 * this state (look again and it may be). What is not listed is 422: the rules say no.
 */
const statuses: { readonly [reason in Reason]?: number } = {
  // The door.
  'malformed-request': 400,
  'malformed-id': 400,
  'not-json': 400,
  'too-large': 413,
  'wrong-media-type': 415,
  'not-signed-in': 401,
  'not-your-handle': 403,
  'other-origin': 403,
  'name-not-wanted': 400,
  'no-such-ballot': 404,
  'no-such-trusteeship': 404,
  'ballot-phase': 409,
  'another-booth': 409,
  'another-issuer': 409,
  'not-a-rehearsal': 409,
  'ballot-was-opened': 409,
  'ballot-was-cast': 409,
  'too-many-ballots': 429,
  'no-such-page': 404,
  'no-such-blob': 404,
  'no-such-charter': 404,
  'no-such-tile': 404,
  'beyond-the-log': 404,
  'too-many-requests': 429,
  unavailable: 503,
  broken: 500,
  // Signing in, names, the demo.
  'code-wrong': 403,
  'invitation-unknown': 404,
  'seat-missing': 400,
  'too-many-attempts': 429,
  'names-for-members-only': 403,
  'no-such-person': 404,
  'no-such-founding': 404,
  'founding-done': 409,
  'name-taken': 409,
  'already-joined': 409,
  'somebody-signed': 409,
  'act-changed': 409,
  'signatures-too-old': 409,
  'still-a-member': 409,
  'not-a-founder': 403,
  'only-the-initiator': 403,
  'invited-only': 403,
  'no-such-decision': 404,
  'no-such-entry': 404,
  // The act as bytes.
  'malformed-act': 400,
  'not-canonical': 400,
  'unsafe-number': 400,
  'lone-surrogate': 400,
  'too-deep': 400,
  // The office.
  'no-such-organisation': 404,
  'nonce-used': 409,
  'seen-another-log': 409,
  'blob-too-large': 413,
  'log-key-differs': 409,
  'entry-too-large': 413,
  'office-full': 503,
  // Whose it is to do.
  'device-not-enrolled': 403,
  'device-of-another': 403,
  'device-not-yours': 403,
  'not-a-member': 403,
  'not-on-the-roll': 403,
  'may-not-convene': 403,
  'only-the-chair': 403,
  'only-the-convener': 403,
  'only-the-keeper-of-the-roll': 403,
  'only-proposer-may-withdraw': 403,
  'proposer-cannot-second': 403,
  'cannot-confirm-own-device': 403,
  'may-not-propose-amendment': 403,
  'may-not-call-ballot': 403,
  'only-the-charter': 403,
  // What it is done to.
  'no-such-meeting': 404,
  'no-such-item': 404,
  'no-such-motion': 404,
  'no-such-vote': 404,
  'no-such-amendment': 404,
  'no-such-body': 404,
  'no-such-device': 404,
  'no-such-applicant': 404,
  // Phases, and what somebody else was quicker with.
  'charter-not-in-force': 409,
  'unseen-head': 409,
  'already-founded': 409,
  'not-founded': 409,
  'already-on-the-roll': 409,
  'already-applied': 409,
  'already-present': 409,
  'already-requested': 409,
  'already-on-the-list': 409,
  'already-seconded-by-you': 409,
  'not-present': 409,
  'not-on-the-list': 409,
  'device-already-known': 409,
  'last-device': 409,
  'meeting-exists': 409,
  'meeting-phase': 409,
  'item-exists': 409,
  'motion-exists': 409,
  'motion-phase': 409,
  'amendment-over': 409,
  'amendment-differs': 409,
  'consent-under-way': 409,
  'consent-out-of-turn': 409,
  'ballot-still-open': 409,
  'still-registering': 409,
  'stale-base': 409,
  'charter-due': 409,
  'not-due-yet': 409,
  'vote-exists': 409,
  'vote-phase': 409,
  'vote-still-open': 409,
  'another-vote-open': 409,
  'not-again-yet': 409,
  'too-early': 409,
  'no-quorum': 409,
  'post-is-filled': 409,
};

function statusOf(reason: string): number {
  return Object.hasOwn(statuses, reason) ? (statuses[reason as Reason] ?? 422) : 422;
}

export function sendProblem(reply: FastifyReply, problem: { readonly reason: string }, status?: number): FastifyReply {
  const code = status ?? statusOf(problem.reason);
  if (code === 503) reply.header('retry-after', '1');
  return reply
    .code(code)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: titleOf(problem.reason), status: code, ...problem }));
}

/** Everything that was thrown, by us or by the framework, caught once. */
export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof OfficeUnavailable || isOfStore(error)) {
    request.log.error({ err: error.cause ?? error }, 'the store is unavailable');
    return sendProblem(reply, { reason: 'unavailable' });
  }
  const refusal = refusalOf(error);
  if (refusal.reason === 'broken') request.log.error({ err: error }, 'broken');
  return sendProblem(reply, refusal, refusal.reason === 'malformed-request' ? (error.statusCode ?? 400) : undefined);
}

/**
 * Whether a database could not do its work: SQLite says `ERR_SQLITE_ERROR`, PostgreSQL classes 08, 53, 57 and 58 of
 * its error codes (manual, appendix A), and a lost connection is an error of the system or has no code at all.
 */
function isOfStore(error: { readonly code?: string; readonly message: string }): boolean {
  const code = error.code ?? '';
  if (code === 'ERR_SQLITE_ERROR' || /^(?:08|53|57|58)[0-9A-Z]{3}$/.test(code)) return true;
  return /^E(?:CONN|TIMEDOUT|PIPE|NOENT|HOST)/.test(code) || error.message.startsWith('Connection terminated');
}

function refusalOf(error: FastifyError): DoorRefusal {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const at = `${error.validationContext ?? ''}${first?.instancePath ?? ''}`;
    return { reason: 'malformed-request', at, expected: first?.message ?? '' };
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { reason: 'too-large', most: largestBody };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { reason: 'wrong-media-type', expected: 'application/json' };
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return { reason: 'not-json' };
    default:
  }
  if (error instanceof SyntaxError) return { reason: 'not-json' };
  const { statusCode = 500 } = error;
  if (statusCode === 429) return { reason: 'too-many-requests', retryAfter: 60 };
  if (statusCode === 404) return { reason: 'no-such-page' };
  if (statusCode >= 400 && statusCode < 500) return { reason: 'malformed-request', at: '', expected: error.code ?? '' };
  return { reason: 'broken' };
}

/** A paper of 1 MiB in Base64, its act, and some air. */
export const largestBody: number = 1_572_864;

/** `no-quorum` as `No quorum`: a stand-in for people's words, which belong to the app that shows them. */
function titleOf(reason: string): string {
  const words = reason.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
