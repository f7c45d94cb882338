import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charterKinds } from './answers.ts';
import { newCharter } from './new-charter.ts';

const usual = {
  kind: 'association',
  id: 'club.walk',
  title: 'The Walking Club',
  members: { fewest: 7, now: 30, most: 200 },
};

describe('a charter from a few answers', () => {
  it('has no error for any kind, size and board that is accepted', () => {
    const answers = fc.record({
      kind: fc.constantFrom(...charterKinds),
      id: fc.constantFrom('a', 'club.walk', 'union.big.branch-7'),
      title: fc.string({ minLength: 1, maxLength: 60 }),
      members: fc
        .tuple(fc.nat(60), fc.nat(500), fc.nat(5000))
        .map(([fewest, now, most]) => ({ fewest, now: fewest + now, most: fewest + now + most })),
      boardSeats: fc.integer({ min: 3, max: 26 }),
      boardYears: fc.integer({ min: 0, max: 5 }),
      affiliatedTo: fc.constantFrom('', 'union.big'),
      jurisdiction: fc.constantFrom('none', 'GB', 'GB-SCT', 'de', 'CH', 'FR'),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const made = newCharter(given);
        if (made.ok) return;
        // Refused for an answer of ours, never for a clause that the draft itself got wrong.
        for (const { question } of made.problem)
          expect(['title', 'boardSeats', 'boardYears', 'members.fewest', 'members.now']).toContain(question);
      }),
      { numRuns: 60 },
    );
  });

  it('carries the answers', () => {
    const made = newCharter({ ...usual, boardSeats: 7, members: { fewest: 12, now: 30, most: 200 } });
    expect(made.ok && made.value.parsed.charter).toMatchObject({
      title: 'The Walking Club',
      expects: { members: { min: 12, typical: 30, max: 200 } },
      bodies: { board: { minimum: 5, seats: { elected: { count: 7 } } } },
    });
  });

  it.each([
    ['members.fewest', { ...usual, members: { fewest: 3, now: 30, most: 200 } }],
    ['kind', { ...usual, kind: 'empire' }],
    ['id', { ...usual, id: 'Not An Id' }],
    ['title', { ...usual, title: 'a\nb: c' }],
    ['members.now', { ...usual, members: { fewest: 7, now: 5, most: 200 } }],
    ['colour', { ...usual, colour: 'red' }],
    ['', 'nothing'],
  ])('refuses an answer to "%s" that cannot be right', (question, answers) => {
    const made = newCharter(answers);
    expect(!made.ok && made.problem.map((problem) => problem.question)).toContain(question);
  });
});
