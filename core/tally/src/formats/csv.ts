/** Rows of separated values (RFC 4180, any separator), each with the line on which it starts. */
import { ok } from '@quorate/basics';
import { malformed, type Parsed } from './problem.ts';
import { textOf } from './text-lines.ts';

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Empty lines are passed over. */
export function parseCsv(file: Uint8Array | string, separator = ','): Parsed<CsvRow[]> {
  const text = textOf(file);
  if (!text.ok) return text;
  const rows: CsvRow[] = [];
  const source = text.value;
  let line = 1;
  let at = 0;
  while (at < source.length) {
    const row = readRow(source, at, line, separator);
    if (!row.ok) return row;
    const { cells, next, lines } = row.value;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
    at = next;
    line += lines;
  }
  return ok(rows);
}

/** One row, quoted only where it must be. */
export function printCsvRow(cells: readonly string[], separator = ','): string {
  const quoted = cells.map((cell) =>
    cell.includes(separator) || /["\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  // A row of one empty cell would read as an empty line.
  return `${quoted.length === 1 && quoted[0] === '' ? '""' : quoted.join(separator)}\n`;
}

interface Row {
  readonly cells: string[];
  readonly next: number;
  readonly lines: number;
}

function readRow(text: string, from: number, line: number, separator: string): Parsed<Row> {
  const end = text.indexOf('\n', from);
  const plain = text.slice(from, end < 0 ? text.length : end);
  if (!plain.includes('"')) {
    const trimmed = plain.endsWith('\r') ? plain.slice(0, -1) : plain;
    return ok({ cells: trimmed.split(separator), next: end < 0 ? text.length : end + 1, lines: 1 });
  }
  return readQuotedRow(text, from, line, separator);
}

function readQuotedRow(text: string, from: number, line: number, separator: string): Parsed<Row> {
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  for (;;) {
    if (text[at] === '"') {
      let cell = '';
      let part = at + 1;
      for (;;) {
        const close = text.indexOf('"', part);
        if (close < 0)
          return malformed({ line: line + lines, column: at - from + 1 }, text.slice(at, at + 60), 'a closing quote');
        cell += text.slice(part, close);
        if (text[close + 1] !== '"') {
          at = close + 1;
          break;
        }
        cell += '"';
        part = close + 2;
      }
      lines += cell.split('\n').length - 1;
      cells.push(cell);
      if (text[at] === '\r') at++;
      if (at < text.length && text[at] !== '\n' && !text.startsWith(separator, at)) {
        return malformed(
          { line: line + lines },
          text.slice(at, at + 40),
          `"${separator}" or the end of the line after a closing quote`,
        );
      }
    } else {
      let to = at;
      while (to < text.length && text[to] !== '\n' && !text.startsWith(separator, to)) to++;
      const cell = text.slice(at, to);
      cells.push(text[to] !== separator && cell.endsWith('\r') ? cell.slice(0, -1) : cell);
      at = to;
    }
    if (at >= text.length) return ok({ cells, next: at, lines: lines + 1 });
    if (text[at] === '\n') return ok({ cells, next: at + 1, lines: lines + 1 });
    at += separator.length;
  }
}
