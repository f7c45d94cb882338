/** `quorate charter new`: questions and answers that end in a checked charter. */
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { type AnswerProblem, newCharter, newCharterQuestions, type Question } from '@quorate/charter';
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
  io.err(
    `Charter hash ${made.value.parsed.hash}; ${made.value.findings.length} remarks, no error. Read it aloud before you adopt it.\n`,
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
    const answer = await answerTo(question, lines, io);
    if (answer === undefined) return undefined;
    if (answer !== '') given.set(question.name, answer);
  }
  const number = (name: string): number => Number(given.get(name) ?? '');
  const word = (name: string): object => (given.has(name) ? { [name]: given.get(name) } : {});
  return {
    ...word('kind'),
    ...word('title'),
    ...word('id'),
    members: { fewest: number('members.fewest'), now: number('members.now'), most: number('members.most') },
    boardSeats: number('boardSeats'),
    boardYears: number('boardYears'),
    ...word('timezone'),
    ...word('jurisdiction'),
    ...word('affiliatedTo'),
  };
}

async function answerTo(question: Question, lines: AsyncIterator<string>, io: Io): Promise<string | undefined> {
  const { prompt, choices, usual, help } = question;
  for (let tries = 0; tries < 5; tries++) {
    io.err(
      `${prompt}${choices ? ` (${choices.join(', ')})` : ''}${help ? `\n  ${help}` : ''}${usual ? ` [${usual}]` : ''} `,
    );
    const line = await lines.next();
    if (line.done) return undefined;
    const answer = line.value.trim() === '' ? (usual ?? '') : line.value.trim();
    if (choices === undefined ? answer !== '' || usual !== undefined : choices.includes(answer)) return answer;
    io.err('  That is not one of the answers. ');
  }
  return undefined;
}
