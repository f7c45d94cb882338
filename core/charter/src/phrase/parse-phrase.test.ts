import { fraction } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { evaluatePhrase, evaluateQuorum, type Figures } from './evaluate-phrase.ts';
import { groupsCounted, valueOfSymbol } from './numbers.ts';
import { parsePhrase, parsePhrases } from './parse-phrase.ts';

describe('the words of a phrase', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['plurality', { kind: 'plurality' }],
    ['no objection', { kind: 'objections', atMost: 0n }],
    ['at most 3 objections', { kind: 'objections', atMost: 3n }],
    ['all of those present', { kind: 'all', base: { kind: 'present' } }],
    [
      'more than 1/2 of votes cast',
      { kind: 'share', compare: 'more than', share: fraction(1n, 2n), base: { kind: 'votes-cast' } },
    ],
    [
      'at least 40% of entitled voters',
      { kind: 'share', compare: 'at least', share: fraction(2n, 5n), base: { kind: 'entitled-voters' } },
    ],
    ['at least 1/1 of seats', { kind: 'share', compare: 'at least', share: fraction(1n), base: { kind: 'seats' } }],
    ['at least 3 present', { kind: 'number', compare: 'at least', number: { times: 3n }, base: { kind: 'present' } }],
    ['at least 10 delegates present', { kind: 'number', number: { times: 10n }, base: { kind: 'present' } }],
    ['at least 4 of seats', { kind: 'number', number: { times: 4n }, base: { kind: 'seats' } }],
    [
      'at least 3Q votes per option',
      { kind: 'number', number: { times: 3n, symbol: 'Q' }, base: { kind: 'votes-per-option' } },
    ],
    [
      'at least K2 developers',
      { kind: 'number', number: { times: 1n, symbol: 'K2' }, base: { kind: 'group', name: 'developers' } },
    ],
    ['more than 1/2 of affiliates voting', { kind: 'share', base: { kind: 'affiliates-voting' } }],
    ['more than 1/2 of regions voting', { kind: 'share', base: { kind: 'regions-voting' } }],
    ['at least 2/3 of card votes', { kind: 'share', base: { kind: 'card-votes' } }],
    ['more than 1/2 of votes and abstentions', { kind: 'share', base: { kind: 'votes-and-abstentions' } }],
    ['at least 2 votes', { kind: 'number', base: { kind: 'votes' } }],
    ['at least 1/5 of members', { kind: 'share', base: { kind: 'members' } }],
    ['at least 1/8 of branches', { kind: 'share', base: { kind: 'group', name: 'branches' } }],
    ['more than 3 to 1', { kind: 'ratio', compare: 'more than', number: { times: 3n } }],
  ])('"%s" are understood', (text, parts) => {
    expect(parsePhrase(text)).toMatchObject({ ok: true, value: { ...parts, text } });
  });

  it.each([
    ['about half', 'words such as "more than 1/2 of votes cast" or "none"'],
    ['at least 1/2 to 1', 'a whole number before "to 1"'],
    ['at least 1/2 of 3', 'the name of what is counted, such as "votes cast", "members" or "seats"'],
    ['at least 0% of members', 'an amount such as 3, 2/3, 40% or 3Q, a share being more than 0 and at most 1'],
    ['at least 1/2 members', '"of" between a share and what it is a share of'],
    ['more than 3/3 of members', 'a share below the whole after "more than"'],
    ['x'.repeat(201), 'a phrase of at most 200 characters'],
  ])('"%s" are refused with what was expected', (text, expected) => {
    expect(parsePhrase(text)).toMatchObject({ ok: false, problem: { reason: 'malformed-phrase', expected } });
  });

  it('in a list are all read, or the first wrong one is named', () => {
    const read = parsePhrases(['none', 'all of seats']);
    expect(read.ok && read.value.map(({ kind }) => kind)).toEqual(['none', 'all']);
    expect(parsePhrases(['none', 'nothing'])).toMatchObject({ ok: false, problem: { found: 'nothing' } });
    expect(parsePhrases('none')).toMatchObject({ ok: true });
  });
});

