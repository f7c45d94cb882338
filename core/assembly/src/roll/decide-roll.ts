import { type MemberId, refuse } from '@quorate/basics';
import { type Asked, type Decision, facts } from '../decision.ts';
import type { Event } from '../fact.ts';
import { memberOf, warrant } from '../ground.ts';
import type { AssemblyState } from '../state.ts';

/** Anybody may ask; the applicant's own device signs, and becomes the first device if a body admits them. */
export function apply({ act, state, charter }: Asked<'apply-for-membership'>): Decision {
  const before = memberOf(state, act.actor);
  if (before?.standing === 'member') return refuse({ reason: 'already-on-the-roll', member: member(act.actor) });
  if (before?.standing === 'applicant') return refuse({ reason: 'already-applied', member: member(act.actor) });
  const classes = Object.keys(charter.membership?.classes ?? {});
  const wanted = act.body.class;
  if (wanted === null ? classes.length > 0 : !classes.includes(wanted)) {
    return refuse({ reason: 'unknown-class', class: wanted ?? '', known: classes });
  }
  if (act.device === null || Object.hasOwn(state.devices, act.device)) {
    return refuse({ reason: 'device-already-known', device: act.device ?? ('' as never) });
  }
  return facts(warrant('membership', state.charter?.entry), {
    type: 'membership-applied-for',
    member: member(act.actor),
    device: act.device,
    class: wanted,
    name: act.body.name,
  });
}

export function withdrawApplication({ act, state }: Asked<'withdraw-application'>): Decision {
  const before = memberOf(state, act.actor);
  if (before?.standing !== 'applicant') return refuse({ reason: 'no-such-applicant', member: member(act.actor) });
  return facts(warrant('membership', before.entry), { type: 'application-withdrawn', member: member(act.actor) });
}

/** Leaving is always possible, and ends every post the member holds. */
export function leave({ act, state }: Asked<'leave'>): Decision {
  const before = memberOf(state, act.actor);
  if (before?.standing !== 'member') return refuse({ reason: 'not-a-member' });
  const held = Object.entries(state.posts)
    .filter(([, holders]) => holders.some((holder) => holder.member === act.actor))
    .map(([post]): Event => ({ type: 'post-vacated', post, member: member(act.actor) }));
  return facts(
    warrant('membership/leaving', before.entry),
    { type: 'member-left', member: member(act.actor) },
    ...held,
    ...candidacies(state, member(act.actor)),
  );
}

/** Whoever leaves stands in nothing any more; whose papers are out already is elected to no seat (`close-poll`). */
function candidacies({ elections }: AssemblyState, candidate: MemberId): readonly Event[] {
  return Object.values(elections).flatMap(({ id, phase, candidates }) => {
    const own = Object.hasOwn(candidates, candidate) ? candidates[candidate] : undefined;
    const stands = own !== undefined && own.phase !== 'withdrawn' && phase === 'nominations';
    return stands ? [{ type: 'candidacy-withdrawn', election: id, candidate } as const] : [];
  });
}

function member(actor: Asked['act']['actor']): Exclude<Asked['act']['actor'], 'charter'> {
  return actor as Exclude<Asked['act']['actor'], 'charter'>;
}
