/** `quorate charter new`: questions and answers that end in a checked charter. */
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import type { Json } from '@quorate/basics';
import { type AnswerProblem, checkAnswers, newCharter, newCharterQuestions, type Question } from '@quorate/charter';
import type { ExitCode, Io } from '../command.ts';
import { lastValue, readArguments } from './arguments.ts';

export async function create(args: readonly string[], io: Io): Promise<ExitCode> {
  const read = readArguments(args, { values: ['answers', 'out'] });
  if (!read.ok || read.value.files.length > 0) {
    io.err(`quorate charter new: ${read.ok ? `"${read.value.files[0]}" is not understood` : read.problem}.\n`);
    return 2;
  }
  const file = lastValue(read.value, 'answers');
  const answers = file === undefined ? await interview(io) : await fromFile(file);
  if (answers === undefined) {
    io.err(
      `${file ?? 'standard input'}:1:1: found no answers, expected ${file === undefined ? 'an answer to each question' : 'JSON'}\n`,
    );
    return 2;
  }
  const made = newCharter(answers);
  if (!made.ok) {
    io.err(complaints(file, made.problem));
    return 2;
  }
  const out = lastValue(read.value, 'out');
  if (out === undefined) io.out(made.value.text);
  else if (!(await written(out, made.value.text))) {
    io.err(`quorate charter new: ${out} is already there or cannot be written.\n`);
    return 2;
  }
  const { parsed, findings } = made.value;
  io.err(`\nCharter hash ${parsed.hash}; ${findings.length} remarks, no error. Read it aloud before you adopt it.\n`);
  if (out !== undefined)
    io.err(
      `It is in ${out}. Next: "quorate charter explain ${out}" says what it means; "quorate serve" opens a server where the founders sign it.\n`,
    );
  return 0;
}

function complaints(file: string | undefined, problems: readonly AnswerProblem[]): string {
  return problems
    .map(
      ({ question, found, expected }) =>
        `${file ?? 'answers'}:1:1: found ${found}, expected ${expected} (${question})\n`,
    )
    .join('');
}

async function fromFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Never over a file that is there: it may be somebody's adopted rules. */
async function written(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** Questions go to standard error, so that the charter alone is on standard output. */
async function interview(io: Io): Promise<unknown> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const given = new Map<string, string>();
  for (const question of newCharterQuestions) {
    const answer = await answerTo(question, given, lines, io);
    if (answer === undefined) return undefined;
    if (answer !== '') given.set(question.name, answer);
  }
  return answersOf(given);
}

function answersOf(given: ReadonlyMap<string, string>): Json {
  const number = (name: string, as: string): object => (given.has(name) ? { [as]: Number(given.get(name)) } : {});
  const word = (name: string): object => (given.has(name) ? { [name]: given.get(name) } : {});
  return {
    ...word('kind'),
    ...word('title'),
    ...word('id'),
    members: {
      ...number('members.fewest', 'fewest'),
      ...number('members.now', 'now'),
      ...number('members.most', 'most'),
    },
    ...number('boardSeats', 'boardSeats'),
    ...number('boardYears', 'boardYears'),
    ...word('timezone'),
    ...word('jurisdiction'),
    ...word('affiliatedTo'),
  };
}

const mostTries = 20;

/** An answer that does not fit is said at once, and asked for again: nobody begins anew for the last of eleven. */
async function answerTo(
  question: Question,
  given: ReadonlyMap<string, string>,
  lines: AsyncIterator<string>,
  io: Io,
): Promise<string | undefined> {
  const { name, prompt, choices, help } = question;
  const usual = question.usual ?? (name === 'id' ? shortName(given) : undefined);
  for (let tries = 0; tries < mostTries; tries++) {
    io.err(
      `${prompt}${choices ? ` (${choices.join(', ')})` : ''}${help ? `\n  ${help}` : ''}${usual ? ` [${usual}]` : ''} `,
    );
    const line = await lines.next();
    if (line.done) return undefined;
    const answer = line.value.trim() === '' ? (usual ?? '') : line.value.trim();
    const problem = problemOf(new Map(given).set(name, answer), [...given.keys(), name]);
    if (problem === undefined) return answer;
    const of = newCharterQuestions.find((other) => other.name === problem.question && other.name !== name);
    io.err(`  Found ${problem.found}, expected ${problem.expected}${of ? ` (${of.prompt})` : ''}.\n`);
  }
  return undefined;
}

/** The first thing wrong with what has been answered so far. */
function problemOf(given: ReadonlyMap<string, string>, asked: readonly string[]): AnswerProblem | undefined {
  const checked = checkAnswers(answersOf(given));
  return checked.ok ? undefined : checked.problem.find(({ question }) => asked.includes(question));
}

const levels: { readonly [kind: string]: string } = {
  association: 'assoc',
  'co-operative': 'coop',
  'union-branch': 'union',
  project: 'project',
};

/** `Green Lane Allotments` as `assoc.green-lane-allotments`. */
function shortName(given: ReadonlyMap<string, string>): string {
  const title = (given.get('title') ?? '').normalize('NFKD').toLowerCase();
  const words = title
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${levels[given.get('kind') ?? ''] ?? 'org'}.${words === '' ? 'new' : words}`;
}
