import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { makeElection, type Plan } from '../testing/index.ts';
import { checks } from './checks.ts';
import { verifyArchive } from './verify-archive.ts';

const choose = {
  kind: 'homomorphic',
  question: 'Who?',
  answers: ['Ada', 'Bo', 'Cy'],
  blank: false,
  min: 0,
  max: 2,
} as const;
const orBlank = { kind: 'homomorphic', question: 'Whom?', answers: ['Di', 'Ed'], blank: true, min: 1, max: 1 } as const;
const rank = { kind: 'non-homomorphic', question: 'In which order?', answers: ['Fi', 'Gus', 'Hal'] } as const;

const testdata = join(import.meta.dirname, '../testdata');

describe('an archive of ours', () => {
  it.each<[string, Plan, unknown]>([
    [
      'one voter and one trustee',
      { questions: [choose], voters: [[[1, 0, 1]]] },
      [{ kind: 'homomorphic', sums: [1n, 0n, 1n] }],
    ],
    [
      'two voters, one blank',
      { questions: [orBlank], voters: [[[1, 0, 0]], [[0, 0, 1]]], single: 2 },
      [{ kind: 'homomorphic', sums: [1n, 0n, 1n] }],
    ],
    [
      'weights, and a voter who stays away',
      { questions: [choose], voters: [[[1, 1, 0]], undefined, [[0, 1, 0]]], weights: [1n, 5n, 2_000_000_000n] },
      [{ kind: 'homomorphic', sums: [1n, 2_000_000_001n, 0n] }],
    ],
    ['nobody voting', { questions: [choose], voters: [undefined] }, [{ kind: 'homomorphic', sums: [0n, 0n, 0n] }]],
    [
      'any two of three trustees',
      { questions: [choose], voters: [[[0, 0, 0]], [[0, 0, 1]]], threshold: { size: 3, needed: 2 }, openers: [1, 3] },
      [{ kind: 'homomorphic', sums: [0n, 0n, 1n] }],
    ],
  ])('with %s verifies', (_, plan, result) => {
    const made = makeElection(plan);
    expect(made.result).toEqual(result);
    const report = must(verifyArchive(made.archive));
    expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(report.summary.ok).toBe(true);
  });

  it('with mixed papers verifies, and gives the papers in another order', () => {
    const papers = [
      [1, 2, 3],
      [3, 2, 1],
      [0, 0, 0],
      [255, 1, 0],
      [1, 1, 1],
    ];
    const made = makeElection({
      questions: [rank, choose],
      voters: papers.map((paper) => [paper, [1, 0, 0]]),
      single: 1,
      threshold: { size: 3, needed: 2 },
      mixers: [1, 3],
      openers: [1, 2, 4],
    });
    const [mixed] = made.result;
    expect(mixed?.kind === 'non-homomorphic' && mixed.papers.toSorted()).toEqual(papers.toSorted());
    const report = must(verifyArchive(made.archive));
    expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
  });
});

describe('the archives of other tools', () => {
  it.each([
    '2.0-homomorphic-BELENIOS-2048',
    '2.0-mixnet-RFC-3526-2048',
    '3.0-homomorphic-Ed25519',
    '3.0-lists-Ed25519',
    '3.3-homomorphic-BELENIOS-2048',
  ])('%s verifies', (name) => {
    const report = must(verifyArchive(readFileSync(join(testdata, `${name}.bel`))));
    expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(report.checks).toHaveLength(checks.length);
  });
});
