/** `--list` and `--explain`: the rules in words. */
import { type Rule, rules } from '@quorate/tally';
import { aliases, ruleById, ruleNamed } from './rule-names.ts';

const families: readonly { readonly family: Rule['family']; readonly heading: string }[] = [
  { family: 'majority', heading: 'Yes or no' },
  { family: 'plurality', heading: 'Most votes, points' },
  { family: 'rounds', heading: 'Rounds' },
  { family: 'stv', heading: 'Single transferable vote' },
  { family: 'condorcet', heading: 'Pairwise comparison' },
  { family: 'grades', heading: 'Grades' },
  { family: 'apportionment', heading: 'Seats to lists' },
  { family: 'committee', heading: 'Committees from approvals' },
  { family: 'budget', heading: 'Budgets' },
];

export function listRules(): string {
  const width = Math.max(...rules.map(({ id }) => id.length), 0);
  const parts = families.flatMap(({ family, heading }) => {
    const members = rules.filter((rule) => rule.family === family);
    if (members.length === 0) return [];
    return [`${heading}\n`, ...members.map(({ id, summary }) => `  ${id.padEnd(width)}  ${summary}\n`), '\n'];
  });
  const others = Object.entries(aliases).filter(([name]) => ruleNamed(name) !== undefined);
  if (others.length > 0) parts.push('Other names\n', ...others.map(([name, id]) => `  ${name.padEnd(width)}  ${id}\n`));
  return parts.join('');
}

export function listRulesJson(): string {
  const list = rules.map(({ id, family, summary, source, takes }) => ({
    id,
    family,
    summary,
    source,
    takes,
    aliases: Object.entries(aliases).flatMap(([name, of]) => (of === id ? [name] : [])),
  }));
  return `${JSON.stringify(list)}\n`;
}

/** Undefined when there is no such rule. */
export function explainRule(name: string, form: 'text' | 'json'): string | undefined {
  const rule = ruleById(ruleNamed(name) ?? '');
  if (rule === undefined) return undefined;
  const { id, family, summary, explanation, source, takes, options } = rule;
  if (form === 'json') {
    return `${JSON.stringify({ id, family, summary, explanation, source, takes, options })}\n`;
  }
  const parts = [
    `${id}: ${summary}\n\n`,
    wrap(explanation),
    `\nSource: ${source}\n`,
    `Counts: ${takes.join(', ')} papers\n`,
  ];
  if (options.length > 0) parts.push('\nOptions (--option name=value)\n');
  for (const option of options) {
    parts.push(
      `  ${option.name}=${option.values}\n`,
      wrap(`${option.meaning.replace(/[^.]$/, '$&.')} Default: ${option.default}.`, '      '),
    );
  }
  return parts.join('');
}

function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + word.length >= 100) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return `${[...lines, indent + line].join('\n')}\n`;
}
