/**
 * Cast vote records as tables: generic CSV (a column for each candidate, ranks in the cells), ES&S
 * (a column for each rank, names in the cells) and Clear Ballot (a column for each candidate at each rank, 0 or 1).
 */
import { ok } from '@quorate/basics';
import { type CsvRow, firstRow } from '../csv.ts';
import { malformed, type Parsed } from '../problem.ts';
import type { CvrConfig, CvrSource } from './config.ts';
import type { CvrRecords, Mark, Marked } from './records.ts';

type Rows = Iterable<Parsed<CsvRow>> & Iterator<Parsed<CsvRow>>;

export function readGenericCsv(rows: Rows, source: CvrSource, records: CvrRecords): Parsed<void> {
  const first = firstRow(rows);
  if (!first.ok) return first;
  const head = first.value;
  if (head === undefined) return malformed({ line: 1 }, 'the end of the file', 'a header with the candidates');
  const columns = head.cells.slice(source.firstVoteColumn - 1).map((cell) => cell.trim());
  for (const row of rows) {
    if (!row.ok) return row;
    const { line, cells } = row.value;
    if (line < source.firstVoteRow) continue;
    const marks: Mark[] = [];
    for (const [i, cell] of cells.slice(source.firstVoteColumn - 1).entries()) {
      const text = cell.trim();
      if (text === '') continue;
      if (!/^\d{1,4}$/.test(text)) return malformed({ line }, text, 'a rank, or nothing');
      const name = columns[i];
      if (name === undefined) return malformed({ line }, text, `${columns.length} columns of candidates`);
      const who: Marked = isLabel(name, source.undeclaredWriteInLabel) ? 'undeclared' : { named: name };
      marks.push({ rank: Number(text), who });
    }
    const added = records.add(marks, line);
    if (!added.ok) return added;
  }
  return ok(undefined);
}

export function readEss(rows: Rows, source: CvrSource, records: CvrRecords, { rules }: CvrConfig): Parsed<void> {
  const most = /^\d{1,4}$/.test(rules['maxRankingsAllowed'] ?? '') ? Number(rules['maxRankingsAllowed']) : undefined;
  const first = source.firstVoteColumn - 1;
  for (const row of rows) {
    if (!row.ok) return row;
    const { line, cells } = row.value;
    if (line < source.firstVoteRow) continue;
    const votes = cells.slice(first, most === undefined ? undefined : first + most);
    if (source.blankIsUndeclaredWriteIn) while (votes.length < (most ?? 0)) votes.push('');
    const marks: Mark[] = [];
    for (const [i, cell] of votes.entries()) {
      const taken = readEssCell(cell.trim(), i + 1, source, line);
      if (!taken.ok) return taken;
      marks.push(...taken.value);
    }
    const added = records.add(marks, line);
    if (!added.ok) return added;
  }
  return ok(undefined);
}

function readEssCell(cell: string, rank: number, source: CvrSource, line: number): Parsed<Mark[]> {
  if (cell === '') return ok(source.blankIsUndeclaredWriteIn ? [{ rank, who: 'undeclared' }] : []);
  const parts =
    source.overvoteDelimiter.trim() === '' ? [cell] : cell.split(source.overvoteDelimiter).map((part) => part.trim());
  const marks: Mark[] = [];
  for (const part of parts) {
    const skipped = isLabel(part, source.skippedRankLabel);
    if (parts.length > 1 && (part === '' || skipped))
      return malformed({ line }, cell, 'candidates on both sides of the mark for overvotes');
    if (skipped) continue;
    const undeclared = isLabel(part, source.undeclaredWriteInLabel);
    marks.push({
      rank,
      who: isLabel(part, source.overvoteLabel) ? 'overvote' : undeclared ? 'undeclared' : { named: part },
    });
  }
  return ok(marks);
}

/** Headers read `Choice_12_1:Contest:rank:Vote For 1:Candidate:Party`. */
export function readClearBallot(rows: Rows, source: CvrSource, records: CvrRecords): Parsed<void> {
  const first = firstRow(rows);
  if (!first.ok) return first;
  const head = first.value;
  if (head === undefined) return malformed({ line: 1 }, 'the end of the file', 'a header');
  const columns: { readonly column: number; readonly mark: Mark }[] = [];
  for (const [column, cell] of head.cells.entries()) {
    const [choice = '', contest, rank = '', , name = ''] = cell.split(':');
    if (!choice.startsWith('Choice_') || contest !== source.contestId) continue;
    if (!/^[1-9]\d{0,3}$/.test(rank)) return malformed({ line: head.line }, cell, 'a rank as the third part');
    const who: Marked = isLabel(name, source.undeclaredWriteInLabel) ? 'undeclared' : { named: name };
    columns.push({ column, mark: { rank: Number(rank), who } });
  }
  if (columns.length === 0)
    return malformed({ line: head.line }, head.cells[0] ?? '', `columns of the contest "${source.contestId}"`);
  for (const row of rows) {
    if (!row.ok) return row;
    const { line, cells } = row.value;
    const marks: Mark[] = [];
    for (const { column, mark } of columns) {
      const cell = cells[column]?.trim() ?? '';
      if (cell !== '0' && cell !== '1') return malformed({ line }, cell, `0 or 1 in column ${column + 1}`);
      if (cell === '1') marks.push(mark);
    }
    const added = records.add(marks, line);
    if (!added.ok) return added;
  }
  return ok(undefined);
}

function isLabel(cell: string, label: string): boolean {
  return label !== '' && cell === label.trim();
}
