/** Who belongs to which unit, and how many seats that gives each: read from the roll, not told by anybody. */
import type { Apportion, Charter } from '@quorate/charter';
import type { AssemblyState, MemberState } from '../state.ts';
import { apportionedSeats } from './apportion.ts';
import type { UnitState } from './unit.ts';

export function unitNamed(state: AssemblyState, unit: string): UnitState | undefined {
  return Object.hasOwn(state.units, unit) ? state.units[unit] : undefined;
}

export function unitsOf(state: AssemblyState, kind: string): readonly UnitState[] {
  return Object.values(state.units).filter(({ of }) => of === kind);
}

/** Of a unit itself or of one that lies within it. */
export function isIn(state: AssemblyState, member: MemberState | undefined, unit: string): boolean {
  let at = member?.unit ?? null;
  for (let step = 0; at !== null && step < 16; step++) {
    if (at === unit) return true;
    at = unitNamed(state, at)?.within ?? null;
  }
  return false;
}

/** Members whose class votes, on the roll now. */
export function membersOfUnit(state: AssemblyState, charter: Charter, unit: string): number {
  const classes = charter.membership?.classes;
  return Object.values(state.members).filter(
    (member) =>
      member.standing === 'member' &&
      (!classes || (member.class !== null && classes[member.class]?.votes === true)) &&
      isIn(state, member, unit),
  ).length;
}

export function seatsOfUnit(state: AssemblyState, charter: Charter, clause: Apportion, unit: string): number {
  return apportionedSeats(clause, membersOfUnit(state, charter, unit));
}

/** `branch` for seats apportioned over `unit:branch`. */
export function kindOver({ over }: Apportion): string {
  return over.replace(/^unit:/, '');
}
