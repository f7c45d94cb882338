/**
 * What one has to decide to found an organisation: a few questions, each with an answer that usually serves.
 *
 *     text typed ──readAnswer──▶ a value, or what was expected ──checkAnswers──▶ Answers
 *
 * A rule looks at one answer in the light of those given before it, so that a wrong one is asked again at once.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { isTimezone } from '../time/calendar.ts';

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

/** Answers by the names of their questions, `members.now` among them, as far as they have been given. */
export interface Given {
  readonly [question: string]: unknown;
}

export interface Question {
  /** The answer's name; `members.now` lies inside `members`. */
  readonly name: string;
  readonly prompt: string;
  readonly choices?: readonly string[];
  readonly help?: (given: Given) => string;
  /** What an empty answer means; none where one must answer. */
  readonly usual?: (given: Given) => string;
  readonly number?: true;
}

/** In the order in which each can be judged by those before it. */
export const newCharterQuestions: readonly Question[] = [
  { name: 'kind', prompt: 'What kind of organisation is it?', choices: charterKinds, usual: () => 'association' },
  { name: 'title', prompt: 'What is it called in full?' },
  {
    name: 'id',
    prompt: 'A short name for it, in lower case with dots and hyphens:',
    help: () => 'The short name stands in the rules and stays when the full name changes.',
    usual: ({ kind, title }) => shortName(kind as CharterKind, String(title)),
  },
  { name: 'members.now', prompt: 'How many members has it now?', usual: () => '30', number: true },
  { name: 'boardSeats', prompt: 'How many seats has the board?', usual: () => '5', number: true },
  { name: 'boardYears', prompt: 'For how many years are they elected?', usual: () => '2', number: true },
  {
    name: 'members.fewest',
    prompt: 'How few members might it come down to and still go on?',
    help: (given) =>
      `The rules are checked for every size from here on. At least ${fewestFor(given)}: board, scrutineers and appeal panel need different people.`,
    usual: (given) => String(fewestFor(given)),
    number: true,
  },
  {
    name: 'members.most',
    prompt: 'How many might it have one day?',
    usual: (given) => String(Math.max(200, 2 * Number(given['members.now']))),
    number: true,
  },
  { name: 'timezone', prompt: 'In which time zone are days counted (such as Europe/London)?', usual: () => 'UTC' },
  {
    name: 'jurisdiction',
    prompt: 'Under the law of which country (two letters, such as GB, DE, CH; or none)?',
    usual: () => 'none',
  },
  {
    name: 'affiliatedTo',
    prompt: 'The short name of the union or federation it belongs to (Enter if it belongs to none):',
    usual: () => '',
  },
];

/** The fewest filled seats a board of so many may act with: two thirds, so that an emergency vote stays possible. */
export function boardMinimum(seats: number): number {
  return Math.ceil((2 * seats) / 3);
}

/** What somebody typed, as the value it stands for, or what was expected instead. */
export function readAnswer({ name, number, choices }: Question, typed: string, given: Given): Result<unknown, string> {
  const value = number ? (/^\d{1,8}$/.test(typed) ? Number(typed) : typed) : (chosen(choices ?? [], typed) ?? typed);
  const expected = rules[name]?.(value, given);
  return expected === undefined ? ok(value) : refuse(expected);
}

/** A choice by its number, or by as many of its letters as tell it from the others, however they are written. */
function chosen(choices: readonly string[], typed: string): string | undefined {
  const byNumber = /^\d$/.test(typed) ? choices[Number(typed) - 1] : undefined;
  const begun = letters(typed);
  const byLetters = begun === '' ? [] : choices.filter((choice) => letters(choice).startsWith(begun));
  return byNumber ?? (byLetters.length === 1 ? byLetters[0] : undefined);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

export function checkAnswers(value: unknown): Result<Answers, readonly AnswerProblem[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = Array.isArray(value) ? 'a list' : value === null ? 'nothing' : typeof value;
    return refuse([{ question: '', found, expected: 'answers by name' }]);
  }
  const given = flat(value as Given);
  const wrong = Object.entries(rules).flatMap(([question, rule]) =>
    problem(question, given[question], rule(given[question], given)),
  );
  const unknown = Object.keys(value)
    .filter((name) => !names.includes(name))
    .flatMap((name) => problem(name, name, `one of ${names.join(', ')}`));
  const all = [...wrong, ...unknown];
  return all.length > 0 ? refuse(all) : ok(value as Answers);
}

function problem(question: string, value: unknown, expected: string | undefined): readonly AnswerProblem[] {
  if (expected === undefined) return [];
  const found = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 60);
  return [{ question, found, expected }];
}

