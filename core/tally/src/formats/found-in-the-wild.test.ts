/** Sound files that look unlike what our printers write: other editors, other years, other programs. */
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../count.ts';
import { type Profile, sharedRank } from '../profile.ts';
import { parseBlt } from './blt.ts';
import { guessFormat } from './formats.ts';
import { parsePrefLib } from './preflib.ts';

interface Seen {
  readonly format: string;
  readonly names: readonly string[];
  readonly weights: readonly number[];
}

/** The format is guessed, too. */
function read(name: string, text: string): Seen {
  const bytes = new TextEncoder().encode(text);
  const format = guessFormat(bytes, name);
  const profile: Profile | undefined = format && must(format.parse(bytes)).profile;
  return {
    format: format?.id ?? 'none',
    names: profile && 'candidates' in profile ? profile.candidates.map((candidate) => candidate.name) : [],
    weights: profile && 'papers' in profile ? [...profile.papers.weights] : [],
  };
}

describe('BLT', () => {
  it('by a Windows editor: byte order mark, CR LF, no line feed at the end', () => {
    const text = '\uFEFF3 1\r\n-2\r\n3 1 3 0\r\n1 3=1 0\r\n0\r\n"Ann, A."\r\n"O\'Neil "Bob""\r\n"Çem"\r\n"Title"';
    expect(read('x.blt', text)).toEqual({
      format: 'blt',
      names: ['Ann, A.', 'O\'Neil "Bob"', 'Çem'],
      weights: [3, 1],
    });
  });

  it('with comments, blank lines, blanks around everything, an empty paper, and lines behind the title', () => {
    const text =
      '# count\n\n  2   1  \n\n 3  1  2  0  \n4 0\n\n1 - 2 0 # skipped\n 0 \n"Ann"  \n\n"Bob" # b\n"T"\n"source"\n';
    expect(read('x.blt', text)).toEqual({ format: 'blt', names: ['Ann', 'Bob'], weights: [3, 4, 1] });
  });

  it.each([
    ['no title', '2 1\n3 1 2 0\n0\n"Ann"\n"Bob"\n', ''],
    ['no title and no last line feed', '2 1\n3 1 2 0\n0\n"Ann"\n"Bob"', ''],
    ['names without quotes', '2 1\n3 1 2 0\n0\nAnn\nBob # b\nThe title\n', 'The title'],
    ['the quotes of a word processor', '2 1\n3 1 2 0\n0\n“Ann”\n„Bob“\n”The title”\n', 'The title'],
  ])('with %s', (_, text, title) => {
    expect(read('x.blt', text)).toEqual({ format: 'blt', names: ['Ann', 'Bob'], weights: [3] });
    expect(must(parseBlt(text)).title).toBe(title);
  });

  it('with numbered papers, several withdrawn on one line, and weights that begin with the point', () => {
    expect(read('x.blt', '3 1\n-2 -3\n(a1) 1 0\n.5 2 0\n0\n"A"\n"B"\n"C"\n"T"\n').weights).toEqual([10, 5]);
  });
});

