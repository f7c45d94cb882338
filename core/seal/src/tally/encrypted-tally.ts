/**
 * What the trustees open: per homomorphic question the weighted product of the
 * choices, per non-homomorphic question all its ciphertexts, sorted (FORMAT section 7).
 */
import type { Ballot } from '../ballot/ballot.ts';
import { ciphertextsOf, writeCiphertext } from '../ballot/ballot.ts';
import type { Roll } from '../credential/roll.ts';
import { shaHex } from '../group/digest.ts';
import type { Ciphertext, Element, Group, Term } from '../group/group.ts';
import { readCount, writeCount } from '../record/count-json.ts';
import type { Election } from '../record/election.ts';
import { byLists, flatRow } from '../record/lists.ts';
import { choicesOf, type Question } from '../record/question.ts';
import { hasOnly, isCount, isHash, readAll, readCiphertext } from '../record/shape.ts';

/** One list of ciphertexts per question. */
export type Ciphertexts = readonly (readonly Ciphertext[])[];

export interface Tally {
  readonly ciphertexts: Ciphertexts;
  readonly counted: number;
  readonly weight: bigint;
}

/** The last ballot of each credential, in event order of those that remain. */
function ballotsThatCount<Cast extends { readonly credential: Element }>(ballots: readonly Cast[]): Cast[] {
  const last = new Map<Element, Cast>();
  for (const ballot of ballots) last.set(ballot.credential, ballot);
  return [...last.values()];
}

/** `ballots` are checked ballots, in the order in which they were received. */
export function computeTally(election: Election, roll: Roll, ballots: readonly Ballot[]): Tally {
  const counting = ballotsThatCount(ballots).map((ballot) => ({
    ballot,
    weight: roll.get(ballot.credential)?.weight ?? 0n,
  }));
  const { group } = election;
  const ciphertexts = election.questions.map((question, i) => {
    if (question.kind === 'non-homomorphic') {
      const all = counting.flatMap(({ ballot: { answers } }) => {
        const answer = answers[i];
        return answer?.kind === 'non-homomorphic' ? [answer.choices] : [];
      });
      return sorted(group, all);
    }
    return Array.from({ length: choicesOf(question) }, (_, k): Ciphertext => {
      const terms = (half: 'alpha' | 'beta'): Term[] =>
        counting.flatMap(({ ballot: { answers }, weight }): Term[] => {
          const answer = answers[i];
          const pair = answer && answer.kind !== 'non-homomorphic' ? ciphertextsOf(answer)[k] : undefined;
          return pair ? [[pair[half], weight]] : [];
        });
      return { alpha: group.product(terms('alpha')), beta: group.product(terms('beta')) };
    });
  });
  const weight = counting.reduce((sum, each) => sum + each.weight, 0n);
  return { ciphertexts, counted: counting.length, weight };
}

function sorted(group: Group, ciphertexts: readonly Ciphertext[]): Ciphertext[] {
  return ciphertexts.toSorted((a, b) => group.compare(a.alpha, b.alpha) || group.compare(a.beta, b.beta));
}

/** `questions` are needed where some have lists. */
export function writeCiphertexts(ciphertexts: Ciphertexts, questions: readonly Question[] = []): string {
  return JSON.stringify(ciphertexts.map((row, i) => byLists(questions[i], row.map(writeCiphertext))));
}

export function readCiphertexts(
  group: Group,
  value: unknown,
  questions: readonly Question[] = [],
): Ciphertext[][] | undefined {
  return readAll(value, (row, i) => readAll(flatRow(questions[i], row), (item) => readCiphertext(group, item)));
}

export interface Sized {
  readonly counted: number;
  readonly weight: bigint;
  readonly hash: string;
}

function writeSized({ counted, weight, hash }: Sized): string {
  return JSON.stringify({ num_tallied: counted, total_weight: writeCount(weight), encrypted_tally: hash });
}

export function readSized(value: unknown): Sized | undefined {
  if (!hasOnly(value, 'num_tallied', 'total_weight', 'encrypted_tally')) return undefined;
  const { num_tallied: counted, total_weight, encrypted_tally: hash } = value;
  const weight = readCount(total_weight);
  return isCount(counted) && weight !== undefined && isHash(hash) ? { counted, weight, hash } : undefined;
}

/** The two records of the EncryptedTally event; `questions` as in {@link writeCiphertexts}. */
export function writeTallyRecords(
  { ciphertexts, counted, weight }: Tally,
  questions: readonly Question[] = [],
): { readonly tally: string; readonly sized: string } {
  const tally = writeCiphertexts(ciphertexts, questions);
  return { tally, sized: writeSized({ counted, weight, hash: shaHex(tally) }) };
}

/** What is decrypted: the tally, with mixed questions replaced by the last shuffle's ciphertexts. */
export function toDecrypt({ questions }: Election, tally: Ciphertexts, mixed: Ciphertexts | undefined): Ciphertexts {
  let next = 0;
  return questions.map(({ kind }, i) => (kind === 'non-homomorphic' && mixed ? mixed[next++] : tally[i]) ?? []);
}

/** The lists that are mixed: one per non-homomorphic question. */
export function toMix({ questions }: Election, tally: Ciphertexts): Ciphertexts {
  return tally.filter((_, i) => questions[i]?.kind === 'non-homomorphic');
}
