/**
 * An open vote: yes, no or abstain, each member once, the last word until it closes.
 *
 *     absent ──open──▶ open ──close──▶ closed
 *
 * Who may vote is fixed when it opens: those on the roll of the body who are
 * present. The number needed comes from the charter's phrase, worked out by the
 * same evaluator that the checker uses. A tie is not a majority.
 */
import type { Instant, MemberId } from '@quorate/basics';

export type Choice = 'yes' | 'no' | 'abstain';

export type VoteCommand =
  | { readonly kind: 'open-vote'; readonly body: { readonly vote: string; readonly motion: string } }
  | { readonly kind: 'cast-vote'; readonly body: { readonly vote: string; readonly choice: Choice } }
  | { readonly kind: 'close-vote'; readonly body: { readonly vote: string } };

export type VoteEvent =
  | {
      readonly type: 'vote-opened';
      readonly vote: string;
      readonly motion: string;
      readonly meeting: string;
      readonly procedure: string;
      readonly secrecy: 'open' | 'recorded' | 'secret';
      readonly present: number;
    }
  | { readonly type: 'vote-cast'; readonly vote: string; readonly member: MemberId; readonly choice: Choice }
  | { readonly type: 'vote-closed'; readonly vote: string; readonly result: VoteResult }
  | { readonly type: 'motion-carried'; readonly motion: string; readonly vote: string }
  | { readonly type: 'motion-lost'; readonly motion: string; readonly vote: string; readonly at: Instant }
  | { readonly type: 'motion-returned'; readonly motion: string; readonly vote: string }
  | {
      readonly type: 'decision-made';
      /** Decisions are numbered from 1 within the organisation. */
      readonly decision: number;
      readonly motion: string;
      readonly body: string;
      readonly power: string;
      /** Lapses at this time unless confirmed, for a provisional power; else `null`. */
      readonly lapses: Instant | null;
    };

export interface VoteResult {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** Present when the vote closed, and on the roll. */
  readonly present: number;
  /** On the roll of the body. */
  readonly members: number;
  /** Seats of the body, vacant ones included; equals `members` for a body of an electorate. */
  readonly seats: number;
  readonly outcome: 'carried' | 'lost' | 'no-quorum';
  /** What was needed, phrase by phrase, and what was there: quorum first. Whole numbers of votes or persons. */
  readonly tests: readonly VoteTest[];
}

export interface VoteTest {
  readonly of: 'quorum' | 'majority';
  readonly phrase: string;
  readonly needed: number;
  readonly reached: number;
  readonly holds: boolean;
}

export interface VoteState {
  readonly id: string;
  readonly phase: 'open' | 'closed';
  readonly motion: string;
  readonly meeting: string;
  readonly procedure: string;
  readonly secrecy: 'open' | 'recorded' | 'secret';
  /** Handle to choice; a member's last word. */
  readonly choices: { readonly [member: string]: Choice };
  readonly result: VoteResult | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
}

export type VoteRefusal =
  | { readonly reason: 'vote-exists'; readonly vote: string }
  | { readonly reason: 'no-such-vote'; readonly vote: string }
  | { readonly reason: 'vote-phase'; readonly phase: VoteState['phase']; readonly needed: VoteState['phase'] }
  | { readonly reason: 'another-vote-open'; readonly vote: string }
  | { readonly reason: 'no-quorum'; readonly present: number; readonly needed: number; readonly members: number }
  | { readonly reason: 'secret-ballot-needed'; readonly procedure: string };
