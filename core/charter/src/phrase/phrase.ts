/**
 * The words of a threshold: `more than 1/2 of votes cast`, `at least 3Q votes per option`.
 *
 *     phrase    = "none" | "no objection" | "at most" n "objections" | "plurality"
 *               | "all of" base
 *               | ("more than" | "at least") amount "to 1"
 *               | ("more than" | "at least") amount ["of"] base
 *     amount    = n | a/b | n% | [n] symbol            3Q is three times the charter's number Q
 *     base      = votes cast | votes and abstentions | those present | members | seats | entitled voters
 *               | card votes | affiliates voting | regions voting | votes | votes per option | a group's name
 *
 * (charter format 1, section 4 item 6.) A list of phrases means that all must hold. A fraction or percentage is a share of its base; a
 * whole number or a symbol counts heads of it.
 */
import type { Fraction } from '@quorate/basics';

export type Phrase =
  | { readonly kind: 'none'; readonly text: string }
  | { readonly kind: 'plurality'; readonly text: string }
  | { readonly kind: 'objections'; readonly atMost: bigint; readonly text: string }
  | { readonly kind: 'all'; readonly base: Base; readonly text: string }
  | {
      readonly kind: 'share';
      readonly compare: Comparison;
      readonly share: Fraction;
      readonly base: Base;
      readonly text: string;
    }
  | {
      readonly kind: 'number';
      readonly compare: Comparison;
      readonly number: Amount;
      readonly base: Base;
      readonly text: string;
    }
  | { readonly kind: 'ratio'; readonly compare: Comparison; readonly number: Amount; readonly text: string };

export type Comparison = 'more than' | 'at least';

/** So many, or so many times a symbol of the charter's `numbers`. */
export interface Amount {
  readonly times: bigint;
  readonly symbol?: string;
}

export type Base =
  | { readonly kind: Exclude<BaseKind, 'group'> }
  /** An electorate, a unit or a class named by the charter: `affiliates`, `developers`, `branches`. */
  | { readonly kind: 'group'; readonly name: string };

export type BaseKind =
  | 'votes-cast'
  | 'votes-and-abstentions'
  | 'present'
  | 'members'
  | 'seats'
  | 'entitled-voters'
  | 'card-votes'
  | 'affiliates-voting'
  | 'regions-voting'
  | 'votes'
  | 'votes-per-option'
  | 'group';

export interface PhraseProblem {
  readonly reason: 'malformed-phrase';
  readonly found: string;
  readonly expected: string;
}
