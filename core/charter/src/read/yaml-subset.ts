/**
 * The YAML a charter is written in, read strictly.
 *
 *     text ──tokens──▶ measured ──▶ composed ──▶ walked: value, places
 *
 * YAML 1.2 core schema with unique keys; no anchors, aliases, tags, merge keys,
 * directives, second documents, fractions or dates (charter format 1, section 4 item 1).
 * What could make the reader slow or deep is measured on the tokens, before anything is built.
 */
import { type Json, loneSurrogate, must, ok, type Result, refuse, toUtf8 } from '@quorate/basics';
import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { CharterProblem, Place } from './problem.ts';

export interface YamlText {
  readonly value: Json;
  /** Where each path's name (or list entry) begins. */
  readonly places: ReadonlyMap<string, Place>;
  /** The parsed document, comments and all, for printing it back. */
  readonly document: Document.Parsed;
}

/**
 * No organisation we know comes near these. They keep the checker quick as well: it compares clauses in pairs.
 */
export const limits = {
  bytes: 1_048_576,
  depth: 24,
  entries: 50_000,
  names: 300,
  list: 200,
  text: 8000,
  problems: 50,
} as const;

export function readYaml(text: string): Result<YamlText, readonly CharterProblem[]> {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const unreadable = unreadableText(text);
  if (unreadable) {
    lineStarts(text, lines);
    return refuse([misfit(unreadable, at)]);
  }
  const measured = tokensOf(text, lines);
  if (!measured.ok) return refuse([misfit(measured.problem, at)]);
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, strict: true, merge: false });
  const documents = [...composer.compose(measured.value, true, text.length)];
  const [document, second] = documents;
  if (!document) return refuse([{ line: 1, column: 1, found: 'nothing', expected: 'a charter', path: '' }]);
  if (second) {
    const found = 'a second document';
    return refuse([{ ...at(second.range[0]), found, expected: 'one charter in a file', path: '' }]);
  }
  const [first] = [...document.errors, ...document.warnings].sort((a, b) => at(a.pos[0]).line - at(b.pos[0]).line);
  if (first) return refuse([{ ...at(first.pos[0]), ...inWords(first), path: '' }]);
  return walk(document, at);
}

interface Misfit {
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
}

function misfit({ offset, found, expected }: Misfit, at: (offset: number) => Place): CharterProblem {
  return { ...at(offset), path: '', found, expected };
}

function unreadableText(text: string): Misfit | undefined {
  const tooLong = { offset: 0, found: `${text.length} characters`, expected: `at most ${limits.bytes} bytes` };
  if (text.length > limits.bytes) return tooLong;
  const surrogate = loneSurrogate(text);
  if (surrogate >= 0) return { offset: surrogate, found: 'half a character', expected: 'well-formed text' };
  if (must<Uint8Array>(toUtf8(text)).length > limits.bytes) return tooLong;
  const control = text.search(
    /[^\t\n\r\x20-\x7e\x85\u00a0-\u{10ffff}]|\ufeff|\u2028|\u2029|[\u202a-\u202e\u2066-\u2069]/u,
  );
  if (control >= 0) {
    const code = text.charCodeAt(control).toString(16).padStart(4, '0');
    return { offset: control, found: `the character U+${code}`, expected: 'text without control characters' };
  }
  const composed = text.normalize('NFC');
  if (composed === text) return undefined;
  let offset = 0;
  while (composed[offset] === text[offset]) offset++;
  return { offset, found: 'letters in decomposed form', expected: 'Unicode normal form NFC' };
}

function lineStarts(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.addNewLine(i + 1);
}

type Tokens = readonly CstToken[];
type CstToken = ReturnType<Parser['parse']> extends Generator<infer Token> ? Token : never;

/** The tokens, unless they nest too deeply or are too many; the parser itself does not recurse. */
function tokensOf(text: string, lines: LineCounter): Result<Tokens, Misfit> {
  const deep = deepLine(text);
  if (deep) {
    lineStarts(text, lines);
    return refuse(deep);
  }
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const waiting: { readonly token: unknown; readonly depth: number }[] = tokens.map((token) => ({
    token: 'value' in token ? token.value : token,
    depth: 0,
  }));
  let entries = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next;
    if (typeof token !== 'object' || token === null || !('items' in token) || !Array.isArray(token.items)) continue;
    const offset = 'offset' in token && typeof token.offset === 'number' ? token.offset : 0;
    if (depth >= limits.depth)
      return refuse({ offset, found: 'deep nesting', expected: `at most ${limits.depth} levels` });
    entries += token.items.length;
    if (entries > limits.entries) {
      return refuse({ offset, found: 'too many entries', expected: `at most ${limits.entries} entries in all` });
    }
    for (const item of token.items as readonly { key?: unknown; value?: unknown }[]) {
      waiting.push({ token: item.key, depth: depth + 1 }, { token: item.value, depth: depth + 1 });
    }
  }
  return ok(tokens);
}

