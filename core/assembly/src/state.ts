/**
 * What the organisation is, folded from its facts. Plain JSON throughout, so a
 * server can hand a part of it to a screen, and the screen goes on folding.
 */
import type { DeviceId, Digest, MemberId, OrgId } from '@quorate/basics';
import type { AmendmentState, CharterState } from './amendment/amendment.ts';
import type { ElectionState } from './election/election.ts';
import type { MeetingState } from './meeting/meeting.ts';
import type { MotionState } from './motion/motion.ts';
import type { Commitment } from './roll/roll.ts';
import type { SecretBallotState, TrusteeshipState } from './secret/secret-ballot.ts';
import type { UnitState } from './unit/unit.ts';
import type { VoteState } from './vote/vote.ts';

export interface AssemblyState {
  readonly org: OrgId | null;
  readonly title: string;
  /** Charter in force and the entry that put it in force. */
  readonly charter: { readonly hash: Digest; readonly entry: number } | null;
  /** Every charter that is or was in force, the first one first. */
  readonly charters: readonly CharterState[];
  readonly amendments: { readonly [amendment: string]: AmendmentState };
  /** Verifier key of the log, as the founders signed it. */
  readonly log: string | null;
  /** Entries folded so far: the index of the next one. */
  readonly entries: number;
  readonly members: { readonly [member: string]: MemberState };
  /** Device to the member it acts for, revoked ones included. */
  readonly devices: { readonly [device: string]: DeviceState };
  /** `office:secretary`, `seats:board/elected` to who holds it now. */
  readonly posts: { readonly [post: string]: readonly PostState[] };
  readonly meetings: { readonly [meeting: string]: MeetingState };
  readonly requests: { readonly [request: string]: MeetingRequest };
  readonly motions: { readonly [motion: string]: MotionState };
  readonly votes: { readonly [vote: string]: VoteState };
  readonly units: { readonly [unit: string]: UnitState };
  readonly elections: { readonly [election: string]: ElectionState };
  readonly trusteeships: { readonly [trusteeship: string]: TrusteeshipState };
  readonly ballots: { readonly [ballot: string]: SecretBallotState };
  readonly decisions: readonly DecisionState[];
}

export interface MemberState {
  readonly standing: 'applicant' | 'member' | 'left';
  readonly class: string | null;
  readonly unit: string | null;
  readonly name: Commitment;
  /** Entry by which the standing came about. */
  readonly entry: number;
}

export interface DeviceState {
  readonly id: DeviceId;
  readonly member: MemberId;
  readonly phase: 'requested' | 'enrolled' | 'revoked';
  readonly label: string;
  readonly entry: number;
}

export interface PostState {
  readonly member: MemberId;
  readonly until: number | null;
  /** The unit whose seat it is, for seats that the charter apportions over units. */
  readonly unit: string | null;
  readonly entry: number;
}

export interface MeetingRequest {
  readonly of: string;
  readonly title: string;
  readonly askers: { readonly [member: string]: number };
}

export interface DecisionState {
  readonly decision: number;
  readonly motion: string;
  readonly vote: string;
  readonly body: string;
  readonly power: string;
  readonly entry: number;
  readonly lapses: number | null;
}

export const unfounded: AssemblyState = {
  org: null,
  title: '',
  charter: null,
  charters: [],
  amendments: {},
  log: null,
  entries: 0,
  members: {},
  devices: {},
  posts: {},
  meetings: {},
  requests: {},
  motions: {},
  votes: {},
  units: {},
  elections: {},
  trusteeships: {},
  ballots: {},
  decisions: [],
};
