import { utf8ToBytes } from '@noble/hashes/utils.js';
import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialsForVotes, sealDelegated } from '../credential/delegation.ts';
import type { Question } from '../record/question.ts';
import { makeElection, seeded } from '../testing/index.ts';
import { readBallot, trackerOf, writeBallot } from './ballot.ts';
import { checkBallots } from './check-ballots.ts';
import { checkOpenedBallot, readOpening, writeOpening } from './open-ballot.ts';
import { type Marks, sealBallot } from './seal-ballot.ts';

const choose: Question = {
  kind: 'homomorphic',
  question: 'Who?',
  answers: ['Ada', 'Bo', 'Cy'],
  blank: false,
  min: 1,
  max: 2,
};
const orBlank: Question = {
  kind: 'homomorphic',
  question: 'Whom?',
  answers: ['Di', 'Ed'],
  blank: true,
  min: 1,
  max: 1,
};
const rank: Question = { kind: 'non-homomorphic', question: 'In which order?', answers: ['Fi', 'Gus'] };

const { election, roll, credentials } = makeElection({
  questions: [choose, orBlank, rank],
  voters: [undefined, undefined],
});
const [credential = '', other = ''] = credentials;
const marks: Marks = [
  [1, 0, 1],
  [0, 0, 1],
  [2, 1],
];
const seal = (of: Marks, seed = 'a', as = credential) =>
  sealBallot({ election, credential: as, marks: of, randomness: seeded(seed) });

describe('sealing a ballot', () => {
  it('gives a ballot that verifies, for any marks that are allowed', () => {
    const chosen = fc.constantFrom([1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]);
    const maybeBlank = fc.constantFrom([1, 0, 0], [0, 1, 0], [0, 0, 1]);
    const ranks = fc.tuple(fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(chosen, maybeBlank, ranks, fc.string(), (a, b, c, seed) => {
        const { ballot } = must(seal([a, b, c], seed));
        expect(checkBallots(election, roll, [utf8ToBytes(ballot)])[0]?.ok).toBe(true);
        expect(writeBallot(must(readBallot(election, utf8ToBytes(ballot))))).toBe(ballot);
      }),
      { seed: 3, numRuns: 15 },
    );
  });

  it('names the ballot by its tracker', () => {
    const { ballot, tracker } = must(seal(marks));
    expect(tracker).toBe(trackerOf(ballot));
    expect(tracker).toMatch(/^[A-Za-z0-9+/]{43}$/);
  });

  it.each<[string, Marks, string, number]>([
    [
      'too few choices',
      [
        [0, 0, 0],
        [0, 0, 1],
        [1, 2],
      ],
      'too-few-choices',
      0,
    ],
    [
      'too many choices',
      [
        [1, 1, 1],
        [0, 0, 1],
        [1, 2],
      ],
      'too-many-choices',
      0,
    ],
    [
      'two votes in one choice',
      [
        [2, 0, 0],
        [0, 0, 1],
        [1, 2],
      ],
      'not-zero-or-one',
      0,
    ],
    [
      'a blank and a choice',
      [
        [1, 0, 0],
        [1, 0, 1],
        [1, 2],
      ],
      'blank-and-choices',
      1,
    ],
    [
      'neither blank nor choice',
      [
        [1, 0, 0],
        [0, 0, 0],
        [1, 2],
      ],
      'too-few-choices',
      1,
    ],
    [
      'a mark too few',
      [
        [1, 0],
        [0, 0, 1],
        [1, 2],
      ],
      'wrong-number-of-answers',
      0,
    ],
    [
      'a rank above 255',
      [
        [1, 0, 0],
        [0, 0, 1],
        [1, 256],
      ],
      'not-a-rank',
      2,
    ],
  ])('refuses %s', (_, wrong, reason, question) => {
    expect(seal(wrong)).toEqual({ ok: false, problem: { reason, question } });
  });

  it('refuses an answer too few and a credential that is none', () => {
    expect(seal([[1, 0, 0]])).toEqual({ ok: false, problem: { reason: 'wrong-number-of-answers' } });
    expect(seal(marks, 'a', 'secret')).toEqual({ ok: false, problem: { reason: 'malformed-credential' } });
  });
});

describe('a challenged ballot', () => {
  it('is found to hold what was marked', () => {
    const { ballot, tracker, opening } = must(seal(marks));
    const carried = readOpening(JSON.parse(JSON.stringify(writeOpening(opening))));
    expect(checkOpenedBallot(election, { ballot, tracker, marks, opening: carried! })).toEqual({
      ok: true,
      value: 'as marked',
    });
  });

  it('is caught when it holds something else', () => {
    const { ballot, tracker, opening } = must(
      seal([
        [1, 1, 0],
        [0, 0, 1],
        [2, 1],
      ]),
    );
    expect(checkOpenedBallot(election, { ballot, tracker, marks, opening })).toEqual({
      ok: false,
      problem: { reason: 'holds-something-else', question: 0 },
    });
    const ranked = must(
      seal([
        [1, 0, 1],
        [0, 0, 1],
        [1, 2],
      ]),
    );
    expect(checkOpenedBallot(election, { ...ranked, marks }).ok).toBe(false);
  });

  it('is caught when it is another ballot than the one whose tracker was shown', () => {
    const { tracker } = must(seal(marks, 'first'));
    const { ballot, opening } = must(seal(marks, 'second'));
    const problem = { reason: 'another-tracker' };
    expect(checkOpenedBallot(election, { ballot, tracker, marks, opening })).toEqual({ ok: false, problem });
  });
});

describe('a delegate with several votes', () => {
  it('has one credential of that weight where sums are asked for', () => {
    const held = credentialsForVotes({ questions: [choose] }, 40n, seeded('d'));
    expect(held).toMatchObject({ weight: 40n });
    expect(held.secrets).toHaveLength(1);
  });

  it('has as many credentials where papers are mixed, and seals the same marks under each', () => {
    expect(credentialsForVotes(election, 3n, seeded('d'))).toMatchObject({ weight: 1n, secrets: { length: 3 } });
    const sealed = must(sealDelegated({ election, marks, randomness: seeded('e') }, { secrets: [credential, other] }));
    const verdicts = checkBallots(
      election,
      roll,
      sealed.map(({ ballot }) => utf8ToBytes(ballot)),
    );
    expect(verdicts.map((verdict) => verdict.ok && verdict.ballot.credential)).toEqual(
      expect.arrayContaining([...roll.keys()]),
    );
  });
});
