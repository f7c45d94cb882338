import { utf8ToBytes } from '@noble/hashes/utils.js';
import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialExponent } from '../credential/credential.ts';
import type { Element } from '../group/group.ts';
import type { ListsQuestion, Question } from '../record/question.ts';
import { archiveFrom, makeElection, seeded, stepsOf } from '../testing/index.ts';
import { verifyArchive } from '../verify/verify-archive.ts';
import { type Ballot, readBallot, writeBallot } from './ballot.ts';
import { checkBallots } from './check-ballots.ts';
import type { ListsAnswer } from './lists-answer.ts';
import { checkOpenedBallot } from './open-ballot.ts';
import { type Marks, sealBallot, sealMarks, signBallot } from './seal-ballot.ts';

// Flat, a mark each: the first list, Ada, Bo; the second, Cy; the third, Di, Ed.
const lists: ListsQuestion = {
  kind: 'lists',
  question: 'Which list, and whom on it?',
  lists: [
    ['Bakers', 'Ada', 'Bo'],
    ['Millers', 'Cy'],
    ['Joiners', 'Di', 'Ed'],
  ],
};
const choose: Question = { kind: 'homomorphic', question: 'Who?', answers: ['x', 'y'], blank: false, min: 0, max: 1 };

const made = makeElection({
  questions: [choose, lists],
  voters: [
    [
      [1, 0],
      [1, 1, 0, 0, 0, 0, 0, 0],
    ],
    [
      [0, 0],
      [0, 0, 0, 0, 0, 1, 1, 1],
    ],
    [
      [0, 1],
      [0, 0, 0, 1, 1, 0, 0, 0],
    ],
  ],
  weights: [1n, 4n, 10n],
  single: 2,
});
const { election, roll, credentials } = made;
const [credential = ''] = credentials;
const secret = must(credentialExponent(election.group, election.uuid, credential));
const randomness = seeded('lists');

const allowed = [
  [1, 1, 0, 0, 0, 0, 0, 0],
  [1, 0, 1, 0, 0, 0, 0, 0],
  [1, 1, 1, 0, 0, 0, 0, 0],
  [0, 0, 0, 1, 1, 0, 0, 0],
  [0, 0, 0, 0, 0, 1, 0, 1],
];

const check = (ballot: string): unknown => checkBallots(election, roll, [utf8ToBytes(ballot)])[0];
const sealAsTheyAre = (marks: readonly number[]): string =>
  sealMarks(election, secret, [[0, 0], marks], randomness).ballot;

