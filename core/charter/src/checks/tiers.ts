/** Which tier of amendment a clause falls into: the most precise that names it, or the one for all else. */
import { pathOf } from '../read/parse-charter.ts';
import type { Survey } from './survey.ts';

export function tierOf({ charter }: Pick<Survey, 'charter'>, clause: string): number | undefined {
  const path = pathOf(clause);
  let found: { readonly tier: number; readonly length: number } | undefined;
  charter.amendment.tiers.forEach(({ covers }, tier) => {
    for (const covered of covers) {
      const own = covered === '*' ? '' : pathOf(covered);
      const applies = own === '' || path === own || path.startsWith(`${own}/`);
      if (applies && (!found || own.length > found.length)) found = { tier, length: own.length };
    }
  });
  return found?.tier;
}
