/** Every format there is, and a guess at which one a file has. */
import { abif } from './abif.ts';
import { blt } from './blt-format.ts';
import { caseJson } from './case-json.ts';
import { csvRankings, csvScores } from './csv-papers.ts';
import { debianTally } from './debian-tally.ts';
import type { Format } from './format.ts';
import { headOf } from './head-of.ts';
import { pabulib } from './pabulib.ts';
import { preflib } from './preflib.ts';
import { profileJson } from './profile-json.ts';

/** The more telling ones first: a guess takes the first that fits. */
export const formats: readonly Format[] = [
  blt,
  preflib,
  pabulib,
  profileJson,
  csvScores,
  csvRankings,
  debianTally,
  abif,
  caseJson,
];

/** By the look of the file, then by its name. */
export function guessFormat(file: Uint8Array, name: string): Format | undefined {
  const head = headOf(file);
  // A file of ours names its format, whatever it is called itself.
  if (profileJson.looksLike(head)) return profileJson;
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  const named = formats
    .flatMap((format) => format.extensions.map((ending) => ({ format, ending })))
    .filter(({ ending }) => plain.endsWith(ending))
    .sort((a, b) => b.ending.length - a.ending.length);
  const looks = formats.filter((format) => format.looksLike(head));
  return looks.find((format) => named.some((other) => other.format === format)) ?? looks[0] ?? named[0]?.format;
}
