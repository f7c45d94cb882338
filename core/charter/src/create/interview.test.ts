/** The questions as a secretary meets them: what is offered, what is asked again, what comes out. */
import { describe, expect, it } from 'vitest';
import { golden } from '../testing/index.ts';
import { type Given, newCharterQuestions, type Question, readAnswer } from './answers.ts';
import { newCharter } from './new-charter.ts';

const file = golden<unknown>(new URL('./testdata/drafts.json', import.meta.url));
const question = (name: string): Question => newCharterQuestions.find((each) => each.name === name)!;

/** Answers in the order of the questions; an empty one takes what is offered. */
function answered(typed: { readonly [question: string]: string }): Given {
  let given: Given = {};
  for (const each of newCharterQuestions) {
    const text = typed[each.name] ?? each.usual?.(given) ?? '';
    const read = readAnswer(each, text, given);
    if (!read.ok) throw new Error(`${each.name}: ${read.problem}`);
    given = { ...given, [each.name]: read.value };
  }
  return given;
}

function asAnswers({ 'members.fewest': fewest, 'members.now': now, 'members.most': most, ...others }: Given): unknown {
  return { ...others, members: { fewest, now, most } };
}

describe('taking whatever is offered', () => {
  it.each<readonly [string, { readonly [question: string]: string }]>([
    ['association', { kind: 'association', title: 'The Walking Club', jurisdiction: 'DE' }],
    [
      'co-operative',
      { kind: 'co-operative', title: 'Kettle Lane Bakers', timezone: 'Europe/London', jurisdiction: 'GB' },
    ],
    [
      'union-branch',
      { kind: 'union-branch', title: 'Branch 7', jurisdiction: 'gb-wls', affiliatedTo: 'union.combined-workers' },
    ],
    [
      'project',
      {
        kind: 'project',
        title: 'Free Tools',
        jurisdiction: 'CH',
        boardSeats: '7',
        boardYears: '1',
        'members.now': '150',
      },
    ],
  ])('ends in a charter for an %s that says this, word for word', (kind, typed) => {
    const made = newCharter(asAnswers(answered(typed)));
    const said = (): unknown => (made.ok ? made.value.text.split('\n') : made.problem);
    expect(made.ok).toBe(true);
    expect(said()).toEqual(file.of(kind, said));
  });

  it('offers sizes that fit together', () => {
    const given = answered({ title: 'Big', 'members.now': '500', boardSeats: '25' });
    expect(given).toMatchObject({ 'members.fewest': 30, 'members.most': 1000, id: 'assoc.big' });
    expect(answered({ title: 'Small' })).toMatchObject({ 'members.fewest': 7, 'members.now': 30, 'members.most': 200 });
  });

  it.each([
    ['The Walking Club', 'assoc.the-walking-club'],
    ['École  d’été!', 'assoc.ecole-d-ete'],
    ['Δημοκρατία', 'assoc.new'],
    [`${'x'.repeat(59)} yz`, `assoc.${'x'.repeat(59)}`],
  ])('makes of "%s" the name %s', (title, id) => {
    expect(question('id').usual?.({ kind: 'association', title })).toBe(id);
  });

  it('tells how few there may be, by the seats of the board', () => {
    expect(question('members.fewest').help?.({ boardSeats: 7 })).toContain('At least 9:');
    expect(question('members.fewest').help?.({})).toContain('At least 7:');
  });
});

