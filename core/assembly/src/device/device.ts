/**
 * Devices: the keys a member acts with. A private key never leaves its device.
 *
 *     absent ──enrol (signed by an enrolled device)──────────────────▶ enrolled ──revoke──▶ revoked
 *     absent ──request (signed by the new one)──▶ requested ──confirm──▶ enrolled
 *
 * A member who lost every device asks with a new one; whoever the charter lets
 * keep the roll confirms it, and everybody can see that it happened. So the
 * server alone can't put a device of its own in a member's name.
 */
import type { DeviceId, MemberId } from '@quorate/basics';

export type DeviceCommand =
  | {
      readonly kind: 'enrol-device';
      readonly body: {
        readonly device: DeviceId;
        /** The new device's signature over `quorate.enrol/1\n<org>\n<member>\n<device>`, Base64: it has the key. */
        readonly proof: string;
        readonly label: string;
      };
    }
  | { readonly kind: 'request-device'; readonly body: { readonly label: string } }
  | { readonly kind: 'confirm-device'; readonly body: { readonly member: MemberId; readonly device: DeviceId } }
  | { readonly kind: 'revoke-device'; readonly body: { readonly device: DeviceId } };

export type DeviceEvent =
  | { readonly type: 'device-enrolled'; readonly member: MemberId; readonly device: DeviceId; readonly label: string }
  | { readonly type: 'device-requested'; readonly member: MemberId; readonly device: DeviceId; readonly label: string }
  | { readonly type: 'device-revoked'; readonly member: MemberId; readonly device: DeviceId };

export type DeviceRefusal =
  | { readonly reason: 'device-already-known'; readonly device: DeviceId }
  | { readonly reason: 'device-proof-invalid'; readonly device: DeviceId }
  | { readonly reason: 'no-such-device'; readonly device: DeviceId }
  | { readonly reason: 'last-device' }
  | { readonly reason: 'device-not-yours'; readonly device: DeviceId }
  | { readonly reason: 'label-too-long'; readonly most: number }
  | { readonly reason: 'only-the-keeper-of-the-roll'; readonly keeper: string }
  | { readonly reason: 'cannot-confirm-own-device' };
