/** What a trustee's device opens, and what it does not, whatever a server sends. */
import { sha256Hex } from '@quorate/record';
import type { Marks, Question } from '@quorate/seal';
import { archiveFrom, makeElection, stepsOf } from '@quorate/seal/testing';
import { describe, expect, it } from 'vitest';
import { type BoxInLog, checkBox } from './box-check.ts';
import { sealedAnswer } from './sealed-answer.ts';

const motion: Question = {
  kind: 'homomorphic',
  question: 'motion m1',
  answers: ['yes', 'no'],
  blank: true,
  min: 1,
  max: 1,
};
const ranking: Question = { kind: 'non-homomorphic', question: 'election e1', answers: ['a', 'b'] };
const threshold = { size: 3, needed: 2 };
const votes: readonly Marks[] = [[[0, 1, 0]], [[0, 1, 0]], [[0, 0, 1]]];

const made = makeElection({ questions: [motion], voters: votes, threshold, openers: [1, 2], seed: 'sums' });
const mixed = makeElection({
  questions: [ranking],
  voters: [[[1, 2]], [[2, 1]]],
  threshold,
  mixers: [1, 2],
  openers: [1, 2],
  seed: 'mixed',
});
const log = inLog(made);

describe('a trustee’s device', () => {
  it('works the sum out from the box it was sent', () => {
    expect(checkBox(made.archive, log)).toMatchObject({ ballots: 3 });
    expect(sealedAnswer({ kind: 'decrypt', archive: made.archive, log, share: 1n, ballots: 3, given: null }).kind).toBe(
      'paper',
    );
  });

  it('opens nothing of a box that holds one ballot in the place of all, once it gave its share for all', () => {
    const whole = sealedAnswer({ kind: 'decrypt', archive: made.archive, log, share: 1n, ballots: 3, given: null });
    const given = whole.kind === 'paper' ? whole.sum : null;
    const [setup, victim] = stepsOf(made.archive);
    const alone = archiveFrom([setup, victim].filter((step) => step !== undefined));
    expect(sealedAnswer({ kind: 'decrypt', archive: alone, log, share: 1n, ballots: 1, given })).toEqual({
      kind: 'refused',
      why: 'another-sum',
    });
  });

  it('opens nothing of a box that holds another number of ballots than the trustee was told', () => {
    expect(sealedAnswer({ kind: 'decrypt', archive: made.archive, log, share: 1n, ballots: 4, given: null })).toEqual({
      kind: 'refused',
      why: 'another-number',
    });
  });

  it('gives its share for the same sum as often as it is asked', () => {
    const whole = sealedAnswer({ kind: 'decrypt', archive: made.archive, log, share: 1n, ballots: 3, given: null });
    const given = whole.kind === 'paper' ? whole.sum : null;
    expect(sealedAnswer({ kind: 'decrypt', archive: made.archive, log, share: 1n, ballots: 3, given }).kind).toBe(
      'paper',
    );
  });

  it.each([
    ['another election', { ...log, setup: { ...log.setup, election: ref('x') } }, 'another-ballot'],
    ['another list of credentials', { ...log, setup: { ...log.setup, credentials: ref('[]') } }, 'another-ballot'],
    ['other trustees', { ...log, trustees: '[]' }, 'another-ballot'],
  ] as const)('opens nothing of a box with %s than the log names', (_, other, why) => {
    expect(
      sealedAnswer({ kind: 'decrypt', archive: made.archive, log: other, share: 1n, ballots: 3, given: null }),
    ).toEqual({
      kind: 'refused',
      why,
    });
  });

  it('opens nothing of a box that does not verify', () => {
    const altered = made.archive.slice();
    const at = new TextDecoder('latin1').decode(altered).indexOf('"response":"') + 12;
    altered[at] = altered[at] === 0x31 ? 0x32 : 0x31;
    expect(checkBox(altered, log)).toBe('archive-fails');
    expect(checkBox(made.archive.subarray(0, 700), log)).toBe('archive-fails');
    expect(checkBox(new Uint8Array(), log)).toBe('archive-fails');
  });

  it('opens papers that trustees mixed, and none that somebody else did', () => {
    const known = inLog(mixed);
    expect(known.shuffles).toHaveLength(2);
    expect(checkBox(mixed.archive, known)).toMatchObject({ ballots: 2 });
    expect(checkBox(mixed.archive, { ...known, shuffles: known.shuffles.slice(1) })).toBe('mixed-by-others');
  });

  it('opens no papers before they were mixed', () => {
    const steps = stepsOf(mixed.archive);
    const unmixed = archiveFrom(
      steps.slice(
        0,
        steps.findIndex(({ type }) => type === 'Shuffle'),
      ),
    );
    expect(
      sealedAnswer({ kind: 'decrypt', archive: unmixed, log: inLog(mixed), share: 1n, ballots: 3, given: null }),
    ).toEqual({
      kind: 'refused',
      why: 'not-mixed',
    });
  });
});

function inLog({ setup, archive }: typeof made): BoxInLog {
  const shuffles = stepsOf(archive)
    .filter(({ type }) => type === 'Shuffle')
    .map(({ records: [body = ''] }) => ref(body).sha256);
  return {
    setup: { election: ref(setup.election), credentials: ref(setup.credentials), tokens: ref('[]') },
    trustees: setup.trustees,
    shuffles,
  };
}

function ref(text: string) {
  const bytes = new TextEncoder().encode(text);
  return { sha256: sha256Hex(bytes) as never, size: bytes.length, media: 'application/json' as const };
}
