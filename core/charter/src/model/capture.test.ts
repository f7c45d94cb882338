import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Charter, Effect } from '../charter.ts';
import type { Variation } from '../checks/check.ts';
import { survey } from '../checks/survey.ts';
import { changed, exampleText } from '../testing/index.ts';
import { type Capture, captureOf } from './capture.ts';

const cooperative = parse(exampleText('cooperative')) as Charter;
const union = parse(exampleText('national-union')) as Charter;

function price(
  effect: Effect,
  set: Variation['set'] = {},
  remove: readonly string[] = [],
  of = cooperative,
): Capture | undefined {
  return captureOf(survey(changed(of, { of: 'cooperative', set, remove })), effect);
}

describe('the price of an effect', () => {
  it('is the cheapest of the powers that give it', () => {
    expect(price('rules.make')).toMatchObject({ persons: 2, clause: 'powers/set-policy' });
    expect(price('money.spend')).toMatchObject({ persons: 3, clause: 'powers/run-business' });
  });

  it('is none where nobody has it, or only by way of a duty or advice', () => {
    expect(price('body.create')).toBeUndefined();
    expect(price('sign')).toBeUndefined();
    expect(price('record.open', { 'powers/unseal/kind': 'advisory' })).toBeUndefined();
  });

  it('is none for what an election alone decides', () => {
    expect(price('seat.fill', {}, ['powers/fill-office'])).toBeUndefined();
  });

  it('says how', () => {
    expect(price('member.sanction')?.how).toBe('procedure:board-vote: 3 make a quorum, and 3 in favour can carry it');
    expect(price('record.open', { 'powers/unseal/holder': 'office:secretary' }, ['powers/unseal/via'])?.how).toBe(
      'office:secretary is one person',
    );
  });
});

describe('those who act together', () => {
  const pay = (others: readonly string[], set: Variation['set'] = {}): number | undefined =>
    price(
      'record.open',
      { 'powers/unseal/holder': 'office:secretary', 'powers/unseal/together_with': [...others], ...set },
      ['powers/unseal/via'],
    )?.persons;

  it('are one person where nothing keeps their offices apart', () => {
    expect(pay(['office:treasurer'])).toBe(2);
    const free = { 'offices/secretary/not_also': [], 'offices/treasurer/not_also': [] };
    expect(pay(['office:treasurer'], free)).toBe(1);
    expect(pay(['office:treasurer', 'seats:board/elected'], free)).toBe(1);
  });

  it('add up as far as each is kept from each', () => {
    // A scrutineer is neither on the board nor an officer; the secretary may sit on the board.
    expect(pay(['seats:board/elected', 'seats:scrutineers/scrutineer'])).toBe(2);
    expect(pay(['office:treasurer', 'seats:scrutineers/scrutineer'])).toBe(3);
  });

  it('count a body by the hands of its vote, into which an office can go', () => {
    expect(pay(['body:board'])).toBe(3);
    expect(pay(['body:scrutineers'])).toBe(3);
    const seats = {
      'bodies/board/seats/guest': { name: 'Guest', filled_by: 'election:board', votes: false, term: '1 years' },
      'bodies/scrutineers/seats/scrutineer/not_also': ['office:secretary', 'seats:board/elected'],
    };
    expect(pay(['body:scrutineers'], seats)).toBe(3);
  });

  it('count everybody among everybody: a member may hold any office', () => {
    expect(pay(['electorate:members'])).toBe(1);
    expect(pay(['body:general-meeting'])).toBe(2);
  });

  it('of an executive and those concerned are those who carry the one and vote in the other', () => {
    const action = captureOf(survey(union), 'action.call');
    expect(action).toMatchObject({ clause: 'powers/call-action', persons: 8 });
  });
});

describe('a provisional act', () => {
  it('lasts when those who confirm it are captured too', () => {
    expect(price('record.seal')).toMatchObject({ persons: 3, toLast: 3 });
    expect(price('member.admit', { 'powers/admit-member/kind': 'provisional' })).not.toHaveProperty('toLast');
    expect(price('member.sanction')).not.toHaveProperty('toLast');
  });

  it('that its own holder confirms costs the harder of the two votes', () => {
    const own = (via: string): Capture | undefined =>
      price('record.seal', { 'powers/seal/confirm': { by: 'body:board', within: '7 days', via: `procedure:${via}` } });
    expect(own('emergency-vote')).toMatchObject({ persons: 3, toLast: 4 });
    expect(own('board-vote')).toMatchObject({ persons: 3, toLast: 3 });
  });

  it('that others confirm costs both, as far as they are kept apart', () => {
    expect(
      price('record.seal', {
        'powers/seal/confirm': { by: 'body:scrutineers', within: '7 days', via: 'procedure:scrutiny' },
      }),
    ).toMatchObject({ persons: 3, toLast: 5 });
    expect(price('record.seal', { 'powers/seal/confirm': { by: 'body:scrutineers', within: '7 days' } })).toMatchObject(
      {
        persons: 3,
        toLast: 5,
      },
    );
    expect(
      price('record.seal', { 'powers/seal/confirm': { by: 'outside:the-court', within: '7 days' } }),
    ).not.toHaveProperty('toLast');
  });
});
