/**
 * Finding one's way in a charter: who holds which power, by which procedure, under which clause.
 *
 * Closed world (charter format 1, section 4 item 4): what no power grants is void, so `grantOf` either names the
 * clause that permits an act or says why none does.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { Body, Charter, Effect, Election, Power, Procedure, Ref, Seat } from '../charter.ts';

export interface NoSuchClause {
  readonly reason: 'no-such-clause';
  readonly wanted: string;
}

export function procedureOf(charter: Charter, name: string): Result<Procedure, NoSuchClause> {
  return named(charter.procedures, nameIn(name, 'procedure'), 'procedure');
}

export function bodyOf(charter: Charter, name: string): Result<Body, NoSuchClause> {
  return named(charter.bodies, nameIn(name, 'body'), 'body');
}

export function officeOf(charter: Charter, name: string): Result<Seat, NoSuchClause> {
  return named(charter.offices ?? {}, nameIn(name, 'office'), 'office');
}

export function electionOf(charter: Charter, name: string): Result<Election, NoSuchClause> {
  return named(charter.elections ?? {}, nameIn(name, 'election'), 'election');
}

/** `seats:board/elected`, or the plain `board/elected`. */
export function seatOf(charter: Charter, name: string): Result<Seat, NoSuchClause> {
  const [body = '', seat = ''] = nameIn(name, 'seats').split('/');
  const inBody = named(charter.bodies, body, 'body');
  return inBody.ok ? named(inBody.value.seats ?? {}, seat, 'seats') : inBody;
}

export interface HeldPower {
  /** `powers/admit-member`: what a record quotes. */
  readonly clause: string;
  readonly name: string;
  readonly power: Power;
}

/** Every power, in the order of the charter. */
export function powersOf(charter: Charter): readonly HeldPower[] {
  return Object.entries(charter.powers).map(([name, power]) => ({ clause: `powers/${name}`, name, power }));
}

export function powersFor(charter: Charter, effect: Effect): readonly HeldPower[] {
  return powersOf(charter).filter(({ power }) => power.effect.includes(effect));
}

export interface Grant extends HeldPower {
  /** The procedure that has to be followed; none where an office simply acts, or where the power is exercised by election. */
  readonly procedure?: { readonly name: string; readonly clause: string; readonly rules: Procedure };
}

export type NoGrant =
  | { readonly reason: 'no-power-gives-this'; readonly effect: Effect }
  | { readonly reason: 'held-by-others'; readonly effect: Effect; readonly holders: readonly Ref[] };

/**
 * The clauses by which this holder may bring about this effect, in the order of the charter. A holder of
 * `any-other` gets what no power in the charter names at all.
 */
export function grantsOf(charter: Charter, effect: Effect, holder: Ref): Result<readonly Grant[], NoGrant> {
  const giving = powersFor(charter, effect);
  const residual = giving.length === 0 ? powersFor(charter, 'any-other') : [];
  const all = [...giving, ...residual];
  if (all.length === 0) return refuse({ reason: 'no-power-gives-this', effect });
  const held = all.filter(({ power }) => holdersOf(power).includes(typed(holder)));
  if (held.length === 0)
    return refuse({ reason: 'held-by-others', effect, holders: all.map(({ power }) => power.holder) });
  return ok(held.map((power) => ({ ...power, ...procedureFor(charter, power.power) })));
}

/** The first of {@link grantsOf}. */
export function grantOf(charter: Charter, effect: Effect, holder: Ref): Result<Grant, NoGrant> {
  const grants = grantsOf(charter, effect, holder);
  if (!grants.ok) return grants;
  const [first] = grants.value;
  return first ? ok(first) : refuse({ reason: 'no-power-gives-this', effect });
}

/** Who acts under a power: its holder and whoever it acts together with. */
export function holdersOf(power: Power): readonly Ref[] {
  return [power.holder, ...(power.together_with ?? [])];
}

function procedureFor(charter: Charter, { via }: Power): Pick<Grant, 'procedure'> | object {
  if (via === undefined) return {};
  const rules = procedureOf(charter, via);
  const name = nameIn(via, 'procedure');
  return rules.ok ? { procedure: { name, clause: `procedures/${name}`, rules: rules.value } } : {};
}

function named<T>(clauses: { readonly [name: string]: T }, name: string, kind: string): Result<T, NoSuchClause> {
  const clause = Object.hasOwn(clauses, name) ? clauses[name] : undefined;
  return clause === undefined ? refuse({ reason: 'no-such-clause', wanted: `${kind}:${name}` }) : ok(clause);
}

function nameIn(ref: string, kind: string): string {
  return ref.startsWith(`${kind}:`) ? ref.slice(kind.length + 1) : ref;
}

/** A bare name is taken for a body, which is what holds most powers. */
function typed(holder: string): Ref {
  return holder.includes(':') ? holder : `body:${holder}`;
}
