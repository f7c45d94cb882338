/** A transcript in the forms that were asked for, besides JSON. */
import {
  printCsvTable,
  printHtmlPage,
  printStory,
  printSvg,
  printTextTable,
  seatsPerList,
  sharesSeats,
  type Transcript,
} from '@quorate/tally';
import type { CountCall, TableKind } from './arguments.ts';

export function showTranscript(
  transcript: Transcript,
  { json, story, table, svg }: CountCall,
): { readonly out: string; readonly svg?: string } {
  const drawn = svg === undefined ? {} : { svg: printSvg(transcript, 'fixed') };
  if (json) return { out: '', ...drawn };
  const parts = [story ? printStory(transcript) : '', table ? tables[table](transcript) : ''];
  if (!story && !table) parts.push(printTextTable(transcript), '\n', outcome(transcript));
  return { out: parts.filter((part) => part !== '').join(story && table ? '\n' : ''), ...drawn };
}

const tables: { readonly [kind in TableKind]: (transcript: Transcript) => string } = {
  text: printTextTable,
  csv: printCsvTable,
  html: printHtmlPage,
};

function outcome({ elected, candidates, ties }: Transcript): string {
  const nameOf = (candidate: number): string => candidates[candidate]?.name ?? '';
  const open = ties.some(({ brokenBy }) => brokenBy === 'unbroken') ? 'A tie is left that only a lot can break.\n' : '';
  const shares = seatsPerList(elected).map(({ list, seats }) => `${nameOf(list)} ${seats}`);
  const won = sharesSeats(elected) ? `Seats: ${shares.join(', ')}` : `Elected: ${elected.map(nameOf).join(', ')}`;
  return `${elected.length === 0 ? 'Nobody is elected' : won}\n${open}`;
}
