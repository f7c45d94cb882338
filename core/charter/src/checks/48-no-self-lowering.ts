import type { AmendmentTier } from '../charter.ts';
import type { Check } from './check.ts';
import { compareStrictness, procedureNamed, type Strictness, type Survey, strictnessOf } from './survey.ts';
import { tierOf } from './tiers.ts';

export const noSelfLowering: Check = {
  number: 48,
  name: 'no-self-lowering',
  severity: 'error',
  definition: 'The chapter on amendment is itself in the strictest tier.',
  why: 'Otherwise the strict tier is abolished by the easy one first.',
  mend: 'Name `amendment` in the strictest tier.',
  run: (s) => {
    const own = tierOf(s, 'amendment');
    const { tiers } = s.charter.amendment;
    const mine = own === undefined ? undefined : tiers[own];
    if (!mine) return [];
    const stricter = tiers.find((tier) => tier !== mine && compareTiers(s, tier, mine) > 0);
    return stricter
      ? [
          {
            at: `amendment/tiers/${own}/covers`,
            message: `The amendment chapter is in the tier "${mine.id}", and "${stricter.id}" is stricter.`,
          },
        ]
      : [];
  },
  fires: {
    of: 'cooperative',
    set: {
      'amendment/tiers/0/covers': [
        'rights',
        'discipline',
        'emergency',
        'records',
        'powers/dissolve',
        'bodies/appeal-panel',
        'bodies/scrutineers',
        'interpretation',
      ],
    },
  },
  silent: {
    of: 'cooperative',
    set: {
      'amendment/tiers/0/covers': [
        'rights',
        'discipline',
        'emergency',
        'amendment',
        'records',
        'bodies/appeal-panel',
        'bodies/scrutineers',
      ],
    },
  },
};

/** More consents are stricter; of as many, the higher majority. */
export function compareTiers(s: Survey, a: AmendmentTier, b: AmendmentTier): number {
  const consents = (tier: AmendmentTier): number => tier.via.length + (tier.consent ?? []).length;
  return consents(a) - consents(b) || compareStrictness(strictest(s, a), strictest(s, b));
}

function strictest(s: Survey, { via }: AmendmentTier): Strictness {
  const all = via.map((ref) => strictnessOf(procedureNamed(s, ref)?.passes));
  return all.reduce((x, y) => (compareStrictness(x, y) >= 0 ? x : y));
}
