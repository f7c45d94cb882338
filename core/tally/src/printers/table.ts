/** The stages of a count as a table: a row for each candidate, a column for each stage; as text, CSV and HTML. */
import { printCsvRow } from '../formats/csv.ts';
import type { Stage, Transcript } from '../transcript.ts';
import { Names } from './names.ts';
import { isZero } from './numbers.ts';
import { sharesSeats } from './shares.ts';

export interface TranscriptTable {
  readonly caption: string;
  /** The first cell heads the names. */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly kind: 'candidate' | 'total';
  readonly cells: readonly string[];
  /** How it ended for the candidate. */
  readonly state?: 'elected' | 'excluded' | 'withdrawn';
}

export function transcriptTable(transcript: Transcript): TranscriptTable {
  const { stages, candidates, elected, title, rule } = transcript;
  const names = new Names(transcript);
  const out = new Set(stages.flatMap(({ excluded }) => excluded));
  const sharing = sharesSeats(elected);
  const rows: TableRow[] = candidates.map(({ withdrawn }, c) => {
    const place = elected.indexOf(c);
    const seats = sharing ? elected.filter((list) => list === c).length : 0;
    const state = place >= 0 ? 'elected' : withdrawn ? 'withdrawn' : out.has(c) ? 'excluded' : undefined;
    const won = seats > 0 ? `seats ${seats}` : `elected ${place + 1}`;
    const outcome = place >= 0 ? won : (state ?? '');
    return {
      kind: 'candidate',
      cells: [names.of(c), ...stages.map(({ votes }) => votes[c] ?? ''), outcome],
      ...(state ? { state } : {}),
    };
  });
  const totals: readonly [string, (stage: Stage) => string][] = [
    ['Exhausted', ({ exhausted }) => exhausted],
    ['Lost to rounding', ({ lostToRounding }) => lostToRounding],
    ['Quota', ({ quota }) => quota ?? ''],
  ];
  for (const [label, of] of totals) {
    const cells = stages.map(of);
    if (cells.some((cell) => cell !== '' && !isZero(cell))) rows.push({ kind: 'total', cells: [label, ...cells, ''] });
  }
  const header = ['Candidate', ...stages.map((stage, i) => `${i + 1} ${heading(stage, names)}`), 'Outcome'];
  return { caption: title === '' ? rule : `${title} (${rule})`, header, rows };
}

/** Lines of at most 120 characters: more stages than fit side by side come below, with the names again. */
export function printTextTable(transcript: Transcript): string {
  const { caption, header, rows } = transcriptTable(transcript);
  const cells = rows.map((row) => row.cells.map((cell, column) => (column === 0 ? cut(cell, longestName) : cell)));
  const widest = header.map((_, column) => Math.max(0, ...cells.map((row) => width(row[column] ?? ''))));
  const headings = header.map((text, column) => wrap(text, Math.max(shortestHeading, widest[column] ?? 0)));
  const widths = widest.map((wide, column) => Math.max(wide, ...(headings[column] ?? []).map(width)));
  const blocks = blocksOf(widths).map((columns) => printBlock(headings, cells, widths, columns));
  return `${caption}\n\n${blocks.join('\n')}`;
}

const [longestLine, longestName, shortestHeading, mostHeadingLines] = [120, 40, 12, 3];

/** At blanks; a longer word is cut, and so is what goes beyond three lines. */
function wrap(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && width(last) + 1 + width(word) <= length) lines[lines.length - 1] = `${last} ${word}`;
    else if (lines.length === mostHeadingLines) {
      lines[lines.length - 1] = `${cut(last ?? '', length - 1).replace(/…$/, '')}…`;
      break;
    } else lines.push(cut(word, length));
  }
  return lines;
}

/** Columns for each block: the names, then as many stages as fit; the outcome stands in the last. */
function blocksOf(widths: readonly number[]): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  let used = longestLine;
  for (const [column, wide] of widths.entries()) {
    if (column === 0) continue;
    if (used + 2 + wide > longestLine && (blocks.at(-1)?.length ?? 2) > 1) {
      blocks.push([0]);
      used = widths[0] ?? 0;
    }
    blocks.at(-1)?.push(column);
    used += 2 + wide;
  }
  return blocks;
}

