/**
 * CSV of rankings and of scores: a row for each paper (or for `weight` equal ones), a column for each candidate.
 *
 *     weight,Ann,Bob,Cem          weight may be left out
 *     12,1,2,
 *     3,2,1,2                     the same number: the same rank; 1 and 3 without 2: a skipped rank
 *     1,No opinion,1,2            CIVS and Elekto: this voter does not compare Ann with anybody
 *
 * or, for rankings, a column for each rank and names in the cells:
 *
 *     weight,rank 1,rank 2
 *     12,Ann,Bob
 *
 * Scores start with what the scale is: `highest,5`, or `grades,Reject,Poor,Good` (worst first; cells hold
 * the words). An empty cell is no score.
 */
import { ok } from '@quorate/basics';
import type { Candidate, RankedProfile, ScoredProfile } from '../profile.ts';
import { mostCandidates } from '../profile.ts';
import { type CsvRow, type CsvRows, firstRow, printCsvRow, rowsOf, separatorOf } from './csv.ts';
import { printWeight } from './decimals.ts';
import type { Format } from './format.ts';
import type { WeightProblem } from './paper-collector.ts';
import { malformed, type Parsed, type ParseOptions } from './problem.ts';
import { RankedCollector } from './ranked-collector.ts';
import { pushRanks, ranksOf } from './ranks-of.ts';
import { ScoredCollector, scoresOf } from './scored-collector.ts';
import { readWeight } from './text-lines.ts';

export const csvRankings: Format = {
  id: 'csv',
  summary: 'CSV of rankings: a column for each candidate (or rank), a row for each paper',
  extensions: ['.csv'],
  looksLike: (head) =>
    /^\uFEFF?"?(weight"?[,;\t]|((rank|choice|preference) ?1|1st( (rank|choice|preference))?)"?\s*[,;\t])/i.test(head),
  parse: (file, options) => {
    const read = readCsvRankings(file, options);
    if (!read.ok) return read;
    const { profile, someWithoutOpinion } = read.value;
    return ok({ profile, defaults: someWithoutOpinion ? { unranked: 'not-compared', order: 'defeats' } : {} });
  },
  print: (profile) => (profile.kind === 'ranked' && fitHeader(profile) ? printCsvRankings(profile) : undefined),
};

export const csvScores: Format = {
  id: 'csv-scores',
  summary: 'CSV of scores or grades: the scale, then a column for each candidate',
  extensions: ['.scores.csv', '.grades.csv'],
  looksLike: (head) => /^\uFEFF?"?(highest|grades)"?[,;\t]/.test(head),
  parse: (file, options) => {
    const profile = parseCsvScores(file, options);
    return profile.ok ? ok({ profile: profile.value, defaults: {} }) : profile;
  },
  print: (profile) => (profile.kind === 'scored' && fitHeader(profile) ? printCsvScores(profile) : undefined),
};

const rankColumn = /^\s*((rank|choice|preference)\s*\d+|\d+(st|nd|rd|th)(\s+(rank|choice|preference))?)\s*$/i;

const noOpinion = /^\s*no opinion\s*$/i;

export function parseCsvRankings(file: Uint8Array | string, options: ParseOptions = {}): Parsed<RankedProfile> {
  const read = readCsvRankings(file, options);
  return read.ok ? ok(read.value.profile) : read;
}

interface Rankings {
  readonly profile: RankedProfile;
  readonly someWithoutOpinion: boolean;
}

function readCsvRankings(file: Uint8Array | string, options: ParseOptions = {}): Parsed<Rankings> {
  const separator = separatorOf(file);
  const rows = rowsOf(file, { ...options, separator });
  const head = firstRow(rows);
  if (!head.ok) return head;
  const header = readHeader(head.value);
  if (!header.ok) return header;
  const { columns, weighted } = header.value;
  const byRank = columns.length > 0 && columns.every((name) => rankColumn.test(name));
  const candidates = byRank ? namesIn(rowsOf(file, { separator }), weighted) : columns;
  const numbers = new Map(candidates.map((name, i) => [name, i]));
  const papers = new RankedCollector();
  let someWithoutOpinion = false;
  const refused = eachRow(rows, header.value, (row, line) => {
    const cells = byRank ? row : row.map((cell) => (noOpinion.test(cell) ? '' : cell));
    someWithoutOpinion ||= cells.some((cell, i) => cell !== row[i]);
    const ranks = byRank ? readNames(cells, numbers, line) : readRanks(cells, line);
    if (!ranks.ok) return ranks;
    pushRanks(papers, ranks.value);
    return (whole, decimals, places) => papers.finish(whole, decimals, places);
  });
  if (refused) return refused;
  const profile = { candidates: candidates.map((name) => ({ name })), papers: papers.result() };
  return ok({ profile: { kind: 'ranked', title: '', ...profile }, someWithoutOpinion });
}

