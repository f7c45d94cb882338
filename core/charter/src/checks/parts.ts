/** What several checks read out of a charter's words: references in prose, "2 of 3", spans of time, who uses a procedure. */
import type { Json } from '@quorate/basics';
import type { Charter, Power, Ref } from '../charter.ts';
import { pathOf } from '../read/parse-charter.ts';
import { hoursOf } from '../time/duration.ts';
import type { Survey } from './survey.ts';

export interface PlacedText {
  readonly path: string;
  readonly text: string;
}

/** Every text of the charter with its path, names of clauses left out. */
export function textsOf(value: Json | Charter, path = ''): readonly PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([step, inner]) =>
    textsOf(inner as Json, path === '' ? step : `${path}/${step}`),
  );
}

const reference = /\b(body|office|seats|electorate|unit|procedure|election|power):([a-z0-9-]+(?:\/[a-z0-9-]+)?)/g;

export function refsIn(text: string): readonly Ref[] {
  return [...text.matchAll(reference)].map(([whole]) => whole);
}

/** Whether the charter has this clause, named by reference or by path. */
export function isThere(charter: Charter, clause: string): boolean {
  let at: unknown = charter;
  for (const step of pathOf(clause).split('/')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as { readonly [step: string]: unknown })[step];
  }
  return true;
}

export type PlacedPower = Power & { readonly name: string; readonly at: string };

const placed = new WeakMap<Survey, readonly PlacedPower[]>();

/** Powers with their names and their kind filled in: a power that names none is binding. */
export function powersIn(s: Survey): readonly PlacedPower[] {
  const powers =
    placed.get(s) ??
    Object.entries(s.charter.powers).map(([name, power]) => ({
      ...power,
      name,
      at: `powers/${name}`,
      kind: power.kind ?? 'binding',
    }));
  placed.set(s, powers);
  return powers;
}

/** "2 of 3", "2 of the 3 scrutineers": how many of how many. */
export function someOf(text: string | undefined): { readonly k: number; readonly n: number } | undefined {
  const [, k, n] = /\b(\d{1,4}) of (?:the )?(\d{1,4})\b/.exec(text ?? '') ?? [];
  return k === undefined || n === undefined ? undefined : { k: Number(k), n: Number(n) };
}

/** The longest span of time that prose names, in hours: "14 to 21 days" is 21 days, "28 + 14 days" is 42. */
export function spanIn(text: string): number | undefined {
  const summed = /^((?:\d+ \+ )+\d+) (hours?|days?|weeks?|months?)\b/.exec(text);
  if (summed?.[1] && summed[2]) {
    const total = summed[1].split(' + ').reduce((sum, each) => sum + Number(each), 0);
    return hoursOf(`${total} ${summed[2]}`).least;
  }
  const [, amount, unit] = /(?:\d+ to )?\b(\d+) (hours?|days?|weeks?|months?|years?)\b/.exec(text) ?? [];
  return amount === undefined || unit === undefined ? undefined : hoursOf(`${amount} ${unit}`).least;
}

/** All spans of a timetable added up. */
export function timetableIn(text: string): number {
  const summed = /((?:\d+ \+ )+\d+) (hours?|days?|weeks?|months?)\b/.exec(text);
  if (summed) return spanIn(summed[0]) ?? 0;
  const spans = [...text.matchAll(/\b(\d+) (hours?|days?|weeks?|months?)\b/g)];
  return spans.reduce((sum, [, amount, unit]) => sum + hoursOf(`${amount} ${unit}`).least, 0);
}

export function inDays(hours: number): string {
  return hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`;
}

/** Name of what a reference points at, without its type. */
export function nameIn(ref: Ref): string {
  return ref.slice(ref.indexOf(':') + 1);
}
