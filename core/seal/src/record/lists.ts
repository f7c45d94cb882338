/**
 * Rows that stand flat in our hands and by lists in a record: FORMAT section 5, questions of type Lists.
 *
 * Everywhere else a row of ciphertexts, factors or sums is one JSON array; for such a question it is one
 * array per list.
 */
import type { ListsQuestion, Question } from './question.ts';

/** As the record writes it. Without a question, or for one without lists, the row itself. */
export function byLists<Item>(
  question: Question | undefined,
  row: readonly Item[],
): readonly Item[] | readonly (readonly Item[])[] {
  return question?.kind === 'lists' ? cut(question, row) : row;
}

/** The row, list by list. */
export function cut<Item>({ lists }: ListsQuestion, row: readonly Item[]): readonly (readonly Item[])[] {
  let next = 0;
  return lists.map(({ length }) => {
    next += length;
    return row.slice(next - length, next);
  });
}

/** The row itself, or undefined when it is not cut as the question's lists are. */
export function flatRow(question: Question | undefined, value: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  if (question?.kind !== 'lists') return value;
  const { lists } = question;
  const fits =
    value.length === lists.length &&
    value.every((row, i): row is unknown[] => Array.isArray(row) && row.length === lists[i]?.length);
  return fits ? (value as unknown[][]).flat() : undefined;
}