export function parseCsvScores(file: Uint8Array | string, options: ParseOptions = {}): Parsed<ScoredProfile> {
  const separator = separatorOf(file);
  const rows = rowsOf(file, { ...options, separator });
  const first = firstRow(rows);
  if (!first.ok) return first;
  const scale = first.value;
  const [word, ...words] = scale?.cells ?? [];
  const grades = word === 'grades' ? words : undefined;
  const highest = grades
    ? grades.length - 1
    : word === 'highest' && /^\d{1,9}$/.test(words[0] ?? '')
      ? Number(words[0])
      : -1;
  if (highest < 0 || (grades && new Set(grades).size !== grades.length)) {
    return malformed(
      { line: scale?.line ?? 1 },
      scale?.cells.join(',') ?? '',
      '"highest," and a number, or "grades," and words',
    );
  }
  const head = firstRow(rows);
  if (!head.ok) return head;
  const header = readHeader(head.value);
  if (!header.ok) return header;
  const papers = new ScoredCollector();
  const refused = eachRow(rows, header.value, (cells, line) => {
    for (const [candidate, cell] of cells.entries()) {
      if (cell.trim() === '' && !grades?.includes(cell)) continue;
      const score = grades ? grades.indexOf(cell) : /^\s*-?\d{1,9}\s*$/.test(cell) ? Number(cell) : Number.NaN;
      if (!(score <= highest) || (grades && score < 0)) {
        return malformed({ line }, cell, grades ? `one of ${grades.join(', ')}` : `a whole score up to ${highest}`);
      }
      papers.give(candidate, score);
    }
    return (whole, decimals, places) => papers.finish(whole, decimals, places);
  });
  if (refused) return refused;
  const candidates: Candidate[] = header.value.columns.map((name) => ({ name }));
  return ok({ kind: 'scored', title: '', candidates, ...(grades ? { grades } : {}), highest, papers: papers.result() });
}

/** Ranks skipped at the end of a paper can't be shown, nor can title, seats, groups and lots. */
export function printCsvRankings({ candidates, papers }: RankedProfile): string {
  const rows = Array.from(papers.weights, (weight, i) => {
    const cells = candidates.map(() => '');
    for (const [rank, members] of ranksOf(papers, i).entries()) {
      for (const candidate of members) cells[candidate] = `${rank + 1}`;
    }
    return printCsvRow([printWeight(weight, papers.weightUnit), ...cells]);
  });
  return printCsvRow(['weight', ...candidates.map(({ name }) => name)]) + rows.join('');
}

export function printCsvScores({ candidates, grades, highest, papers }: ScoredProfile): string {
  const rows = Array.from(papers.weights, (weight, i) => {
    const cells = candidates.map(() => '');
    for (const { candidate, score } of scoresOf(papers, i)) cells[candidate] = grades?.[score] ?? `${score}`;
    return printCsvRow([printWeight(weight, papers.weightUnit), ...cells]);
  });
  const scale = grades ? ['grades', ...grades] : ['highest', `${highest}`];
  return printCsvRow(scale) + printCsvRow(['weight', ...candidates.map(({ name }) => name)]) + rows.join('');
}

/** Names in a header differ, say something, and stand on one line. */
function fitHeader({ candidates }: { readonly candidates: readonly Candidate[] }): boolean {
  const names = candidates.map(({ name }) => name);
  return new Set(names).size === names.length && names.every((name) => name.trim() !== '' && !/\p{Cc}/u.test(name));
}

