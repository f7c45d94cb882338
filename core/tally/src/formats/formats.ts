/** Every format there is, and a guess at which one a file has. */
import { fromUtf8, ok } from '@quorate/basics';
import { abif } from './abif.ts';
import { parseBlt, printBlt } from './blt.ts';
import { caseJson } from './case-json.ts';
import { csvRankings, csvScores } from './csv-papers.ts';
import { debianTally } from './debian-tally.ts';
import type { Format } from './format.ts';
import { pabulib } from './pabulib.ts';
import { preflib } from './preflib.ts';
import { profileJson } from './profile-json.ts';

export const blt: Format = {
  id: 'blt',
  summary: 'BLT, as OpenSTV, Droop and stv-rs read it',
  extensions: ['.blt'],
  looksLike: (head) => /^\uFEFF?(\s*#.*\n)*\s*\d+\s+\d+[^\S\n]*(#.*)?\r?\n\s*(\[|-\d|\d|\()/.test(head),
  parse: (file, options) => {
    const profile = parseBlt(file, options);
    return profile.ok ? ok({ profile: profile.value, defaults: {} }) : profile;
  },
  print: (profile) => (profile.kind === 'ranked' ? printBlt(profile) : undefined),
};

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

function headOf(file: Uint8Array): string {
  // A cut may fall inside a character.
  for (let cut = 0; cut < 4; cut++) {
    const head = fromUtf8(file.subarray(0, Math.min(file.length, 4096 - cut)));
    if (head.ok) return head.value.replace(/^\uFEFF/, '');
  }
  return '';
}
