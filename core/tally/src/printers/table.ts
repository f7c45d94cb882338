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

export function printTextTable(transcript: Transcript): string {
  const { caption, header: headings, rows } = transcriptTable(transcript);
  const header = headings.map((heading) =>
    width(heading) > 24 ? `${Array.from(heading).slice(0, 23).join('')}…` : heading,
  );
  const lines = [header, ...rows.map(({ cells }) => cells)];
  const widths = header.map((_, column) => Math.max(...lines.map((cells) => width(cells[column] ?? ''))));
  const print = (cells: readonly string[]): string =>
    cells
      .map((cell, i) =>
        i === 0 || i === cells.length - 1 ? padEnd(cell, widths[i] ?? 0) : padStart(cell, widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const body = rows.map(({ cells }) => print(cells));
  return `${caption}\n\n${print(header)}\n${widths.map((w) => '-'.repeat(w)).join('  ')}\n${body.join('\n')}\n`;
}

export function printCsvTable(transcript: Transcript): string {
  const { header, rows } = transcriptTable(transcript);
  return [header, ...rows.map(({ cells }) => cells)].map((cells) => printCsvRow(cells)).join('');
}

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

function width(text: string): number {
  return Array.from(text).length;
}

function padEnd(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}

function padStart(text: string, to: number): string {
  return ' '.repeat(Math.max(0, to - width(text))) + text;
}
