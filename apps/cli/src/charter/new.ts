/** `quorate charter new`: questions and answers that end in a checked charter. */
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import {
  type AnswerProblem,
  type Given,
  newCharter,
  newCharterQuestions,
  type Question,
  readAnswer,
} from '@quorate/charter';
import type { ExitCode, Io } from '../command.ts';
import { lastValue, readArguments } from './arguments.ts';

export async function create(args: readonly string[], io: Io): Promise<ExitCode> {
  const read = readArguments(args, { values: ['answers', 'out'] });
  if (!read.ok || read.value.files.length > 0) {
    io.err(`quorate charter new: ${read.ok ? `"${read.value.files[0]}" is not understood` : read.problem}.\n`);
    return 2;
  }
  const file = lastValue(read.value, 'answers');
  const out = lastValue(read.value, 'out');
  // Asked before eleven questions are, not after.
  if (out !== undefined && (await isThere(out))) return taken(io, out);
  const answers = file === undefined ? await interview(io) : await fromFile(file);
  if (answers === undefined) {
    io.err(
      file === undefined
        ? '\nquorate charter new: the answers ended before the questions did; nothing was written.\n'
        : `${file}:1:1: found no answers, expected JSON\n`,
    );
    return 2;
  }
  const made = newCharter(answers);
  if (!made.ok) {
    io.err(complaints(file, made.problem));
    return 2;
  }
  if (out === undefined) io.out(made.value.text);
  else if (!(await written(out, made.value.text))) return taken(io, out);
  const { parsed, findings } = made.value;
  const remarks = findings.length === 1 ? '1 remark' : `${findings.length} remarks`;
  io.err(`\nCharter hash ${parsed.hash}; no error, ${remarks}. Read it aloud before you adopt it.\n`);
  if (out !== undefined)
    io.err(
      `It is in ${out}. Next: "npx quorate charter explain ${out}" says what it means; "npx quorate serve" opens a server where the founders sign it.\n`,
    );
  return 0;
}

function taken(io: Io, out: string): ExitCode {
  io.err(`quorate charter new: ${out} is already there or cannot be written; name another file with --out.\n`);
  return 2;
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

async function isThere(file: string): Promise<boolean> {
  try {
    await readFile(file);
    return true;
  } catch {
    return false;
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
  io.err(
    `${newCharterQuestions.length} questions. Enter takes the answer in brackets; everything can be changed in the file later. Ctrl-C stops; nothing is written before the last answer.\n`,
  );
  const typing = createInterface({ input: process.stdin });
  const given = await answersOf(typing[Symbol.asyncIterator](), io);
  // A terminal's input never ends by itself: left open, it would keep the command from ending.
  typing.close();
  if (given === undefined) return undefined;
  const { 'members.fewest': fewest, 'members.now': now, 'members.most': most, ...others } = given;
  return { ...others, members: { fewest, now, most } };
}

async function answersOf(lines: AsyncIterator<string>, io: Io): Promise<Given | undefined> {
  let given: Given = {};
  for (const question of newCharterQuestions) {
    const answer = await answerTo(question, given, lines, io);
    if (answer === undefined) return undefined;
    given = { ...given, [question.name]: answer.value };
  }
  return given;
}

/** Asks until there is an answer that can be right, each time saying what was expected. */
async function answerTo(
  question: Question,
  given: Given,
  lines: AsyncIterator<string>,
  io: Io,
): Promise<{ readonly value: unknown } | undefined> {
  const usual = usualFor(question, given);
  const help = question.help?.(given);
  if (help !== undefined) io.err(`  ${help}\n`);
  for (;;) {
    const choices = question.choices
      ? ` (${question.choices.map((choice, index) => `${index + 1} ${choice}`).join(', ')})`
      : '';
    io.err(`${question.prompt}${choices}${usual ? ` [${usual}]` : ''} `);
    const line = await lines.next();
    if (line.done) return undefined;
    const typed = line.value.trim();
    const read = readAnswer(question, typed === '' ? (usual ?? '') : typed, given);
    if (read.ok) return { value: read.value };
    io.err(`  Found ${typed === '' ? 'nothing' : typed.slice(0, 60)}, expected ${read.problem}.\n`);
  }
}

/** The clock of this machine tells where days are counted, unless it is set to no place. */
function usualFor({ name, usual }: Question, given: Given): string | undefined {
  return name === 'timezone' ? Intl.DateTimeFormat().resolvedOptions().timeZone : usual?.(given);
}
