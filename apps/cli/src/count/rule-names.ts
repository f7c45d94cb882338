/** Rules by name: their ids, and the other names under which people know them. `--list` shows both. */
import { type NamedRule, namedElsewhere, nameKey, type Rule, rules } from '@quorate/tally';

/** The id of the rule with this id or other name, and the options that the other name stands for. */
export function ruleNamed(name: string): NamedRule | undefined {
  const id = [name, nameKey(name)].find(ruleById);
  return id === undefined ? namedElsewhere(name) : { rule: id, more: {} };
}

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
