/**
 * Units: the branches, regions or groups an organisation is made of.
 *
 *     absent ──(a body creates it)──▶ there ◀──join── members
 *
 * The charter says which kinds there are and which lies within which; a motion
 * with the effect `unit.create` makes one. A member belongs to at most one unit
 * of the lowest kind, and through it to those it lies within.
 */
import type { MemberId } from '@quorate/basics';

export interface UnitEffect {
  readonly kind: 'unit.create';
  readonly unit: string;
  /** Kind as the charter names it: `branch`. */
  readonly of: string;
  readonly title: string;
  /** The unit it lies within, where the charter says that its kind lies within another. */
  readonly within: string | null;
}

export type UnitCommand = { readonly kind: 'join-unit'; readonly body: { readonly unit: string } };

export type UnitEvent =
  | {
      readonly type: 'unit-created';
      readonly unit: string;
      readonly of: string;
      readonly title: string;
      readonly within: string | null;
    }
  | { readonly type: 'unit-joined'; readonly unit: string; readonly member: MemberId };

export interface UnitState {
  readonly id: string;
  readonly of: string;
  readonly title: string;
  readonly within: string | null;
  readonly entry: number;
}

export type UnitRefusal =
  | { readonly reason: 'no-such-kind-of-unit'; readonly of: string; readonly known: readonly string[] }
  | { readonly reason: 'unit-exists'; readonly unit: string }
  | { readonly reason: 'no-such-unit'; readonly unit: string }
  | { readonly reason: 'wrong-within'; readonly of: string; readonly within: string | null }
  | { readonly reason: 'already-in-unit'; readonly unit: string }
  | { readonly reason: 'unit-of-units'; readonly unit: string; readonly kinds: readonly string[] }
  | { readonly reason: 'unit-in-election'; readonly unit: string; readonly election: string }
  | { readonly reason: 'needs-a-unit'; readonly of: string }
  | { readonly reason: 'seats-of-no-unit'; readonly post: string }
  | { readonly reason: 'not-of-this-unit'; readonly unit: string };
