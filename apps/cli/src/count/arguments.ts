/** What `quorate count` was asked to do, from its arguments. */
import { ok, type Result, refuse } from '@quorate/basics';
import type { Constraint, CountOptions } from '@quorate/tally';
import { formatIds, formatNamed } from './format-names.ts';
import { noSuchRule, ruleNamed } from './rule-names.ts';

export type TableKind = 'text' | 'csv' | 'html';

/** How files are to be counted and shown. Plain data: it travels to worker threads. */
export interface CountCall {
  readonly rule: string;
  readonly seats?: number;
  readonly format?: string;
  /** RCTab's configuration, for cast vote records. */
  readonly config?: string;
  readonly more: { readonly [name: string]: string };
  readonly constraints: readonly Constraint[];
  /** Members of groups, by candidate number from 0. */
  readonly groups: readonly { readonly name: string; readonly members: readonly number[] }[];
  readonly lot?: NonNullable<CountOptions['lot']>;
  readonly json: boolean;
  readonly story: boolean;
  readonly svg?: string;
  readonly table?: TableKind;
}

export type Asked =
  | { readonly what: 'count'; readonly files: readonly string[]; readonly call: CountCall }
  | { readonly what: 'list'; readonly json: boolean }
  | { readonly what: 'explain'; readonly rule: string; readonly json: boolean };

/** A sentence for standard error. */
export type Complaint = string;

export function readArguments(args: readonly string[]): Result<Asked, Complaint> {
  const given = collect(args);
  if (!given.ok) return given;
  const { flags, values, files } = given.value;
  const json = flags.has('--json');
  if (flags.has('--list')) return ok({ what: 'list', json });
  const explain = values.get('--explain')?.at(-1);
  if (explain !== undefined) return ok({ what: 'explain', rule: explain, json });
  if (files.length === 0) return refuse('give at least one FILE.');
  const call = readCall(values, { json, story: flags.has('--story') });
  return call.ok ? ok({ what: 'count', files, call: call.value }) : call;
}

const flagNames: readonly string[] = ['--json', '--story', '--list'];
const valueNames: readonly string[] = [
  '--rule',
  '--seats',
  '--format',
  '--config',
  '--option',
  '--constraint',
  '--group',
  '--lot',
  '--lot-order',
  '--svg',
  '--table',
  '--explain',
];
const repeatable: readonly string[] = ['--option', '--constraint', '--group'];

type Values = ReadonlyMap<string, readonly string[]>;

interface Given {
  readonly flags: ReadonlySet<string>;
  readonly values: Values;
  readonly files: readonly string[];
}

function collect(args: readonly string[]): Result<Given, Complaint> {
  const flags = new Set<string>();
  const values = new Map<string, readonly string[]>();
  const files: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      files.push(...args.slice(i + 1));
      break;
    }
    const [, name = arg, inline] = /^(--[a-z-]+)=(.*)$/s.exec(arg) ?? [];
    if (flagNames.includes(arg)) flags.add(arg);
    else if (valueNames.includes(name)) {
      const value = inline ?? args[++i];
      if (value === undefined) return refuse(`${name} needs a value.`);
      const before = values.get(name) ?? [];
      if (before.length > 0 && !repeatable.includes(name)) return refuse(`${name} is given twice.`);
      values.set(name, [...before, value]);
    } else if (arg.startsWith('-') && arg !== '-') {
      return refuse(`unknown option "${arg}". Known: ${[...flagNames, ...valueNames].join(' ')}.`);
    } else files.push(arg);
  }
  return ok({ flags, values, files });
}