describe('PrefLib', () => {
  it('with every field of today, blank lines and blanks at ends of lines', () => {
    const text =
      '# FILE NAME: 1.soc\n# TITLE: x\n# DESCRIPTION: \n# DATA TYPE: SOC\n# MODIFICATION TYPE: original\n# RELATES TO: \n' +
      '# PUBLICATION DATE: 2013-08-17\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 3\n# NUMBER UNIQUE ORDERS: 2\n' +
      '# ALTERNATIVE NAME 1: Ann, A: b\n# ALTERNATIVE NAME 2: Bob\n\n2: 1,2\n1: 2, 1  \n\n';
    expect(read('1.soc', text)).toEqual({ format: 'preflib', names: ['Ann, A: b', 'Bob'], weights: [2, 1] });
  });

  it('with alternatives of any number, empty ranks, and commas at the ends of lines', () => {
    const text =
      '# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 6\n# ALTERNATIVE NAME 9: Cem\n# ALTERNATIVE NAME 0: Ann\n' +
      '# ALTERNATIVE NAME 4: Bob\n3: 9,{},{0,4},\n2: 4,\n1: {}\n';
    expect(read('1.toi', text)).toEqual({ format: 'preflib', names: ['Ann', 'Bob', 'Cem'], weights: [3, 2, 1] });
    expect([...(must(parsePrefLib(text)).papers as { entries: Uint16Array }).entries]).toEqual([
      2,
      0,
      1 | sharedRank,
      1,
    ]);
    const problem = (changed: string): unknown => parsePrefLib(changed);
    expect(problem(text.replace('2: 4,', '2: 5,'))).toMatchObject({ ok: false, problem: { line: 8 } });
    expect(problem(text.replace('1: {}', '1: 4,'))).toMatchObject({ ok: false, problem: { line: 9 } });
    expect(problem(text.replace('NAME 9', 'NAME x'))).toMatchObject({ ok: false, problem: { line: 7 } });
  });

  it('with categories and without their number or the data type', () => {
    const text =
      '# DATA TYPE: \n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 2\n# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n' +
      '# ALTERNATIVE NAME 1: Ann\n# ALTERNATIVE NAME 2: Bob\n1: {}, {1, 2}\n1: 2, 1\n';
    expect(must(parsePrefLib(text))).toMatchObject({ kind: 'scored', grades: ['No', 'Yes'] });
  });

  it.each([
    ['x.soi', '4,1,2\n3,2\n'],
    ['x.toc', '4,1,{2,3}\n3,{1,2},3'],
  ])('before 2022: %s', (name, body) => {
    expect(read(name, `3\n1,Ann, A.\n2,Bob\n3,Cem\n7,7,2\n${body}`)).toEqual({
      format: 'preflib',
      names: ['Ann, A.', 'Bob', 'Cem'],
      weights: [4, 3],
    });
  });

  it('before 2022, with an error: the line is named', () => {
    const preflib = guessFormat(new TextEncoder().encode('2\n1,A\n2,B\n3,3,1\n'), 'x.soi');
    const problem = (text: string): unknown => preflib?.parse(text);
    expect(problem('2\n1,A\n3,B\n3,3,1\n3,1,2\n')).toMatchObject({ ok: false, problem: { line: 3 } });
    expect(problem('2\n1,A\n2,B\n3,3\n3,1,2\n')).toMatchObject({ ok: false, problem: { line: 4 } });
    expect(problem('2\n1,A\n2,B\n3,3,1\n2,1,2\n')).toMatchObject({ ok: false, problem: { line: 5 } });
    expect(problem('2\n1,A\n')).toMatchObject({ ok: false, problem: { line: 2 } });
  });
});

describe('ABIF', () => {
  it('with names in brackets and quotes, hashes within them, comments, blanks and data behind the papers', () => {
    const text =
      '# c\n{version: "0.1"}\n{"title": "T"}\n=DGM:[Doña García #1]\n27:DGM/5>SBJ/2>"An #2"/0\n 26 : SBJ > DGM=[An #2] # n\n' +
      '3*SBJ\n2: SBJ>DGM: { "precinct": 51 }\n';
    expect(read('x.abif', text)).toEqual({
      format: 'abif',
      names: ['Doña García #1', 'SBJ', 'An #2'],
      weights: [27, 26, 3, 2],
    });
  });

  it('with points that a voter spreads', () => {
    expect(read('x.abif', '{max_rating: 6}\n6: A*1,B*2,D*4\n')).toMatchObject({ names: ['A', 'B', 'D'], weights: [6] });
  });
});

describe("Debian's tally sheets", () => {
  it('with everything devotee writes around the votes', () => {
    const text =
      ' Tally Sheet for the votes cast. \n\n   The format is:\n       "V: vote \tLogin\tName"\n The vote block is the ranking.\n' +
      ' -=-=-=-\n\n     Option 1--------->: Ada\n   /  Option 2-------->: Łukasz\n   |/  Option 3------->: None of the above\n   ||/\n' +
      'V: 132\tlogin\tname\r\nV: -1-   hash\nV: 132\n';
    expect(read('tally.txt', text)).toEqual({
      format: 'debian-tally',
      names: ['Ada', 'Łukasz', 'None of the above'],
      weights: [2, 1],
    });
  });
});

