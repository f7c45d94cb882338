/** Every way a file can fail to be a charter: what is said, and where, to the column. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Charter } from '../charter.ts';
import { checkShape } from '../schema/check-shape.ts';
import { changed, exampleText, golden } from '../testing/index.ts';
import { parseCharter, pathOf } from './parse-charter.ts';
import { phrasesOf, seatsOf } from './phrases-of.ts';
import { printData, printEdited } from './print-charter.ts';
import { limits, readYaml } from './yaml-subset.ts';

const file = golden<unknown>(new URL('./testdata/refusals.json', import.meta.url));
const said = (text: string): unknown => {
  const read = readYaml(text);
  return read.ok ? { value: read.value.value, places: [...read.value.places] } : read.problem;
};

const texts: { readonly [name: string]: string } = {
  nothing: '',
  'a comment alone': '# nothing else',
  'an empty document': '---\n',
  'two documents': 'a: 1\n---\nb: 2',
  'a version': '%YAML 1.2\n---\na: 1',
  'a tag directive': '%TAG ! tag:example.org,2000:\n---\na: 1',
  'an anchor on a map': 'a: &x {b: 1}',
  'an anchor on a list': 'a: &x [1]',
  'an anchor on a name': '&x a: 1',
  'an alias': 'a: &x 1\nb: *x',
  'a tag on text': 'a: !!str 1',
  'a tag on a name': '!!str a: 1',
  'a tag of one’s own': 'a: !own 1',
  'a name that is a number': '1: a',
  'a name that is a list': '? [a]\n: b',
  'a name that is nothing': '? \n: b',
  'a name twice': 'a: 1\nb: {c: 1, c: 2}\na: 3',
  'a merge key': 'a: {}\n<<: {}',
  'a dangerous name': '__proto__: {a: 1}',
  'names that every object has': 'toString: 1\nconstructor: 2\nhasOwnProperty: 3',
  'a name of a hundred letters': `${'n'.repeat(100)}: 1`,
  'a longer name': `${'n'.repeat(101)}: 1`,
  'whole numbers': 'a: 0\nb: -7\nc: 12\nd: 9007199254740991',
  'other numbers': 'a: 007\nb: 1.5\nc: 0o17\nd: 0x1f\ne: 1e3\nf: .inf\ng: .nan\nh: -0\ni: +1\nj: 9007199254740992',
  'a long number': `a: 0.${'1'.repeat(60)}`,
  'truth and nothing': 'a: true\nb: false\nc: null\nd: ~\ne:',
  'lists in maps in lists': 'a: [1, {b: [2, x]}]\nc:\n  - d: e\n  -\n    f: g\n',
  'a list alone': '- a\n- b: c\n',
  'text alone': 'only words',
  'text over lines': 'a: |\n  one\n  two\nb: >\n  three\n  four\n',
  'a tab': 'a:\n\tb: 1',
  'an open quote': 'a: "b',
  'an open list': 'a: [b',
  'a stray bracket': 'a: ]',
  'a bad indent': 'a:\n   b: 1\n  c: 2',
  'a bad escape': 'a: "\\q"',
  'a bell': 'ok: yes\nbad: "\u0007"',
  'a byte order mark': '\ufeffa: 1',
  'a line separator': 'a: b\u2028c',
  'text turned round': 'a: b\n\nc: \u202ed',
  'half a character': 'a: b\nc: \ud800',
  'decomposed letters': 'a: b\nc: cafe\u0301',
  'letters beyond the plane': 'a: 𝒜',
  'many problems at once': Array.from({ length: 60 }, (_, i) => `n${i}: ${i}.5`).join('\n'),
  'many errors of form': Array.from({ length: 60 }, () => ']').join('\n'),
};

describe('the YAML of a charter', () => {
  it.each(Object.entries(texts))('%s', (name, text) => {
    const found = said(text);
    expect(JSON.parse(JSON.stringify(found))).toEqual(file.of(name, () => found));
  });

  const fits = (text: string): boolean => readYaml(text).ok;
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each<readonly [string, string, string]>([
    ['bytes', 'a'.repeat(limits.text) + ' '.repeat(limits.bytes - limits.text), 'a'.repeat(limits.bytes + 1)],
    ['bytes of letters with accents', `#${'é'.repeat(524_287)}\n`, `#${'é'.repeat(524_288)}\n`],
    ['levels', nested(limits.depth), nested(limits.depth + 1)],
    ['names', names(limits.names), names(limits.names + 1)],
    ['entries of a list', `[${'1,'.repeat(limits.list)}]`, `[${'1,'.repeat(limits.list + 1)}]`],
    ['letters of a text', `a: ${'x'.repeat(limits.text)}`, `a: ${'x'.repeat(limits.text + 1)}`],
    ['entries in all', lists(248), lists(249)],
  ])('is bounded in its %s', (_, most, more) => {
    expect([fits(most), fits(more)]).toEqual([true, false]);
  });

  it.each<readonly [string, string]>([
    ['more bytes', 'a'.repeat(limits.bytes + 1)],
    ['more bytes than letters', `#${'é'.repeat(524_288)}\n`],
    ['more levels', nested(limits.depth + 1)],
    ['levels on one line', `a: b\n${'- '.repeat(201)}x`],
    ['brackets without end', `a: b\n${'['.repeat(101)}`],
    ['more names', names(limits.names + 1)],
    ['a longer list', `a: [${'1,'.repeat(limits.list + 1)}]`],
    ['a longer text', `a: ${'x'.repeat(limits.text + 1)}`],
    ['more entries', lists(251)],
  ])('says so: %s', (name, text) => {
    const found = said(text);
    expect(JSON.parse(JSON.stringify(found))).toEqual(file.of(`limit: ${name}`, () => found));
  });

  it('takes a ruler of hyphens for what it is', () => {
    expect(fits(`a: "${'-'.repeat(500)}"`)).toBe(true);
    expect(fits(`# ${'-'.repeat(500)}\na: b`)).toBe(true);
  });
});

function names(count: number): string {
  return Array.from({ length: count }, (_, i) => `n${i}: ${i}`).join('\n');
}

/** So many lists of 200. */
function lists(count: number): string {
  return Array.from({ length: count }, (_, i) => `n${i}: [${'1,'.repeat(199)}1]`).join('\n');
}

