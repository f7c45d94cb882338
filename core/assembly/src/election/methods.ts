/**
 * Which counting rules belong to a method of the charter. The charter names
 * the method; the call of an election names the rule, and both are frozen then.
 */
import type { Election } from '@quorate/charter';
import { rules } from '@quorate/tally';

export function rulesOfMethod(method: Election['method']): readonly string[] {
  switch (method) {
    case 'stv':
      return rules.filter(({ family }) => family === 'stv').map(({ id }) => id);
    case 'condorcet-schwartz':
      return ['schulze', 'debian', 'ranked-pairs'].filter((id) => rules.some((rule) => rule.id === id));
    case 'first-past-the-post':
      return ['plurality', 'block'].filter((id) => rules.some((rule) => rule.id === id));
    case 'two-round':
    case 'exhaustive':
      return [method];
    default:
      return [];
  }
}
