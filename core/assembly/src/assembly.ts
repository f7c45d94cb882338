/**
 * The assembly: what the organisation may do.
 *
 * `decide` judges one act at one moment under the charter in force; `evolve`
 * takes note of the facts. The server calls them once, every verifier again.
 * Signatures, and the tree head an act has seen, are checked before `decide` by
 * whoever has the keys and the tree at hand.
 */
import { broken, type Digest, type Instant, refuse, type StreamId, unreachable } from '@quorate/basics';
import type { ParsedCharter } from '@quorate/charter';
import { type Act, clockTolerance, foundingTolerance } from './act.ts';
import { callReferendum } from './amendment/call-referendum.ts';
import { bringIntoForce } from './amendment/decide-amendment.ts';
import { amendmentDue, charterGoverning, nonceOfForce } from './amendment/governing.ts';
import type { Asked, Charters, Decision, ProposedCharter } from './decision.ts';
import * as device from './device/decide-device.ts';
import * as election from './election/decide-election.ts';
import { found } from './founding/decide-founding.ts';
import { memberOf } from './ground.ts';
import * as meeting from './meeting/decide-meeting.ts';
import * as motion from './motion/decide-motion.ts';
import type { Refusal } from './refusal.ts';
import * as roll from './roll/decide-roll.ts';
import * as secret from './secret/decide-secret-ballot.ts';
import * as trusteeship from './secret/decide-trusteeship.ts';
import type { SealFindings } from './secret/secret-ballot.ts';
import type { AssemblyState } from './state.ts';
import * as unit from './unit/decide-unit.ts';
import * as vote from './vote/decide-vote.ts';

export { evolve } from './evolve.ts';

/** What a decision depends on besides the act and the state. */
export interface Circumstances {
  /** When the act was received. */
  readonly at: Instant;
  /** The charter in force; at the founding, the one being adopted. */
  readonly charter: ParsedCharter;
  /** The other charters that were adopted or are proposed: what began under one of them is judged by it. */
  readonly charters?: Charters;
  /** What was read in the charter's text that the act brings; nothing for acts that bring none. */
  readonly proposed?: ProposedCharter | null;
  /** Whether a device's proof of possession (`enrol-device`) was checked and held. Other acts ignore it. */
  readonly proofHolds: boolean;
  /** SHA-256, from whoever has one at hand: this room uses no package. */
  readonly sha256: (bytes: Uint8Array) => Digest;
  /** What was found in the sealed papers that the act brings; nothing for acts that bring none. */
  readonly findings?: SealFindings | null;
}

export function decide(
  act: Act,
  state: AssemblyState,
  { at, charter, charters = () => undefined, proposed = null, proofHolds, sha256, findings }: Circumstances,
): Decision {
  const standing = standingRefusal(act, state, at, charter);
  if (standing) return refuse(standing);
  const known = (hash: string): ParsedCharter | undefined => (hash === charter.hash ? charter : charters(hash));
  const governing = known(charterGoverning(act, state) ?? charter.hash) ?? broken('a charter that governs is at hand');
  return judge({
    act,
    state,
    charter: governing.charter,
    parsed: governing,
    inForce: charter,
    charters: known,
    proposed,
    at,
    index: state.entries,
    proofHolds,
    sha256,
    findings: findings ?? null,
  });
}

/** The stream an act belongs to: what has one history. */
export function streamOf(act: Pick<Act, 'kind' | 'body' | 'actor'>): StreamId {
  return nameOfStream(act as Act) as StreamId;
}

