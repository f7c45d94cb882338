import { type DeviceId, type MemberId, must, type OrgId, toUtf8 } from '@quorate/basics';

/** What a new device signs to show that it has the key it names. */
export function enrolmentBytes(org: OrgId, member: MemberId, device: DeviceId): Uint8Array<ArrayBuffer> {
  return must<Uint8Array<ArrayBuffer>>(toUtf8(`quorate.enrol/1\n${org}\n${member}\n${device}`));
}
