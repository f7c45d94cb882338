import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedRank, skippedRank } from '../profile.ts';
import { parseBlt, printBlt } from './blt.ts';
import { anyRankedProfile } from './testing/profiles.ts';

describe('a BLT file', () => {
  it('gives candidates, seats, papers and title', () => {
    const profile = must(parseBlt('3 2\n4 1 2 0\n2 3 0\n1 1 2 0\n0\n"Castor"\n"Pollux"\n"Helen"\n"Leda\'s"\n'));
    expect(profile.seats).toBe(2);
    expect(profile.title).toBe("Leda's");
    expect(profile.candidates.map(({ name }) => name)).toEqual(['Castor', 'Pollux', 'Helen']);
    expect([...profile.papers.weights]).toEqual([5, 2]);
    expect([...profile.papers.entries]).toEqual([0, 1, 2]);
  });

  it('knows equal ranks, skipped ranks, decimals, numbered papers and comments', () => {
    const profile = must(
      parseBlt(
        '# a comment\n3 1 /* three for one */\n0.5 1=2 - 3 0\n(A-1) 3 0 # odd\n\n1.25 0\n0\n"A "Al" B" # he\n"B"\n"C"\n"T"\nand more',
      ),
    );
    expect(profile.papers.weightUnit).toBe(100);
    expect([...profile.papers.weights]).toEqual([50, 100, 125]);
    expect([...profile.papers.entries]).toEqual([0, 1 | sharedRank, skippedRank, 2, 2]);
    expect(profile.candidates[0]?.name).toBe('A "Al" B');
  });

  it('knows withdrawals, lots, nicknames and groups', () => {
    const profile = must(
      parseBlt(
        '3 1\r\n[nick ann bob cem]\r\n[tie cem bob ann]\r\n[withdrawn bob]\r\n-3\r\n[group women ann 3]\r\n[droop precision=5]\r\n2 ann=cem bob 0\r\n0\r\n"A"\r\n"B"\r\n"C"\r\n"T"\r\n',
      ),
    );
    expect(profile.tieOrder).toEqual([2, 1, 0]);
    expect(profile.candidates).toEqual([
      { name: 'A', groups: ['women'] },
      { name: 'B', withdrawn: true },
      { name: 'C', withdrawn: true, groups: ['women'] },
    ]);
    expect([...profile.papers.entries]).toEqual([0, 2 | sharedRank, 1]);
  });

  it.each([
    ['', 1, 'the number of candidates'],
    ['3\n', 1, 'the number of seats'],
    ['3 2 1\n', 1, 'the end of the line after candidates and seats'],
    ['2 1\n4 1 3 0\n', 2, 'a candidate from 1 to 2, or the 0 that ends the paper'],
    ['2 1\n4 1 2\n0\n', 2, 'the 0 that ends the paper'],
    ['2 1\n4 1 1 0\n', 2, 'each candidate at most once on a paper'],
    ['2 1\n4 1= 0\n', 2, 'a candidate beside "="'],
    ['2 1\n4 1x 0\n', 2, 'a space or "=" after the candidate'],
    ['2 1\n-3\n', 2, 'a withdrawn candidate from -1 to -2'],
    ['2 1\n[tie 1 1]\n', 2, 'each of the 2 candidates once'],
    ['2 1\n[nick a]\n', 2, '2 nicknames'],
    ['2 1\n1 1 0\n', 3, 'how many papers, or the 0 that ends them'],
    ['2 1\n0 1 0\n', 2, 'nothing after the 0 that ends the papers'],
    ['2 1\n0.0 1 0\n', 2, 'a weight above 0'],
    ['2 1\n9007199254740991 1 0\n1 2 0\n', 3, 'weights that add up to less than 2^53 of their smallest unit'],
    ['2 1\n0\n"A"\n3 1 0\n', 4, 'the name of candidate 2 in quotes'],
    ['2 1\n0\n"A"\n', 4, 'the name of candidate 2 in quotes'],
    ['2 1\n0\n"A"\n"B\n', 4, 'the name of candidate 2 in quotes, closed on the same line'],
    ['2 1\n0\n"A"\n"B"\n2 1 0\n', 5, 'the title in quotes'],
  ])('refuses %j with the line', (text, line, expected) => {
    const parsed = parseBlt(text);
    expect(parsed).toMatchObject({ ok: false, problem: { line, expected } });
  });

  it('refuses bytes that are not UTF-8', () => {
    const bytes = new Uint8Array([...new TextBytes('1 1\n0\n"').bytes, 0xe9, 0x22, 0x0a]);
    expect(parseBlt(bytes)).toMatchObject({ ok: false, problem: { line: 3, expected: 'UTF-8 text' } });
  });

  it('is read back as the profile it was printed from', () => {
    fc.assert(
      fc.property(anyRankedProfile, (profile) => {
        expect(must(parseBlt(printBlt(profile)))).toEqual(profile);
      }),
    );
  });
});

class TextBytes {
  readonly bytes: number[];
  constructor(text: string) {
    this.bytes = Array.from(text, (c) => c.charCodeAt(0));
  }
}