function judge(asked: Asked): Decision {
  const { act } = asked;
  switch (act.kind) {
    case 'found':
      return found({ ...asked, act });
    case 'apply-for-membership':
      return roll.apply({ ...asked, act });
    case 'withdraw-application':
      return roll.withdrawApplication({ ...asked, act });
    case 'leave':
      return roll.leave({ ...asked, act });
    case 'join-unit':
      return unit.join({ ...asked, act });
    case 'enrol-device':
      return device.enrol({ ...asked, act });
    case 'request-device':
      return device.request({ ...asked, act });
    case 'confirm-device':
      return device.confirm({ ...asked, act });
    case 'revoke-device':
      return device.revoke({ ...asked, act });
    case 'convene-meeting':
      return meeting.convene({ ...asked, act });
    case 'request-meeting':
      return meeting.request({ ...asked, act });
    case 'cancel-meeting':
      return meeting.cancel({ ...asked, act });
    case 'add-agenda-item':
      return meeting.addItem({ ...asked, act });
    case 'check-in':
      return meeting.checkIn({ ...asked, act });
    case 'check-out':
      return meeting.checkOut({ ...asked, act });
    case 'open-meeting':
      return meeting.open({ ...asked, act });
    case 'take-item':
      return meeting.takeItem({ ...asked, act });
    case 'hand-over-chair':
      return meeting.handOver({ ...asked, act });
    case 'adjourn-meeting':
      return meeting.adjourn({ ...asked, act });
    case 'resume-meeting':
      return meeting.resume({ ...asked, act });
    case 'close-meeting':
      return meeting.close({ ...asked, act });
    case 'ask-to-speak':
      return meeting.askToSpeak({ ...asked, act });
    case 'withdraw-from-list':
      return meeting.withdrawFromList({ ...asked, act });
    case 'give-floor':
      return meeting.giveFloor({ ...asked, act });
    case 'propose-motion':
      return motion.propose({ ...asked, act });
    case 'second-motion':
      return motion.second({ ...asked, act });
    case 'withdraw-motion':
      return motion.withdraw({ ...asked, act });
    case 'call-referendum':
      return callReferendum({ ...asked, act });
    case 'bring-into-force':
      return bringIntoForce({ ...asked, act });
    case 'open-vote':
      return vote.openVote({ ...asked, act });
    case 'cast-vote':
      return vote.cast({ ...asked, act });
    case 'close-vote':
      return vote.close({ ...asked, act });
    case 'call-election':
      return election.call({ ...asked, act });
    case 'nominate':
      return election.nominate({ ...asked, act });
    case 'accept-nomination':
      return election.accept({ ...asked, act });
    case 'withdraw-candidacy':
      return election.withdraw({ ...asked, act });
    case 'open-poll':
      return election.openPoll({ ...asked, act });
    case 'cast-ballot':
      return election.cast({ ...asked, act });
    case 'enter-papers':
      return election.enterPapers({ ...asked, act });
    case 'confirm-papers':
      return election.confirmPapers({ ...asked, act });
    case 'withdraw-papers':
      return election.withdrawPapers({ ...asked, act });
    case 'close-poll':
      return election.closePoll({ ...asked, act });
    case 'open-round':
      return election.openRound({ ...asked, act });
    case 'begin-trusteeship':
      return trusteeship.begin({ ...asked, act });
    case 'send-trustee-step':
      return trusteeship.step({ ...asked, act });
    case 'call-secret-ballot':
      return secret.call({ ...asked, act });
    case 'register-for-ballot':
      return secret.register({ ...asked, act });
    case 'open-secret-ballot':
      return secret.open({ ...asked, act });
    case 'close-secret-ballot':
      return secret.close({ ...asked, act });
    case 'send-shuffle':
    case 'send-decryption':
      return secret.mixOrDecrypt({ ...asked, act });
    case 'publish-secret-result':
      return secret.publish({ ...asked, act });
    default:
      return unreachable(act);
  }
}

