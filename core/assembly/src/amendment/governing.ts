/**
 * Which charter governs what: what began under a charter ends under it (charter format 1, section 4 item 12).
 *
 * A meeting belongs to the charter under which it was convened, with all motions and votes in it; an election and its
 * ballots to the one under which it was called. Everything else is under the charter in force. The order of the log
 * says what was first, so the entries that are in the state already are all that has to be known.
 */
import { type Digest, type Instant, type Nonce, type StreamId, unreachable } from '@quorate/basics';
import type { Act } from '../act.ts';
import type { BallotSubject } from '../secret/secret-ballot.ts';
import type { AssemblyState } from '../state.ts';
import type { AmendmentState } from './amendment.ts';

/** The charter that was in force when this entry was recorded. */
export function charterAtEntry({ charters }: AssemblyState, entry: number): Digest | undefined {
  return charters.findLast((one) => one.entry <= entry)?.hash;
}

/** The charter under which an act is judged. */
export function charterGoverning(act: Act, state: AssemblyState): Digest | undefined {
  const began = beganAt(act, state);
  return began === undefined ? state.charter?.hash : charterAtEntry(state, began);
}

/** The entry with which the matter of an act began, for acts that go on with one. */
function beganAt({ body }: Act, state: AssemblyState): number | undefined {
  if ('meeting' in body) return meetingBegan(state, body.meeting);
  if ('motion' in body) return motionBegan(state, body.motion);
  if ('vote' in body) return meetingBegan(state, state.votes[body.vote]?.meeting);
  if ('election' in body && typeof body.election === 'string') return state.elections[body.election]?.calledAt;
  if ('subject' in body) return subjectBegan(state, body.subject);
  return 'ballot' in body ? subjectBegan(state, state.ballots[body.ballot]?.subject) : undefined;
}

function subjectBegan(state: AssemblyState, subject: BallotSubject | undefined): number | undefined {
  switch (subject?.kind) {
    case undefined:
      return undefined;
    case 'motion':
      return motionBegan(state, subject.motion);
    case 'election':
    case 'round':
      return state.elections[subject.election]?.calledAt;
    default:
      return unreachable(subject);
  }
}

function motionBegan(state: AssemblyState, motion: string): number | undefined {
  return meetingBegan(state, state.motions[motion]?.meeting);
}

function meetingBegan(state: AssemblyState, meeting: string | undefined): number | undefined {
  return meeting === undefined ? undefined : state.meetings[meeting]?.convenedAt;
}

/** The amendment that must come into force before anything else is recorded at this time. */
export function amendmentDue(state: AssemblyState, at: Instant): AmendmentState | undefined {
  const next = nextInForce(state);
  return next?.inForce !== null && next !== undefined && next.inForce <= at ? next : undefined;
}

/** The adopted amendment that comes into force next. */
export function nextInForce({ amendments, charter }: AssemblyState): AmendmentState | undefined {
  return Object.values(amendments).find(({ phase, from }) => phase === 'adopted' && from === charter?.hash);
}

/** The last charter adopted: in force, or waiting for its day. */
export function lastAdopted(state: AssemblyState): Digest | undefined {
  const waiting = Object.values(state.amendments).filter(({ phase }) => phase === 'adopted');
  return waiting.sort((a, b) => (a.adoptedAt ?? 0) - (b.adoptedAt ?? 0)).at(-1)?.charter ?? state.charter?.hash;
}

/** The nonce of the one act that brings an amendment into force: everybody derives the same. */
export function nonceOfForce({ adoptedAt }: AmendmentState): Nonce {
  return (adoptedAt ?? 0).toString(16).padStart(32, '0') as Nonce;
}

/** What the charter itself must do now, before anybody else does anything. Nobody signs it, and nothing of it is a choice. */
export function actDue(state: AssemblyState, at: Instant): Act | undefined {
  const due = amendmentDue(state, at);
  return due && actOfForce(state, due, at);
}

export function actOfForce({ org, charter }: AssemblyState, amendment: AmendmentState, at: Instant): Act | undefined {
  if (org === null || charter === null) return undefined;
  return {
    kind: 'bring-into-force',
    body: { amendment: amendment.id },
    org,
    stream: `amendment/${amendment.id}` as StreamId,
    actor: 'charter',
    device: null,
    nonce: nonceOfForce(amendment),
    at,
    charter: charter.hash,
    seen: null,
  };
}
