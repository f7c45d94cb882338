/**
 * The founding: the first members adopt a charter by signing it. Entry 0.
 *
 *     unfounded ──found──▶ founded
 *
 * Every founder signs the same act with their own device. The act names the
 * key of the log, so whoever checks the record later needs to trust no server.
 */
import type { DeviceId, Digest, MemberId, OrgId } from '@quorate/basics';
import type { BlobRef } from '../act.ts';
import type { Commitment } from '../roll/roll.ts';

export interface FoundCommand {
  readonly kind: 'found';
  readonly body: {
    readonly title: string;
    readonly charter: Digest;
    /** The charter's text as it was signed. */
    readonly text: BlobRef;
    /** Verifier key of the organisation's log (C2SP signed-note vkey). */
    readonly log: string;
    /** At least two. */
    readonly founders: readonly Founder[];
    /** Who holds each office or seat until the first election: reference such as `office:secretary` to handles. */
    readonly holders: { readonly [post: string]: readonly MemberId[] };
  };
}

export type FoundingCommand = FoundCommand;

export interface Founder {
  readonly member: MemberId;
  readonly device: DeviceId;
  /** Class of membership as the charter names it; `null` where the charter has no classes. */
  readonly class: string | null;
  /** Salted commitment to the founder's name; the value is in the vault. */
  readonly name: Commitment;
}

export type FoundingEvent =
  | {
      readonly type: 'organisation-founded';
      readonly org: OrgId;
      readonly title: string;
      readonly charter: Digest;
      readonly log: string;
      readonly founders: readonly Founder[];
    }
  | PostFilled;

/** An office or a seat got its holder, whether by founding, election or appointment. */
export interface PostFilled {
  readonly type: 'post-filled';
  readonly post: string;
  readonly member: MemberId;
  /** When the term ends, UTC seconds; `null` when the charter sets none. */
  readonly until: number | null;
  /** Whose seat it is, where seats are apportioned over units. */
  readonly unit?: string;
}

export type FoundingRefusal =
  | { readonly reason: 'already-founded' }
  | { readonly reason: 'not-founded' }
  | { readonly reason: 'too-few-founders'; readonly found: number; readonly needed: number }
  | { readonly reason: 'founder-twice'; readonly member: MemberId }
  | { readonly reason: 'holder-is-no-founder'; readonly post: string; readonly member: MemberId }
  | { readonly reason: 'unknown-post'; readonly post: string }
  | {
      readonly reason: 'post-has-too-many-holders';
      readonly post: string;
      readonly seats: number;
      readonly found: number;
    }
  | { readonly reason: 'incompatible-posts'; readonly member: MemberId; readonly posts: readonly string[] }
  | { readonly reason: 'charter-has-errors'; readonly checks: readonly string[] };
