import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn } from './parts.ts';
import { isEverybody, procedureNamed, type Survey } from './survey.ts';
import { tierOf } from './tiers.ts';

export const notByTheRestrainedAlone: Check = {
  number: 47,
  name: 'not-by-the-restrained-alone',
  severity: 'error',
  definition:
    'Rights, discipline, emergency, amendment, records, tribunal and scrutiny change only with the consent of the members or units themselves.',
  why: 'A limit that those it limits can lift is advice.',
  mend: 'Add a ballot of the members (or of the units) to the tier, or name them under `consent`.',
  run: (s) => {
    const byTier = new Map<number, string[]>();
    for (const clause of restraints(s)) {
      const tier = tierOf(s, clause);
      if (tier !== undefined && !hasEverybody(s, tier)) byTier.set(tier, [...(byTier.get(tier) ?? []), clause]);
    }
    return [...byTier].map(
      ([tier, clauses]): Fault => ({
        at: `amendment/tiers/${tier}/via`,
        message: `${clauses.join(', ')} can be changed by ${s.charter.amendment.tiers[tier]?.via.join(' and ')} without the members or units.`,
      }),
    );
  },
  fires: { of: 'national-union', set: { 'amendment/tiers/0/via': ['procedure:two-thirds-congress'] } },
  silent: {
    of: 'national-union',
    set: { 'amendment/tiers/0/via': ['procedure:members-ballot', 'procedure:two-thirds-congress'] },
  },
};

function restraints({ charter }: Survey): readonly string[] {
  const guarded = Object.entries(charter.bodies)
    .filter(([, { kind }]) => kind === 'tribunal' || kind === 'scrutiny')
    .map(([name]) => `bodies/${name}`);
  return ['rights', 'discipline', ...(charter.emergency ? ['emergency'] : []), 'amendment', 'records', ...guarded];
}

function hasEverybody(s: Survey, tier: number): boolean {
  const rules = s.charter.amendment.tiers[tier];
  const voters = (rules?.via ?? []).map((via) => procedureNamed(s, via)?.voters ?? '');
  const consenting = (rules?.consent ?? []).filter((ref) => !ref.startsWith('procedure:'));
  const byVote = (rules?.consent ?? [])
    .filter((ref) => ref.startsWith('procedure:'))
    .map((via) => procedureNamed(s, via)?.voters ?? '');
  return [...voters, ...consenting, ...byVote].some((ref) => isEverybody(s, ref) || isOwners(s, ref));
}

/** A general meeting is everybody even if the file gives it seats. */
function isOwners(s: Survey, ref: string): boolean {
  return ref.startsWith('body:') && s.charter.bodies[nameIn(ref)]?.kind === 'general-meeting';
}
