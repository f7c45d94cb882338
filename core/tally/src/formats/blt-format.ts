import { ok } from '@quorate/basics';
import { parseBlt, printBlt } from './blt.ts';
import type { Format } from './format.ts';

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
