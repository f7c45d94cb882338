/**
 * The result record: sums for homomorphic questions, the mixed papers for the others (FORMAT section 9).
 *
 * With a blank, the first sum of a question is the number of blank votes; of a list, it is that of the list itself. Papers
 * come in the order of the last shuffle, which says nothing about the voters.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { Element } from '../group/group.ts';
import { readCount, writeCount } from '../record/count-json.ts';
import type { Election } from '../record/election.ts';
import { cut, flatRow } from '../record/lists.ts';
import { hasOnly, isCount, readAll } from '../record/shape.ts';
import type { Trustees } from '../trustee/trustees.ts';
import { combination, openCiphertexts, type PartialDecryption } from './decryption.ts';
import type { Ciphertexts } from './encrypted-tally.ts';

export type QuestionResult =
  | { readonly kind: 'homomorphic'; readonly sums: readonly bigint[] }
  | { readonly kind: 'lists'; readonly sums: readonly (readonly bigint[])[] }
  | { readonly kind: 'non-homomorphic'; readonly papers: readonly (readonly number[])[] };

export type ElectionResult = readonly QuestionResult[];

/** From the opened elements. `weight` is the most that any sum can be. */
export function decodeResult(
  { group, questions }: Election,
  opened: readonly (readonly Element[])[],
  weight: bigint,
): Result<ElectionResult, { readonly reason: 'no-logarithm'; readonly question: number }> {
  const results: QuestionResult[] = [];
  for (const [i, question] of questions.entries()) {
    const row = opened[i] ?? [];
    if (question.kind === 'non-homomorphic') {
      const papers = row.map((element) => group.extract(question.answers.length, element));
      results.push({ kind: 'non-homomorphic', papers });
      continue;
    }
    const sums: bigint[] = [];
    for (const element of row) {
      const n = group.logarithm(element, weight);
      if (n === undefined) return refuse({ reason: 'no-logarithm', question: i });
      sums.push(n);
    }
    results.push(
      question.kind === 'lists' ? { kind: 'lists', sums: cut(question, sums) } : { kind: 'homomorphic', sums },
    );
  }
  return ok(results);
}

/** The result, from what the trustees sent; undefined while too few have opened. */
export function openResult(
  election: Election,
  trustees: Trustees,
  ciphertexts: Ciphertexts,
  partials: ReadonlyMap<number, PartialDecryption>,
  weight: bigint,
): ReturnType<typeof decodeResult> | undefined {
  const weights = combination(election.group, trustees, new Set(partials.keys()));
  if (!weights) return undefined;
  return decodeResult(election, openCiphertexts(election.group, ciphertexts, weights, partials), weight);
}

/** Whether a stored result is what the opened elements say. No logarithm is needed to check one. */
export function resultMatches(
  { group, questions }: Election,
  opened: readonly (readonly Element[])[],
  result: ElectionResult,
): boolean {
  if (result.length !== questions.length) return false;
  return questions.every((question, i) => {
    const row = opened[i] ?? [];
    const own = result[i];
    if (question.kind !== 'non-homomorphic') {
      const sums = own?.kind === 'lists' ? own.sums.flat() : own?.kind === 'homomorphic' ? own.sums : [];
      if (own?.kind !== question.kind || sums.length !== row.length) return false;
      const powers = group.products(sums.map((sum) => [[group.generator, sum]]));
      return powers.every((power, k) => power === row[k]) && sums.every((sum) => sum < group.order);
    }
    if (own?.kind !== 'non-homomorphic' || own.papers.length !== row.length) return false;
    return row.every((element, k) => {
      const numbers = group.extract(question.answers.length, element);
      const paper = own.papers[k] ?? [];
      return paper.length === numbers.length && numbers.every((n, j) => n === paper[j]);
    });
  });
}

export function writeResult(result: ElectionResult): string {
  return JSON.stringify({
    result: result.map((own) => {
      if (own.kind === 'non-homomorphic') return own.papers;
      return own.kind === 'lists' ? own.sums.map((row) => row.map(writeCount)) : own.sums.map(writeCount);
    }),
  });
}

export function readResult({ questions }: Pick<Election, 'questions'>, value: unknown): ElectionResult | undefined {
  if (!hasOnly(value, 'result')) return undefined;
  const rows = readAll(value['result'], (row) => (Array.isArray(row) ? (row as unknown[]) : undefined));
  if (!rows || rows.length !== questions.length) return undefined;
  const results: QuestionResult[] = [];
  for (const [i, question] of questions.entries()) {
    if (question.kind === 'homomorphic') {
      const sums = readAll(rows[i], readCount);
      if (!sums) return undefined;
      results.push({ kind: 'homomorphic', sums });
    } else if (question.kind === 'lists') {
      const sums = readAll(flatRow(question, rows[i]), readCount);
      if (!sums) return undefined;
      results.push({ kind: 'lists', sums: cut(question, sums) });
    } else {
      const papers = readAll(rows[i], (paper) => readAll(paper, (n) => (isCount(n, 255) ? n : undefined)));
      if (!papers) return undefined;
      results.push({ kind: 'non-homomorphic', papers });
    }
  }
  return results;
}
