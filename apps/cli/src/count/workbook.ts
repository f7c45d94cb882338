/**
 * The first sheet of an Excel workbook as rows of texts. Only what cast vote records need:
 * shared and inline strings, numbers as they are written. Source: ECMA-376 part 1, SpreadsheetML.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import {
  type CsvRow,
  childOf,
  childrenOf,
  type FormatProblem,
  parseXml,
  type XmlElement,
  xmlElements,
} from '@quorate/tally';
import { type Unzipped, unzipped } from './unzip.ts';

/** Rows of the first sheet, each read when it is asked for; what is wrong comes as the last of them. */
export type SheetRows = () => Generator<Result<CsvRow, FormatProblem>, undefined>;

export function readWorkbook(bytes: Uint8Array): Result<SheetRows, FormatProblem> {
  const files = unzipped(bytes);
  if (files === undefined) return refuse(damaged('a whole workbook (.xlsx)'));
  const path = firstSheet(files);
  const sheet = path === undefined ? undefined : files[path];
  if (sheet === undefined) return refuse(damaged('a workbook with a sheet'));
  const strings = sharedStrings(files['xl/sharedStrings.xml']);
  if (!strings.ok) return strings;
  return ok(() => rowsIn(sheet, strings.value));
}

function* rowsIn(sheet: Uint8Array, strings: readonly string[]): Generator<Result<CsvRow, FormatProblem>, undefined> {
  let next = 1;
  for (const element of xmlElements(sheet, 'row')) {
    const row = element.ok ? readRow(element.value, next++, strings) : element;
    yield row;
    if (!row.ok) return;
  }
}

function readRow(row: XmlElement, next: number, strings: readonly string[]): Result<CsvRow, FormatProblem> {
  const line = Number(row.attributes['r'] ?? next);
  const cells: string[] = [];
  for (const cell of childrenOf(row, 'c')) {
    const column = columnOf(cell.attributes['r'] ?? '') ?? cells.length;
    if (column > 16_383) return refuse({ ...damaged('at most 16,384 columns'), line });
    while (cells.length < column) cells.push('');
    cells[column] = cellText(cell, strings);
  }
  return ok({ line, cells });
}

function firstSheet(files: Unzipped): string | undefined {
  const workbook = parsed(files['xl/workbook.xml']);
  const relations = parsed(files['xl/_rels/workbook.xml.rels']);
  const sheets = workbook && childOf(workbook, 'sheets');
  const id = sheets && childOf(sheets, 'sheet')?.attributes['id'];
  const target = relations?.children.find(({ attributes }) => attributes['Id'] === id)?.attributes['Target'];
  const named = target === undefined ? undefined : target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (named !== undefined && files[named]) return named;
  return Object.keys(files)
    .filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path))
    .sort()[0];
}

function parsed(bytes: Uint8Array | undefined): XmlElement | undefined {
  const root = bytes && parseXml(bytes);
  return root?.ok ? root.value : undefined;
}

function sharedStrings(bytes: Uint8Array | undefined): Result<readonly string[], FormatProblem> {
  if (bytes === undefined) return ok([]);
  const root = parseXml(bytes);
  return root.ok ? ok(childrenOf(root.value, 'si').map(richText)) : root;
}

/** A string may be cut into runs of different looks; phonetic hints are left out. */
function richText(item: XmlElement): string {
  const runs = childrenOf(item, 'r').map((run) => childOf(run, 't')?.text ?? '');
  return runs.length > 0 ? runs.join('') : (childOf(item, 't')?.text ?? '');
}

function cellText(cell: XmlElement, strings: readonly string[]): string {
  if (cell.attributes['t'] === 'inlineStr') {
    const inline = childOf(cell, 'is');
    return inline ? richText(inline) : '';
  }
  const value = childOf(cell, 'v')?.text ?? '';
  return cell.attributes['t'] === 's' ? (strings[Number(value)] ?? '') : value;
}

/** `AB12` is column 27, from 0. */
function columnOf(address: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address)?.[1];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function damaged(expected: string): FormatProblem {
  return { reason: 'malformed', line: 1, found: 'something else', expected };
}
