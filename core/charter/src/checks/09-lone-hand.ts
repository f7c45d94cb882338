import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { type Hands, handsOf } from './hands.ts';
import { powersIn } from './parts.ts';
import { isEverybody, isStrict, needsOf, procedureNamed, type Survey } from './survey.ts';

export const loneHand: Check = {
  number: 9,
  name: 'lone-hand',
  severity: 'error',
  definition:
    'Every binding or provisional act takes at least two persons in the worst lawful state; under quorate-strict three.',
  why: 'Nobody decides alone: what one person can do, one person can be made to do.',
  mend: 'Raise the quorum or set `fewest_yes`, or let a body hold the power instead of an office.',
  run: (s) => [...powers(s), ...otherVotes(s)],
  fires: {
    of: 'cooperative',
    set: { 'powers/set-policy/holder': 'office:secretary' },
    remove: ['powers/set-policy/via'],
  },
  silent: { of: 'cooperative', set: { 'powers/set-policy/kind': 'advisory' } },
};

function powers(s: Survey): readonly Fault[] {
  return powersIn(s)
    .filter(({ kind }) => kind === 'binding' || kind === 'provisional')
    .flatMap((power) => fault(s, power.at, handsOf(s, power), isEverybody(s, power.holder)));
}

/** Everybody may lawfully be very few; the strict profile asks for three only of those chosen from among them. */
function fault(s: Survey, at: string, hands: Hands | undefined, everybody: boolean): readonly Fault[] {
  if (!hands) return [];
  if (hands.least < 2) return [{ at, message: `One person can do this alone: ${hands.because}.` }];
  if (isStrict(s) && !everybody && hands.persons < 3) {
    return [
      { at, message: `${hands.persons} persons can do this, and the strict profile asks for three: ${hands.because}.` },
    ];
  }
  return [];
}

/** Votes that bind without being listed as a power: recalls, amendments, ratifying and renewing an emergency, seals. */
function otherVotes(s: Survey): readonly Fault[] {
  const covered = new Set(powersIn(s).map(({ via }) => via));
  const recalls = s.seats.flatMap(({ path, seat }) =>
    typeof seat.recall === 'object' ? [{ at: `${path}/recall`, via: seat.recall.via }] : [],
  );
  const tiers = s.charter.amendment.tiers.flatMap(({ via }, tier) =>
    via.length === 1 ? via.map((ref, i) => ({ at: `amendment/tiers/${tier}/via/${i}`, via: ref })) : [],
  );
  const emergencies = Object.entries(s.charter.emergency ?? {}).flatMap(([name, { via, ratify, renew }]) => [
    { at: `emergency/${name}/via`, via },
    { at: `emergency/${name}/ratify/via`, via: ratify.via },
    { at: `emergency/${name}/renew/via`, via: renew?.via },
  ]);
  const seals = Object.entries(s.charter.records.sealed ?? {}).map(([name, { via }]) => ({
    at: `records/sealed/${name}/via`,
    via,
  }));
  const reported = new Set<string>();
  return [...recalls, ...tiers, ...emergencies, ...seals].flatMap(({ at, via }) => {
    const procedure = procedureNamed(s, via);
    const needs = procedure && needsOf(s, procedure);
    if (!needs || needs.part >= 2 || covered.has(via) || reported.has(via ?? '')) return [];
    reported.add(via ?? '');
    return [{ at, message: `One vote carries ${via} when nobody else comes or takes a side.` }];
  });
}