interface Header {
  readonly columns: readonly string[];
  readonly weighted: boolean;
}

function readHeader(head: CsvRow | undefined): Parsed<Header> {
  if (head === undefined)
    return malformed({ line: 1 }, 'the end of the file', 'a header with the names of the candidates');
  const weighted = head.cells[0] === 'weight';
  const columns = head.cells.slice(weighted ? 1 : 0);
  // Spreadsheets leave empty columns at the end.
  while (columns.at(-1)?.trim() === '') columns.pop();
  const { line } = head;
  if (columns.length === 0 || columns.length > mostCandidates) {
    return malformed({ line }, head.cells.join(','), 'a header with the names of the candidates');
  }
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) return malformed({ line }, twice, 'columns with different names');
  if (columns.some((name) => name.trim() === '')) return malformed({ line }, '', 'a name in every column');
  const odd = columns.find((name) => /\p{Cc}/u.test(name));
  if (odd !== undefined) return malformed({ line }, odd, 'names without control characters');
  if (!weighted && columns.every((name) => /^\s*[\d.]*\s*$/.test(name))) {
    return malformed({ line }, head.cells.join(','), 'a header with the names of the candidates');
  }
  return ok({ columns, weighted });
}

type Refusal = ReturnType<typeof malformed>;
type Finish = (whole: number, decimals: number, places: number) => WeightProblem | undefined;

function eachRow(
  rows: CsvRows,
  { columns, weighted }: Header,
  take: (cells: readonly string[], line: number) => Finish | Refusal,
): Refusal | undefined {
  for (const row of rows) {
    if (!row.ok) return row;
    const { line } = row.value;
    const width = columns.length + (weighted ? 1 : 0);
    const blank = row.value.cells.slice(width).every((cell) => cell.trim() === '');
    const cells = blank ? row.value.cells.slice(0, width) : row.value.cells;
    if (cells.length !== width) return malformed({ line }, `${cells.length} cells`, `${width} cells, as in the header`);
    const weight = weighted ? readWeight(cells[0]?.trim() ?? '') : { whole: 1, decimals: 0, places: 0 };
    if (weight === undefined) return malformed({ line }, cells[0] ?? '', 'a weight: a number above 0');
    const finish = take(weighted ? cells.slice(1) : cells, line);
    if (typeof finish !== 'function') return finish;
    const problem = finish(weight.whole, weight.decimals, weight.places);
    if (problem === 'zero') return malformed({ line }, cells[0] ?? '', 'a weight above 0');
    if (problem) return malformed({ line }, cells[0] ?? '', 'weights that add up to less than 2^53');
  }
  return undefined;
}

function namesIn(rows: CsvRows, weighted: boolean): string[] {
  const names = new Set<string>();
  let head = true;
  for (const row of rows) {
    if (!head && row.ok) for (const cell of row.value.cells.slice(weighted ? 1 : 0)) names.add(cell.trim());
    head = false;
  }
  names.delete('');
  // By name, so that the order of the rows says nothing.
  return [...names].sort();
}

function readNames(cells: readonly string[], numbers: ReadonlyMap<string, number>, line: number): Parsed<number[][]> {
  const ranks: number[][] = [];
  const seen = new Set<number>();
  for (const cell of cells) {
    const candidate = numbers.get(cell.trim());
    if (candidate !== undefined && seen.has(candidate)) return malformed({ line }, cell, 'each candidate at most once');
    if (candidate !== undefined) seen.add(candidate);
    ranks.push(candidate === undefined ? [] : [candidate]);
  }
  while (ranks.at(-1)?.length === 0) ranks.pop();
  return ok(ranks);
}

function readRanks(cells: readonly string[], line: number): Parsed<number[][]> {
  const ranks: number[][] = [];
  for (const [candidate, cell] of cells.entries()) {
    const text = cell.trim();
    if (text === '') continue;
    const rank = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (rank < 1 || rank > mostCandidates) return malformed({ line }, cell, 'a rank from 1, or nothing');
    while (ranks.length < rank) ranks.push([]);
    ranks[rank - 1]?.push(candidate);
  }
  return ok(ranks);
}
