/**
 * A fact: what happened, in the past tense, as `decide` returned it.
 *
 * Each fact carries its warrant: the clause of the charter it rests on and the
 * earlier entries that gave the actor the power. Following warrants leads from
 * any decision back to the founding.
 */
import type { AmendmentEvent, ReferendumCalled } from './amendment/amendment.ts';
import type { DeviceEvent } from './device/device.ts';
import type { ElectionEvent } from './election/election.ts';
import type { FoundingEvent } from './founding/founding.ts';
import type { MeetingEvent } from './meeting/meeting.ts';
import type { MotionEvent } from './motion/motion.ts';
import type { RollEvent } from './roll/roll.ts';
import type { SecretEvent } from './secret/secret-ballot.ts';
import type { UnitEvent } from './unit/unit.ts';
import type { VoteEvent } from './vote/vote.ts';

export interface Warrant {
  /** Place in the charter: `powers/set-policy`, `bodies/general-meeting`, `founding`. */
  readonly clause: string;
  /** Indexes of the entries this rests on, ascending. */
  readonly rests: readonly number[];
}

export type Event =
  | FoundingEvent
  | RollEvent
  | UnitEvent
  | DeviceEvent
  | MeetingEvent
  | MotionEvent
  | AmendmentEvent
  | ReferendumCalled
  | VoteEvent
  | ElectionEvent
  | SecretEvent;

export type Fact = Event & { readonly warrant: Warrant };
