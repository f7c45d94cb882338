import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { makeElection } from '../testing/index.ts';
import { verifyArchive } from './verify-archive.ts';

describe('without the kernel', () => {
  it('the verifier finds the same', () => {
    const { archive } = makeElection({
      questions: [{ kind: 'non-homomorphic', question: '?', answers: ['a', 'b'] }],
      voters: [[[1, 2]], [[2, 1]]],
      threshold: { size: 2, needed: 2 },
    });
    const [fast, plain] = (['kernel', 'plain'] as const).map((speed) => must(verifyArchive(archive, { speed })));
    expect(plain).toEqual(fast);
    expect(plain?.summary.ok).toBe(true);
  });

  it('mixing nothing is possible too', () => {
    const { archive } = makeElection({
      questions: [{ kind: 'non-homomorphic', question: '?', answers: ['a', 'b'] }],
      voters: [undefined],
      single: 2,
    });
    expect(must(verifyArchive(archive)).summary.ok).toBe(true);
  });
});
