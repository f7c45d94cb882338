/** The shipped charters for tests, and variations of them made in the file itself so that lines stay what they are. */
import { readFileSync } from 'node:fs';
import { type Json, must } from '@quorate/basics';
import { type Document, parseDocument } from 'yaml';
import type { Variation } from '../checks/check.ts';
import { type ParsedCharter, parseCharter } from '../read/parse-charter.ts';

export type ExampleName = Variation['of'];

export function exampleText(name: string): string {
  return readFileSync(new URL(`../../../../examples/charters/${name}.yaml`, import.meta.url), 'utf8');
}

/** The text of a shipped charter with some clauses changed or struck. */
export function variant({ of, set = {}, remove = [] }: Variation): string {
  const document = parseDocument(exampleText(of), { version: '1.2', schema: 'core' });
  for (const path of remove) if (document.hasIn(stepsOf(path))) document.deleteIn(stepsOf(path));
  for (const [path, value] of Object.entries(set)) setIn(document, stepsOf(path), value);
  return document.toString({ lineWidth: 0 });
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
