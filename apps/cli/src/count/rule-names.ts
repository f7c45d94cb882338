/** Rules by name: their ids, and the other names under which people know them. `--list` shows both. */
import { type NamedRule, namedElsewhere, nameKey, otherNames, ruleIds, withoutProgram } from '@quorate/tally/on-demand';

/** The id of the rule with this id or other name, and the options that the other name stands for. */
export function ruleNamed(name: string): NamedRule | undefined {
  const id = [name, nameKey(name)].find(isRule);
  if (id !== undefined) return { rule: id, more: {} };
  const elsewhere = namedElsewhere(name);
  const inner = withoutProgram(name);
  return elsewhere ?? (inner === undefined ? undefined : (namedElsewhere(inner) ?? ownRule(inner)));
}

function isRule(id: string): boolean {
  return ruleIds.includes(id);
}

/** A sentence for a name that is none: what may have been meant. */
export function noSuchRule(name: string): string {
  if (/^many\b/i.test(name)) return `"${name}" stands for several rules: name one of them.`;
  const near = nearest(nameKey(name));
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
  return `there is no rule "${name}".${meant} "quorate count --list" shows the rules.`;
}

function ownRule(name: string): NamedRule | undefined {
  const id = nameKey(name);
  return isRule(id) ? { rule: id, more: {} } : undefined;
}

/** At most six names: those with the word in them, else those that few letters make different. */
function nearest(key: string): readonly string[] {
  const names = [...ruleIds, ...otherNames.keys()];
  const holding = key.length < 3 ? [] : names.filter((name) => name.split(/[-:]/).includes(key));
  if (holding.length > 0) return holding.slice(0, 6);
  const allowed = Math.min(2, Math.floor(key.length / 3));
  return names.filter((name) => distance(name, key) <= allowed).slice(0, 6);
}

/** Letters to put in, leave out or change (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
