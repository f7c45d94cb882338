/**
 * Options of a rule: declared once, shown by `--explain`, read by the rule.
 *
 *     const options = { strength: oneOf('strength', ['winning', 'margins'], 'winning', '…') };
 *     readSettings(options, countOptions)  →  { values: { strength: 'winning' }, texts: { strength: 'winning' } }
 */
import { compare, type Fraction, ok, parseFraction, printFraction, type Result, refuse, zero } from '@quorate/basics';
import type { CountOptions, CountProblem, OptionSpec } from '../../count.ts';

export interface Option<Value> extends OptionSpec {
  /** `undefined` when the text is not one of `values`. */
  readonly parse: (text: string) => Value | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: the value type of each option is recovered by `Settings`.
export type OptionTable = { readonly [name: string]: Option<any> };

export type Settings<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Option<infer Value> ? Value : never;
};

export interface ReadSettings<Table extends OptionTable> {
  readonly values: Settings<Table>;
  /** What the transcript records: every option with the value used. */
  readonly texts: { readonly [name: string]: string };
}

export function readSettings<Table extends OptionTable>(
  table: Table,
  options: CountOptions,
): Result<ReadSettings<Table>, CountProblem> {
  const values: { [name: string]: unknown } = {};
  const texts: { [name: string]: string } = {};
  const unknown = Object.keys(options.more ?? {}).find((name) => !Object.hasOwn(table, name));
  if (unknown !== undefined) return refuse({ reason: 'unknown-option', option: unknown, known: Object.keys(table) });
  for (const [name, option] of Object.entries(table)) {
    const text = options.more?.[name] ?? option.default;
    const value = option.parse(text);
    if (value === undefined) {
      return refuse({ reason: 'bad-option', option: name, found: text, expected: option.values });
    }
    values[name] = value;
    texts[name] = text;
  }
  return ok({ values: values as Settings<Table>, texts });
}

export function oneOf<const Values extends readonly string[]>(
  name: string,
  values: Values,
  fallback: Values[number],
  meaning: string,
): Option<Values[number]> {
  return {
    name,
    values: values.join(' | '),
    default: fallback,
    meaning,
    parse: (text) => values.find((value) => value === text),
  };
}

export function wholeNumber(
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
  fallback: string,
  meaning: string,
): Option<number> {
  return {
    name,
    values: `whole number from ${least} to ${most}`,
    default: fallback,
    meaning,
    parse: (text) => {
      if (!/^\d{1,15}$/.test(text)) return undefined;
      const number = Number(text);
      return number >= least && number <= most ? number : undefined;
    },
  };
}

/** An exact number at or above zero: `5`, `0.05`, `2/3`. */
export function exactNumber(name: string, fallback: string, meaning: string): Option<Fraction> {
  return {
    name,
    values: 'number at or above zero: 5, 0.05 or 2/3',
    default: fallback,
    meaning,
    parse: (text) => {
      const parsed = parseFraction(text);
      return parsed.ok && compare(parsed.value, zero) >= 0 ? parsed.value : undefined;
    },
  };
}

/** `none` or an exact number. */
export function optionalNumber(name: string, meaning: string): Option<Fraction | 'none'> {
  const number = exactNumber(name, '0', meaning);
  return {
    name,
    values: `none | ${number.values}`,
    default: 'none',
    meaning,
    parse: (text) => (text === 'none' ? 'none' : number.parse(text)),
  };
}

/** Anything else: free text read by `parse`. */
export function textOption<Value>(
  name: string,
  values: string,
  fallback: string,
  meaning: string,
  parse: (text: string) => Value | undefined,
): Option<Value> {
  return { name, values, default: fallback, meaning, parse };
}

/** Terminating numbers as decimals, others as a ratio: `7`, `0.5`, `2/3`. */
export function printNumber(value: Fraction): string {
  let [twos, fives, rest] = [0, 0, value.den];
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  const places = Math.max(twos, fives);
  if (rest !== 1n || places === 0 || places > 18) return printFraction(value);
  const scaled = (value.num * 10n ** BigInt(places)) / value.den;
  const digits = `${scaled < 0n ? -scaled : scaled}`.padStart(places + 1, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
