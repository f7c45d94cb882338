/**
 * Charters back into text: a charter that was read keeps its comments, its order and its layout as far as YAML knows them.
 *
 * parse(print(x)) = x: the canonical form, and so the hash, never changes by printing.
 */
import type { Json } from '@quorate/basics';
import { Document, parseDocument } from 'yaml';
import type { Charter } from '../charter.ts';
import { type ParsedCharter, pathOf } from './parse-charter.ts';

const layout = { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' } as const;

export function printCharter({ document }: ParsedCharter): string {
  return document.toString(layout);
}

export interface Edit {
  /** `powers/amend/via` or a reference such as `power:amend`. */
  readonly at: string;
  /** Left out, the clause is struck. */
  readonly to?: Json;
}

/** The text with some clauses changed and everything else, comments included, as it stood. Parse it again before use. */
export function printEdited(text: string, edits: readonly Edit[]): string {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  for (const { at, to } of edits) {
    const steps = pathOf(at)
      .split('/')
      .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    if (to === undefined) document.deleteIn(steps);
    else document.setIn(steps, document.createNode(to, { aliasDuplicateObjects: false }));
  }
  return document.toString(layout);
}

/** A charter that was never text. */
export function printData(charter: Charter): string {
  return new Document(charter, { version: '1.2', schema: 'core', aliasDuplicateObjects: false }).toString(layout);
}
