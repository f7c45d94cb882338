/** A transcript in the forms that were asked for, besides JSON. */
import { printCsvTable, printHtmlTable, printStory, printSvg, printTextTable, type Transcript } from '@quorate/tally';
import type { CountCall, TableKind } from './arguments.ts';

export function showTranscript(
  transcript: Transcript,
  { json, story, table, svg }: CountCall,
): { readonly out: string; readonly svg?: string } {
  const drawn = svg === undefined ? {} : { svg: printSvg(transcript) };
  if (json) return { out: '', ...drawn };
  const parts = [story ? printStory(transcript) : '', table ? tables[table](transcript) : ''];
  if (!story && !table) parts.push(printTextTable(transcript), '\n', outcome(transcript));
  return { out: parts.filter((part) => part !== '').join(story && table ? '\n' : ''), ...drawn };
}

const tables: { readonly [kind in TableKind]: (transcript: Transcript) => string } = {
  text: printTextTable,
  csv: printCsvTable,
  html: printHtmlTable,
};

function outcome({ elected, candidates, ties }: Transcript): string {
  const names = elected.map((candidate) => candidates[candidate]?.name ?? '');
  const open = ties.some(({ brokenBy }) => brokenBy === 'unbroken') ? 'A tie is left that only a lot can break.\n' : '';
  return `${names.length === 0 ? 'Nobody is elected' : `Elected: ${names.join(', ')}`}\n${open}`;
}