describe('an answer that cannot be right is asked again', () => {
  const given: Given = { kind: 'association', title: 'Club', 'members.now': 30, boardSeats: 5 };

  it.each([
    ['kind', 'club', 'one of association, co-operative, union-branch, project'],
    ['title', 'TW', 'a title of 3 to 200 characters on one line'],
    ['title', `x${'y'.repeat(200)}`, 'a title of 3 to 200 characters on one line'],
    ['id', 'Walking Club', 'lower-case letters, digits, hyphens and dots, such as coop.kettle-lane'],
    ['id', '7club', 'lower-case letters, digits, hyphens and dots, such as coop.kettle-lane'],
    ['id', 'club.', 'lower-case letters, digits, hyphens and dots, such as coop.kettle-lane'],
    ['id', 'a'.repeat(101), 'lower-case letters, digits, hyphens and dots, such as coop.kettle-lane'],
    [
      'members.now',
      'thirty',
      'a number, at least 7: fewer cannot fill board, scrutineers and appeal panel with different people',
    ],
    [
      'members.now',
      '6',
      'a number, at least 7: fewer cannot fill board, scrutineers and appeal panel with different people',
    ],
    [
      'members.now',
      '10000001',
      'a number, at least 7: fewer cannot fill board, scrutineers and appeal panel with different people',
    ],
    ['boardSeats', '4', 'a number of seats from 5 to 25'],
    ['boardSeats', '26', 'a number of seats from 5 to 25'],
    ['boardSeats', '5.5', 'a number of seats from 5 to 25'],
    ['boardYears', '0', 'one to four years'],
    ['boardYears', '5', 'one to four years'],
    ['members.fewest', '6', 'at least 7, for so many seats and their successors'],
    ['members.fewest', '31', 'no more than the 30 there are now'],
    ['members.most', '29', 'a number, no fewer than there are now'],
    ['timezone', 'Europe/Londn', 'a time zone such as Europe/London'],
    ['jurisdiction', 'UK', 'a country code such as GB, or none'],
    ['jurisdiction', 'uk-sct', 'a country code such as GB, or none'],
    ['jurisdiction', 'Great Britain', 'a country code such as GB, or none'],
    ['jurisdiction', 'Germany', 'a country code such as GB, or none'],
    ['jurisdiction', 'England', 'a country code such as GB-ENG, or none'],
    ['jurisdiction', 'Northern Ireland', 'a country code such as GB-NIR, or none'],
    ['affiliatedTo', 'the union', 'a short name such as union.big, or nothing'],
    ['affiliatedTo', 'u'.repeat(101), 'a short name such as union.big, or nothing'],
  ])('%s: %s', (name, typed, expected) => {
    expect(readAnswer(question(name), typed, given)).toEqual({ ok: false, problem: expected });
  });

  it('by the members there are, where a board is too big for them', () => {
    expect(readAnswer(question('boardSeats'), '9', { 'members.now': 10 })).toEqual({
      ok: false,
      problem: 'fewer seats: 9 need at least 11 members',
    });
    expect(readAnswer(question('boardSeats'), '9', { 'members.now': 11 })).toEqual({ ok: true, value: 9 });
  });

  it.each([
    ['members.now', '7', 7],
    ['members.now', '10000000', 10_000_000],
    ['boardSeats', '5', 5],
    ['boardSeats', '25', 25],
    ['boardYears', '1', 1],
    ['boardYears', '4', 4],
    ['members.fewest', '7', 7],
    ['members.fewest', '30', 30],
    ['members.most', '30', 30],
    ['id', 'a', 'a'],
    ['id', 'coop.kettle-lane.7', 'coop.kettle-lane.7'],
    ['title', 'abc', 'abc'],
    ['timezone', 'Europe/London', 'Europe/London'],
    ['jurisdiction', 'GB-ENG', 'GB-ENG'],
    ['jurisdiction', 'gb', 'gb'],
    ['kind', '2', 'co-operative'],
    ['kind', 'Cooperative', 'co-operative'],
    ['kind', 'co-op', 'co-operative'],
    ['kind', 'A', 'association'],
    ['kind', 'Union branch', 'union-branch'],
    ['jurisdiction', 'none', 'none'],
    ['jurisdiction', '', ''],
    ['affiliatedTo', '', ''],
  ])('and just right is taken: %s: %s', (name, typed, value) => {
    const enough = { ...given, 'members.now': name === 'boardSeats' ? 100 : 30 };
    expect(readAnswer(question(name), typed, enough)).toEqual({ ok: true, value });
  });
});

describe('answers in a file', () => {
  const usual = { kind: 'project', id: 'p', title: 'Free Tools', members: { fewest: 7, now: 30, most: 200 } };

  it.each([
    [undefined, [{ question: '', found: 'undefined', expected: 'answers by name' }]],
    [null, [{ question: '', found: 'nothing', expected: 'answers by name' }]],
    [[], [{ question: '', found: 'a list', expected: 'answers by name' }]],
    ['x', [{ question: '', found: 'string', expected: 'answers by name' }]],
    [
      { ...usual, boardYears: 9, colour: 'red' },
      [
        { question: 'boardYears', found: '9', expected: 'one to four years' },
        {
          question: 'colour',
          found: '"colour"',
          expected:
            'one of members, kind, id, title, boardSeats, boardYears, timezone, language, jurisdiction, affiliatedTo',
        },
      ],
    ],
    [
      { ...usual, kind: undefined, title: 'x'.repeat(300) },
      [
        { question: 'kind', found: 'nothing', expected: 'one of association, co-operative, union-branch, project' },
        { question: 'title', found: `"${'x'.repeat(59)}`, expected: 'a title of 3 to 200 characters on one line' },
      ],
    ],
    [
      { ...usual, language: 'en GB' },
      [{ question: 'language', found: '"en GB"', expected: 'a language code such as en' }],
    ],
    [
      { ...usual, title: 'e\u0301cole' },
      [{ question: 'title', found: '"e\u0301cole"', expected: 'a title of 3 to 200 characters on one line' }],
    ],
    [
      { ...usual, id: 7 },
      [
        {
          question: 'id',
          found: '7',
          expected: 'lower-case letters, digits, hyphens and dots, such as coop.kettle-lane',
        },
      ],
    ],
    [{ ...usual, timezone: 7 }, [{ question: 'timezone', found: '7', expected: 'a time zone such as Europe/London' }]],
    [
      { ...usual, members: null },
      [
        {
          question: 'members.now',
          found: 'nothing',
          expected: 'a number, at least 7: fewer cannot fill board, scrutineers and appeal panel with different people',
        },
        {
          question: 'members.fewest',
          found: 'nothing',
          expected: 'at least 7, for so many seats and their successors',
        },
        { question: 'members.most', found: 'nothing', expected: 'a number, no fewer than there are now' },
      ],
    ],
  ])('%j', (answers, problems) => {
    const made = newCharter(answers);
    expect(made.ok ? 'made' : made.problem).toEqual(problems);
  });

  it('may leave out what is usual, a time zone too', () => {
    expect(newCharter(usual).ok).toBe(true);
    expect(newCharter({ ...usual, timezone: '', jurisdiction: '' }).ok).toBe(true);
  });

  it('keeps nothing of drafts that are gone', () => {
    expect(file.left()).toEqual([]);
  });
});
