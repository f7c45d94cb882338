/**
 * Holds a value to the charter's schema and says, in a secretary's words, where it differs.
 *
 * A small reader of the schema rather than a schema compiler: the page that shows a charter runs
 * without `eval`, and a compiler's complaints name keywords where ours name what was
 * found and what was expected. A test holds it to a full JSON Schema validator.
 */
import type { Json } from '@quorate/basics';
import { charterSchema, type Schema } from './schema.ts';

export interface ShapeProblem {
  /** Steps from the root, joined by `/`; empty for the file itself. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** Whether the name itself, rather than its value, does not belong. */
  readonly about: 'name' | 'value';
}

export function checkShape(value: Json): readonly ShapeProblem[] {
  return problemsIn(value, charterSchema, '').slice(0, enough);
}

const enough = 50;

function problemsIn(value: Json, schema: Schema, path: string): readonly ShapeProblem[] {
  const rule = resolve(schema);
  if (rule.oneOf) return problemsIn(value, choose(value, rule.oneOf), path);
  const misfit = expectedInstead(value, rule);
  if (misfit !== undefined) return [{ path, found: describe(value), expected: misfit, about: 'value' }];
  if (Array.isArray(value)) return problemsInList(value, rule, path);
  return typeof value === 'object' && value !== null ? problemsInMap(value as JsonMap, rule, path) : [];
}

type JsonMap = { readonly [key: string]: Json };

/** What a single value should have been, if it is not that. */
function expectedInstead(value: Json, rule: Schema): string | undefined {
  if (rule.const !== undefined && value !== rule.const) return `"${rule.const}"`;
  if (rule.enum && !rule.enum.includes(value as string)) return `one of ${rule.enum.join(', ')}`;
  if (rule.type !== undefined && !hasType(value, rule.type)) return wordsFor(rule.type);
  if (typeof value === 'string' && rule.pattern !== undefined && !matches(rule.pattern, value)) {
    return wordsForPattern(rule);
  }
  if (typeof value === 'number' && rule.minimum !== undefined && value < rule.minimum) return `${rule.minimum} or more`;
  return undefined;
}

function problemsInList(value: readonly Json[], rule: Schema, path: string): readonly ShapeProblem[] {
  const wanted = rule.minItems ?? 0;
  const expected = `at least ${wanted} ${wanted === 1 ? 'entry' : 'entries'}`;
  const short: readonly ShapeProblem[] =
    value.length < wanted ? [{ path, found: `a list of ${value.length}`, expected, about: 'value' }] : [];
  const { items } = rule;
  return items ? [...short, ...value.flatMap((item, i) => problemsIn(item, items, join(path, String(i))))] : short;
}

function problemsInMap(value: JsonMap, rule: Schema, path: string): readonly ShapeProblem[] {
  const missing = (rule.required ?? [])
    .filter((name) => !Object.hasOwn(value, name))
    .map((name): ShapeProblem => ({ path, found: `no "${name}" here`, expected: `"${name}"`, about: 'name' }));
  return [...missing, ...Object.entries(value).flatMap(([name, inner]) => problemsInEntry(name, inner, rule, path))];
}

function problemsInEntry(name: string, value: Json, rule: Schema, path: string): readonly ShapeProblem[] {
  const here = join(path, name);
  const wrongName = (expected: string): readonly ShapeProblem[] => [
    { path: here, found: `"${name}"`, expected, about: 'name' },
  ];
  const known = Object.hasOwn(rule.properties ?? {}, name) ? rule.properties?.[name] : undefined;
  if (known) return problemsIn(value, known, here);
  if (rule.additionalProperties === false) {
    return wrongName(`one of ${Object.keys(rule.properties ?? {}).join(', ')}`);
  }
  if (typeof rule.additionalProperties !== 'object') return [];
  if (!/^[a-zA-Z][A-Za-z0-9-]*$/.test(name)) {
    return wrongName('a name of letters, digits and hyphens, beginning with a letter');
  }
  return problemsIn(value, rule.additionalProperties, here);
}

/** The branch that fits the kind of value at hand; the schema's branches differ in kind, never in detail. */
function choose(value: Json, branches: readonly Schema[]): Schema {
  const fits = branches.map(resolve).find((branch) => {
    if (branch.const !== undefined) return value === branch.const;
    return branch.type === undefined || hasType(value, branch.type);
  });
  return fits ?? { type: branches.map(resolve).map((branch) => String(branch.const ?? branch.type)) };
}

function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  return charterSchema.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {};
}

const patterns = new Map<string, RegExp>();

function matches(pattern: string, value: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
  patterns.set(pattern, known);
  return known.test(value);
}

function hasType(value: Json, type: string | readonly string[]): boolean {
  if (typeof type !== 'string') return type.some((each) => hasType(value, each));
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return typeof value === 'number' && Number.isSafeInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function wordsFor(type: string | readonly string[]): string {
  if (typeof type !== 'string') return type.map(wordsFor).join(' or ');
  const words: { readonly [type: string]: string } = {
    array: 'a list',
    object: 'a mapping',
    integer: 'a whole number',
    string: 'text',
    boolean: 'true or false',
    null: 'null',
  };
  return words[type] ?? `"${type}"`;
}

function wordsForPattern(rule: Schema): string {
  const known: { readonly [pattern: string]: string } = {
    [pattern('phrase')]: 'a phrase such as "more than 1/2 of votes cast", "at least 1/3 of members" or "none"',
    [pattern('duration')]: 'a duration such as "14 days", or "none", "at once", "until ended"',
    [pattern('ref')]: 'a reference such as "body:board", "office:secretary" or "procedure:ordinary"',
    [pattern('date')]: 'a date such as 2026-03-14',
    [pattern('dottedId')]: 'a name such as coop.kettle-lane',
  };
  return known[rule.pattern ?? ''] ?? `text like ${rule.pattern}`;
}

function pattern(name: string): string {
  return charterSchema.$defs?.[name]?.pattern ?? name;
}

function describe(value: Json): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a mapping';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}/${step}`;
}
