import { readFileSync } from 'node:fs';
import type { Json } from '@quorate/basics';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { checkShape } from '../schema/check-shape.ts';
import { charterSchema } from '../schema/schema.ts';
import { exampleText, variant } from '../testing/index.ts';
import { mutations } from '../testing/mutations.ts';
import { parseCharter } from './parse-charter.ts';
import { printCharter, printData, printEdited } from './print-charter.ts';
import { limits } from './yaml-subset.ts';

const shipped = ['cooperative', 'debian', 'national-union', 'international-federation'] as const;

describe('the charter hash', () => {
  // Golden: the digests of the four worked examples. A change here changes what every record quotes.
  it.each([
    ['cooperative', 'aaec97644ff01fc78610fcaac0532d4a275bb525cea9b1020d2f12d9a15baa13'],
    ['debian', '2c3a1e77b5aa33ac81bd4de0f92183929d7241541b940eb681df8e267dbdc416'],
    ['national-union', 'cb8adb219a54e798ced5abc17a9d9730eefcb639808833460cb74c73aa6bcfdf'],
    ['international-federation', 'f6bf4a5ae71d3cd67c32fa90fa56b7764e040e46a46c0f3ecea228713fe053e1'],
  ])('of %s is what it was', (name, hash) => {
    const parsed = parseCharter(exampleText(name));
    expect(parsed.ok && parsed.value.hash).toBe(hash);
  });

  it('does not depend on comments, quotes or the order of clauses', () => {
    const text = exampleText('cooperative');
    const [a, b] = [parseCharter(text), parseCharter(`# a remark\n${text.replace('language: en', 'language: "en"')}`)];
    expect(a.ok && b.ok && a.value.hash === b.value.hash).toBe(true);
  });
});

describe('a slip in the layout', () => {
  const body = 'bodies:\n  board:\n    name: Board\n    quorum: none\n    tie: fails\n  panel:\n    name: Panel\n';

  it.each([
    ['a blank too few', '    quorum', '   quorum', 4, 'a line that is indented differently from its neighbours'],
    [
      'blanks too many',
      '    quorum',
      '      quorum',
      3,
      'a second colon on this line, or a next line that stands too far to the right',
    ],
    ['a tab', '    quorum', '\tquorum', 4, 'a tab at the start of the line'],
    ['no colon', 'quorum: none', 'quorum none', 4, 'text without a name and a colon before it'],
    [
      'an open quote',
      'name: Board',
      'name: "Board',
      8,
      'a quote or bracket opened here or above and never closed, or a colon that is missing',
    ],
    [
      'an open bracket',
      'quorum: none',
      'quorum: [none',
      5,
      'a quote or bracket opened here or above and never closed, or a colon that is missing',
    ],
    [
      'a colon in a sentence',
      'name: Board',
      'name: The board: it',
      3,
      'a second colon on this line, or a next line that stands too far to the right',
    ],
  ])('is told once, at its line, in plain words: %s', (_, right, wrong, line, found) => {
    const parsed = parseCharter(body.replace(right, wrong));
    expect(parsed.ok ? [] : parsed.problem).toMatchObject([{ line, found }]);
  });
});

describe('what is no charter', () => {
  it.each([
    ['an anchor', 'a: &x 1', 'an anchor (&)', 1, 7],
    ['a tag', 'a: !!str 1', 'the tag tag:yaml.org,2002:str', 1, 10],
    ['a decimal number', 'a: 1.5', '1.5', 1, 4],
    ['an octal number', 'a: 0o17', '0o17', 1, 4],
    ['a name twice', 'a: 1\nb: 2\na: 3', '"a" a second time', 3, 1],
    ['a merge key', 'a: {}\n<<: {}', '"<<"', 2, 1],
    ['a second document', 'a: 1\n---\nb: 2', 'a second document', 2, 1],
    ['a directive', '%YAML 1.2\n---\na: 1', 'a directive (%)', 1, 1],
    ['a control character', 'a: "\u0007"', 'the character U+0007', 1, 5],
    ['text turned round', 'a: \u202eb', 'the character U+202e', 1, 4],
    ['decomposed letters', 'a: e\u0301', 'letters in decomposed form', 1, 4],
  ])('%s is refused with its place', (_, text, found, line, column) => {
    const parsed = parseCharter(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problem[0]).toMatchObject({ found, line, column });
  });

  it.each([
    ['[', 500_000],
    ['- ', 400_000],
    ['{', 300_000],
    ['? ', 300_000],
    ['x: ', 100_000],
    ['a', 1_100_000],
    ['&a ', 1000],
    ['[a, ', 30],
  ])('a file of %s many times over ends in a refusal', (piece, times) => {
    expect(parseCharter(piece.repeat(times)).ok).toBe(false);
  });

  it('is told what was found and expected where it differs from the format', () => {
    const text = exampleText('cooperative').replace('how: meeting', 'how: shouting');
    const line = text.slice(0, text.indexOf('shouting')).split('\n').length;
    const parsed = parseCharter(text);
    expect(parsed).toMatchObject({
      ok: false,
      problem: [
        {
          path: 'procedures/ordinary/how',
          line,
          found: '"shouting"',
          expected: 'one of meeting, ballot, circular, consent, petition, panel',
        },
      ],
    });
  });
});