describe('an election by lists', () => {
  it('verifies, and opens the weighted sum of each list and each candidate', () => {
    const { checks, summary } = must(verifyArchive(made.archive));
    expect(checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(summary).toMatchObject({ ok: true, counted: 3 });
    expect(made.result[1]).toEqual({
      kind: 'lists',
      sums: [
        [1n, 1n, 0n],
        [10n, 10n],
        [4n, 4n, 4n],
      ],
    });
  });

  it.each(['BELENIOS-2048', 'RFC-3526-2048'] as const)('verifies in %s', (group) => {
    const small = makeElection({ group, questions: [lists], voters: [[allowed[3]!]] });
    expect(must(verifyArchive(small.archive)).summary.ok).toBe(true);
  });

  it('verifies with a list on which nobody stands', () => {
    const empty: ListsQuestion = { ...lists, lists: [['Nobody'], ['Bakers', 'Ada']] };
    const small = makeElection({ questions: [empty], voters: [[[0, 1, 1]], [[0, 1, 1]]] });
    expect(must(verifyArchive(small.archive)).summary.ok).toBe(true);
  });

  it.each<[string, (result: { result: unknown[] }) => unknown]>([
    ['sums that stand flat', (r) => (r.result[1] = (r.result[1] as unknown[]).flat())],
    ['a sum that moved to another list', (r) => (r.result[1] = [[1, 1, 0, 10], [10], [4, 4, 4]])],
  ])('is refused with %s', (_, change) => {
    const steps = stepsOf(made.archive);
    const result = JSON.parse(steps.at(-1)!.records[0]!);
    change(result);
    steps.at(-1)!.records = [JSON.stringify(result)];
    expect(must(verifyArchive(archiveFrom(steps))).summary.failed).toBe('result.format');
  });

  it('is refused with a wrong sum', () => {
    const steps = stepsOf(made.archive);
    steps.at(-1)!.records = ['{"result":[[1,10],[[1,1,0],[10,9],[4,4,4]]]}'];
    expect(must(verifyArchive(archiveFrom(steps))).summary.failed).toBe('result.matches');
  });
});

describe('a ballot by lists', () => {
  it('verifies for any marks that are allowed, prints back, and opens as marked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allowed), fc.string(), (marks, seed) => {
        const all: Marks = [[1, 0], marks];
        const sealed = must(sealBallot({ election, credential, marks: all, randomness: seeded(seed) }));
        expect(check(sealed.ballot)).toMatchObject({ ok: true });
        expect(writeBallot(must(readBallot(election, utf8ToBytes(sealed.ballot))))).toBe(sealed.ballot);
        const { ballot, tracker, opening } = sealed;
        expect(checkOpenedBallot(election, { ballot, tracker, opening, marks: all }).ok).toBe(true);
        const others: Marks = [[1, 0], allowed.find((other) => other !== marks)!];
        expect(checkOpenedBallot(election, { ballot, tracker, opening, marks: others }).ok).toBe(false);
      }),
      { seed: 5, numRuns: 10 },
    );
  });

  it.each<[string, readonly number[], string]>([
    ['no list', [0, 0, 0, 0, 0, 0, 0, 0], 'too-few-choices'],
    ['a list and nobody on it', [1, 0, 0, 0, 0, 0, 0, 0], 'too-few-choices'],
    ['two lists', [1, 1, 0, 1, 1, 0, 0, 0], 'too-many-choices'],
    ['somebody on another list', [1, 1, 0, 0, 1, 0, 0, 0], 'candidate-of-another-list'],
    ['one candidate twice', [1, 2, 0, 0, 0, 0, 0, 0], 'not-zero-or-one'],
    ['a mark too few', [1, 1, 0, 0, 0, 0, 0], 'wrong-number-of-answers'],
  ])('is not sealed with %s, and does not verify when it is sealed all the same', (_, marks, reason) => {
    const refused = sealBallot({ election, credential, marks: [[0, 0], marks], randomness });
    expect(refused).toMatchObject({ ok: false, problem: { reason, question: 1 } });
    const fault = marks.length === 8 ? 'ballot.proof' : 'ballot.lengths';
    expect(check(sealAsTheyAre(marks))).toMatchObject({ ok: false, fault });
  });

  // Every scalar and element of the answer takes part in some equation: change it, sign again, and it fails.
  const honest = must(readBallot(election, utf8ToBytes(sealAsTheyAre(allowed[0]!))));
  const answer = honest.answers[1] as ListsAnswer;
  const other = must(readBallot(election, utf8ToBytes(sealAsTheyAre(allowed[3]!)))).answers[1] as ListsAnswer;
  const signed = (changed: Partial<ListsAnswer>): string => {
    const { signature: _, ...unsigned } = honest;
    const answers: Ballot['answers'] = [honest.answers[0]!, { ...answer, ...changed }];
    return writeBallot(signBallot(election, { ...unsigned, answers }, secret, randomness));
  };
  const torsion = `${'0'.repeat(64)}` as Element;

  it('verifies when it is only signed again', () => {
    expect(check(signed({}))).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<ListsAnswer>, string]>([
    ['the choices of another', { choices: other.choices }, 'ballot.proof'],
    ['the individual proofs of another', { individualProofs: other.individualProofs }, 'ballot.proof'],
    ['the overall proof of another', { overallProof: other.overallProof }, 'ballot.proof'],
    ['the list proofs of another', { listProofs: other.listProofs }, 'ballot.proof'],
    ['list proofs in another order', { listProofs: answer.listProofs.toReversed() }, 'ballot.proof'],
    ['the nonzero proof of another', { nonzeroProof: other.nonzeroProof }, 'ballot.proof'],
    [
      'its responses exchanged',
      { nonzeroProof: { ...answer.nonzeroProof, response: [answer.nonzeroProof.response[1], 7n] } },
      'ballot.proof',
    ],
    [
      'the commitment 1',
      { nonzeroProof: { ...answer.nonzeroProof, commitment: election.group.identity } },
      'ballot.proof',
    ],
    [
      'a commitment outside the group',
      { nonzeroProof: { ...answer.nonzeroProof, commitment: torsion } },
      'ballot.group',
    ],
    ['a list proof too few', { listProofs: answer.listProofs.slice(1) }, 'ballot.lengths'],
    ['half a list proof', { listProofs: answer.listProofs.map((pair) => pair.slice(1)) }, 'ballot.lengths'],
    ['a choice moved to another list', { choices: moved(answer.choices) }, 'ballot.lengths'],
    ['an individual proof moved', { individualProofs: moved(answer.individualProofs) }, 'ballot.lengths'],
  ])('is refused with %s', (_, changed, fault) => {
    expect(check(signed(changed))).toMatchObject({ ok: false, fault });
  });

  it('is refused without a nonzero proof', () => {
    const { nonzero_proof: _, ...without } = JSON.parse(writeBallot(honest)).answers[1];
    const ballot = JSON.parse(writeBallot(honest));
    ballot.answers[1] = without;
    expect(check(JSON.stringify(ballot))).toMatchObject({ ok: false, fault: 'ballot.canonical' });
  });
});

function moved<Item>(rows: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  const [first = [], second = [], ...rest] = rows;
  return [first.slice(0, -1), [...first.slice(-1), ...second], ...rest];
}
