/** Damage of any kind: never accepted, never a crash, and always an answer. */
import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveFrom, makeElection, stepsOf } from '../testing/index.ts';
import { verifyArchive } from './verify-archive.ts';

const small = makeElection({
  questions: [{ kind: 'homomorphic', question: '?', answers: ['A'], blank: false, min: 0, max: 1 }],
  voters: [[[1]]],
}).archive;

const everything = makeElection({
  questions: [
    { kind: 'homomorphic', question: '?', answers: ['A', 'B'], blank: true, min: 1, max: 1 },
    { kind: 'lists', question: '?', lists: [['L', 'A'], ['M']] },
    { kind: 'non-homomorphic', question: '?', answers: ['A', 'B'] },
  ],
  voters: [
    [
      [0, 1, 0],
      [1, 1, 0],
      [1, 2],
    ],
    [
      [1, 0, 0],
      [1, 1, 0],
      [0, 0],
    ],
  ],
  single: 1,
  threshold: { size: 3, needed: 2 },
  openers: [1, 2, 4],
}).archive;

const accepts = (bytes: Uint8Array): boolean => {
  const report = verifyArchive(bytes);
  return report.ok && report.value.summary.ok;
};

describe('a small valid archive', () => {
  it('is accepted as it is', () => {
    expect(accepts(small)).toBe(true);
  });

  it('is refused with any one byte flipped', () => {
    const accepted: number[] = [];
    for (let i = 0; i < small.length; i++) {
      const flipped = small.slice();
      flipped[i]! ^= 1 << (i % 8);
      if (accepts(flipped)) accepted.push(i);
    }
    // FORMAT names no byte that is free.
    expect(accepted).toEqual([]);
  });

  it('is refused with bytes flipped here and there, with every kind of question and trustee', () => {
    const step = 211;
    for (let i = 0; i < everything.length; i += step) {
      const flipped = everything.slice();
      flipped[i]! ^= 1 << ((i / step) % 8);
      expect({ i, accepted: accepts(flipped) }).toEqual({ i, accepted: false });
    }
  });

  it('is refused or still open when it ends early', () => {
    for (let length = 0; length < small.length; length += 61) {
      const report = verifyArchive(small.slice(0, length));
      if (report.ok && report.value.summary.ok) expect(report.value.summary.notYet).not.toEqual([]);
    }
  });

  it('is damaged, not unknown, as soon as its first name can be read', () => {
    for (const length of [9, 100, 511, 512, 513]) {
      expect(must(verifyArchive(small.slice(0, length))).summary.failed).toBe('archive.tar-layout');
    }
    for (const length of [0, 1, 8]) expect(verifyArchive(small.slice(0, length)).ok).toBe(false);
  });

  it('holds at every stage, saying what cannot be checked yet', () => {
    const steps = stepsOf(small);
    const phases = steps.map((_, i) => must(verifyArchive(archiveFrom(steps.slice(0, i + 1)))).summary);
    expect(phases.map(({ ok, phase, notYet }) => [ok, phase, notYet.length > 0])).toEqual([
      [true, 'Setup', true],
      [true, 'Ballot', true],
      [true, 'EndBallots', true],
      [true, 'EncryptedTally', true],
      [true, 'PartialDecryption', true],
      [true, 'Result', false],
    ]);
  });

  it('survives any bytes in any place', () => {
    fc.assert(
      fc.property(
        fc.nat(small.length),
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom('insert' as const, 'replace' as const),
        (at, bytes, how) => {
          const rest = small.slice(how === 'insert' ? at : at + bytes.length);
          const damaged = Buffer.concat([small.slice(0, at), bytes, rest]);
          if (!Buffer.from(small).equals(damaged)) expect(accepts(damaged)).toBe(false);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  it('survives any text in place of any record', () => {
    const steps = stepsOf(small);
    const shapes = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.string({ maxLength: 40 }),
      fc.constantFrom('null', '[]', '{}', '[null]', '[[]]', '"', '[1e999]', '{"__proto__":1}', `${'['.repeat(5_000)}`),
    );
    fc.assert(
      fc.property(fc.nat(steps.length - 1), fc.nat(3), shapes, (i, k, text) => {
        const altered = steps.map((step, j) =>
          i === j && step.records.length > 0
            ? { ...step, records: step.records.map((record, r) => (r === k % step.records.length ? text : record)) }
            : step,
        );
        const changed = altered.some((step, j) => step.records.some((record, r) => record !== steps[j]!.records[r]));
        expect(typeof accepts(rebuilt(altered))).toBe('boolean');
        if (changed && steps[i]!.type !== 'Setup') expect(accepts(rebuilt(altered))).toBe(false);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('survives any value in place of any value of a record', () => {
    const steps = stepsOf(small);
    fc.assert(
      fc.property(fc.nat(), fc.nat(3), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (i, k, place, value) => {
        const step = steps[i % steps.length]!;
        if (step.records.length === 0) return;
        const r = k % step.records.length;
        const altered = steps.map((own) =>
          own === step
            ? { ...own, records: own.records.map((record, n) => (n === r ? replaced(record, place, value) : record)) }
            : own,
        );
        const bytes = rebuilt(altered);
        // Rebuilding may mend what was altered; and a trustee's name is bound by nothing but its own record.
        if (Buffer.from(small).equals(bytes)) return;
        const accepted = accepts(bytes);
        if (step.type !== 'Setup') expect(accepted).toBe(false);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

function rebuilt(steps: ReturnType<typeof stepsOf>): Uint8Array {
  try {
    return archiveFrom(steps);
  } catch {
    return small.slice(0, 100);
  }
}

/** The `place`-th value within the JSON text, replaced. */
function replaced(text: string, place: number, value: unknown): string {
  let count = 0;
  const walk = (node: unknown): unknown => {
    const own = count++;
    if (own === place % 60) return value;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === 'object' && node !== null) {
      return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
    }
    return node;
  };
  return JSON.stringify(walk(JSON.parse(text)));
}
