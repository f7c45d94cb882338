/**
 * Which tier an amendment needs, from what it changes.
 *
 * The old charter judges: a clause belongs to the tier that names it or a chapter around it most precisely, or to the one for
 * all else. An amendment that touches several tiers needs the consents of all of them, so that the strictest is never avoided by
 * putting two changes into one motion.
 */
import type { Charter, Ref } from '../charter.ts';
import { compareTiers } from '../checks/48-no-self-lowering.ts';
import { survey } from '../checks/survey.ts';
import { tierOf } from '../checks/tiers.ts';
import { type Change, changesBetween } from './changes.ts';

export interface TierNeeded {
  /** The strictest of the tiers touched; none where nothing is changed or a clause is in no tier at all. */
  readonly strictest?: string;
  readonly tiers: readonly { readonly id: string; readonly clauses: readonly string[] }[];
  /** Every procedure that has to carry it. */
  readonly via: readonly Ref[];
  readonly consent: readonly Ref[];
  /** Clauses no tier covers: they cannot be changed. */
  readonly unchangeable: readonly string[];
}

export function tierNeeded(before: Charter, after: Charter): TierNeeded {
  return tierForChanges(before, changesBetween(before, after));
}

export function tierForChanges(before: Charter, changes: readonly Change[]): TierNeeded {
  const s = survey(before);
  const touched = new Map<number, string[]>();
  const unchangeable: string[] = [];
  for (const { path } of changes) {
    const within = tiersWithin(before, path);
    const tier = tierOf(s, path);
    if (tier === undefined && within.length === 0) unchangeable.push(path);
    for (const each of tier === undefined ? within : [tier, ...within])
      touched.set(each, [...(touched.get(each) ?? []), path]);
  }
  const all = [...touched].sort(([a], [b]) => a - b);
  const rules = all.flatMap(([tier]) => before.amendment.tiers[tier] ?? []);
  const strictest = rules.reduce<(typeof rules)[number] | undefined>(
    (a, b) => (a && compareTiers(s, a, b) >= 0 ? a : b),
    undefined,
  );
  return {
    tiers: all.map(([tier, clauses]) => ({
      id: before.amendment.tiers[tier]?.id ?? '',
      clauses: [...new Set(clauses)],
    })),
    via: [...new Set(rules.flatMap(({ via }) => via))],
    consent: [...new Set(rules.flatMap(({ consent }) => consent ?? []))],
    unchangeable,
    ...(strictest && { strictest: strictest.id }),
  };
}

/** Striking or replacing a whole chapter touches whatever is entrenched inside it. */
function tiersWithin({ amendment }: Charter, path: string): readonly number[] {
  return amendment.tiers.flatMap(({ covers }, tier) =>
    covers.some((clause) => clause.startsWith(`${path}/`)) ? [tier] : [],
  );
}
