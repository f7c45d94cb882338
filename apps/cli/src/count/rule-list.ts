/** `--list` and `--explain`: the rules in words. */
import { type NamedRule, otherNames, type Rule, rules } from '@quorate/tally';
import { ruleNamed } from './rule-names.ts';

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
  parts.push('Other names\n', ...[...otherNames].map(([name, named]) => `  ${name.padEnd(width)}  ${callOf(named)}\n`));
  for (const [pattern, meaning] of patterns) parts.push(`  ${pattern}\n  ${''.padEnd(width)}  ${meaning}\n`);
  return parts.join('');
}

/** `stv-wigm` with its options as the command line takes them. */
function callOf({ rule, more }: NamedRule): string {
  return [rule, ...Object.entries(more).map(([name, value]) => `--option ${name}=${value}`)].join(' ');
}

const patterns: readonly (readonly [pattern: string, meaning: string])[] = [
  [
    'droop:RULE[-oN][-fixed|-guarded|-rational][-pN][-gN][-dN]',
    'a rule of Droop with its arithmetic, omega, precision',
  ],
  ['stv-rs:meek:[equalize.]fixed9|approx|exact', "Meek's rule as stv-rs counts it"],
  ['rctab:MODE', 'rcv-us: the mode and all other choices are those of the configuration'],
];

export function listRulesJson(): string {
  const list = rules.map(({ id, family, summary, source, takes }) => ({
    id,
    family,
    summary,
    source,
    takes,
    aliases: [...otherNames].flatMap(([name, named]) => (named.rule === id ? [name] : [])),
  }));
  return `${JSON.stringify(list)}\n`;
}

/** Undefined when there is no such rule. */
export function explainRule(name: string, form: 'text' | 'json'): string | undefined {
  const named = ruleNamed(name);
  const rule = named && rules.find(({ id }) => id === named.rule);
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
  if (Object.keys(named?.more ?? {}).length > 0 && named) parts.push(`Here:   ${callOf(named)}\n`);
  if (options.length > 0) parts.push('\nOptions (--option name=value)\n');
  for (const option of options) {
    parts.push(
      `  ${option.name}=${option.values}\n`,
      wrap(`${option.meaning.replace(/[^.]$/, '$&.')} Default: ${option.default || 'not set'}.`, '      '),
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
