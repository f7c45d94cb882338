import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { powersIn } from './parts.ts';
import { compareStrictness, needsOf, procedureNamed, type Survey, strictnessOf } from './survey.ts';

export const dissolveHarder: Check = {
  number: 49,
  name: 'dissolve-harder',
  severity: 'error',
  definition:
    'Dissolving or merging takes at least the majority that amending takes, and of the same voters at least the quorum.',
  why: 'Who may dissolve with fewer may amend with fewer, by founding the same thing anew.',
  mend: 'Raise the majority or quorum of the procedure for dissolution.',
  run: easierThanAmending,
  fires: { of: 'cooperative', set: { 'procedures/dissolution/passes': 'more than 1/2 of votes cast' } },
  silent: { of: 'cooperative', set: { 'procedures/dissolution/passes': 'at least 2/3 of votes cast' } },
};

/** Also a back door, which is why the two checks share this. */
export function easierThanAmending(s: Survey): readonly Fault[] {
  const powers = powersIn(s);
  const amending = powers.find(({ effect, kind }) => kind === 'binding' && effect.includes('charter.amend'));
  const amendment = procedureNamed(s, amending?.via);
  if (!amendment) return [];
  return powers
    .filter(
      ({ effect, kind }) => kind === 'binding' && (effect.includes('org.dissolve') || effect.includes('org.merge')),
    )
    .flatMap(({ at, via }): readonly Fault[] => {
      const procedure = procedureNamed(s, via);
      if (!procedure) return [];
      const weaker = compareStrictness(strictnessOf(procedure.passes), strictnessOf(amendment.passes)) < 0;
      const [a, b] = [needsOf(s, procedure), needsOf(s, amendment)];
      const same = procedure.voters === amendment.voters || a?.room.members.min === b?.room.members.min;
      const fewer = same && a !== undefined && b !== undefined && a.present < b.present;
      if (!weaker && !fewer) return [];
      return [
        {
          at: `${at}/via`,
          message: `${via} asks for a smaller ${weaker ? 'majority' : 'quorum'} than ${amending?.via} does for an amendment.`,
        },
      ];
    });
}
