/**
 * A long list in a JSON file, read some elements at a time: a million papers as one tree of values would take gigabytes.
 *
 *     {"kind": "ranked", "papers": [[12, [[0], [1]]], ...], "title": "..."}
 *
 * What surrounds the list is read with the list left out; its elements come in pieces of some ten thousand characters.
 * Only where brackets and texts begin and end is looked at here: whether it is JSON, the pieces show.
 */
import { type Json, parseJson } from '@quorate/basics';

export interface ListInJson {
  /** The text with the list emptied. */
  readonly around: string;
  /** Undefined, at last, when the list is no JSON. */
  readonly elements: () => Generator<Json | undefined, undefined>;
}

/** Undefined when the outermost object has no list of this name, or two of them. */
export function listInJson(text: string, name: string): ListInJson | undefined {
  const found = findLists(text, name);
  const [list] = found;
  if (list === undefined || found.length > 1) return undefined;
  const [from, to] = list;
  return {
    around: `${text.slice(0, from)}[]${text.slice(to + 1)}`,
    elements: () => elementsOf(text, from + 1, to),
  };
}

const [quote, backslash, comma, openSquare, closeSquare, openCurly, closeCurly] = [
  0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d,
];
const pieceLength = 1 << 16;

/** Places of the brackets around each. */
function findLists(text: string, name: string): readonly (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  let [depth, from] = [0, -1];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfText(text, at);
      if (depth === 1 && from < 0 && text.slice(at + 1, end) === name) from = listAfterColon(text, end + 1);
      at = end;
    } else if (code === openSquare || code === openCurly) depth++;
    else if (code === closeSquare || code === closeCurly) {
      depth--;
      if (depth !== 1 || from < 0) continue;
      found.push([from, at]);
      from = -1;
    }
  }
  return found;
}

function listAfterColon(text: string, at: number): number {
  const start = /^[ \t\n\r]*:[ \t\n\r]*(?=\[)/.exec(text.slice(at, at + 200));
  return start ? at + start[0].length : -1;
}

/** The place of the closing quote, or the last character where there is none. */
function endOfText(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length - 1;
}

function* elementsOf(text: string, from: number, to: number): Generator<Json | undefined, undefined> {
  let [start, depth] = [from, 0];
  for (let at = from; at <= to; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfText(text, at);
    else if (code === openSquare || code === openCurly) depth++;
    else if (at < to && (code === closeSquare || code === closeCurly)) depth--;
    const ends = at === to || (depth === 0 && code === comma && at - start > pieceLength);
    if (!ends) continue;
    const piece = parseJson(`[${text.slice(start, at)}]`);
    if (!piece.ok || !Array.isArray(piece.value)) return void (yield undefined);
    // A comma before the end of the list announces an element that is not there.
    if (start > from && piece.value.length === 0) return void (yield undefined);
    yield* piece.value;
    start = at + 1;
  }
}
