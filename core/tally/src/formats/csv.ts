/** Rows of separated values (RFC 4180, any separator), each with the line on which it starts. */
import { ok } from '@quorate/basics';
import { malformed, type Parsed, type ParseOptions } from './problem.ts';
import { type Line, rawLinesOf } from './text-lines.ts';

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows as they are read; what is wrong comes as the last of them. */
export type CsvRows = Iterable<Parsed<CsvRow>>;

/** Empty lines are passed over. */
export function* rowsOf(
  file: Uint8Array | string,
  { separator = ',', ...options }: ParseOptions & { readonly separator?: string } = {},
): Generator<Parsed<CsvRow>, undefined> {
  const lines = new Lines(rawLinesOf(file, options));
  for (let next = lines.take(); next; next = lines.take()) {
    if (!next.ok) return void (yield next);
    const { text, line } = next.value;
    const row = text.includes('"') ? readQuotedRow(next.value, lines, separator) : ok(plainCells(text, separator));
    if (!row.ok) return void (yield row);
    if (row.value.length > 1 || row.value[0] !== '') yield ok({ line, cells: row.value });
  }
}

/** What separates cells: a tab where the first line has one, else a comma, else a semicolon. */
export function separatorOf(file: Uint8Array | string): string {
  const first = rawLinesOf(file).next().value;
  const plain = first?.ok ? first.value.text.replaceAll(/"[^"]*"/g, '') : '';
  return ['\t', ',', ';'].find((mark) => plain.includes(mark)) ?? ',';
}

/** The first row; undefined when there is none. The rest can still be read. */
export function firstRow(rows: Iterator<Parsed<CsvRow>>): Parsed<CsvRow | undefined> {
  const first = rows.next();
  return first.done ? ok(undefined) : first.value;
}

/** One row, quoted only where it must be. */
export function printCsvRow(cells: readonly string[], separator = ','): string {
  const quoted = cells.map((cell) =>
    cell.includes(separator) || /["\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  // A row of one empty cell would read as an empty line.
  return `${quoted.length === 1 && quoted[0] === '' ? '""' : quoted.join(separator)}\n`;
}

/** Lines one after the other; some may be given back. */
class Lines {
  private readonly source: Iterator<Parsed<Line>>;
  /** Given back, the next one last. */
  private readonly back: Parsed<Line>[] = [];

  constructor(source: Iterator<Parsed<Line>>) {
    this.source = source;
  }

  take(): Parsed<Line> | undefined {
    const back = this.back.pop();
    if (back) return back;
    const next = this.source.next();
    return next.done ? undefined : next.value;
  }

  giveBack(lines: readonly Parsed<Line>[]): void {
    this.back.push(...lines.toReversed());
  }
}

function plainCells(text: string, separator: string): readonly string[] {
  return (text.endsWith('\r') ? text.slice(0, -1) : text).split(separator);
}

/** A row with quotes may go on over lines: twice as many are looked at until every quote is closed. */
function readQuotedRow(first: Line, lines: Lines, separator: string): Parsed<readonly string[]> {
  const taken: Line[] = [first];
  for (;;) {
    const row = readCells(taken.map(({ text }) => text).join('\n'), separator);
    if (row.what === 'row') {
      lines.giveBack(taken.slice(row.lines).map(ok));
      return ok(row.cells);
    }
    const wanted = row.what === 'open' ? taken.length : 0;
    const before = taken.length;
    for (let more = 0; more < wanted; more++) {
      const next = lines.take();
      if (next === undefined) break;
      if (!next.ok) return next;
      taken.push(next.value);
    }
    if (taken.length > before) continue;
    const { line, column, found } = row;
    const expected =
      row.what === 'open' ? 'a closing quote' : `"${separator}" or the end of the line after a closing quote`;
    return malformed({ line: first.line + line, column }, found, expected);
  }
}

type Cells =
  | { readonly what: 'row'; readonly cells: readonly string[]; readonly lines: number }
  | {
      /** A quote that nothing closes, or something behind one that does. */
      readonly what: 'open' | 'closed';
      /** Lines after the first. */
      readonly line: number;
      readonly column: number;
      readonly found: string;
    };

function readCells(text: string, separator: string): Cells {
  const cells: string[] = [];
  let at = 0;
  let lines = 0;
  const refused = (what: 'open' | 'closed'): Cells => ({
    what,
    line: lines,
    column: at - (text.lastIndexOf('\n', at - 1) + 1) + 1,
    found: text.slice(at, at + 60),
  });
  for (;;) {
    if (text[at] === '"') {
      const quoted = readQuotedCell(text, at);
      if (quoted === undefined) return refused('open');
      lines += quoted.cell.split('\n').length - 1;
      cells.push(quoted.cell);
      at = quoted.next;
      if (text[at] === '\r') at++;
      if (at < text.length && text[at] !== '\n' && !text.startsWith(separator, at)) return refused('closed');
    } else {
      let to = at;
      while (to < text.length && text[to] !== '\n' && !text.startsWith(separator, to)) to++;
      const cell = text.slice(at, to);
      cells.push(text[to] !== separator && cell.endsWith('\r') ? cell.slice(0, -1) : cell);
      at = to;
    }
    if (at >= text.length || text[at] === '\n') return { what: 'row', cells, lines: lines + 1 };
    at += separator.length;
  }
}

/** Undefined when nothing closes it. Two quotes within it are one. */
function readQuotedCell(text: string, from: number): { readonly cell: string; readonly next: number } | undefined {
  const parts: string[] = [];
  for (let part = from + 1; ; ) {
    const close = text.indexOf('"', part);
    if (close < 0) return undefined;
    parts.push(text.slice(part, close));
    if (text[close + 1] !== '"') return { cell: parts.join('"'), next: close + 1 };
    part = close + 2;
  }
}
