/** What the checks reckon with (charter format 1, section 5): sizes, seats, and what a vote needs in the worst lawful state. */
import type { Json } from '@quorate/basics';
import { fraction } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { changed, exampleCharter } from '../testing/index.ts';
import type { Variation } from './check.ts';
import {
  areIncompatible,
  compareStrictness,
  executivesOf,
  isEverybody,
  isExecutiveKind,
  isKnownGroup,
  mostNeeded,
  needsOf,
  procedureNamed,
  type Room,
  roomOf,
  type Survey,
  seatRange,
  seatsIn,
  sizesOf,
  strictnessOf,
  survey,
  votingSeatsOf,
} from './survey.ts';

const of = (variation: Variation): Survey => survey(changed(exampleCharter(variation.of), variation));
const coop = (set: { readonly [path: string]: Json } = {}, remove: readonly string[] = []): Survey =>
  of({ of: 'cooperative', set, remove });
const union = (set: { readonly [path: string]: Json } = {}, remove: readonly string[] = []): Survey =>
  of({ of: 'national-union', set, remove });
const federation = (set: { readonly [path: string]: Json } = {}, remove: readonly string[] = []): Survey =>
  of({ of: 'international-federation', set, remove });
const size = (min: number, max: number): { min: number; typical: number; max: number } => ({ min, typical: max, max });

describe('how many a group has', () => {
  const named = (expects: string): Survey => coop({ [`expects/${expects}`]: size(3, 9) });

  it.each([
    ['associates', 'associate'],
    ['presses', 'press'],
    ['companies', 'company'],
    ['partner', 'partners'],
    ['young members', 'young-members'],
  ])('%s are sized as %s', (group, expects) => {
    expect(sizesOf(named(expects), group)).toEqual(size(3, 9));
    expect(isKnownGroup(named(expects), group)).toBe(true);
    expect(isKnownGroup(coop(), group)).toBe(false);
  });

  it('nobody knows where the charter expects nothing', () => {
    expect(sizesOf(coop(), 'bakers')).toBeUndefined();
    expect(
      sizesOf(
        coop({ 'electorates/bakers': { text: 'Who bakes.', counts: 'persons', who: 'unit = members' } }),
        'bakers',
      ),
    ).toBeUndefined();
  });

  it('a size with one end only is none', () => {
    const missing = (end: 'min' | 'max') => ({ ...size(3, 9), [end]: undefined as never });
    for (const end of ['min', 'max'] as const) {
      expect(sizesOf(coop({ 'expects/members': missing(end) }), 'members')).toBeUndefined();
      const sized = (name: string, who: string): Survey =>
        union({ [`expects/${name}`]: missing(end), 'electorates/lodges': { text: 'L.', counts: 'units', who } });
      expect(sizesOf(sized('branch', 'unit = branch'), 'lodges')).toBeUndefined();
      expect(sizesOf(sized('lodge', 'in compliance'), 'lodges')).toBeUndefined();
    }
  });

  it('an electorate of units has the size of the unit it names', () => {
    const who = (text: string): Survey =>
      union({ 'electorates/locals': { text: 'Locals.', counts: 'units', who: text } });
    expect(sizesOf(who('unit = branch'), 'locals')).toEqual({ min: 20, typical: 240, max: 1200 });
    expect(sizesOf(who('unit = shop'), 'locals')).toBeUndefined();
    expect(sizesOf(who('in compliance'), 'locals')).toBeUndefined();
  });

  it('otherwise that of the longest name its own begins with', () => {
    const sized = federation({
      'expects/affiliate': size(5, 6),
      'expects/affiliates': size(7, 8),
      'expects/affil': size(1, 2),
    });
    expect(sizesOf(sized, 'affiliates-one-each')).toEqual(size(7, 8));
    expect(
      sizesOf(federation({ 'electorates/lodges': { text: 'Lodges.', counts: 'units' } }), 'lodges'),
    ).toBeUndefined();
  });
});