describe('a figure that was not given', () => {
  it.each([
    ['more than 1/2 of votes cast', 'yes'],
    ['more than 1/2 of those present', 'yes'],
    ['at least 1/2 of card votes', 'cardVotes'],
    ['at least 1/2 of affiliates voting', 'affiliatesVoting'],
    ['at least 1/2 of regions voting', 'regionsVoting'],
    ['at least 1/2 of branches', 'branches'],
    ['at least 3 to 1', 'overDefault'],
    ['plurality', 'yes'],
    ['no objection', 'objections'],
    ['at least 2 sign-offs', 'signOffs'],
    ['at least Q votes per option', 'numbers'],
  ])('for "%s" is named', (phrase, missing) => {
    expect(evaluatePhrase(phrase, {})).toEqual({
      holds: false,
      reasons: [{ phrase, holds: false, because: 'figure-missing', missing }],
    });
  });

  it.each([
    ['more than 1/2 of votes cast', { yes: 1n }, 'votes cast'],
    ['more than 1/2 of votes and abstentions', { yes: 1n, no: 0n }, 'votes and abstentions'],
    ['more than 1/2 of members', { yes: 1n }, 'members'],
    ['plurality', { yes: 1n }, 'no'],
    ['at least Q votes per option', { yes: 1n, numbers: { definitions: {}, counts: {} } }, 'Q'],
    ['at least Q to 1', { yes: 1n, no: 0n }, 'numbers'],
  ])('for "%s" beside what was given is named', (phrase, figures, missing) => {
    expect(evaluatePhrase(phrase, figures as Figures).reasons).toMatchObject([{ because: 'figure-missing', missing }]);
  });

  it('for a quorum is who is present', () => {
    expect(evaluateQuorum('at least 1/2 of members', { members: 4n }).reasons).toMatchObject([{ missing: 'present' }]);
    expect(evaluateQuorum('at least 2 votes', {}).reasons).toMatchObject([{ missing: 'present' }]);
  });
});

describe('plain counts', () => {
  it.each<readonly [string, Figures, boolean, bigint]>([
    ['plurality', { yes: 5n, no: 4n }, true, 5n],
    ['plurality', { yes: 4n, no: 4n }, false, 5n],
    ['at least 3 of seats', { yes: 3n, seats: 5n }, true, 3n],
    ['more than 3 of seats', { yes: 3n, seats: 5n }, false, 4n],
    ['at least 2 votes', { yes: 2n, no: 9n }, true, 2n],
    ['at least 2 developers', { yes: 1n }, false, 2n],
    ['more than 2 to 1', { yes: 5n, no: 2n }, true, 5n],
    ['more than 2 to 1', { yes: 4n, no: 2n }, false, 5n],
    ['at most 1 objection', { objections: 2n }, false, 1n],
  ])('"%s" with what was counted: %#', (phrase, figures, holds, needed) => {
    expect(evaluatePhrase(phrase, figures)).toMatchObject({ holds, reasons: [{ holds, needed }] });
  });

  it('take votes cast, abstentions too, as those who took part in a ballot', () => {
    expect(evaluateQuorum('at least 6 votes', { yes: 3n, no: 2n, abstentions: 1n }).holds).toBe(true);
    expect(evaluateQuorum('at least 6 votes', { yes: 3n, no: 2n }).holds).toBe(false);
    expect(evaluateQuorum('at least 6 votes', { present: 6n }).holds).toBe(true);
    expect(evaluateQuorum('at least 2 votes per option', { yes: 2n, no: 5n }).holds).toBe(true);
    expect(evaluateQuorum('none', {}).reasons).toEqual([{ phrase: 'none', holds: true, because: 'nothing-asked' }]);
  });
});

describe("the charter's own numbers", () => {
  const value = (definition: string): unknown => {
    const read = valueOfSymbol('A', { definitions: { A: definition, B: '7' }, counts: { members: 10n } });
    return read.ok ? read.value.rational : read.problem.reason;
  };

  it.each([
    ['1 + 2 * 3 - 4', fraction(3)],
    ['(1 + 2) * 3', fraction(9)],
    ['7 / 2 / 2', fraction(7, 4)],
    ['min(3, B, 5)', fraction(3)],
    ['max(3, B, 5)', fraction(7)],
    ['floor(7 / 2)', fraction(3)],
    ['ceil(7 / 2)', fraction(4)],
    ['sqrt(count(members) + 6)', fraction(4)],
    ['floor(sqrt(count(members)))', fraction(3)],
    ['floor(1, 2)', 'malformed-number'],
    ['count members', 'malformed-number'],
    ['count(members', 'malformed-number'],
    ['1 2', 'malformed-number'],
    ['(1', 'malformed-number'],
    ['min(', 'malformed-number'],
    ['sqrt 4', 'malformed-number'],
    ['', 'malformed-number'],
    ['b', 'malformed-number'],
    ['1 + $', 'malformed-number'],
    ['1 * *', 'malformed-number'],
  ])('%s', (definition, expected) => {
    expect(value(definition)).toEqual(expected);
  });

  it('name the groups they count', () => {
    expect(groupsCounted('sqrt(count(developers)) / count( branch-members )')).toEqual([
      'developers',
      'branch-members',
    ]);
  });
});
