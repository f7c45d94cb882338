import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree, read loosely: `type` says what it is. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [more: string]: unknown;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly body: readonly Node[];
}

export function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'cannot be parsed'}`);
  return { path, text, body: program.body as unknown as readonly Node[] };
}

export function sources(pattern: string): readonly string[] {
  return globSync(pattern, { exclude: (name) => /node_modules|\/dist\//.test(name) }).sort();
}

/** Every node below, itself first. */
export function* walk(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const item of node) yield* walk(item);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if (typeof (node as Node).type === 'string') yield node as Node;
  for (const [name, value] of Object.entries(node)) if (name !== 'parent') yield* walk(value);
}

export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
