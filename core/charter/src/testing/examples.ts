/** The shipped charters for tests, and variations of them made in the file itself so that lines stay what they are. */
import { readFileSync } from 'node:fs';
import { type Json, must } from '@quorate/basics';
import { type Document, parse, parseDocument } from 'yaml';
import type { Charter } from '../charter.ts';
import type { Variation } from '../checks/check.ts';
import { type ParsedCharter, parseCharter } from '../read/parse-charter.ts';

export type ExampleName = Variation['of'];

export function exampleText(name: string): string {
  return readFileSync(new URL(`../../../../examples/charters/${name}.yaml`, import.meta.url), 'utf8');
}

const read = new Map<string, Charter>();

/** A shipped charter read by the YAML library alone, for tests that are not about reading. */
export function exampleCharter(name: string): Charter {
  const charter = read.get(name) ?? (parse(exampleText(name)) as Charter);
  read.set(name, charter);
  return charter;
}

/** The text of a shipped charter with some clauses changed or struck. */
export function variant({ of, set = {}, remove = [] }: Variation): string {
  const document = parseDocument(exampleText(of), { version: '1.2', schema: 'core' });
  for (const path of remove) if (document.hasIn(stepsOf(path))) document.deleteIn(stepsOf(path));
  for (const [path, value] of Object.entries(set)) setIn(document, stepsOf(path), value);
  return document.toString({ lineWidth: 0 });
}

/** The same change made in the data, for tests that are not about reading. */
export function changed(charter: Charter, { set = {}, remove = [] }: Variation): Charter {
  const whole = structuredClone(charter) as unknown as Json;
  for (const path of remove) change(whole, stepsOf(path), undefined);
  for (const [path, value] of Object.entries(set)) change(whole, stepsOf(path), value);
  return whole as unknown as Charter;
}

function change(whole: Json, steps: readonly (string | number)[], value: Json | undefined): void {
  let at = whole as { [step: string]: Json };
  for (const step of steps.slice(0, -1)) {
    at[step] ??= {};
    at = at[step] as { [step: string]: Json };
  }
  const last = steps.at(-1) ?? '';
  if (value === undefined && Array.isArray(at)) at.splice(Number(last), 1);
  else if (value === undefined) delete at[last];
  else at[last] = structuredClone(value);
}

export function applied(variation: Variation): ParsedCharter {
  return must<ParsedCharter>(parseCharter(variant(variation)));
}

function stepsOf(path: string): readonly (string | number)[] {
  return path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function setIn(document: Document.Parsed, steps: readonly (string | number)[], value: Json): void {
  document.setIn(steps, document.createNode(value));
}
