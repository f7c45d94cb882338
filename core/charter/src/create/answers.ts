/** What one has to decide to found an organisation: a few questions, each with an answer that usually serves. */
import { ok, type Result, refuse } from '@quorate/basics';

export const charterKinds = ['association', 'co-operative', 'union-branch', 'project'] as const;
export type CharterKind = (typeof charterKinds)[number];

export interface Answers {
  readonly kind: CharterKind;
  /** `coop.kettle-lane`: lower case, dots between levels. */
  readonly id: string;
  readonly title: string;
  /** Fewest there may lawfully be, today, and most foreseen. */
  readonly members: { readonly fewest: number; readonly now: number; readonly most: number };
  readonly boardSeats?: number;
  readonly boardYears?: number;
  readonly timezone?: string;
  readonly language?: string;
  readonly jurisdiction?: string;
  /** The union or federation it belongs to. */
  readonly affiliatedTo?: string;
}

export interface AnswerProblem {
  readonly question: string;
  readonly found: string;
  readonly expected: string;
}

export interface Question {
  /** The answer's name; `members.now` lies inside `members`. */
  readonly name: string;
  readonly prompt: string;
  readonly choices?: readonly string[];
  readonly usual?: string;
  readonly help?: string;
}

export const newCharterQuestions: readonly Question[] = [
  { name: 'kind', prompt: 'What is it?', choices: charterKinds, usual: 'association' },
  { name: 'title', prompt: 'What is it called in full?' },
  {
    name: 'id',
    prompt: 'A short name in lower case, such as coop.kettle-lane:',
    help: 'It stays when the title changes.',
  },
  {
    name: 'members.now',
    prompt: 'How many members has it now?',
    usual: '30',
    help: 'At least seven: board, scrutineers and appeal panel need different people.',
  },
  {
    name: 'members.fewest',
    prompt: 'How few might it come down to and still go on?',
    usual: '7',
    help: 'The rules are proved for so few.',
  },
  { name: 'members.most', prompt: 'How many might it have one day?', usual: '200' },
  { name: 'boardSeats', prompt: 'How many seats has the board?', usual: '5' },
  { name: 'boardYears', prompt: 'For how many years are they elected?', usual: '2' },
  { name: 'timezone', prompt: 'In which time zone are days counted?', usual: 'UTC' },
  { name: 'jurisdiction', prompt: 'Under which law (a country code, or none)?', usual: 'none' },
  { name: 'affiliatedTo', prompt: 'The short name of the union or federation it belongs to, if any:', usual: '' },
];

/** The fewest filled seats a board of so many may act with: two thirds, so that an emergency vote stays possible. */
export function boardMinimum(seats: number): number {
  return Math.ceil((2 * seats) / 3);
}

export function checkAnswers(value: unknown): Result<Answers, readonly AnswerProblem[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse([
      { question: '', found: Array.isArray(value) ? 'a list' : typeof value, expected: 'answers by name' },
    ]);
  }
  const given = value as { readonly [name: string]: unknown };
  const members = (typeof given['members'] === 'object' && given['members'] !== null ? given['members'] : {}) as {
    readonly [name: string]: unknown;
  };
  const seats = given['boardSeats'] ?? 5;
  const problems: AnswerProblem[] = [];
  const expect = (question: string, found: unknown, holds: boolean, expected: string): void => {
    if (!holds)
      problems.push({
        question,
        found: found === undefined ? 'nothing' : (JSON.stringify(found) ?? typeof found).slice(0, 60),
        expected,
      });
  };
  const isCount = (each: unknown, least: number, most: number): each is number =>
    Number.isSafeInteger(each) && Number(each) >= least && Number(each) <= most;
  expect(
    'kind',
    given['kind'],
    charterKinds.includes(given['kind'] as CharterKind),
    `one of ${charterKinds.join(', ')}`,
  );
  expect(
    'title',
    given['title'],
    typeof given['title'] === 'string' && /^\S.{2,199}$/s.test(given['title']) && !hasControls(given['title']),
    'a title of 3 to 200 characters',
  );
  expect(
    'id',
    given['id'],
    typeof given['id'] === 'string' && /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/.test(given['id']),
    'a name such as coop.kettle-lane',
  );
  expect('boardSeats', given['boardSeats'], isCount(seats, 5, 25), 'a number of seats from 5 to 25');
  expect('boardYears', given['boardYears'], isCount(given['boardYears'] ?? 2, 1, 4), 'one to four years');
  const needed = isCount(seats, 5, 25) ? Math.max(7, boardMinimum(seats) + Math.ceil(seats / 2)) : 7;
  expect(
    'members.fewest',
    members['fewest'],
    isCount(members['fewest'], needed, 10_000_000),
    `at least ${needed}, for so many seats and their successors`,
  );
  expect(
    'members.now',
    members['now'],
    isCount(members['now'], Math.max(needed, Number(members['fewest'] ?? 0)), 10_000_000),
    `at least ${needed}, and no fewer than the fewest`,
  );
  expect(
    'members.most',
    members['most'],
    isCount(members['most'], Number(members['now'] ?? 0), 10_000_000),
    'no fewer than now',
  );
  for (const name of ['timezone', 'language', 'jurisdiction', 'affiliatedTo']) {
    expect(
      name,
      given[name],
      given[name] === undefined || (typeof given[name] === 'string' && /^[\w./+-]{0,100}$/.test(given[name])),
      'a short word',
    );
  }
  for (const name of Object.keys(given)) {
    const known = [
      'members',
      'kind',
      'id',
      'title',
      'boardSeats',
      'boardYears',
      'timezone',
      'language',
      'jurisdiction',
      'affiliatedTo',
    ];
    expect(name, name, known.includes(name), `one of ${known.join(', ')}`);
  }
  return problems.length > 0 ? refuse(problems) : ok(value as Answers);
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return /[\u0000-\u001f\u007f]/.test(text) || text.normalize('NFC') !== text;
}
