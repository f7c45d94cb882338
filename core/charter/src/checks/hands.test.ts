import { describe, expect, it } from 'vitest';
import type { Power } from '../charter.ts';
import { changed, exampleCharter, on } from '../testing/index.ts';
import type { Variation } from './check.ts';
import { type Hands, handsOf, mayBeOne } from './hands.ts';
import { survey } from './survey.ts';

const coop = on('cooperative');

const of = (variation: Variation) => survey(changed(exampleCharter(variation.of), variation));

describe('the fewest persons behind a power', () => {
  type Held = Pick<Power, 'holder' | 'via' | 'together_with' | 'effect'>;
  const hands = (held: Partial<Held>, variation = coop({})): Hands | undefined =>
    handsOf(of(variation), { holder: 'body:board', effect: ['policy.adopt'], ...held });
  const one = (because: string): Hands => ({ least: 1, persons: 1, because });

  it('are those its procedure needs, proxies used to the full', () => {
    expect(hands({ via: 'procedure:board-vote' })).toEqual({
      least: 3,
      persons: 3,
      because: 'procedure:board-vote: 3 make a quorum, and 3 in favour can carry it',
    });
    expect(hands({ holder: 'body:general-meeting', via: 'procedure:two-thirds' })).toEqual({
      least: 2,
      persons: 4,
      because: 'procedure:two-thirds: 4 make a quorum, and 3 in favour can carry it',
    });
  });

  it('or those the body itself needs, where no procedure is named', () => {
    expect(hands({})).toEqual({
      least: 3,
      persons: 3,
      because: 'a vote of body:board: 3 make a quorum, and 3 in favour can carry it',
    });
    expect(hands({}, coop({}, ['bodies/board/quorum', 'bodies/board/passes']))).toEqual(
      one('a vote of body:board: no quorum, and 1 in favour can carry it'),
    );
    expect(hands({ via: 'procedure:gone' })?.because).toBe(
      'a vote of body:board: 3 make a quorum, and 3 in favour can carry it',
    );
  });

  it('an office is one person, whoever else is said to vote', () => {
    expect(hands({ holder: 'office:secretary' })).toEqual(one('office:secretary is one person'));
    expect(hands({ holder: 'office:secretary', via: 'procedure:ordinary' })).toEqual(
      one('office:secretary is one person'),
    );
    expect(hands({ holder: 'office:secretary', effect: ['seat.fill'] })).toEqual(one('office:secretary is one person'));
  });

  it('each of an electorate may act where no procedure is named', () => {
    expect(hands({ holder: 'electorate:members' })).toEqual(
      one('each of electorate:members may, as no procedure is named'),
    );
  });

  it.each(['unit:branch', 'affiliate:any', 'outside:the-auditor', 'body:senate'])(
    'nobody can tell for %s',
    (holder) => {
      expect(hands({ holder })).toBeUndefined();
    },
  );

  it('electing is the power of those who vote in the election', () => {
    expect(hands({ holder: 'electorate:members', effect: ['seat.fill'] })).toBeUndefined();
    expect(hands({ effect: ['seat.fill'] })).toBeUndefined();
    expect(hands({ effect: ['seat.fill', 'seat.vacate'] })?.least).toBe(3);
  });

  it('two offices that act together are two only if they are kept apart', () => {
    const both = { holder: 'office:secretary', together_with: ['office:treasurer'] };
    expect(hands(both)).toEqual({
      least: 2,
      persons: 2,
      because: 'office:secretary is one person; with office:treasurer is one person',
    });
    const apart = ['offices/secretary/not_also', 'offices/treasurer/not_also'];
    expect(hands(both, coop({}, apart))).toEqual(one('office:secretary is one person'));
    expect(hands({ holder: 'office:secretary', together_with: ['office:secretary'] })).toEqual(
      one('office:secretary is one person'),
    );
  });

  it('a body and an office add up, the one that votes by its procedure', () => {
    const both = { holder: 'body:board', together_with: ['office:secretary'], via: 'procedure:emergency-vote' };
    expect(hands(both)).toEqual({
      least: 5,
      persons: 5,
      because:
        'procedure:emergency-vote: 4 make a quorum, and 4 in favour can carry it; with office:secretary is one person',
    });
    expect(
      hands({ holder: 'office:secretary', together_with: ['body:board'], via: 'procedure:emergency-vote' })?.least,
    ).toBe(5);
    expect(hands({ holder: 'body:board', together_with: ['outside:the-auditor'] })?.least).toBe(3);
  });

  it.each([
    ['office:secretary', 'office:secretary', true],
    ['body:board', 'body:board', true],
    ['office:secretary', 'office:treasurer', false],
    ['office:secretary', 'seats:board/elected', true],
    ['office:secretary', 'seats:scrutineers/scrutineer', false],
    ['seats:board/elected', 'seats:scrutineers/scrutineer', false],
    ['seats:general-meeting/a', 'seats:general-meeting/b', true],
    ['office:secretary', 'body:board', false],
    ['seats:board/elected', 'body:board', false],
    ['electorate:members', 'body:board', false],
  ])('whether %s and %s may be one person: %s', (a, b, expected) =>
    expect(mayBeOne(of(coop({})), a, b)).toBe(expected),
  );
});
