/** Formats one at a time: a BLT file, which most are, is recognised before all others are loaded. */
import { blt } from './blt-format.ts';
import type { Format } from './format.ts';
import { headOf } from './head-of.ts';

/** The ids of all formats that stand in one file. */
export const formatIds: readonly string[] = [
  'blt',
  'preflib',
  'pabulib',
  'json',
  'csv-scores',
  'csv',
  'debian-tally',
  'abif',
  'case-json',
];

/** The format with this id. Undefined when there is none. */
export async function loadFormat(id: string): Promise<Format | undefined> {
  if (id === blt.id) return blt;
  const { formats } = await import('./formats.ts');
  return formats.find((format) => format.id === id);
}

/** As {@link guessFormat} guesses. */
export async function recogniseFormat(file: Uint8Array, name: string): Promise<Format | undefined> {
  if (/\.blt(\.gz)?$/i.test(name) && blt.looksLike(headOf(file))) return blt;
  const { guessFormat } = await import('./formats.ts');
  return guessFormat(file, name);
}
