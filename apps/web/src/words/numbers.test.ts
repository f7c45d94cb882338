import { describe, expect, it } from 'vitest';
import { words } from './index.ts';

describe('entries in few words', () => {
  it('draws those that follow each other together, the newest first', () => {
    expect(words.entries([4, 5, 6, 7, 19, 20, 32])).toBe('entries 32, 20, 19, 4 to 7');
  });

  it('names the founding last', () => {
    expect(words.entries([0, 4])).toBe('entry 4 and the founding');
    expect(words.entries([0])).toBe('the founding');
    expect(words.entries([0, 1, 2, 3])).toBe('entries 1 to 3 and the founding');
  });

  it('says nothing of none', () => {
    expect(words.entries([])).toBe('');
  });
});

describe('numbers', () => {
  it('agree with what they count', () => {
    expect([0, 1, 2, 12_345].map((n) => words.count(n, 'vote'))).toEqual([
      'no votes',
      '1 vote',
      '2 votes',
      '12,345 votes',
    ]);
  });

  it('are joined as one would say them', () => {
    expect(words.joined(['Ada', 'Bo', 'Cy'])).toBe('Ada, Bo and Cy');
    expect(words.joined(['Ada'])).toBe('Ada');
  });
});