function printBlock(
  headings: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  columns: readonly number[],
): string {
  const print = (cells: readonly string[]): string =>
    columns
      .map((column) => {
        const cell = cells[column] ?? '';
        const wide = widths[column] ?? 0;
        return column === 0 || column === widths.length - 1 ? padEnd(cell, wide) : padStart(cell, wide);
      })
      .join('  ')
      .trimEnd();
  // Short headings stand at the bottom, above their numbers.
  const tall = Math.max(...columns.map((column) => headings[column]?.length ?? 0));
  const head = Array.from({ length: tall }, (_, line) =>
    print(headings.map((lines) => lines[line - (tall - lines.length)] ?? '')),
  );
  const rule = columns.map((column) => '-'.repeat(widths[column] ?? 0)).join('  ');
  return `${[...head, rule, ...rows.map(print)].join('\n')}\n`;
}

export function printCsvTable(transcript: Transcript): string {
  const { header, rows } = transcriptTable(transcript);
  return [header, ...rows.map(({ cells }) => cells)].map((cells) => printCsvRow(cells)).join('');
}

/** A page of its own: reads on a phone, prints, and needs nothing else. */
export function printHtmlPage(transcript: Transcript): string {
  const { caption } = transcriptTable(transcript);
  const head = `<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escapeXml(caption)}</title>`;
  return `<!doctype html>\n<html lang="en">\n${head}\n<style>\n${pageStyle}</style>\n<div>\n${printHtmlTable(transcript)}</div>\n</html>\n`;
}

const pageStyle = `body { margin: 1rem; font-family: "Atkinson Hyperlegible Next", Arial, sans-serif; color: #1a1a1a; background: #fff }
div { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
caption { text-align: start; font-weight: bold; font-size: 1.25rem; padding-block: .5rem; position: sticky; inset-inline-start: 0 }
th, td { padding: .3rem .6rem; border-bottom: 1px solid #ccc; text-align: end; vertical-align: bottom }
thead th { font-weight: normal; min-width: 5rem; max-width: 11rem; border-bottom: 2px solid #1a1a1a }
th:first-child { text-align: start; font-weight: normal; min-width: 9rem; max-width: 18rem; position: sticky; inset-inline-start: 0; background: #fff }
td:last-child, thead th:last-child { text-align: start }
.elected > *, .elected > th:first-child { font-weight: bold }
.excluded > *, .withdrawn > *, .total > * { color: #555 }
@media print { body { margin: 0 } th, td { padding: .1rem .25rem } }
`;

/** A `<table>` alone, to be set into a page. */
export function printHtmlTable(transcript: Transcript): string {
  const { caption, header, rows } = transcriptTable(transcript);
  const head = header.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join('');
  const body = rows.map(({ cells: [name = '', ...cells], kind, state }) => {
    const attributes = `class="${state === undefined ? kind : `${kind} ${state}`}"`;
    return `<tr ${attributes}><th scope="row">${escapeXml(name)}</th>${cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>\n`;
  });
  return `<table>\n<caption>${escapeXml(caption)}</caption>\n<thead>\n<tr>${head}</tr>\n</thead>\n<tbody>\n${body.join('')}</tbody>\n</table>\n`;
}

export function escapeXml(text: string): string {
  return Array.from(text, (c) => escapes[c] ?? (isForbidden(c) ? '�' : c)).join('');
}

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** XML 1.0 section 2.2: control characters have no place in a document. */
function isForbidden(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code < 0x20 && code !== 9 && code !== 10 && code !== 13) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfffe ||
    code === 0xffff
  );
}

function heading({ action, on }: Stage, names: Names): string {
  const plain = action.replaceAll('-', ' ');
  if (on.length === 0) return plain;
  const first = names.of(on[0] ?? 0);
  return on.length === 1 ? `${plain} ${first}` : `${plain} ${first} +${on.length - 1}`;
}

function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

function width(text: string): number {
  return Array.from(text).length;
}

function padEnd(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}

function padStart(text: string, to: number): string {
  return ' '.repeat(Math.max(0, to - width(text))) + text;
}
