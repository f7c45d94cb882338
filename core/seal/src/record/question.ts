/**
 * A question of an election, as the format writes it (FORMAT section 5).
 *
 * Homomorphic: the answers are chosen or not, and only their sums are ever
 * opened. Lists (3.x alone): one list is chosen and at least one candidate on
 * it; sums as before. Non-homomorphic: the ballot carries one number per answer (a rank or
 * a grade), is mixed, and is opened one by one without its voter.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { isCount, isObject, isStrings, type JsonObject } from './shape.ts';

export type Question = HomomorphicQuestion | ListsQuestion | RankedQuestion;

export interface HomomorphicQuestion {
  readonly kind: 'homomorphic';
  readonly question: string;
  readonly answers: readonly string[];
  readonly blank: boolean;
  readonly min: number;
  readonly max: number;
}

export interface ListsQuestion {
  readonly kind: 'lists';
  readonly question: string;
  /** Each has its own name first, then its candidates. */
  readonly lists: readonly (readonly string[])[];
}

export interface RankedQuestion {
  readonly kind: 'non-homomorphic';
  readonly question: string;
  readonly answers: readonly string[];
  /** How the numbers are to be counted, as far as the election says: `{"method":"Schulze","blank":true}`. */
  readonly extra?: JsonObject;
}

export interface QuestionProblem {
  readonly reason: 'malformed-question' | 'unsupported-question';
  readonly detail: string;
}

const mostAnswers = 10_000;

export function readQuestion(value: unknown): Result<Question, QuestionProblem> {
  if (!isObject(value)) return refuse({ reason: 'malformed-question', detail: 'a question is an object' });
  if (value['type'] === undefined) return readHomomorphic(value);
  // The other spelling of the same question, which 3.x tools read and never write.
  if (value['type'] === 'Homomorphic' && isObject(value['value'])) return readHomomorphic(value['value']);
  if (value['type'] === 'NonHomomorphic') return readRanked(value);
  if (value['type'] === 'Lists') return readLists(value);
  return refuse({ reason: 'unsupported-question', detail: `questions of type ${JSON.stringify(value['type'])}` });
}

function readHomomorphic(value: JsonObject): Result<Question, QuestionProblem> {
  const { question, answers, blank, min, max } = value;
  if (typeof question !== 'string') return refuse({ reason: 'malformed-question', detail: '"question" is not a text' });
  if (!areAnswers(answers)) return refuse({ reason: 'malformed-question', detail: '"answers" is not a list of texts' });
  if (blank !== undefined && typeof blank !== 'boolean') {
    return refuse({ reason: 'malformed-question', detail: '"blank" is neither true nor false' });
  }
  if (!isCount(min, mostAnswers) || !isCount(max, mostAnswers) || min > max) {
    return refuse({ reason: 'malformed-question', detail: '"min" and "max" are not counts, the smaller first' });
  }
  return ok({ kind: 'homomorphic', question, answers, blank: blank === true, min, max });
}

function readRanked(value: JsonObject): Result<Question, QuestionProblem> {
  const inner = value['value'];
  if (!isObject(inner) || typeof inner['question'] !== 'string' || !areAnswers(inner['answers'])) {
    return refuse({ reason: 'malformed-question', detail: '"value" does not hold "answers" and "question"' });
  }
  const { question, answers } = inner as { question: string; answers: readonly string[] };
  // Other tools let it be anything; it says how to count and decides nothing here.
  const extra = value['extra'];
  return ok({ kind: 'non-homomorphic', question, answers, ...(isObject(extra) ? { extra } : {}) });
}

function readLists({ value }: JsonObject): Result<Question, QuestionProblem> {
  if (!isObject(value) || typeof value['question'] !== 'string') {
    return refuse({ reason: 'malformed-question', detail: '"value" does not hold "answers" and "question"' });
  }
  const { question, answers: lists } = value as { question: string; answers: unknown };
  const areLists = Array.isArray(lists) && lists.length >= 1 && lists.every(areAnswers);
  if (!areLists || lists.flat().length > mostAnswers) {
    return refuse({ reason: 'malformed-question', detail: '"answers" is not a list of lists of texts' });
  }
  return ok({ kind: 'lists', question, lists });
}

function areAnswers(value: unknown): value is readonly string[] {
  return isStrings(value) && value.length >= 1 && value.length <= mostAnswers;
}

/** As it stands in an election: field order is the tools' own. */
export function writeQuestion(question: Question): JsonObject {
  if (question.kind === 'lists') {
    return { type: 'Lists', value: { answers: question.lists, question: question.question } };
  }
  if (question.kind === 'non-homomorphic') {
    const { answers, extra } = question;
    const value = { answers, question: question.question };
    return { type: 'NonHomomorphic', value, ...(extra ? { extra } : {}) };
  }
  const { answers, blank, min, max } = question;
  return { answers, ...(blank ? { blank } : {}), min, max, question: question.question };
}

/** How many ciphertexts the ballot and the tally have for a question whose sums are opened. */
export function choicesOf(question: HomomorphicQuestion | ListsQuestion): number {
  if (question.kind === 'lists') return question.lists.flat().length;
  return question.answers.length + (question.blank ? 1 : 0);
}
