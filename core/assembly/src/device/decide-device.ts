import { type MemberId, refuse } from '@quorate/basics';
import { type Asked, type Decision, facts } from '../decision.ts';
import { holdersOf, memberOf, warrant } from '../ground.ts';

const longestLabel = 80;

export function enrol({ act, state, proofHolds }: Asked<'enrol-device'>): Decision {
  const { device, label } = act.body;
  if (Object.hasOwn(state.devices, device)) return refuse({ reason: 'device-already-known', device });
  if (!proofHolds) return refuse({ reason: 'device-proof-invalid', device });
  if (label.length > longestLabel) return refuse({ reason: 'label-too-long', most: longestLabel });
  const by = act.device === null ? undefined : state.devices[act.device];
  return facts(warrant('membership/roll', by?.entry), {
    type: 'device-enrolled',
    member: act.actor as MemberId,
    device,
    label,
  });
}

/** Signed by the new device alone, so it gives no power until somebody else confirms it. */
export function request({ act, state }: Asked<'request-device'>): Decision {
  if (act.device === null) return refuse({ reason: 'not-a-member' });
  if (Object.hasOwn(state.devices, act.device)) return refuse({ reason: 'device-already-known', device: act.device });
  const before = memberOf(state, act.actor);
  if (before?.standing !== 'member') return refuse({ reason: 'not-a-member' });
  return facts(warrant('membership/roll', before.entry), {
    type: 'device-requested',
    member: act.actor as MemberId,
    device: act.device,
    label: act.body.label,
  });
}

/** By whoever the charter lets keep the roll, and never for oneself. */
export function confirm({ act, state, charter, at }: Asked<'confirm-device'>): Decision {
  const { member, device } = act.body;
  const asked = Object.hasOwn(state.devices, device) ? state.devices[device] : undefined;
  if (asked?.phase !== 'requested' || asked.member !== member) return refuse({ reason: 'no-such-device', device });
  if (act.actor === member) return refuse({ reason: 'cannot-confirm-own-device' });
  const keeper = charter.membership?.roll?.kept_by ?? '';
  const post = holdersOf(state, keeper, at).find((holder) => holder.member === act.actor);
  if (!post) return refuse({ reason: 'only-the-keeper-of-the-roll', keeper });
  return facts(warrant('membership/roll', post.entry, asked.entry), {
    type: 'device-enrolled',
    member,
    device,
    label: asked.label,
  });
}

/** The last device stays: a member without one could do nothing, not even ask for another with any proof. */
export function revoke({ act, state }: Asked<'revoke-device'>): Decision {
  const { device } = act.body;
  const known = Object.hasOwn(state.devices, device) ? state.devices[device] : undefined;
  if (!known || known.phase === 'revoked') return refuse({ reason: 'no-such-device', device });
  if (known.member !== act.actor) return refuse({ reason: 'device-not-yours', device });
  const others = Object.values(state.devices).filter(
    (other) => other.member === act.actor && other.phase === 'enrolled' && other.id !== device,
  );
  if (others.length === 0) return refuse({ reason: 'last-device' });
  return facts(warrant('membership/roll', known.entry), {
    type: 'device-revoked',
    member: known.member,
    device,
  });
}