/** One line can open thousands of levels (`[[[[` or `- - - -`), which no charter does. */
function deepLine(text: string): Misfit | undefined {
  const run = /(?:[[{?-][ \t]*){200}|(?:[[{][\s]*){100}/.exec(text);
  if (!run || /^-+\s*$/m.test(run[0].slice(0, 100))) return undefined;
  return { offset: run.index, found: 'deep nesting', expected: `at most ${limits.depth} levels` };
}

/**
 * What a secretary did, for the slips that secretaries make; else the library's first line. Only the first
 * complaint is told: one wrong indent makes the library complain about every line after it.
 */
function inWords({ code, message }: Complaint): { readonly found: string; readonly expected: string } {
  const [first = message] = message.split('\n');
  const inFlow = code === 'BAD_INDENT' && first.startsWith('Flow ');
  const plain = slips[inFlow ? 'MISSING_CHAR' : code] ?? { found: first.replace(/ at line \d+, column \d+:?$/, '') };
  return { expected: 'well-formed YAML 1.2', ...plain };
}

type Complaint = Document.Parsed['errors' | 'warnings'][number];

const indents = 'blanks before it that line it up with the lines it belongs with';

const unclosed = 'a quote or bracket opened here or above and never closed, or a colon that is missing';

/** By the code of the complaint. A colon in a sentence and a line too far to the right read alike to YAML. */
const slips: { readonly [code: string]: { readonly found: string; readonly expected: string } | undefined } = {
  BAD_INDENT: { found: 'a line that is indented differently from its neighbours', expected: indents },
  TAB_AS_INDENT: { found: 'a tab at the start of the line', expected: 'blanks only' },
  BLOCK_AS_IMPLICIT_KEY: {
    found: 'a second colon on this line, or a next line that stands too far to the right',
    expected: 'quotes round a text that has a colon in it, and lines that belong together one below the other',
  },
  MULTILINE_IMPLICIT_KEY: {
    found: 'text without a name and a colon before it',
    expected: '"name: value" on one line',
  },
  MISSING_CHAR: {
    found: unclosed,
    expected: 'its other half',
  },
};

/** From the tree of YAML nodes to plain values, refusing whatever lies outside the subset. */
function walk(document: Document.Parsed, at: (offset: number) => Place): Result<YamlText, readonly CharterProblem[]> {
  const places = new Map<string, Place>();
  const problems: CharterProblem[] = [];
  const differs = (offset: number, path: string, found: string, expected: string): null => {
    if (problems.length < limits.problems) problems.push({ ...at(offset), path, found, expected });
    return null;
  };
  const visit = (node: unknown, path: string, near: number): Json => {
    if (node === null || node === undefined) return null;
    if (isAlias(node)) return differs(startOf(node, near), path, 'an alias (*)', 'the words themselves');
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return differs(near, path, 'something else', 'plain YAML');
    const start = startOf(node, near);
    if (node.anchor !== undefined) return differs(start, path, 'an anchor (&)', 'no anchors');
    if (node.tag !== undefined) return differs(start, path, `the tag ${node.tag}`, 'no tags');
    if (isMap(node)) return visitMap(node, path, start);
    if (isSeq(node)) return visitList(node, path, start);
    return visitScalar(node, path, start);
  };
  const visitMap = (map: YAMLMap, path: string, near: number): Json => {
    const value: { [key: string]: Json } = {};
    if (map.items.length > limits.names)
      return differs(near, path, `${map.items.length} names`, `at most ${limits.names}`);
    for (const { key, value: inner } of map.items as readonly Pair[]) {
      const start = startOf(key, near);
      if (!isScalar(key) || typeof key.value !== 'string' || key.anchor !== undefined || key.tag !== undefined) {
        differs(start, path, 'a name that is not plain text', 'a name');
        continue;
      }
      const name = key.value;
      const here = path === '' ? name : `${path}/${name}`;
      if (Object.hasOwn(value, name)) differs(start, here, `"${name}" a second time`, 'each name once');
      if (name === '<<' || name === '__proto__' || name.length > 100)
        differs(start, here, `"${name.slice(0, 20)}"`, 'a name');
      places.set(here, at(start));
      Object.defineProperty(value, name, {
        value: visit(inner, here, start),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return value;
  };
  const visitList = (list: YAMLSeq, path: string, near: number): Json => {
    if (list.items.length > limits.list)
      return differs(near, path, `a list of ${list.items.length}`, `at most ${limits.list}`);
    return list.items.map((item, i) => {
      const here = path === '' ? String(i) : `${path}/${i}`;
      const start = startOf(item, near);
      places.set(here, at(start));
      return visit(item, here, start);
    });
  };
  const visitScalar = (scalar: Scalar, path: string, near: number): Json => {
    const { value, source } = scalar;
    if (typeof value === 'string' && value.length > limits.text) {
      return differs(near, path, `${value.length} characters`, `at most ${limits.text} in one text`);
    }
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value as Json;
    if (typeof value === 'number' && Number.isSafeInteger(value) && /^(0|-?[1-9]\d*)$/.test(source ?? '')) return value;
    return differs(
      near,
      path,
      String(source ?? value).slice(0, 40),
      'a whole number in plain digits, or text in quotes',
    );
  };
  const value = visit(document.contents, '', 0);
  const directives = document.directives;
  if (directives.yaml.explicit || Object.keys(directives.tags).length > 1) {
    differs(0, '', 'a directive (%)', 'no directives');
  }
  return problems.length > 0 ? refuse(problems) : ok({ value, places, document });
}

function startOf(node: unknown, near: number): number {
  if (typeof node !== 'object' || node === null || !('range' in node)) return near;
  return Array.isArray(node.range) ? Number(node.range[0]) : near;
}
