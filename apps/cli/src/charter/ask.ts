/** `quorate charter ask FILE ...`: one question to a charter, as an option or as one of a closed list of sentences. */
import { ask as askCharter, type Effect, type Query, queryOf, questions } from '@quorate/charter';
import type { ExitCode, Io } from '../command.ts';
import { type Arguments, lastValue, readArguments } from './arguments.ts';
import { complaint, readCharter } from './read-charter.ts';

const options = [
  'who-can',
  'who-checks',
  'what-may',
  'what-it-takes',
  'who-changes',
  'how-filled',
  'how-removed',
  'what-says',
];

export async function ask(args: readonly string[], io: Io): Promise<ExitCode> {
  const read = readArguments(args, { flags: ['json', 'questions'], values: options });
  if (!read.ok) return complain(io, read.problem);
  if (read.value.flags.has('questions')) {
    io.out(questions.map((question) => `${question}\n`).join(''));
    return 0;
  }
  const [file, question] = read.value.files;
  if (file === undefined) return complain(io, 'name one FILE and a question');
  const query = question === undefined ? fromOptions(read.value) : fromWords(question);
  if (typeof query === 'string') return complain(io, query);
  const charter = await readCharter(file);
  if (!charter.ok) {
    io.err(complaint(charter.problem));
    return 2;
  }
  const answer = askCharter(charter.value, query);
  if (!answer.ok)
    return complain(io, `there is no "${answer.problem.found}"; one of: ${answer.problem.expected.join(', ')}`);
  if (read.value.flags.has('json')) io.out(`${JSON.stringify(answer.value)}\n`);
  else {
    io.out(`${answer.value.summary}\n`);
    for (const { clause, sentence, hands } of answer.value.lines)
      io.out(`  ${clause}: ${sentence}${hands === undefined ? '' : ` [least hands: ${hands}]`}\n`);
  }
  return 0;
}

function fromWords(question: string): Query | string {
  const query = queryOf(question);
  return query.ok
    ? query.value
    : `that question is not on the list; "--questions" shows it, and the options are --${options.join(', --')}`;
}

function fromOptions(args: Arguments): Query | string {
  const given = options.filter((name) => args.values.has(name));
  const [name] = given;
  if (given.length !== 1 || name === undefined) return `give one question, or one of --${options.join(', --')}`;
  const value = lastValue(args, name) ?? '';
  switch (name) {
    case 'who-can':
    case 'who-checks':
      return { ask: name, effect: value as Effect };
    case 'what-may':
      return { ask: 'what-may', holder: value };
    case 'what-it-takes':
      return { ask: 'what-it-takes', procedure: value };
    case 'how-filled':
    case 'how-removed':
      return { ask: name, seat: value };
    case 'who-changes':
      return { ask: 'who-changes', clause: value };
    default:
      return { ask: 'what-says', clause: value };
  }
}

function complain(io: Io, what: string): ExitCode {
  io.err(`quorate charter ask: ${what}.\n`);
  return 2;
}
