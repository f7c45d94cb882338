/**
 * The roll: who belongs, and with which devices they act.
 *
 *     absent ──apply──▶ applicant ──(a body admits)──▶ member ──leave──▶ left
 *
 * Nobody is put on the roll by an officer or by the people who run the server:
 * a body that the charter gives the power decides it (see `motion`), and the
 * decision writes `member-admitted`.
 */
import type { Branded, DeviceId, MemberId } from '@quorate/basics';

/** HMAC-SHA256 of a value under a random salt, in standard Base64. Value and salt are in the vault. */
export type Commitment = Branded<string, 'Commitment'>;

export type RollCommand =
  | {
      readonly kind: 'apply-for-membership';
      readonly body: { readonly class: string | null; readonly name: Commitment };
    }
  | { readonly kind: 'withdraw-application'; readonly body: Record<string, never> }
  | { readonly kind: 'leave'; readonly body: Record<string, never> };

export type RollEvent =
  | {
      readonly type: 'membership-applied-for';
      readonly member: MemberId;
      readonly device: DeviceId;
      readonly class: string | null;
      readonly name: Commitment;
    }
  | { readonly type: 'application-withdrawn'; readonly member: MemberId }
  | { readonly type: 'member-admitted'; readonly member: MemberId }
  | { readonly type: 'member-left'; readonly member: MemberId }
  | { readonly type: 'post-vacated'; readonly post: string; readonly member: MemberId };

export type RollRefusal =
  | { readonly reason: 'already-on-the-roll'; readonly member: MemberId }
  | { readonly reason: 'already-applied'; readonly member: MemberId }
  | { readonly reason: 'no-such-applicant'; readonly member: MemberId }
  | { readonly reason: 'unknown-class'; readonly class: string; readonly known: readonly string[] }
  | { readonly reason: 'not-a-member' };
