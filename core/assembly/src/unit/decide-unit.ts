import { type Result, refuse } from '@quorate/basics';
import type { Charter } from '@quorate/charter';
import { type Asked, type Decision, facts } from '../decision.ts';
import { memberOf, warrant } from '../ground.ts';
import type { AssemblyState } from '../state.ts';
import type { UnitEffect, UnitRefusal } from './unit.ts';
import { isIn, unitNamed } from './units.ts';

/**
 * A member says which unit they belong to; joining another is moving. Not while
 * an election runs in either: a roll that is being voted by stands still.
 */
export function join({ act, state, charter }: Asked<'join-unit'>): Decision {
  const { unit } = act.body;
  const found = unitNamed(state, unit);
  if (!found) return refuse({ reason: 'no-such-unit', unit });
  const kinds = kindsWithin(charter, found.of);
  if (kinds.length > 0) return refuse({ reason: 'unit-of-units', unit, kinds });
  const member = memberOf(state, act.actor);
  if (member?.unit === unit) return refuse({ reason: 'already-in-unit', unit });
  for (const { id, phase, unit: of } of Object.values(state.elections)) {
    if (phase === 'counted' || of === null) continue;
    const stays = isIn(state, member, of);
    const comes = isIn(state, { ...(member as NonNullable<typeof member>), unit }, of);
    if (stays !== comes) return refuse({ reason: 'unit-in-election', unit: of, election: id });
  }
  return facts(warrant(`units/${found.of}`, member?.entry, found.entry), {
    type: 'unit-joined',
    unit,
    member: act.actor as never,
  });
}

/** Whether the charter has such a unit, and lets it lie where it is said to. */
export function creatable(
  { unit, of, within }: UnitEffect,
  state: AssemblyState,
  charter: Charter,
): Result<undefined, UnitRefusal> {
  const known = Object.keys(charter.units ?? {});
  if (!known.includes(of)) return refuse({ reason: 'no-such-kind-of-unit', of, known });
  if (unitNamed(state, unit)) return refuse({ reason: 'unit-exists', unit });
  const above = charter.units?.[of]?.within?.replace(/^unit:/, '') ?? null;
  const lies = within === null ? null : (unitNamed(state, within)?.of ?? 'nowhere');
  return lies === above ? { ok: true, value: undefined } : refuse({ reason: 'wrong-within', of, within: above });
}

function kindsWithin(charter: Charter, kind: string): readonly string[] {
  return Object.entries(charter.units ?? {}).flatMap(([name, { within }]) => (within === `unit:${kind}` ? [name] : []));
}
