/**
 * An amendment of the charter: another text of it, and the consents it needs.
 *
 *     absent ──propose──▶ open ──(every consent given)──▶ adopted ──(the clock)──▶ in-force
 *                           └──(lost, withdrawn, overtaken)──▶ ended
 *
 * The charter in force says which consents an amendment needs, from the clauses that differ: every procedure of
 * every tier it touches. Each consent is a motion carried by the body that has it to give; the first such motion
 * brings the amendment into the world, further ones name it. Whoever votes on it votes on one text, named by hash.
 *
 * Coming into force is an act of the charter itself: when it is due nothing else may be recorded before it, so nobody
 * keeps an old charter alive by doing nothing. What began under the old charter ends under it (`governing.ts`).
 */
import type { Digest, Instant, MemberId } from '@quorate/basics';
import type { BlobRef } from '../act.ts';

/** What a motion says that would amend the charter. */
export interface AmendingEffect {
  readonly kind: 'charter.amend';
  /** A name for the amendment, the same in every body that is asked for its consent. */
  readonly amendment: string;
  /** Hash of the charter it changes: the last one adopted, or one proposed that is voted on before. */
  readonly from: Digest;
  /** Hash of the charter it leads to. */
  readonly charter: Digest;
  /** The text of that charter, `application/yaml`. It lies beside the log. */
  readonly text: BlobRef;
  /** Not in force before this time; `null` leaves it to the charter, whose words may ask for a day to be named. */
  readonly inForce: Instant | null;
}

export type AmendmentCommand =
  /** An act of the charter itself: `actor` is `charter`, and nobody signs it. */
  | { readonly kind: 'bring-into-force'; readonly body: { readonly amendment: string } }
  /**
   * A vote of all who belong to a body, outside a meeting (`how: ballot` or `circular`). It is a sitting without a room:
   * it has its time and somebody who runs it, and everybody on the roll may vote in it.
   */
  | {
      readonly kind: 'call-referendum';
      readonly body: {
        readonly meeting: string;
        readonly motion: string;
        readonly title: string;
        readonly paper: BlobRef;
        /** Which consent of the amendment it asks for: `procedure:confirming-ballot`. */
        readonly consent: string;
        readonly effect: AmendingEffect;
      };
    };

/** One of the decisions an amendment needs. */
export interface Consent {
  /** `procedure:two-thirds` of a tier's `via`, or `body:board` of its `consent`. */
  readonly of: string;
  readonly voters: string;
  readonly held: 'meeting' | 'ballot';
}

export type AmendmentEvent =
  | {
      readonly type: 'amendment-proposed';
      readonly amendment: string;
      readonly from: Digest;
      /** The charter in force, which says what it takes. */
      readonly under: Digest;
      readonly charter: Digest;
      readonly text: BlobRef;
      readonly inForce: Instant | null;
      readonly proposer: MemberId;
      readonly at: Instant;
      /** Tiers touched, in the order of the charter. */
      readonly tiers: readonly string[];
      readonly consents: readonly Consent[];
    }
  | {
      readonly type: 'amendment-brought';
      readonly amendment: string;
      readonly consent: string;
      readonly motion: string;
      /** When notice enough has been given for a vote. */
      readonly earliest: Instant;
    }
  | {
      readonly type: 'amendment-consented';
      readonly amendment: string;
      readonly consent: string;
      readonly motion: string;
    }
  | { readonly type: 'amendment-adopted'; readonly amendment: string; readonly inForce: Instant }
  | { readonly type: 'amendment-ended'; readonly amendment: string; readonly why: AmendmentEnd }
  | {
      readonly type: 'charter-in-force';
      readonly amendment: string;
      readonly charter: Digest;
      readonly replaces: Digest;
      readonly since: Instant;
    };

/** A sitting that was convened is a ballot. */
export interface ReferendumCalled {
  readonly type: 'referendum-called';
  readonly meeting: string;
  readonly procedure: string;
  /** Until then the vote stays open; `null` where the charter sets no time. */
  readonly closes: Instant | null;
}

/** - `overtaken`: another amendment changed what this one would have changed. */
export type AmendmentEnd = 'lost' | 'withdrawn' | 'overtaken';

export interface ConsentState extends Consent {
  /** The motion by which it is asked for, and from when that may be voted on. */
  readonly motion: string | null;
  readonly earliest: Instant | null;
  /** Entry by which it was given. */
  readonly given: number | null;
}

export interface AmendmentState {
  readonly id: string;
  readonly phase: 'open' | 'adopted' | 'in-force' | AmendmentEnd;
  readonly from: Digest;
  readonly under: Digest;
  readonly charter: Digest;
  readonly text: BlobRef;
  readonly proposer: MemberId;
  /** When it became known, UTC seconds: notice runs from here. */
  readonly proposedOn: Instant;
  readonly tiers: readonly string[];
  readonly consents: readonly ConsentState[];
  /** From when it is in force: as asked for while it is open, as it follows from the charter once it is adopted. */
  readonly inForce: Instant | null;
  readonly proposedAt: number;
  readonly adoptedAt: number | null;
  readonly inForceAt: number | null;
}

/** A charter that is or was in force. */
export interface CharterState {
  readonly hash: Digest;
  /** Entry that put it in force. */
  readonly entry: number;
  /** `null` for the one that was founded with. */
  readonly amendment: string | null;
}

export type AmendmentRefusal =
  | { readonly reason: 'no-such-amendment'; readonly amendment: string }
  | { readonly reason: 'amendment-differs'; readonly amendment: string }
  | { readonly reason: 'amendment-over'; readonly amendment: string; readonly phase: AmendmentState['phase'] }
  | {
      readonly reason: 'charter-unreadable';
      readonly line: number;
      readonly column: number;
      readonly found: string;
      readonly expected: string;
    }
  | { readonly reason: 'charter-hash-differs'; readonly charter: string }
  | { readonly reason: 'identity-changed'; readonly before: string; readonly after: string }
  | { readonly reason: 'version-not-raised'; readonly version: number; readonly needed: number }
  | { readonly reason: 'nothing-amended' }
  | { readonly reason: 'clauses-unchangeable'; readonly clauses: readonly string[] }
  | { readonly reason: 'stale-base'; readonly from: Digest; readonly base: Digest }
  | { readonly reason: 'may-not-propose-amendment'; readonly proposers: readonly string[] }
  | { readonly reason: 'consent-not-possible-here'; readonly consents: readonly string[] }
  | { readonly reason: 'consent-not-asked'; readonly of: string; readonly voters: readonly string[] }
  | { readonly reason: 'consent-out-of-turn'; readonly first: string }
  | { readonly reason: 'may-not-call-ballot'; readonly runBy: string }
  | { readonly reason: 'ballot-has-no-room' }
  | { readonly reason: 'ballot-still-open'; readonly until: Instant }
  | { readonly reason: 'consent-under-way'; readonly motion: string }
  | {
      readonly reason: 'amendment-notice-too-short';
      readonly notice: string;
      readonly earliest: Instant;
      readonly voted: Instant;
    }
  | { readonly reason: 'in-force-day-needed'; readonly words: string }
  | { readonly reason: 'meeting-under-earlier-charter'; readonly meeting: string }
  | { readonly reason: 'charter-due'; readonly amendment: string; readonly since: Instant }
  | { readonly reason: 'not-due-yet'; readonly amendment: string; readonly inForce: Instant }
  | { readonly reason: 'only-the-charter' };
