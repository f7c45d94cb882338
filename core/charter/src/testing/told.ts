/** What one check by itself says of a shipped charter once some clauses of it differ: how the rules of a check are told by examples. */
import type { Json } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import type { Charter } from '../charter.ts';
import { checks } from '../checks/all.ts';
import type { Variation } from '../checks/check.ts';
import type { CheckName } from '../checks/names.ts';
import { survey } from '../checks/survey.ts';
import { changed, exampleCharter } from './examples.ts';

/** When something is so, of this charter with these changes, the check says these sentences and no others that it did not say before. */
export type Rule = readonly [when: string, variation: Variation, ...says: readonly string[]];

/** Each rule of a check as a test of its own. */
export function rulesOf(name: CheckName, rules: readonly Rule[]): void {
  describe(name, () => {
    for (const [when, variation, ...says] of rules) it(when, () => expect(told(name, variation)).toEqual(says));
  });
}

/** A shipped charter with these clauses changed and those struck. */
export const on =
  (of: Variation['of']) =>
  (set: { readonly [path: string]: Json }, remove: readonly string[] = []): Variation => ({ of, set, remove });

const unchanged = new Map<string, ReadonlySet<string>>();

/** `place: sentence`, with the severity in brackets where it is not that of the check itself. */
export function told(name: CheckName, variation: Variation, beside: readonly Charter[] = []): readonly string[] {
  const before = unchanged.get(`${name} ${variation.of}`) ?? new Set(said(name, exampleCharter(variation.of)));
  unchanged.set(`${name} ${variation.of}`, before);
  return said(name, changed(exampleCharter(variation.of), variation), beside).filter((line) => !before.has(line));
}

function said(name: CheckName, charter: Charter, beside: readonly Charter[] = []): readonly string[] {
  const s = survey(charter, [], '2026-11-23', new Map(beside.map((other) => [other.id, other])));
  const faults = checks.filter((check) => check.name === name).flatMap((check) => check.run(s));
  return faults.map(({ at, message, severity }) => `${at}${severity ? ` (${severity})` : ''}: ${message}`);
}