describe('the seats of a body', () => {
  it('are those with a vote', () => {
    expect(seatsIn(coop(), 'board')).toEqual({ min: 5, max: 5 });
    expect(
      seatsIn(
        coop({ 'bodies/board/seats/guest': { name: 'Guest', count: 2, votes: false, filled_by: 'unit choice' } }),
        'board',
      ),
    ).toEqual({ min: 5, max: 5 });
    expect(
      seatsIn(coop({ 'bodies/board/seats/guest': { name: 'Guest', count: 2, filled_by: 'unit choice' } }), 'board'),
    ).toEqual({ min: 7, max: 7 });
  });

  it('are as many as the charter expects, where it does', () => {
    expect(seatsIn(union(), 'congress')).toEqual({ min: 60, typical: 620, max: 1600 });
  });

  it('are none where the body has none or is not there', () => {
    expect(seatsIn(coop(), 'general-meeting')).toBeUndefined();
    expect(seatsIn(coop(), 'senate')).toBeUndefined();
  });

  it('a seat that says no number is one', () => {
    expect(seatRange(coop(), { name: 'Chair', filled_by: 'unit choice' })).toEqual([1, 1]);
  });

  it.each([
    ['the least for each of the fewest units, the most for each of the most', { min: 2, max: 6 }, [10, 84]],
    ['one for each where nothing is said', {}, [5, 14]],
    [
      'by bands, the lowest and the highest',
      {
        bands: [
          { up_to: 10, seats: 3 },
          { up_to: null, seats: 7 },
          { up_to: 99, seats: 2 },
        ],
      },
      [10, 98],
    ],
    ['a least above the bands', { min: 9, bands: [{ up_to: null, seats: 4 }] }, [45, 126]],
    [
      'a most below the bands',
      {
        max: 3,
        bands: [
          { up_to: 10, seats: 1 },
          { up_to: null, seats: 7 },
        ],
      },
      [5, 42],
    ],
    ['a least and no most', { min: 4 }, [20, 56]],
  ])('apportioned over 5 to 14 regions: %s', (_, apportion, expected) => {
    expect(
      seatRange(union(), {
        name: 'Regional',
        filled_by: 'unit choice',
        apportion: { over: 'unit:region', ...apportion },
      }),
    ).toEqual(expected);
  });

  it('apportioned over units nobody counts there is one unit', () => {
    expect(
      seatRange(union(), {
        name: 'Lodge',
        filled_by: 'unit choice',
        apportion: { over: 'unit:lodge', min: 2, max: 3 },
      }),
    ).toEqual([2, 3]);
  });

  it('vote only if they may', () => {
    expect(votingSeatsOf(union(), 'congress').map(({ ref }) => ref)).toEqual([
      'seats:congress/delegate',
      'seats:congress/equality',
    ]);
  });
});

describe('the room a vote takes place in', () => {
  it.each<readonly [string, Survey, string, Partial<Room> | undefined]>([
    [
      'of a body with seats the fewest filled are its minimum',
      coop(),
      'body:board',
      { members: { min: 4, max: 5 }, seats: { min: 5, max: 5 }, kind: 'seats', proxies: 0 },
    ],
    [
      'a minimum above the seats',
      coop({ 'bodies/board/minimum': 8 }),
      'body:board',
      { members: { min: 8, max: 8 }, seats: { min: 5, max: 5 } },
    ],
    [
      'the holders of seats vote as their body',
      coop(),
      'seats:board/elected',
      { name: 'board', seats: { min: 5, max: 5 }, kind: 'seats' },
    ],
    [
      'a meeting without seats is those it is made of',
      coop(),
      'body:general-meeting',
      { name: 'general-meeting', members: { min: 7, typical: 30, max: 60 } as never, kind: 'persons', proxies: 1 },
    ],
    [
      'up to twelve proxies a head',
      coop({ 'bodies/general-meeting/proxies': 'at most 12 per person' }),
      'body:general-meeting',
      { proxies: 12 },
    ],
    [
      'proxies in other words are none that can be counted',
      coop({ 'bodies/general-meeting/proxies': 'at most 2 per person present' }),
      'body:general-meeting',
      { proxies: 0 },
    ],
    ['an electorate of persons', coop(), 'electorate:members', { kind: 'persons', proxies: 0 }],
    [
      'an electorate of units',
      federation(),
      'electorate:region-affiliates',
      { kind: 'units', members: { min: 2, typical: 18, max: 90 } as never },
    ],
    [
      'a unit',
      union(),
      'unit:branch',
      { kind: 'units', name: 'branch', members: { min: 20, typical: 240, max: 1200 } as never },
    ],
    [
      'a group that is counted but is no electorate',
      coop({ 'expects/bakers': size(3, 9) }),
      'electorate:bakers',
      { kind: 'persons' },
    ],
    ['an electorate nobody counts', coop({}, ['expects/members']), 'electorate:members', undefined],
    ['a body made of nothing', coop({}, ['bodies/general-meeting/of']), 'body:general-meeting', undefined],
    ['a body that is not there', coop(), 'body:senate', undefined],
    ['an office', coop(), 'office:members', undefined],
  ])('%s', (_, s, voters, expected) => {
    const room = roomOf(s, voters);
    if (expected === undefined) expect(room).toBeUndefined();
    else expect(room).toMatchObject(expected);
  });
});

