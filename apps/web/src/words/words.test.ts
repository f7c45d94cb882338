import { describe, expect, it } from 'vitest';
import type { VoteResult } from '../spine.ts';
import { datesIn, type Saying, words } from './index.ts';

const dates = datesIn('Europe/London');
const say: Saying = { name: (member) => (member === 'a' ? 'Ada' : 'Bo'), dates };
const may12 = Date.UTC(2026, 4, 12, 17, 30) / 1000;
const result: VoteResult = {
  yes: 31,
  no: 4,
  abstain: 0,
  present: 40,
  members: 60,
  seats: 60,
  outcome: 'carried',
  tests: [
    { of: 'quorum', phrase: 'at least 1/3 of members', needed: 20, reached: 40, holds: true },
    { of: 'majority', phrase: 'more than 1/2 of votes cast', needed: 18, reached: 31, holds: true },
  ],
};

describe('a result in words', () => {
  it('says how, when, by how many and what was needed of which base', () => {
    expect(words.decided(result, may12, dates)).toBe(
      'Carried on Tuesday 12 May 2026 by 31 to 4; needed: more than half of 35 votes cast: 18.',
    );
  });

  it('names the phrase that failed', () => {
    const lost: VoteResult = {
      ...result,
      yes: 4,
      no: 31,
      outcome: 'lost',
      tests: [{ of: 'majority', phrase: 'more than 1/2 of votes cast', needed: 18, reached: 4, holds: false }],
    };
    expect(words.resultSentence(lost)).toBe('Lost by 4 to 31; needed: more than half of 35 votes cast: 18.');
  });

  it('says a rule that is a number once', () => {
    const few: VoteResult = {
      ...result,
      yes: 2,
      no: 1,
      outcome: 'lost',
      tests: [{ of: 'majority', phrase: 'at least 3 votes in favour', needed: 3, reached: 2, holds: false }],
    };
    expect(words.resultSentence(few)).toBe('Lost by 2 to 1; needed: at least 3 votes in favour.');
  });

  it('says that a tie is no majority', () => {
    const tied: VoteResult = {
      ...result,
      yes: 5,
      no: 5,
      outcome: 'lost',
      tests: [{ of: 'majority', phrase: 'a tie fails', needed: 6, reached: 5, holds: false }],
    };
    expect(words.resultSentence(tied)).toBe('Lost by 5 to 5; a tie is not a majority.');
  });

  it('says that there was no quorum, and how many there were', () => {
    const inquorate: VoteResult = {
      ...result,
      outcome: 'no-quorum',
      tests: [{ of: 'quorum', phrase: 'at least 1/3 of members', needed: 20, reached: 8, holds: false }],
    };
    expect(words.resultSentence(inquorate)).toBe(
      'Not decided for want of a quorum; needed: at least a third of 60 members: 20; here: 8.',
    );
  });
});

describe('a refusal in words', () => {
  it('names the rule and the way', () => {
    expect(words.refusalSentence({ reason: 'no-quorum', present: 8, needed: 10, members: 30 }, say)).toBe(
      'The quorum is 10 of 30 members; 8 are here. Two more must check in.',
    );
  });

  it('names the person who could', () => {
    expect(words.refusalSentence({ reason: 'only-the-chair', chair: 'a' as never }, say)).toBe(
      'Only whoever presides may do this: Ada.',
    );
  });

  it('says the earliest day when notice is too short', () => {
    const sentence = words.refusalSentence(
      { reason: 'notice-too-short', notice: '10 days', earliest: may12 as never, starts: (may12 - 86_400) as never },
      say,
    );
    expect(sentence).toBe(
      'The charter asks for 10 days of notice. This meeting would start on Monday 11 May 2026, 18:30 BST; the earliest possible start is Tuesday 12 May 2026, 18:30 BST.',
    );
  });

  it('is found for what the door refuses too, and never is empty', () => {
    const said = (reason: string): string => words.problemSentence({ title: 'Some title', status: 400, reason }, say);
    expect(said('not-signed-in')).toMatch(/^You are not signed in/);
    expect(said('something-new')).toBe('The server refused this: Some title.');
  });
});

describe('dates', () => {
  it('have the weekday and the zone', () => {
    expect(dates.moment(may12)).toBe('Tuesday 12 May 2026, 18:30 BST');
  });

  it('fall back on the zone of the device when the charter names one that is not known', () => {
    expect(datesIn('Middle-Earth/Shire').day(may12)).toMatch(/12 May 2026|13 May 2026/);
  });
});
