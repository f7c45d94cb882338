/**
 * A meeting of a body: convened with notice, opened, quorate or not, adjourned, closed.
 *
 *     absent ──convene──▶ convened ──open──▶ open ──close──▶ closed
 *                             │               │ ▲
 *                             └──cancel──▶ cancelled    adjourn/resume
 *
 * Who may convene, how long the notice is and what makes a quorum come from the
 * charter. Whoever presides coordinates: takes the items in turn, puts motions
 * to the vote, and decides nothing.
 */
import type { Instant, MemberId } from '@quorate/basics';

export interface AgendaItem {
  /** 1 to 64 letters, digits, hyphens. */
  readonly id: string;
  readonly title: string;
}

export type MeetingCommand =
  | {
      readonly kind: 'convene-meeting';
      readonly body: {
        readonly meeting: string;
        /** Body of the charter: `general-meeting`. */
        readonly of: string;
        readonly title: string;
        readonly starts: Instant;
        readonly place: string;
        /** Presides until the meeting chooses otherwise. */
        readonly chair: MemberId;
        readonly agenda: readonly AgendaItem[];
      };
    }
  /** A member asks that a meeting be called; enough of them convene it (charter: `convened_by: at least 1/10 of members`). */
  | {
      readonly kind: 'request-meeting';
      readonly body: { readonly of: string; readonly request: string; readonly title: string };
    }
  | { readonly kind: 'cancel-meeting'; readonly body: { readonly meeting: string } }
  | { readonly kind: 'add-agenda-item'; readonly body: { readonly meeting: string; readonly item: AgendaItem } }
  | { readonly kind: 'check-in'; readonly body: { readonly meeting: string } }
  | { readonly kind: 'check-out'; readonly body: { readonly meeting: string } }
  | { readonly kind: 'open-meeting'; readonly body: { readonly meeting: string } }
  | { readonly kind: 'take-item'; readonly body: { readonly meeting: string; readonly item: string } }
  | { readonly kind: 'hand-over-chair'; readonly body: { readonly meeting: string; readonly to: MemberId } }
  | { readonly kind: 'adjourn-meeting'; readonly body: { readonly meeting: string; readonly resumes: Instant } }
  | { readonly kind: 'resume-meeting'; readonly body: { readonly meeting: string } }
  | { readonly kind: 'close-meeting'; readonly body: { readonly meeting: string } }
  | { readonly kind: 'ask-to-speak'; readonly body: { readonly meeting: string } }
  | { readonly kind: 'withdraw-from-list'; readonly body: { readonly meeting: string } }
  | { readonly kind: 'give-floor'; readonly body: { readonly meeting: string; readonly to: MemberId | null } };

export type MeetingEvent =
  | {
      readonly type: 'meeting-convened';
      readonly meeting: string;
      readonly of: string;
      readonly title: string;
      readonly starts: Instant;
      readonly place: string;
      readonly convener: MemberId;
      readonly chair: MemberId;
      readonly agenda: readonly AgendaItem[];
    }
  | {
      readonly type: 'meeting-requested';
      readonly of: string;
      readonly request: string;
      readonly title: string;
      readonly by: MemberId;
    }
  | { readonly type: 'meeting-cancelled'; readonly meeting: string }
  | { readonly type: 'agenda-item-added'; readonly meeting: string; readonly item: AgendaItem }
  | { readonly type: 'member-checked-in'; readonly meeting: string; readonly member: MemberId }
  | { readonly type: 'member-checked-out'; readonly meeting: string; readonly member: MemberId }
  | { readonly type: 'meeting-opened'; readonly meeting: string; readonly present: number }
  | { readonly type: 'item-taken'; readonly meeting: string; readonly item: string }
  | { readonly type: 'chair-handed-over'; readonly meeting: string; readonly to: MemberId }
  | { readonly type: 'meeting-adjourned'; readonly meeting: string; readonly resumes: Instant }
  | { readonly type: 'meeting-resumed'; readonly meeting: string }
  | { readonly type: 'meeting-closed'; readonly meeting: string }
  | { readonly type: 'speaker-asked'; readonly meeting: string; readonly member: MemberId }
  | { readonly type: 'speaker-withdrew'; readonly meeting: string; readonly member: MemberId }
  | { readonly type: 'floor-given'; readonly meeting: string; readonly to: MemberId | null };

export interface MeetingState {
  readonly id: string;
  readonly phase: 'convened' | 'open' | 'adjourned' | 'closed' | 'cancelled';
  readonly of: string;
  readonly title: string;
  readonly starts: Instant;
  readonly place: string;
  readonly convener: MemberId;
  readonly chair: MemberId;
  readonly agenda: readonly AgendaItem[];
  /** The item that is now. */
  readonly item: string | null;
  /** Handle to the entry at which the member checked in. */
  readonly present: { readonly [member: string]: number };
  /** Who asked to speak, first come first. */
  readonly speakers: readonly MemberId[];
  readonly floor: MemberId | null;
  readonly motions: readonly string[];
  readonly votes: readonly string[];
  /** Resumes at, while adjourned. */
  readonly resumes: Instant | null;
  /** A sitting without a room: a vote of everybody on the roll, run by whoever is in the chair; `null` for a meeting. */
  readonly ballot: { readonly procedure: string; readonly closes: Instant | null } | null;
  /** Entry that convened it, opened it. */
  readonly convenedAt: number;
  readonly openedAt: number | null;
}

export type MeetingRefusal =
  | { readonly reason: 'meeting-exists'; readonly meeting: string }
  | { readonly reason: 'no-such-meeting'; readonly meeting: string }
  | { readonly reason: 'no-such-body'; readonly of: string }
  | { readonly reason: 'may-not-convene'; readonly of: string; readonly conveners: readonly string[] }
  | {
      readonly reason: 'notice-too-short';
      readonly notice: string;
      readonly earliest: Instant;
      readonly starts: Instant;
    }
  | {
      readonly reason: 'meeting-phase';
      readonly phase: MeetingState['phase'];
      readonly needed: readonly MeetingState['phase'][];
    }
  | { readonly reason: 'not-on-the-roll'; readonly of: string }
  | { readonly reason: 'chair-not-on-the-roll'; readonly of: string }
  | { readonly reason: 'too-early'; readonly starts: Instant }
  | { readonly reason: 'only-the-chair'; readonly chair: MemberId }
  | { readonly reason: 'only-the-convener'; readonly convener: MemberId }
  | { readonly reason: 'already-present' }
  | { readonly reason: 'not-present' }
  | { readonly reason: 'no-such-item'; readonly item: string }
  | { readonly reason: 'item-exists'; readonly item: string }
  | { readonly reason: 'already-on-the-list' }
  | { readonly reason: 'not-on-the-list' }
  | { readonly reason: 'vote-still-open'; readonly vote: string }
  | { readonly reason: 'already-requested' };