function flat(value: Given): Given {
  const { members } = value;
  const within = typeof members === 'object' && members !== null ? Object.entries(members) : [];
  return { ...value, ...Object.fromEntries(within.map(([name, each]) => [`members.${name}`, each])) };
}

/** What is expected of each answer, where the one given is not it. */
const rules: { readonly [question: string]: (value: unknown, given: Given) => string | undefined } = {
  kind: (value) => (charterKinds.includes(value as CharterKind) ? undefined : `one of ${charterKinds.join(', ')}`),
  title: (value) => (isTitle(value) ? undefined : 'a title of 3 to 200 characters on one line'),
  id: (value) =>
    typeof value === 'string' && /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/.test(value) && value.length <= 100
      ? undefined
      : 'lower-case letters, digits, hyphens and dots, such as coop.kettle-lane',
  'members.now': (value) =>
    isCount(value, fewestFor({}), most)
      ? undefined
      : `a number, at least ${fewestFor({})}: fewer cannot fill board, scrutineers and appeal panel with different people`,
  boardSeats: (value, given) => {
    if (value === undefined) return undefined;
    if (!isCount(value, 5, 25)) return 'a number of seats from 5 to 25';
    const now = given['members.now'];
    const needed = fewestFor({ boardSeats: value });
    return isCount(now, 0, most) && now < needed ? `fewer seats: ${value} need at least ${needed} members` : undefined;
  },
  boardYears: (value) => (value === undefined || isCount(value, 1, 4) ? undefined : 'one to four years'),
  'members.fewest': (value, given) => {
    const needed = fewestFor(given);
    const now = given['members.now'];
    if (!isCount(value, needed, most)) return `at least ${needed}, for so many seats and their successors`;
    return isCount(now, 0, most) && value > now ? `no more than the ${now} there are now` : undefined;
  },
  'members.most': (value, given) => {
    const now = given['members.now'];
    return isCount(value, isCount(now, 0, most) ? now : 0, most) ? undefined : `a number, no fewer than there are now`;
  },
  timezone: (value) =>
    value === undefined || value === '' || (typeof value === 'string' && isTimezone(value))
      ? undefined
      : 'a time zone such as Europe/London',
  language: (value) => shortWord(value, 'a language code such as en'),
  jurisdiction: countryCode,
  affiliatedTo: (value) => shortWord(value, 'a short name such as union.big, or nothing'),
};

const most = 10_000_000;
const names = [
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

function fewestFor({ boardSeats = 5 }: Given): number {
  return isCount(boardSeats, 5, 25) ? Math.max(7, boardMinimum(boardSeats) + Math.ceil(boardSeats / 2)) : 7;
}

function isCount(value: unknown, least: number, atMost: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= atMost;
}

function isTitle(value: unknown): boolean {
  return typeof value === 'string' && /^\S.{2,199}$/s.test(value) && !hasControls(value);
}

function shortWord(value: unknown, expected: string): string | undefined {
  const fits = value === undefined || (typeof value === 'string' && /^[\w./+-]{0,100}$/.test(value));
  return fits ? undefined : expected;
}

/**
 * A country of ISO 3166-1 or a part of one of ISO 3166-2, since the law to check against is found by it;
 * a name in words would be taken for a country without one, and so would UK, which ISO 3166-1 only reserves for GB.
 */
function countryCode(value: unknown): string | undefined {
  const fits =
    value === undefined || (typeof value === 'string' && /^(?:none|(?!uk)[a-z]{2}(?:-[a-z0-9]{1,3})?|)$/i.test(value));
  if (fits) return undefined;
  const meant = typeof value === 'string' ? inBritain[value.trim().toLowerCase()] : undefined;
  return `a country code such as ${meant ?? 'GB'}, or none`;
}

/** What people here call it, and its code. */
const inBritain: { readonly [name: string]: string | undefined } = {
  uk: 'GB',
  england: 'GB-ENG',
  scotland: 'GB-SCT',
  wales: 'GB-WLS',
  'northern ireland': 'GB-NIR',
};

const levels: { readonly [kind in CharterKind]: string } = {
  association: 'assoc',
  'co-operative': 'coop',
  'union-branch': 'union',
  project: 'project',
};

/** "The Walking Club" is `assoc.the-walking-club`. */
function shortName(kind: CharterKind, title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${levels[kind]}.${plain === '' ? 'new' : plain.slice(0, 60).replace(/-+$/, '')}`;
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return /[\u0000-\u001f\u007f]/.test(text) || text.normalize('NFC') !== text;
}