function readCall(
  values: Values,
  shown: { readonly json: boolean; readonly story: boolean },
): Result<CountCall, Complaint> {
  const one = (name: string): string | undefined => values.get(name)?.at(-1);
  const named = one('--rule');
  if (named === undefined) return refuse('--rule ID is missing. "quorate count --list" shows the rules.');
  const rule = ruleNamed(named);
  if (rule === undefined) return refuse(noSuchRule(named));
  const seats = one('--seats');
  if (seats !== undefined && !/^[1-9]\d{0,8}$/.test(seats)) {
    return refuse(`--seats: "${seats}" is not a whole number from 1.`);
  }
  const wanted = one('--format');
  const format = wanted === undefined ? undefined : formatNamed(wanted);
  if (wanted !== undefined && format === undefined) {
    return refuse(`there is no format "${wanted}". Known: ${formatIds.join(', ')}.`);
  }
  const table = one('--table');
  const tableKind = (['text', 'csv', 'html'] as const).find((kind) => kind === table);
  if (table !== undefined && tableKind === undefined) return refuse('--table takes text, csv or html.');
  const more = readOptions(values.get('--option') ?? []);
  if (!more.ok) return more;
  const constraints = readConstraints(values.get('--constraint') ?? []);
  if (!constraints.ok) return constraints;
  const groups = readGroups(values.get('--group') ?? []);
  if (!groups.ok) return groups;
  const lot = readLot(one('--lot'), one('--lot-order'));
  if (!lot.ok) return lot;
  const [svg, config] = [one('--svg'), one('--config')];
  return ok({
    rule: rule.rule,
    ...(seats === undefined ? {} : { seats: Number(seats) }),
    ...(format === undefined ? {} : { format }),
    ...(config === undefined ? {} : { config }),
    more: { ...rule.more, ...more.value },
    constraints: constraints.value,
    groups: groups.value,
    ...(lot.value ? { lot: lot.value } : {}),
    ...shown,
    ...(svg === undefined ? {} : { svg }),
    ...(tableKind ? { table: tableKind } : {}),
  });
}

function readOptions(texts: readonly string[]): Result<{ readonly [name: string]: string }, Complaint> {
  const more = new Map<string, string>();
  for (const text of texts) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) return refuse(`--option: "${text}" is not of the form name=value.`);
    if (more.has(name)) return refuse(`--option ${name} is given twice.`);
    more.set(name, value);
  }
  return ok(Object.fromEntries(more));
}

function readConstraints(texts: readonly string[]): Result<readonly Constraint[], Complaint> {
  const constraints: Constraint[] = [];
  for (const text of texts) {
    const [, group, sign, number] = /^(.+?)\s*(>=|<=|=)\s*(\d{1,9})$/.exec(text) ?? [];
    if (group === undefined) return refuse(`--constraint: "${text}" is not of the form "group>=2" or "group<=2".`);
    const seats = Number(number);
    constraints.push({
      group,
      ...(sign === '<=' ? {} : { atLeast: seats }),
      ...(sign === '>=' ? {} : { atMost: seats }),
    });
  }
  return ok(constraints);
}

function readGroups(texts: readonly string[]): Result<CountCall['groups'], Complaint> {
  const groups: CountCall['groups'][number][] = [];
  for (const text of texts) {
    const [, name, list] = /^(.+)=([\d,\s]+)$/.exec(text) ?? [];
    const members = candidateNumbers(list ?? '');
    if (name === undefined || members === undefined)
      return refuse(`--group: "${text}" is not of the form women=1,3,5.`);
    groups.push({ name, members });
  }
  return ok(groups);
}

function readLot(
  seed: string | undefined,
  order: string | undefined,
): Result<NonNullable<CountOptions['lot']> | undefined, Complaint> {
  if (seed !== undefined && order !== undefined) return refuse('--lot and --lot-order exclude each other.');
  if (seed !== undefined) return ok({ seed });
  if (order === undefined) return ok(undefined);
  const numbers = candidateNumbers(order);
  if (numbers === undefined || new Set(numbers).size !== numbers.length) {
    return refuse(`--lot-order: "${order}" is not a list of candidates such as 3,1,2.`);
  }
  return ok({ order: numbers });
}

/** `3,1,2` as places from 0. */
function candidateNumbers(list: string): number[] | undefined {
  const parts = list.split(/[,\s]+/).filter(Boolean);
  if (parts.length === 0 || parts.some((part) => !/^[1-9]\d{0,4}$/.test(part))) return undefined;
  return parts.map((part) => Number(part) - 1);
}
