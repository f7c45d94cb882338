/**
 * hands(w): the fewest persons who can bring about what a power gives.
 *
 * A body's power takes part(via) of it; an office is one person; offices that act together add up only if
 * they can never be one person (charter format 1, section 5).
 */
import type { Power, Ref } from '../charter.ts';
import { nameIn } from './parts.ts';
import { areIncompatible, bodyAsProcedure, type Needs, needsOf, procedureNamed, type Survey } from './survey.ts';

export interface Hands {
  /** Fewest hands, proxies used to the full. */
  readonly least: number;
  /** Fewest persons whose will it takes: a proxy is given by a person too. */
  readonly persons: number;
  readonly because: string;
}

/** Undefined where the act is not a vote or signature at all: a unit's own decision, an election's outcome. */
export function handsOf(
  s: Survey,
  { holder, via, together_with, effect }: Pick<Power, 'holder' | 'via' | 'together_with' | 'effect'>,
): Hands | undefined {
  const procedure = procedureNamed(s, via);
  const voters = procedure?.voters;
  const holders = [holder, ...(together_with ?? [])];
  const counted = holders.map((each) => {
    // An office is one person, whoever else is said to vote.
    const votes = voters === each || (holders.length === 1 && !each.startsWith('office:'));
    if (!procedure || !votes) return { each, hands: alone(s, each, effect) };
    const needs = needsOf(s, procedure);
    return { each, hands: needs && fromNeeds(needs, via ?? '') };
  });
  if (counted.every(({ hands }) => hands === undefined)) return undefined;
  const distinct = counted.filter(
    ({ each }, i) => !counted.slice(0, i).some((before) => mayBeOne(s, before.each, each)),
  );
  const known = distinct.flatMap(({ hands }) => (hands ? [hands] : []));
  return {
    least: known.reduce((sum, { least }) => sum + least, 0),
    persons: known.reduce((sum, { persons }) => sum + persons, 0),
    because: known.map(({ because }) => because).join('; with '),
  };
}

function fromNeeds({ present, yes, part }: Needs, via: string): Hands {
  const persons = Math.max(present, yes);
  return {
    least: part,
    persons,
    because: `${via}: ${present === 0 ? 'no quorum' : `${present} make a quorum`}, and ${yes} in favour can carry it`,
  };
}

function alone(s: Survey, holder: Ref, effect: Power['effect']): Hands | undefined {
  const [kind] = holder.split(':');
  if (kind === 'unit' || kind === 'affiliate' || kind === 'outside') return undefined;
  // Electing is the power of those who vote in the election, whose rules have checks of their own.
  if (effect.every((each) => each === 'seat.fill')) return kind === 'office' ? single(holder) : undefined;
  if (kind === 'body') {
    const body = s.charter.bodies[nameIn(holder)];
    const needs = body && needsOf(s, bodyAsProcedure(nameIn(holder), body));
    return needs && fromNeeds(needs, `a vote of ${holder}`);
  }
  if (kind === 'electorate')
    return { least: 1, persons: 1, because: `each of ${holder} may, as no procedure is named` };
  return single(holder);
}

function single(holder: Ref): Hands {
  return { least: 1, persons: 1, because: `${holder} is one person` };
}

/** Whether two holders could lawfully be the same single person. */
export function mayBeOne(s: Survey, a: Ref, b: Ref): boolean {
  if (a === b) return true;
  const [offices, seats] = [
    [a, b].filter((ref) => ref.startsWith('office:')),
    [a, b].filter((ref) => ref.startsWith('seats:')),
  ];
  return offices.length + seats.length === 2 && !areIncompatible(s, a, b);
}
