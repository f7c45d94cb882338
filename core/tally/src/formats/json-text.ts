/**
 * JSON that knows where things stand: when a value is not what it should be, the line is found
 * by walking the text again, so that reading a good file costs nothing extra.
 */
import { type Json, ok, parseJson } from '@quorate/basics';
import { type ListInJson, listInJson } from './json-list.ts';
import { malformed, type Parsed } from './problem.ts';
import { textOf } from './text-lines.ts';

export type JsonPath = readonly (string | number)[];

export class JsonText {
  /** With the long list empty, where there is one. */
  readonly value: Json;
  private readonly text: string;
  private readonly long: ListInJson | undefined;

  constructor(text: string, value: Json, long?: ListInJson) {
    this.text = text;
    this.value = value;
    this.long = long;
  }

  /** Elements of the list of this name; undefined, at last, where they are no JSON ({@link notJson}). */
  elements(name: string): Iterable<Json | undefined> {
    if (this.long) return this.long.elements();
    const list = isRecord(this.value) ? this.value[name] : undefined;
    return isList(list) ? list : [];
  }

  /** Refuses the first thing that is not JSON. */
  notJson(): ReturnType<typeof malformed> {
    return failAt(this.text, walk(this.text, undefined), 'JSON');
  }

  /** Refuses what stands at `path`. */
  fail(path: JsonPath, expected: string): ReturnType<typeof malformed> {
    return failAt(this.text, walk(this.text, path), expected);
  }
}

/** The list named `long` of the outermost object, where it has one, is kept out of the value: {@link JsonText.elements}. */
export function parseJsonText(file: Uint8Array | string, long?: string): Parsed<JsonText> {
  const text = textOf(file);
  if (!text.ok) return text;
  const list = long === undefined ? undefined : listInJson(text.value, long);
  const value = parseJson(list?.around ?? text.value);
  if (value.ok) return ok(new JsonText(text.value, value.value, list));
  return failAt(text.value, walk(text.value, undefined), 'JSON');
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isWhole(value: Json | undefined, from: number, to: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

function failAt(text: string, at: number, expected: string): ReturnType<typeof malformed> {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const rest = text.slice(at, at + 60).split('\n')[0] ?? '';
  return malformed(
    { line, column: at - before.lastIndexOf('\n') },
    rest === '' ? 'the end of the file' : rest,
    expected,
  );
}

const blank = /[ \t\n\r]*/y;
const scalar =
  /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** Offset of the value at `path`; without a path, of the first thing that is not JSON. */
function walk(text: string, path: JsonPath | undefined): number {
  const stack: { readonly closes: '}' | ']'; step: string | number }[] = [];
  let at = skip(text, 0);
  let nearest = at;
  const onPath = (): boolean => path !== undefined && stack.every(({ step }, i) => step === path[i]);
  for (;;) {
    // A value stands here.
    if (onPath()) {
      nearest = at;
      if (stack.length === path?.length) return at;
    }
    const opener = text[at];
    if (opener === '[' || opener === '{') {
      const closes = opener === '[' ? ']' : '}';
      at = skip(text, at + 1);
      if (text[at] !== closes) {
        stack.push({ closes, step: 0 });
        if (closes === '}') {
          const inside = keyAt(text, at, stack);
          if (inside.failed) return path ? nearest : inside.at;
          at = inside.at;
        }
        continue;
      }
      at++;
    } else {
      scalar.lastIndex = at;
      const found = scalar.exec(text);
      if (!found) return path ? nearest : at;
      at += found[0].length;
    }
    // A value has ended here.
    at = skip(text, at);
    let top = stack.at(-1);
    while (top && text[at] === top.closes) {
      stack.pop();
      at = skip(text, at + 1);
      top = stack.at(-1);
    }
    if (!top) return path ? nearest : at;
    if (text[at] !== ',') return path ? nearest : at;
    at = skip(text, at + 1);
    if (top.closes === ']') top.step = Number(top.step) + 1;
    else {
      const inside = keyAt(text, at, stack);
      if (inside.failed) return path ? nearest : inside.at;
      at = inside.at;
    }
  }
}

/** Reads `"key" :` and notes the key on top of the stack. */
function keyAt(text: string, at: number, stack: { step: string | number }[]): { at: number; failed: boolean } {
  scalar.lastIndex = at;
  const key = text[at] === '"' ? scalar.exec(text)?.[0] : undefined;
  if (key === undefined) return { at, failed: true };
  const top = stack.at(-1);
  const name = parseJson(key);
  if (top && name.ok && typeof name.value === 'string') top.step = name.value;
  const colon = skip(text, at + key.length);
  if (text[colon] !== ':') return { at: colon, failed: true };
  return { at: skip(text, colon + 1), failed: false };
}

function skip(text: string, at: number): number {
  blank.lastIndex = at;
  return at + (blank.exec(text)?.[0].length ?? 0);
}
