/** Rules by name: their ids, and the other names under which people know them. `--list` shows both. */
import { type Rule, rules } from '@quorate/tally';

export const aliases: { readonly [name: string]: string } = {
  ers97: 'stv-ers97',
  ireland: 'stv-ireland',
  'northern-ireland': 'stv-northern-ireland',
  scottish: 'stv-scottish-2007',
  'scottish-2007': 'stv-scottish-2007',
  scotland: 'stv-scottish-2007',
  wigm: 'stv-wigm',
  'wigm-prf': 'stv-prf-wigm',
  'prf-wigm': 'stv-prf-wigm',
  meek: 'stv-meek',
  'meek-prf': 'stv-prf-meek',
  'prf-meek': 'stv-prf-meek',
  warren: 'stv-warren',
  'au-senate': 'stv-au-senate',
  'australian-senate': 'stv-au-senate',
  cambridge: 'stv-cambridge',
  mpls: 'stv-minneapolis',
  minneapolis: 'stv-minneapolis',
  cfer: 'stv-cfer',
  'instant-runoff': 'irv',
  'alternative-vote': 'irv',
  tideman: 'ranked-pairs',
  jefferson: 'dhondt',
  webster: 'sainte-lague',
  hamilton: 'hare',
  mj: 'majority-judgment',
};

/** The id of the rule with this id or alias. */
export function ruleNamed(name: string): string | undefined {
  const id = Object.hasOwn(aliases, name) ? aliases[name] : name;
  return rules.some((rule) => rule.id === id) ? id : undefined;
}

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
