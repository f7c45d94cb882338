import { describe, expect, it } from 'vitest';
import { formats } from './formats.ts';
import { parseXml } from './xml.ts';

/** Files that would cost a careless parser minutes: long runs, deep nests, and quotes that nothing closes. */
const long = 200_000;
const hostile: { readonly [what: string]: string } = {
  'a line of blanks': ' '.repeat(long),
  'a header of blanks': `#${' '.repeat(long)}x`,
  'a header with blanks before its end': `# TITLE ${' '.repeat(long)}x`,
  'a name that opens comments': `1 1\n0\n${'"/*'.repeat(long)}`,
  'an option of dashes': `Option ${'-'.repeat(long)}`,
  'an option of blanks': `Option 1${' '.repeat(long)}x`,
  'a vote with blanks inside': `1:A${' '.repeat(long)}x`,
  'a vote with blanks after a slash': `1:A/${' '.repeat(long)}x`,
  'an order of blanks': `# DATA TYPE: soi\n1: 1${' '.repeat(long)}x`,
  'a nest of lists': '['.repeat(long),
  'a nest of objects': '{"a":'.repeat(long),
  'a long text in broken JSON': `["${'a'.repeat(20 * long)}",`,
  'quotes without end': '"a""'.repeat(long),
  'brackets without end': '1 1\n['.repeat(long),
  'digits without end': '9'.repeat(long),
};

describe('a hostile file', () => {
  it.each(Object.entries(hostile))('%s: is answered at once in every format', (_, text) => {
    for (const { parse } of formats) expect(typeof parse(text).ok).toBe('boolean');
  });

  it('of XML on one long line is read in one go', () => {
    const text = `<a>${'<b/>'.repeat(long)}</a>`;
    expect(parseXml(text)).toMatchObject({ ok: true });
    expect(parseXml(`<a${' '.repeat(long)}`)).toMatchObject({ ok: false });
    expect(parseXml('<a>'.repeat(long))).toMatchObject({ ok: false });
  });
});
