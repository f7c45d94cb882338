/**
 * A motion: a proposal that a meeting may adopt or reject.
 *
 *     absent ──propose──▶ proposed ──second──▶ seconded ──open vote──▶ voting ──close──▶ carried | lost
 *                            └──────withdraw──────┘                       └──(no quorum)──▶ seconded again
 *
 * A motion needs a seconder so that one member alone cannot take up the
 * meeting's time. What it would bring about is said as an effect, so that the
 * charter can say whether this body may do it, and by which procedure.
 *
 * We never say "table": it means to bring up in London and to put off in Boston.
 */
import type { MemberId } from '@quorate/basics';
import type { BlobRef } from '../act.ts';
import type { AmendingEffect } from '../amendment/amendment.ts';
import type { UnitEffect } from '../unit/unit.ts';

export type MotionCommand =
  | {
      readonly kind: 'propose-motion';
      readonly body: {
        readonly motion: string;
        readonly meeting: string;
        readonly item: string | null;
        /** The paper: JSON `{title, text}`. It lies beside the log; the log has its hash. */
        readonly paper: BlobRef;
        readonly effect: Effect;
      };
    }
  | { readonly kind: 'second-motion'; readonly body: { readonly motion: string } }
  | { readonly kind: 'withdraw-motion'; readonly body: { readonly motion: string } };

/** What carrying the motion brings about. The kinds are the charter's closed vocabulary. */
export type Effect =
  | { readonly kind: 'policy.adopt' | 'rules.make' | 'money.budget' | 'money.accounts' | 'money.spend' | 'any-other' }
  | { readonly kind: 'member.admit'; readonly member: MemberId }
  | { readonly kind: 'seat.fill'; readonly post: string; readonly member: MemberId }
  | UnitEffect
  | AmendingEffect;

export type MotionEvent =
  | {
      readonly type: 'motion-proposed';
      readonly motion: string;
      readonly meeting: string;
      readonly item: string | null;
      readonly proposer: MemberId;
      readonly paper: BlobRef;
      readonly effect: Effect;
      /** The power that would carry it out, and the procedure it asks for. */
      readonly power: string;
      readonly procedure: string;
      readonly supportersNeeded: number;
    }
  | { readonly type: 'motion-seconded'; readonly motion: string; readonly seconder: MemberId }
  | { readonly type: 'motion-withdrawn'; readonly motion: string }
  /** What it would have brought about was overtaken: an amendment whose charter was changed by another. */
  | { readonly type: 'motion-overtaken'; readonly motion: string };

export interface MotionState {
  readonly id: string;
  readonly phase: 'proposed' | 'seconded' | 'voting' | 'carried' | 'lost' | 'withdrawn' | 'overtaken';
  readonly meeting: string;
  readonly item: string | null;
  readonly proposer: MemberId;
  readonly seconders: readonly MemberId[];
  /** How many must stand behind it, the proposer included, before it may be put to the vote. */
  readonly supportersNeeded: number;
  readonly paper: BlobRef;
  readonly effect: Effect;
  readonly power: string;
  readonly procedure: string;
  readonly vote: string | null;
  readonly proposedAt: number;
  /** Entry by which it had the support it needs. */
  readonly secondedAt: number | null;
  readonly settledAt: number | null;
  /** When it was lost, UTC seconds: the charter may bar the same matter for a while. */
  readonly lostAt: number | null;
}

export type MotionRefusal =
  | { readonly reason: 'motion-exists'; readonly motion: string }
  | { readonly reason: 'no-such-motion'; readonly motion: string }
  | {
      readonly reason: 'motion-phase';
      readonly phase: MotionState['phase'];
      readonly needed: readonly MotionState['phase'][];
    }
  | { readonly reason: 'proposer-cannot-second'; readonly proposer: MemberId }
  | { readonly reason: 'already-seconded-by-you' }
  | { readonly reason: 'only-proposer-may-withdraw'; readonly proposer: MemberId }
  | { readonly reason: 'no-power'; readonly effect: string; readonly of: string }
  | { readonly reason: 'procedure-not-at-a-meeting'; readonly procedure: string; readonly how: string }
  | { readonly reason: 'not-again-yet'; readonly procedure: string; readonly until: number }
  | { readonly reason: 'post-is-filled'; readonly post: string };