describe('the page of the format', () => {
  const page = readFileSync(new URL('../../../../docs/formats/charter.md', import.meta.url), 'utf8');

  it('names the limits the parser keeps', () => {
    for (const limit of [limits.bytes, limits.depth, limits.entries, limits.names, limits.list, limits.text])
      expect(page).toContain(String(limit));
  });

  it('shows an example that fits into a charter', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { procedures, powers } = parseDocument(example).toJS() as {
      procedures: { ordinary: Json };
      powers: { 'admit-member': Json };
    };
    const text = variant({
      of: 'cooperative',
      set: { 'procedures/ordinary': procedures.ordinary, 'powers/admit-member': powers['admit-member'] },
    });
    expect(parseCharter(text).ok).toBe(true);
  });
});

describe('printing a charter', () => {
  it.each(shipped)('%s and reading it again changes nothing', (name) => {
    const first = parseCharter(exampleText(name));
    if (!first.ok) throw new Error(name);
    const printed = printCharter(first.value);
    const again = parseCharter(printed);
    expect(again.ok && again.value.hash).toBe(first.value.hash);
    expect(again.ok && printCharter(again.value)).toBe(printed);
  });

  it('reads back as the same charter whatever was changed in it', () => {
    const all = Object.values(mutations).flat();
    fc.assert(
      fc.property(fc.constantFrom(...all), (variation) => {
        const first = parseCharter(variant(variation));
        if (!first.ok) return;
        const again = parseCharter(printCharter(first.value));
        expect(again.ok && again.value.charter).toEqual(first.value.charter);
        const anew = parseCharter(printData(first.value.charter));
        expect(anew.ok && anew.value.hash).toBe(first.value.hash);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps every comment, also around an edit', () => {
    const edited = printEdited(exampleText('debian'), [
      { at: 'office:leader', to: { name: 'Leader', filled_by: 'election:leader' } },
      { at: 'waivers' },
    ]);
    for (const comment of exampleText('debian').match(/(?<=^|\s)# .*/g) ?? []) expect(edited).toContain(comment);
    expect(edited).not.toContain('waivers:');
  });
});

describe('the shape checker', () => {
  const validate = new Ajv2020({ strict: false }).compile(charterSchema);
  const dataOf = (text: string): Json => parseDocument(text, { version: '1.2', schema: 'core' }).toJS() as Json;

  it('is the schema that is published', () => {
    const page = readFileSync(new URL('../../../../docs/formats/charter.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(page)).toEqual(charterSchema);
  });

  it.each(
    Object.values(mutations)
      .flat()
      .slice(0, 60)
      .map((variation) => [JSON.stringify(variation), variation] as const),
  )('agrees with a full validator on %s', (_, variation) => {
    const value = dataOf(variant(variation));
    expect(checkShape(value).length === 0).toBe(validate(value));
  });

  it('agrees with a full validator on any clause replaced by anything', () => {
    const base = dataOf(exampleText('national-union')) as { [name: string]: Json };
    const paths = pathsOf(base);
    const anything = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant([]),
      fc.constant({}),
      fc.constantFrom('body:congress', '3 days', 'none', 'at least 3 present'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), anything, (path, value) => {
        const changed = replaced(base, path, value);
        expect(checkShape(changed).length === 0).toBe(validate(changed));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the parser', () => {
  it('takes or refuses any text, and never throws', () => {
    const text = exampleText('cooperative');
    const noise = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ':',
      '- ',
      '&a',
      '*a',
      '!t',
      '"',
      "'",
      '|',
      '>',
      '\n',
      '\t',
      '  ',
      '%',
      '#',
      '---\n',
      '\u0000',
      '\ud800',
      '0x1f',
      'null',
      '<<: ',
    );
    const edits = fc.array(
      fc.record({ at: fc.nat(text.length), drop: fc.nat(40), add: fc.array(noise, { maxLength: 4 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(edits, (all) => {
        const mangled = all.reduce(
          (now, { at, drop, add }) => now.slice(0, at) + add.join('') + now.slice(at + drop),
          text,
        );
        const parsed = parseCharter(mangled);
        if (parsed.ok) return;
        expect(parsed.problem.length).toBeGreaterThan(0);
        for (const { line, column, found, expected } of parsed.problem) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(`${found}${expected}`).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never throws on plain noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void parseCharter(text)),
      { numRuns: 500 },
    );
  });
});

function pathsOf(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([step, inner]) => pathsOf(inner as Json, [...path, step])),
  ];
}

function replaced(value: Json, [step, ...rest]: readonly string[], by: Json): Json {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === step ? replaced(item as Json, rest, by) : (item as Json)));
  const map = value as { readonly [name: string]: Json };
  return { ...map, [step]: replaced(map[step] ?? null, rest, by) };
}
