/**
 * Rules of the house that a general linter does not know.
 *
 *   core      no clock, no dice, no order by locale, no `throw` outside basics/result.ts
 *   anywhere  no `Result` dropped, no test skipped or run alone
 */
import { dirname, join } from 'node:path';
import { lineOf, type Node, read, type Source, sources, walk } from './source.ts';

interface Finding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}

const files = [
  ...sources('core/**/*.ts'),
  ...sources('apps/**/*.{ts,tsx}'),
  ...sources('rehearsals/**/*.ts'),
  ...sources('tools/**/*.ts'),
].map(read);
/** Room and name of every function that gives a `Result`. */
const resultMakers = new Set(
  files.flatMap((file) => functionsThatGiveResults(file).map((name) => `${roomOf(file.path)} ${name}`)),
);
const findings = files.flatMap((file) => [...coreFindings(file), ...droppedResults(file), ...unrunTests(file)]);
for (const { path, line, rule } of findings) process.stdout.write(`${path}:${line}: ${rule}\n`);
process.exitCode = findings.length === 0 ? 0 : 1;

function coreFindings(file: Source): Finding[] {
  if (!file.path.startsWith('core/') || isForTests(file.path)) return [];
  return [...walk(file.body)].flatMap((node) => {
    const rule = coreRule(node, file);
    return rule === undefined ? [] : [at(file, node, rule)];
  });
}

function coreRule(node: Node, { path, text }: Source): string | undefined {
  if (node.type === 'ThrowStatement' && path !== 'core/basics/src/result.ts')
    return 'the core does not throw: return a Result';
  const code = text.slice(node.start, node.end);
  if (node.type === 'CallExpression' && /^(Date\.now|performance\.now)\(/.test(code))
    return 'the clock is an argument: take an Instant';
  if (node.type === 'CallExpression' && code.startsWith('Math.random('))
    return 'the dice are an argument: take a Randomness';
  if (node.type === 'NewExpression' && code === 'new Date()') return 'the clock is an argument: take an Instant';
  if (node.type === 'CallExpression' && /\.localeCompare\(/.test(code.slice(0, code.indexOf('(') + 1)))
    return 'order by bytes, not by locale';
  return undefined;
}

/** Names of functions that are declared to return a `Result` (or a `Decision`, which is one). */
function functionsThatGiveResults({ body }: Source): string[] {
  return [...walk(body)].flatMap((node) => {
    if (node.type !== 'FunctionDeclaration') return [];
    const returns = typeName((node['returnType'] as { typeAnnotation?: Node } | null)?.typeAnnotation);
    const name = (node['id'] as { name?: string } | null)?.name;
    return name !== undefined && (returns === 'Result' || returns === 'Decision') ? [name] : [];
  });
}

function typeName(node: Node | undefined): string | undefined {
  return node?.type === 'TSTypeReference' ? (node['typeName'] as { name?: string }).name : undefined;
}

function droppedResults(file: Source): Finding[] {
  return [...walk(file.body)].flatMap((node) => {
    if (node.type !== 'ExpressionStatement') return [];
    const expression = node['expression'] as Node;
    if (expression.type !== 'CallExpression') return [];
    const callee = expression['callee'] as Node & { readonly name?: string };
    const name = callee.type === 'Identifier' ? callee.name : undefined;
    if (name === undefined || !givesResult(file, name)) return [];
    return [at(file, node, `this Result of ${name} is dropped: read it or return it`)];
  });
}

/** A function of this file is judged by its own declaration, an imported one by its name; a parameter can't be judged here. */
function givesResult(file: Source, name: string): boolean {
  const own = [...walk(file.body)].find((node) => isFunctionNamed(node, name));
  if (own) return functionsThatGiveResults({ ...file, body: [own] }).includes(name);
  const from = importsOf(file).get(name);
  if (from === undefined) return false;
  const declaring = files.find(({ path }) => path === from);
  if (declaring) return functionsThatGiveResults(declaring).includes(name);
  return resultMakers.has(`${from} ${name}`);
}

function isFunctionNamed(node: Node, name: string): boolean {
  return node.type === 'FunctionDeclaration' && (node['id'] as { name?: string } | null)?.name === name;
}

/** Imported names, each with the file it comes from, or the room where it comes through a door. */
function importsOf({ path, body }: Source): ReadonlyMap<string, string> {
  return new Map(
    body
      .filter(({ type }) => type === 'ImportDeclaration')
      .flatMap((node) => {
        const { value } = node['source'] as { readonly value: string };
        const specifiers = node['specifiers'] as readonly { readonly local: { readonly name: string } }[];
        const from = value.startsWith('.') ? join(dirname(path), value) : value.replace('@quorate/', 'core/');
        return specifiers.map(({ local }) => [local.name, from] as const);
      }),
  );
}

function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function unrunTests(file: Source): Finding[] {
  if (!/\.test\.tsx?$/.test(file.path)) return [];
  return [...walk(file.body)].flatMap((node) => {
    if (node.type !== 'MemberExpression') return [];
    const code = file.text.slice(node.start, node.end);
    return /^(it|test|describe)\.(skip|only|todo)$/.test(code) ? [at(file, node, `${code}: every test runs`)] : [];
  });
}

function at({ path, text }: Source, { start }: Node, rule: string): Finding {
  return { path, line: lineOf(text, start), rule };
}

function isForTests(path: string): boolean {
  return /\.test\.ts$|\/testing\/|\/bench\//.test(path);
}