/** What is wrong with an act whatever it asks for, or nothing. */
function standingRefusal(
  act: Act,
  state: AssemblyState,
  at: Instant,
  charter: { readonly hash: string },
): Refusal | undefined {
  const expected = streamOf(act);
  if (act.stream !== expected) return { reason: 'wrong-stream', expected };
  if (at - act.at > (act.kind === 'found' ? foundingTolerance : clockTolerance) || act.at - at > clockTolerance) {
    return { reason: 'clock-skew', received: at, claimed: act.at, tolerance: clockTolerance };
  }
  if (act.kind === 'found')
    return act.charter === charter.hash
      ? undefined
      : { reason: 'charter-not-in-force', inForce: charter.hash as never };
  if (state.org === null || state.charter === null) return { reason: 'not-founded' };
  if (act.org !== state.org) return { reason: 'wrong-organisation' };
  if (act.charter !== state.charter.hash) return { reason: 'charter-not-in-force', inForce: state.charter.hash };
  if (act.actor === 'charter') return notOfTheCharter(act, state, at);
  if (act.kind === 'bring-into-force') return { reason: 'only-the-charter' };
  const due = amendmentDue(state, at);
  if (due) return { reason: 'charter-due', amendment: due.id, since: due.inForce ?? at };
  if (act.seen === null || act.seen.size > state.entries || act.seen.size === 0) {
    return { reason: 'unseen-head', size: act.seen?.size ?? 0, entries: state.entries };
  }
  if (act.kind === 'apply-for-membership' || act.kind === 'request-device') return undefined;
  return deviceRefusal(act, state);
}

/**
 * The charter acts alone and signs nothing, so nothing of such an act may be anybody's choice: everybody who replays the
 * log derives the same. Terms and provisional decisions end by the clock, without an act.
 */
function notOfTheCharter(act: Act, state: AssemblyState, at: Instant): Refusal | undefined {
  if (act.kind !== 'bring-into-force') return { reason: 'only-the-charter' };
  const amendment = state.amendments[act.body.amendment];
  if (!amendment) return { reason: 'no-such-amendment', amendment: act.body.amendment };
  const derived = act.device === null && act.seen === null && act.at === at && act.nonce === nonceOfForce(amendment);
  return derived ? undefined : { reason: 'only-the-charter' };
}

function deviceRefusal(act: Act, state: AssemblyState): Refusal | undefined {
  const device = act.device ?? ('' as never);
  const known = Object.hasOwn(state.devices, device) ? state.devices[device] : undefined;
  if (known?.phase !== 'enrolled') return { reason: 'device-not-enrolled', device };
  if (known.member !== act.actor) return { reason: 'device-of-another', device };
  const standing = memberOf(state, act.actor)?.standing;
  const mayActAsApplicant =
    act.kind === 'withdraw-application' || act.kind === 'enrol-device' || act.kind === 'revoke-device';
  if (standing === 'member' || (standing === 'applicant' && mayActAsApplicant)) return undefined;
  return { reason: 'not-a-member' };
}

function nameOfStream(act: Act): string {
  switch (act.kind) {
    case 'found':
      return 'organisation/self';
    case 'apply-for-membership':
    case 'withdraw-application':
    case 'leave':
    case 'join-unit':
    case 'enrol-device':
    case 'request-device':
    case 'revoke-device':
      return `member/${act.actor}`;
    case 'confirm-device':
      return `member/${act.body.member}`;
    case 'request-meeting':
      return `request/${act.body.request}`;
    case 'propose-motion':
    case 'second-motion':
    case 'withdraw-motion':
      return `motion/${act.body.motion}`;
    case 'bring-into-force':
      return `amendment/${act.body.amendment}`;
    case 'open-vote':
    case 'cast-vote':
    case 'close-vote':
      return `vote/${act.body.vote}`;
    case 'call-election':
    case 'nominate':
    case 'accept-nomination':
    case 'withdraw-candidacy':
    case 'open-poll':
    case 'cast-ballot':
    case 'enter-papers':
    case 'confirm-papers':
    case 'withdraw-papers':
    case 'close-poll':
    case 'open-round':
      return `election/${act.body.election}`;
    case 'begin-trusteeship':
    case 'send-trustee-step':
      return `trusteeship/${act.body.trusteeship}`;
    case 'call-secret-ballot':
    case 'register-for-ballot':
    case 'open-secret-ballot':
    case 'close-secret-ballot':
    case 'send-shuffle':
    case 'send-decryption':
    case 'publish-secret-result':
      return `ballot/${act.body.ballot}`;
    default:
      return `meeting/${act.body.meeting}`;
  }
}
