/** The result of an archive, decoded: sums, or papers that `quorate count` reads. */
import { readFileSync } from 'node:fs';
import { ok, type Result, refuse } from '@quorate/basics';
import { type ArchiveContents, checks, type Question, type QuestionResult, readArchiveContents } from '@quorate/seal';
import { printBlt, printCsvScores } from '@quorate/tally';
import type { ExitCode, Io } from '../command.ts';
import type { ResultCall } from './arguments.ts';
import { gradesOf, rankingsOf } from './papers.ts';

export function printResult(call: ResultCall, io: Io): ExitCode {
  if (call.what === 'checks') {
    io.out(
      call.json ? `${JSON.stringify(checks)}\n` : checks.map(({ id, says }) => `${id.padEnd(26)} ${says}\n`).join(''),
    );
    return 0;
  }
  const read = readContents(call.file);
  const printed = read.ok ? print(read.value, call) : read;
  if (!printed.ok) {
    io.err(`quorate election: ${call.file}: ${printed.problem.detail}\n`);
    return printed.problem.exit;
  }
  io.out(printed.value);
  return 0;
}

interface Trouble {
  readonly exit: 1 | 2;
  readonly detail: string;
}

function readContents(file: string): Result<ArchiveContents, Trouble> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    return refuse({ exit: 2, detail: 'the file cannot be read' });
  }
  const contents = readArchiveContents(bytes);
  if (contents.ok) return contents;
  const { reason, detail } = contents.problem;
  return refuse({ exit: reason === 'damaged-archive' ? 1 : 2, detail });
}

function print({ election, result }: ArchiveContents, { question, as }: ResultCall): Result<string, Trouble> {
  if (!result) return refuse({ exit: 1, detail: 'the archive has no result yet' });
  const wanted = question === undefined ? election.questions.map((_, i) => i) : [question];
  if (wanted.some((i) => i >= election.questions.length)) {
    return refuse({ exit: 2, detail: `the election has ${election.questions.length} questions` });
  }
  const pairs = wanted.flatMap((i) => {
    const [asked, answered] = [election.questions[i], result[i]];
    return asked && answered ? [{ number: i + 1, asked, answered }] : [];
  });
  if (as === 'json') {
    const { name, uuid } = election;
    return ok(`${JSON.stringify({ name, uuid, questions: pairs.map(asJson) })}\n`);
  }
  const [pair] = pairs.filter(({ answered }) => question !== undefined || answered.kind === 'non-homomorphic');
  if (pair?.answered.kind !== 'non-homomorphic' || pair.asked.kind !== 'non-homomorphic') {
    return refuse({ exit: 2, detail: 'that question has sums, not papers: use --as json' });
  }
  const { papers } = pair.answered;
  return ok(as === 'blt' ? printBlt(rankingsOf(pair.asked, papers)) : printCsvScores(gradesOf(pair.asked, papers)));
}

function asJson({ number, asked, answered }: { number: number; asked: Question; answered: QuestionResult }): object {
  const { question } = asked;
  if (asked.kind === 'lists') {
    const sums = answered.kind === 'lists' ? answered.sums : [];
    const lists = asked.lists.map(([list, ...candidates], i) => {
      const [votes, ...perCandidate] = sums[i]?.map(String) ?? [];
      return { list, votes, candidates: candidates.map((name, k) => ({ name, votes: perCandidate[k] })) };
    });
    return { number, question, lists };
  }
  const { answers } = asked;
  if (answered.kind === 'non-homomorphic') {
    const extra = asked.kind === 'non-homomorphic' ? asked.extra : undefined;
    return { number, question, answers, ...(extra ? { extra } : {}), papers: answered.papers };
  }
  const [first, ...rest] = answered.sums.map(String);
  return asked.kind === 'homomorphic' && asked.blank
    ? { number, question, answers, blank: first, votes: rest }
    : { number, question, answers, votes: answered.sums.map(String) };
}