describe('the shape of a charter', () => {
  const cooperative = parse(exampleText('cooperative')) as Charter;
  const shapes: { readonly [name: string]: Parameters<typeof changed>[1] } = {
    'a name too many': { of: 'cooperative', set: { colour: 'red', 'bodies/board/colour': 'red' } },
    'names that are none': { of: 'cooperative', set: { 'bodies/9board': {}, 'powers/a b': {}, 'rights/-x': {} } },
    'what is missing': { of: 'cooperative', remove: ['rights', 'powers/amend/effect', 'procedures/panel/tie'] },
    'words for numbers': {
      of: 'cooperative',
      set: { 'bodies/board/minimum': 'four', version: '4', 'expects/members/min': 1.5 },
    },
    'numbers for words': {
      of: 'cooperative',
      set: { title: 7, 'bodies/board/name': null, 'powers/amend/only': 'yes' },
    },
    'lists and maps in each other’s place': {
      of: 'cooperative',
      set: {
        bodies: [],
        'powers/amend/effect': 'charter.amend',
        waivers: {},
        'bodies/board/convened_by': [],
        profiles: [[]],
      },
    },
    'a choice that is none': {
      of: 'cooperative',
      set: {
        precedence: 'both',
        'powers/amend/delegate': 'sometimes',
        'bodies/board/seats/elected/recall': 7,
        'records/purge': 'yes',
      },
    },
    'phrases, durations, references, dates, names': {
      of: 'cooperative',
      set: {
        'procedures/panel/passes': 'most',
        'procedures/panel/notice': '14',
        'powers/amend/holder': 'the board',
        id: 'Not An Id',
        'adopted/on': 'yesterday',
        'powers/amend/via': 'ordinary',
      },
    },
    'too small': { of: 'cooperative', set: { 'bodies/board/minimum': 0, 'expects/members/min': -1, version: 0 } },
    'a long wrong word': {
      of: 'cooperative',
      set: { precedence: 'x'.repeat(100), 'bodies/board/kind': 'y'.repeat(79) },
    },
    'as it should be': { of: 'cooperative' },
  };

  it.each(Object.entries(shapes))('%s', (name, fault) => {
    const found = checkShape(changed(cooperative, fault) as never);
    expect(found).toEqual(file.of(`shape: ${name}`, () => found));
  });

  it.each([null, 7, 'words', [], [1], {}, { charter: 'quorate-charter/1' }])('%j is none', (value) => {
    const found = checkShape(value as never);
    expect(found).toEqual(file.of(`shape: ${JSON.stringify(value)}`, () => found));
  });

  it('is said to be wrong fifty times at most', () => {
    const powers = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}`, 7]));
    expect(checkShape(changed(cooperative, { of: 'cooperative', set: { powers } }) as never)).toHaveLength(50);
  });
});

describe('a charter with a phrase that cannot be read', () => {
  it('is refused at that phrase, wherever phrases stand', () => {
    const wrong = 'at least 1/0 of members';
    const paths = [
      'bodies/board/quorum',
      'bodies/board/passes',
      'procedures/panel/quorum',
      'elections/board/quorum',
      'offices/secretary/recall/petition',
    ];
    const found = paths.map((at) => {
      const parsed = parseCharter(printEdited(exampleText('cooperative'), [{ at, to: wrong }]));
      return parsed.ok ? at : parsed.problem;
    });
    expect(found).toEqual(file.of('unreadable phrases', () => found));
    const listed = parseCharter(
      printEdited(exampleText('cooperative'), [{ at: 'procedures/two-thirds/passes', to: ['all of members', wrong] }]),
    );
    expect(!listed.ok && listed.problem.map(({ path }) => path)).toEqual(['procedures/two-thirds/passes/1']);
  });

  it('has its phrases in all these places', () => {
    const found = phrasesOf(parse(exampleText('national-union')) as Charter);
    expect(found).toEqual(file.of('phrases of the union', () => found));
    const bare = { ...(parse(exampleText('cooperative')) as Charter) };
    const { elections: _, offices: __, standing_orders: ___, ...without } = bare;
    expect(phrasesOf(without).some(({ path }) => /^(elections|offices|standing)/.test(path))).toBe(false);
    expect(seatsOf(without).map(({ path }) => path)).toEqual([
      'bodies/board/seats/elected',
      'bodies/scrutineers/seats/scrutineer',
      'bodies/appeal-panel/seats/panellist',
    ]);
  });
});

describe('too much of one kind', () => {
  const text = exampleText('cooperative');
  const office = { name: 'Officer', filled_by: 'election:officers', term: '1 years', vacancy: 'left empty' };
  const offices = (count: number): string =>
    printEdited(text, [
      { at: 'bodies/board/seats', to: Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`s${i}`, office])) },
      { at: 'offices', to: Object.fromEntries(Array.from({ length: count }, (_, i) => [`o${i}`, office])) },
    ]);
  const stage = { id: 'x', by: 'body:board', does: 'Hears.', within: '1 days', next: null };
  const stages = (count: number): string =>
    printEdited(text, [{ at: 'discipline/stages', to: Array.from({ length: count }, () => stage) }]);

  it.each([
    [
      'seats and offices',
      offices(148),
      offices(149),
      { path: 'bodies', found: '301 kinds of seats and offices', expected: 'at most 300' },
    ],
    ['stages', stages(20), stages(21), { path: 'discipline/stages', found: '21 stages', expected: 'at most 20' }],
  ])('is refused: %s', (_, most, more, problem) => {
    expect(parseCharter(most).ok).toBe(true);
    const parsed = parseCharter(more);
    expect(!parsed.ok && parsed.problem).toMatchObject([problem]);
    expect(!parsed.ok && parsed.problem[0]?.line).toBeGreaterThan(1);
  });
});

describe('where a clause stands', () => {
  it.each([
    ['body:board', 'bodies/board'],
    ['office:secretary', 'offices/secretary'],
    ['electorate:members', 'electorates/members'],
    ['unit:branch', 'units/branch'],
    ['procedure:panel', 'procedures/panel'],
    ['election:board', 'elections/board'],
    ['power:amend', 'powers/amend'],
    ['seats:board/elected', 'bodies/board/seats/elected'],
    ['/powers/amend', 'powers/amend'],
    ['powers/amend', 'powers/amend'],
    ['powers', 'powers'],
    ['outside:court', 'outside:court'],
    ['seats:board', 'seats:board'],
    ['body:board/elected', 'body:board/elected'],
    ['body:', 'body:'],
    ['', ''],
  ])('%s is %s', (clause, path) => {
    expect(pathOf(clause)).toBe(path);
  });

  it('is its own place, else that of the clause around it, else the beginning', () => {
    const parsed = parseCharter(exampleText('cooperative'));
    if (!parsed.ok) throw new Error('no charter');
    const { place } = parsed.value;
    const lines = exampleText('cooperative').split('\n');
    const line = lines.indexOf('powers:') + 1;
    expect(place('powers')).toEqual({ line, column: 1 });
    expect(place('powers/nothing/of/it')).toEqual({ line, column: 1 });
    expect(place('power:amend')).toEqual(place('powers/amend'));
    expect(place('nowhere')).toEqual({ line: 1, column: 1 });
    expect(place('')).toEqual({ line: 1, column: 1 });
  });
});

describe('printing', () => {
  it('of an edit touches lists by number and strikes what has no new words', () => {
    const text = '# top\na: [1, 2] # both\nb:\n  c: x\n  d: y # kept\n';
    expect(printEdited(text, [{ at: 'a/1', to: 3 }, { at: 'b/c' }, { at: 'b/10', to: 'z' }])).toBe(
      '# top\na: [ 1, 3 ] # both\nb:\n  d: y # kept\n  10: z\n',
    );
    expect(
      printEdited(text, [
        {
          at: 'power:new',
          to: {
            text: 'A rather long text that is not folded at any width whatever, however long it may be and go on.',
          },
        },
      ]),
    ).toContain(
      'powers:\n  new:\n    text: A rather long text that is not folded at any width whatever, however long it may be and go on.\n',
    );
  });

  it('of data repeats what occurs twice, and folds nothing', () => {
    const shared = { text: 'Twice. '.repeat(30).trim() };
    const printed = printData({ a: shared, b: shared, c: 'yes', d: '12' } as never);
    expect(printed).toBe(`a:\n  text: ${shared.text}\nb:\n  text: ${shared.text}\nc: yes\nd: "12"\n`);
  });
});

it('nothing is kept of what is not asked', () => {
  expect(file.left()).toEqual([]);
});