describe('the fewest that a phrase asks for', () => {
  const room: Room = {
    name: 'meeting',
    members: { min: 10, max: 20 },
    seats: { min: 12, max: 24 },
    proxies: 0,
    kind: 'persons',
  };
  const needed = (phrases: string | readonly string[], use: 'quorum' | 'passes' = 'passes', present = 6): number =>
    mostNeeded(union({ numbers: { K: 'count(region)' } }), phrases, room, 'min', present, use);

  it.each([
    ['none', 0],
    ['at least 1/3 of members', 4],
    ['more than 1/2 of members', 6],
    ['at least 1/2 of members', 5],
    ['more than 1/2 of seats', 7],
    ['more than 1/2 of those present', 4],
    ['at least 1/2 of those present', 3],
    ['all of those present', 6],
    ['at least 3 to 1', 1],
    ['plurality', 1],
    ['no objection', 6],
    ['at least 4 members', 4],
    ['at least 2K members', 10],
    ['more than K members', 6],
    ['at least 2Z members', 1],
    ['at least 2/3 of votes cast', 1],
    ['at least 2/3 of votes and abstentions', 1],
    ['at least 2/3 of votes', 1],
    ['at least 2/3 of votes per option', 1],
    ['at least 2/3 of card votes', 1],
    ['more than 1/2 of regions voting', 1],
    ['more than 1/2 of affiliates voting', 1],
    ['at least 1/2 of regions', 3],
    ['at least 1/2 of lodges', 1],
  ])('"%s" of 10 members, 12 seats, 6 present, 5 regions', (phrase, expected) => expect(needed(phrase)).toBe(expected));

  it('without anybody in the room an objection or a share of those present still takes one', () => {
    expect(needed('no objection', 'passes', 0)).toBe(1);
    expect(needed('all of those present', 'passes', 0)).toBe(1);
  });

  it('a share of those present is no quorum', () => expect(needed('at least 1/2 of those present', 'quorum')).toBe(1));
  it('of several the strictest counts', () =>
    expect(needed(['at least 2 members', 'at least 5 members', 'at least 3 members'])).toBe(5));

  it('of affiliates in a vote of one region means those of the region', () => {
    const vote = (voters: string): number | undefined =>
      needsOf(federation(), { voters, quorum: 'at least 1/2 of affiliates', passes: 'more than 1/2 of votes cast' })
        ?.present;
    expect(vote('electorate:region-affiliates')).toBe(1);
    expect(vote('electorate:affiliates-one-each')).toBe(6);
    expect(vote('body:congress')).toBe(6);
    const persons = federation({ 'electorates/region-affiliates/counts': 'persons' });
    expect(
      needsOf(persons, { voters: 'electorate:region-affiliates', quorum: 'at least 1/2 of affiliates' })?.present,
    ).toBe(6);
  });
});

describe('what a procedure needs', () => {
  it('is its quorum, its majority, and both shared out over proxies', () => {
    expect(
      needsOf(coop(), { voters: 'body:general-meeting', quorum: 'at least 5 members', passes: 'at least 3 members' }),
    ).toMatchObject({ present: 5, yes: 3, part: 3 });
    expect(
      needsOf(coop(), {
        voters: 'electorate:members',
        quorum: 'at least 2 members',
        passes: 'at least 3 members',
        fewest_yes: 6,
      }),
    ).toMatchObject({ present: 2, yes: 6, part: 6 });
  });

  it('is one vote where nothing is said', () => {
    expect(needsOf(coop(), { voters: 'electorate:members' })).toMatchObject({ present: 0, yes: 1, part: 1 });
  });

  it('is unknown where nobody can be counted', () =>
    expect(needsOf(coop(), { voters: 'body:senate' })).toBeUndefined());

  it('is unknown where a symbol has no value', () => {
    const voters = 'electorate:members';
    expect(needsOf(coop(), { voters, quorum: 'at least 2Z votes' })).toBeUndefined();
    expect(needsOf(coop(), { voters, passes: ['more than 1/2 of votes cast', 'at least Z members'] })).toBeUndefined();
    const rooted = coop({ numbers: { R: 'sqrt(count(members) - 10)' } });
    expect(needsOf(rooted, { voters, quorum: 'at least R members' })).toBeUndefined();
    expect(needsOf(rooted, { voters, quorum: 'at least R members' }, 'max')).toMatchObject({ present: 8 });
  });

  it('is asked of the largest size as well', () => {
    expect(needsOf(coop(), { voters: 'electorate:members', quorum: 'at least 1/3 of members' }, 'max')).toMatchObject({
      present: 20,
    });
  });

  it('a procedure is found by its reference alone', () => {
    expect(procedureNamed(coop(), 'procedure:ordinary')?.fewest_yes).toBe(3);
    expect(procedureNamed(coop(), 'procedure:constructor')).toBeUndefined();
    expect(procedureNamed(coop(), undefined)).toBeUndefined();
  });
});