describe('Pabulib', () => {
  it('with columns we have no use for, quotes, and the decimal comma', () => {
    const text =
      '\uFEFFMETA\r\nkey;value\r\ndescription;"x; y"\r\ncountry;Poland\r\nnum_projects;2\r\nnum_votes;3\r\nbudget;100000,50\r\n' +
      'vote_type;approval\r\nrule;greedy\r\nPROJECTS\r\nproject_id;cost;votes;name;selected\r\n1;600;2;"A ""B"" ; c";1\r\n' +
      '2;800;1;Łódź;0\r\nVOTES\r\nvoter_id;age;sex;voting_method;vote\r\n1;34;M;paper;1,2\r\n2;51;F;internet;"1"\r\n3;;;;';
    expect(read('x.pb', text)).toEqual({ format: 'pabulib', names: ['1', '2'], weights: [1, 1, 1] });
  });
});

describe('Pabulib, counted', () => {
  it.each([
    ['greedy-no-skip', 'x', '300', ['1']],
    ['greedy-no-skip', 'x', '999999999', ['1', '3']],
    ['greedy', 'x', '300', ['1', '3']],
    ['greedy-custom', 'Poznań', '220', ['1', '2']],
    ['greedy-custom', 'x', '220', ['1', '3']],
  ])('by its own rule %s in %s, the second project for %s', (rule, unit, cost, funded) => {
    const text =
      `META\nkey;value\nunit;${unit}\nbudget;500\nvote_type;approval\nrule;${rule}\nPROJECTS\nproject_id;cost\n1;300\n2;${cost}\n3;200\n` +
      'VOTES\nvoter_id;vote\na;1,2,3\nb;1,2\nc;1\n';
    const format = guessFormat(new TextEncoder().encode(text), 'x.pb');
    const read = format && must(format.parse(text));
    if (read === undefined || read.profile.kind !== 'budget') throw new Error('not read');
    const { candidates } = read.profile;
    const { elected } = must(count('pb-greedy', read.profile, { more: read.defaults }));
    expect(elected.map((project) => candidates[project]?.name)).toEqual(funded);
  });
});

describe('CSV', () => {
  it.each([
    ['quotes, CR LF, a blank line, no line feed at the end', 'weight,Ann,"Bob, Jr."\r\n3,1,2\r\n\r\n1,,1', [3, 1]],
    ['semicolons', 'weight;Ann;"Bob, Jr."\n3;1;2\n1;;1\n', [3, 1]],
    ['tabs and a byte order mark', '\uFEFFweight\tAnn\tBob, Jr.\n3\t1\t2\n1\t\t1\n', [3, 1]],
    ['empty columns at the end', 'weight,Ann,"Bob, Jr.",,\n3,1,2,,\n1,,1,,\n', [3, 1]],
    ['a column for each rank', '1st choice,2nd choice\nAnn,"Bob, Jr."\n"Bob, Jr.",\n', [1, 1]],
  ])('of rankings with %s', (_, text, weights) => {
    expect(read('x.csv', text)).toEqual({ format: 'csv', names: ['Ann', 'Bob, Jr.'], weights });
  });

  it('of rankings by CIVS or Elekto: no opinion is no comparison', () => {
    const text = 'ann-a,bob,cem\n1,No opinion,2\nNo opinion,2,1\n3,2,1\n';
    const csv = guessFormat(new TextEncoder().encode(text), 'ballots.csv');
    const read = must(csv?.parse(text) ?? { ok: false, problem: 'no format' });
    expect(read.defaults).toEqual({ unranked: 'not-compared', order: 'defeats' });
    expect(must(count('schulze', read.profile, { seats: 1, more: read.defaults })).ranking).toEqual([[2], [1], [0]]);
    expect(csv?.parse('ann,bob\n1,none\n')).toMatchObject({ ok: false, problem: { line: 2 } });
  });

  it('of grades with semicolons', () => {
    const text = '\uFEFFgrades;Reject;Good\r\nweight;Ann;Bob\r\n2;Good;Reject\r\n';
    expect(read('x.csv', text)).toEqual({ format: 'csv-scores', names: ['Ann', 'Bob'], weights: [2] });
  });

  it('with a quoted cell over several lines keeps count of the lines', () => {
    const csv = guessFormat(new TextEncoder().encode('weight,Ann,Bob\n'), 'x.csv');
    expect(csv?.parse('Ann,Bob\n"1",\n\n"\n1\n",\n2,x\n')).toMatchObject({ ok: false, problem: { line: 7 } });
  });
});
