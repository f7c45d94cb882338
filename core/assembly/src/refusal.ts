/** Why an act was refused. Data only: the words a person reads belong to the app that shows them. */
import type { DeviceId, Digest, Instant } from '@quorate/basics';
import type { AmendmentRefusal } from './amendment/amendment.ts';
import type { DeviceRefusal } from './device/device.ts';
import type { ElectionRefusal } from './election/election.ts';
import type { FoundingRefusal } from './founding/founding.ts';
import type { MeetingRefusal } from './meeting/meeting.ts';
import type { MotionRefusal } from './motion/motion.ts';
import type { RollRefusal } from './roll/roll.ts';
import type { SecretRefusal } from './secret/secret-ballot.ts';
import type { UnitRefusal } from './unit/unit.ts';
import type { VoteRefusal } from './vote/vote.ts';

/** What is wrong with an act whatever it asks for. */
export type StandingRefusal =
  | { readonly reason: 'wrong-organisation' }
  | { readonly reason: 'wrong-stream'; readonly expected: string }
  | { readonly reason: 'charter-not-in-force'; readonly inForce: Digest }
  | { readonly reason: 'clock-skew'; readonly received: Instant; readonly claimed: Instant; readonly tolerance: number }
  | { readonly reason: 'device-not-enrolled'; readonly device: DeviceId }
  | { readonly reason: 'device-of-another'; readonly device: DeviceId }
  | { readonly reason: 'not-a-member' }
  | { readonly reason: 'unseen-head'; readonly size: number; readonly entries: number };

export type Refusal =
  | StandingRefusal
  | FoundingRefusal
  | RollRefusal
  | UnitRefusal
  | DeviceRefusal
  | MeetingRefusal
  | MotionRefusal
  | AmendmentRefusal
  | VoteRefusal
  | ElectionRefusal
  | SecretRefusal;