describe('how strict a majority is', () => {
  it.each([
    [undefined, 0n, 1n, 'at least'],
    ['at least 5 members', 0n, 1n, 'at least'],
    ['none', 0n, 1n, 'at least'],
    ['more than 1/2 of votes cast', 1n, 2n, 'more than'],
    ['at least 3 to 1', 3n, 4n, 'at least'],
    ['more than 1 to 1', 1n, 2n, 'more than'],
    ['all of those present', 1n, 1n, 'at least'],
    ['no objection', 1n, 1n, 'at least'],
    [['at least 1/3 of members', 'at least 2/3 of votes cast', 'more than 1/2 of seats'], 2n, 3n, 'at least'],
    [['more than 1/2 of seats', 'at least 1/2 of members'], 1n, 2n, 'more than'],
    [['at least 1/2 of members', 'more than 1/2 of seats'], 1n, 2n, 'more than'],
  ] as const)('%j', (phrases, num, den, compare) => {
    expect(strictnessOf(phrases)).toEqual({ share: fraction(num, den), compare });
  });

  it('is compared by the share, then by "more than"', () => {
    const [half, overHalf, third] = ['at least 1/2 of seats', 'more than 1/2 of seats', 'more than 1/3 of seats'].map(
      (text) => strictnessOf(text),
    );
    expect(compareStrictness(half!, overHalf!)).toBeLessThan(0);
    expect(compareStrictness(overHalf!, half!)).toBeGreaterThan(0);
    expect(compareStrictness(half!, third!)).toBeGreaterThan(0);
    expect(compareStrictness(third!, half!)).toBeLessThan(0);
    expect(compareStrictness(half!, half!)).toBe(0);
    expect(compareStrictness(overHalf!, overHalf!)).toBe(0);
  });
});

describe('who is who', () => {
  it('two posts are kept apart by either of them', () => {
    const one = coop({ 'offices/treasurer/not_also': [] });
    expect(areIncompatible(one, 'office:secretary', 'office:treasurer')).toBe(true);
    expect(areIncompatible(one, 'office:treasurer', 'office:secretary')).toBe(true);
    expect(areIncompatible(one, 'office:secretary', 'seats:board/elected')).toBe(false);
    expect(areIncompatible(one, 'office:nobody', 'office:none')).toBe(false);
  });

  it.each(['council', 'board', 'committee', 'commission'] as const)('a %s acts between meetings', (kind) =>
    expect(isExecutiveKind({ name: 'It', kind })).toBe(true),
  );

  it.each(['general-meeting', 'delegate-assembly', 'tribunal', 'scrutiny', 'ballot'] as const)(
    'a %s does not',
    (kind) => expect(isExecutiveKind({ name: 'It', kind })).toBe(false),
  );

  it('a body that is not there does not act', () => expect(isExecutiveKind(undefined)).toBe(false));

  it('boards and councils are the executive if they hold a power that binds', () => {
    const advising = (kind: string): Survey =>
      coop({ 'powers/run-business/kind': kind }, [
        'powers/fill-office',
        'powers/sanction',
        'powers/seal',
        'powers/declare-emergency',
      ]);
    expect(executivesOf(coop())).toEqual(['board']);
    expect(executivesOf(advising('binding'))).toEqual(['board']);
    expect(executivesOf(advising('provisional'))).toEqual(['board']);
    expect(executivesOf(advising('advisory'))).toEqual([]);
    expect(executivesOf(advising('ministerial'))).toEqual([]);
    expect(
      executivesOf(
        coop({}, [
          'powers/run-business/kind',
          'powers/fill-office',
          'powers/sanction',
          'powers/seal',
          'powers/declare-emergency',
        ]),
      ),
    ).toEqual(['board']);
    expect(executivesOf(union())).toEqual(['executive']);
  });

  it.each([
    ['electorate:members', true],
    ['unit:branch', true],
    ['body:general-meeting', true],
    ['body:board', false],
    ['body:senate', false],
    ['office:general-meeting', false],
    ['seats:board/elected', false],
  ])('whether %s is everybody: %s', (ref, expected) => expect(isEverybody(coop(), ref)).toBe(expected));

  it('a body with seats, or made of nobody, is not everybody', () => {
    expect(isEverybody(coop({ 'bodies/board/of': 'electorate:members' }), 'body:board')).toBe(false);
    expect(isEverybody(coop({}, ['bodies/general-meeting/of']), 'body:general-meeting')).toBe(false);
  });

  it('no day is asked about unless one is given', () => {
    expect(survey(exampleCharter('cooperative'))).not.toHaveProperty('on');
    expect(survey(exampleCharter('cooperative')).profiles).toEqual(['quorate-strict']);
    expect(survey(exampleCharter('cooperative'), ['ch-verein', 'quorate-strict']).profiles).toEqual([
      'quorate-strict',
      'ch-verein',
    ]);
  });
});
