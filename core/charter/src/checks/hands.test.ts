/** Who can act alone, and who can act together with themselves: checks 9 to 17 and the hands behind a power. */
import { describe, expect, it } from 'vitest';
import type { Power } from '../charter.ts';
import { changed, exampleCharter, on, type Rule, told } from '../testing/index.ts';
import { controls } from './16-reviewable.ts';
import type { Variation } from './check.ts';
import { type Hands, handsOf, mayBeOne } from './hands.ts';
import { survey } from './survey.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];
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

describe('lone-hand', () => {
  const alone = (via: string): string => `One vote carries ${via} when nobody else comes or takes a side.`;
  const bare = (name: string): readonly string[] => [`procedures/${name}/quorum`, `procedures/${name}/fewest_yes`];
  const own = {
    voters: 'electorate:members',
    how: 'ballot',
    passes: 'more than 1/2 of votes cast',
    tie: 'fails',
    if_inquorate: 'fails',
  };
  it.each<Rule>([
    [
      'a recall',
      coop({ 'procedures/quick': own, 'bodies/board/seats/elected/recall/via': 'procedure:quick' }),
      `bodies/board/seats/elected/recall: ${alone('procedure:quick')}`,
    ],
    [
      'told once, however often it is used',
      coop({
        'procedures/quick': own,
        'bodies/board/seats/elected/recall/via': 'procedure:quick',
        'offices/secretary/recall/via': 'procedure:quick',
      }),
      `bodies/board/seats/elected/recall: ${alone('procedure:quick')}`,
    ],
    [
      'an amendment',
      coop({ 'procedures/quick': own, 'amendment/tiers/1/via': ['procedure:quick'] }),
      `amendment/tiers/1/via/0: ${alone('procedure:quick')}`,
    ],
    [
      'not one that another vote must confirm',
      coop({ 'procedures/quick': own, 'amendment/tiers/1/via': ['procedure:two-thirds', 'procedure:quick'] }),
    ],
    [
      'an emergency',
      coop({ 'procedures/quick': own, 'emergency/sudden-danger/via': 'procedure:quick' }),
      `emergency/sudden-danger/via: ${alone('procedure:quick')}`,
    ],
    [
      'its ratification',
      coop({ 'procedures/quick': own, 'emergency/sudden-danger/ratify/via': 'procedure:quick' }),
      `emergency/sudden-danger/ratify/via: ${alone('procedure:quick')}`,
    ],
    [
      'its renewal',
      coop({ 'procedures/quick': own, 'emergency/sudden-danger/renew/via': 'procedure:quick' }),
      `emergency/sudden-danger/renew/via: ${alone('procedure:quick')}`,
    ],
    ['an emergency that is never renewed', coop({}, ['emergency/sudden-danger/renew'])],
    [
      'a seal',
      coop({ 'procedures/quick': own, 'records/sealed/tenders/via': 'procedure:quick' }),
      `records/sealed/tenders/via: ${alone('procedure:quick')}`,
    ],
    [
      'two votes are two hands',
      coop({ 'procedures/quick': { ...own, fewest_yes: 2 }, 'records/sealed/tenders/via': 'procedure:quick' }),
    ],
    [
      'a vote that a power names is told at the power',
      coop({}, bare('recall-vote')),
      'powers/recall: One person can do this alone: procedure:recall-vote: no quorum, and 1 in favour can carry it.',
    ],
    [
      'two of a body under the strict profile',
      coop({
        'procedures/board-vote/quorum': 'at least 2 of seats',
        'procedures/board-vote/passes': 'more than 1/2 of votes cast',
      }),
      ...['run-business', 'fill-office', 'sanction', 'seal'].map(
        (name) =>
          `powers/${name}: 2 persons can do this, and the strict profile asks for three: procedure:board-vote: 2 make a quorum, and 1 in favour can carry it.`,
      ),
    ],
    [
      'two of a body otherwise',
      coop({
        profiles: [],
        'procedures/board-vote/quorum': 'at least 2 of seats',
        'procedures/board-vote/passes': 'more than 1/2 of votes cast',
      }),
    ],
    [
      'two of everybody, strict or not',
      coop({ 'procedures/recall-vote/quorum': 'none', 'procedures/recall-vote/fewest_yes': 2 }),
    ],
    [
      'an act of routine',
      coop({ 'powers/set-policy/holder': 'office:secretary', 'powers/set-policy/kind': 'ministerial' }, [
        'powers/set-policy/via',
      ]),
    ],
    [
      'one that stands until it is confirmed',
      coop({ 'powers/set-policy/holder': 'office:secretary', 'powers/set-policy/kind': 'provisional' }, [
        'powers/set-policy/via',
      ]),
      'powers/set-policy: One person can do this alone: office:secretary is one person.',
    ],
  ])('%s', (_, variation, ...says) => expect(told('lone-hand', variation)).toEqual(says));
});

describe('same-hand', () => {
  const apart = ['offices/secretary/not_also', 'offices/treasurer/not_also', 'offices/secretary/deputy'];
  const one = (a: string, b: string): string => `${a} and ${b} may be one person.`;
  const [secretary, treasurer, board, judge] = [
    'office:secretary',
    'office:treasurer',
    'seats:board/elected',
    'seats:appeal-panel/panellist',
  ];
  it.each<Rule>([
    ['two who act together', coop({}, apart), `powers/pay-bills/together_with: ${one(treasurer, secretary)}`],
    [
      'each with each of three',
      coop({ 'powers/pay-bills/together_with': [secretary, board] }, ['offices/secretary/deputy']),
      `powers/pay-bills/together_with: ${one(treasurer, board)}`,
      `powers/pay-bills/together_with: ${one(secretary, board)}`,
    ],
    [
      'who confirms',
      coop({ 'powers/call-meeting/confirm': { by: treasurer, within: '3 days' } }, apart),
      `powers/pay-bills/together_with: ${one(treasurer, secretary)}`,
      `powers/call-meeting: ${one(secretary, treasurer)}`,
    ],
    [
      'who overrides',
      coop({ 'powers/call-meeting/override': { by: board, via: 'procedure:board-vote' } }, [
        'offices/secretary/deputy',
      ]),
      `powers/call-meeting: ${one(secretary, board)}`,
    ],
    [
      'who reviews',
      coop({ 'powers/call-meeting/review': { by: judge, asked_by: 'any member', within: '3 days' } }, [
        'offices/secretary/deputy',
      ]),
      `powers/call-meeting: ${one(secretary, judge)}`,
    ],
    [
      'a body checks an office as a body',
      coop({ 'powers/call-meeting/review': { by: 'body:board', asked_by: 'any member', within: '3 days' } }),
    ],
    [
      'two who appoint together',
      coop({ 'offices/secretary/filled_by': `appointment by ${treasurer} and ${board}` }),
      `offices/secretary/filled_by: ${one(treasurer, board)}`,
    ],
    [
      'two who fill a vacancy together',
      coop({ 'offices/secretary/vacancy': `appointment by ${treasurer} and ${board} until next election` }),
      `offices/secretary/filled_by: ${one(treasurer, board)}`,
    ],
    [
      'two who are only named where a seat is filled',
      coop({ 'offices/secretary/vacancy': `next candidate after ${treasurer} and ${board}` }),
    ],
    [
      'two who call a meeting together',
      coop({ 'bodies/board/convened_by': ['any member', `${treasurer} and ${board}`] }),
      `bodies/board/convened_by/1: ${one(treasurer, board)}`,
    ],
    ['either of whom may call it', coop({ 'bodies/board/convened_by': [`${treasurer} or ${board}`] })],
    [
      'a deputy who may be the other half',
      coop({ 'offices/secretary/deputy': board }),
      `powers/pay-bills/together_with: ${board} deputises for ${secretary} and may be the same person as ${treasurer}.`,
    ],
    ['a deputy who is kept apart from it', coop({ 'offices/secretary/deputy': 'seats:scrutineers/scrutineer' })],
    [
      'a deputy who is the other half is worth knowing',
      coop({ 'offices/treasurer/deputy': secretary }),
      `powers/pay-bills/together_with (info): ${secretary} deputises for ${treasurer}, so that while one is away both hands are the same.`,
    ],
  ])('%s', (_, variation, ...says) => expect(told('same-hand', variation)).toEqual(says));
});

describe('small-faction', () => {
  const sized = (
    min: number,
    max = min,
  ): { readonly [path: string]: { min: number; typical: number; max: number } } => ({
    'expects/members': { min, typical: min, max },
  });
  const ballot = {
    voters: 'electorate:members',
    how: 'ballot',
    passes: 'more than 1/2 of votes cast',
    fewest_yes: 3,
    tie: 'fails',
    if_inquorate: 'fails',
  };
  const power = (effect: string, kind = 'binding') => ({
    'procedures/few': ballot,
    'powers/few': { text: 'It.', effect: ['advise', effect], holder: 'electorate:members', via: 'procedure:few', kind },
  });
  const few = 'procedures/few: 3 of 31 (the smallest size expected) are enough.';
  it.each<Rule>([
    ['a tenth is enough', coop({ ...sized(30), ...power('charter.amend') })],
    ['less is too few to amend', coop({ ...sized(31), ...power('charter.amend') }), few],
    ['or to dissolve', coop({ ...sized(31), ...power('org.dissolve') }), few],
    ['or to merge', coop({ ...sized(31), ...power('org.merge') }), few],
    ['or to end a term', coop({ ...sized(31), ...power('seat.vacate') }), few],
    ['even until it is confirmed', coop({ ...sized(31), ...power('seat.vacate', 'provisional') }), few],
    ['but not to advise on it', coop({ ...sized(31), ...power('seat.vacate', 'advisory') })],
    ['or to adopt a policy', coop({ ...sized(31), ...power('policy.adopt') })],
    [
      'in a tier of amendment',
      coop({ ...sized(31), 'procedures/few': ballot, 'amendment/tiers/1/via': ['procedure:few'] }),
      few,
    ],
    [
      'unless a second vote must follow',
      coop({
        ...sized(31),
        'procedures/few': ballot,
        'amendment/tiers/1/via': ['procedure:few', 'procedure:two-thirds'],
      }),
    ],
    [
      'in a recall',
      coop({ ...sized(31), 'procedures/few': ballot, 'offices/secretary/recall/via': 'procedure:few' }),
      few,
    ],
    [
      'a tenth of the largest size as well',
      coop({ ...sized(30, 31), ...power('charter.amend') }),
      'procedures/few (warning): 3 of 31 (the largest size expected) are enough.',
    ],
    [
      'told at the quorum where there is one',
      coop({ ...sized(31), ...power('charter.amend'), 'procedures/few/quorum': 'at least 2 members' }),
      'procedures/few/quorum: 3 of 31 (the smallest size expected) are enough.',
    ],
    [
      'a quorum that grows with the members',
      coop({ ...sized(31, 300), ...power('charter.amend'), 'procedures/few/quorum': 'at least 1/10 of members' }),
    ],
    ['a procedure that is not there is for another check', coop({ 'powers/recall/via': 'procedure:gone' })],
    ['voters nobody counts', coop({ ...power('charter.amend'), 'procedures/few/voters': 'electorate:friends' })],
  ])('%s', (_, variation, ...says) => expect(told('small-faction', variation)).toEqual(says));
});

describe('dominance', () => {
  const weight = 'electorates/affiliates/weight';
  const bands = (cap: string | undefined, ...votes: readonly number[]) => ({
    [weight]: {
      by: 'bands',
      bands: votes.map((each) => ({ up_to: null, votes: each })),
      ...(cap !== undefined && { cap }),
    },
    'expects/affiliates': { min: 4, typical: 4, max: 4 },
  });
  const alone = (share: number): string => `${weight}: One unit may have ${share} % of all votes and carry alone.`;
  const blocks = (share: number): string =>
    `${weight} (warning): One unit may have ${share} % of all votes and block alone.`;
  const heads = {
    'expects/affiliate-members': { min: 100, typical: 100, max: 400 },
    'expects/affiliates': { min: 4, typical: 4, max: 4 },
  };
  it.each<Rule>([
    [
      'one against three, three votes against one each: exactly half carries nothing',
      federation(bands(undefined, 3, 1)),
      blocks(50),
    ],
    ['four votes against three', federation(bands(undefined, 1, 4, 2)), alone(57)],
    ['one third blocks no two thirds', federation(bands(undefined, 6, 4))],
    ['more than one third does', federation(bands(undefined, 7, 4)), blocks(36)],
    ['a cap below the largest unit is what counts', federation(bands('at most 30%', 9, 1))],
    ['a cap above the largest unit changes nothing', federation(bands('at most 60%', 4, 1)), alone(57)],
    [
      'a cap under which all together are not the whole',
      federation(bands('at most 24%', 4, 1)),
      `${weight}/cap: 4 units at the capped share cannot make up the whole.`,
    ],
    ['a cap under which they just are', federation(bands('at most 25%', 4, 1))],
    ['a cap in other words is none', federation(bands('at most a quarter, at most 25%', 4, 1)), alone(57)],
    ['bands without votes say nothing', federation({ [weight]: { by: 'bands', bands: [] } })],
    ['nor without bands', federation({ [weight]: { by: 'bands' } })],
    ['one vote each', federation({ [weight]: { by: 'one-each', cap: 'at most 3%' } })],
    ['a weight that says nothing', federation({ [weight]: { cap: 'at most 3%' } })],
    ['as many votes as members', federation({ [weight]: { by: 'members-represented' }, ...heads }), alone(57)],
    ['the square root of the members', federation({ [weight]: { by: 'square-root' }, ...heads }), blocks(41)],
    [
      'members that nobody counts, with a cap',
      federation({ [weight]: { by: 'members-represented', cap: 'at most 55%' } }),
      alone(55),
    ],
    ['members that nobody counts, without one', federation({ [weight]: { by: 'members-represented' } })],
    [
      'of many by a cap that lets one have more than half',
      union({ 'electorates/branches/weight/cap': 'at most 51% of all votes' }),
      'electorates/branches/weight: One unit may have 51 % of all votes and carry alone.',
    ],
    [
      'a body by weight',
      federation({
        'bodies/congress/weight': {
          by: 'bands',
          bands: [
            { up_to: null, votes: 90 },
            { up_to: null, votes: 1 },
          ],
        },
      }),
      'bodies/congress/weight: One unit may have 75 % of all votes and carry alone.',
    ],
    [
      'where half of the cards decide, less than half blocks nothing',
      federation({
        ...bands(undefined, 7, 4),
        'procedures/congress-two-thirds/passes': 'more than 1/2 of card votes',
        'procedures/affiliates-ratify/passes': 'more than 1/2 of card votes',
      }),
    ],
    [
      'the strictest of all votes by card counts',
      federation({
        ...bands(undefined, 7, 4),
        'procedures/congress-two-thirds/passes': 'more than 1/2 of card votes',
        'procedures/congress-ordinary/passes': 'at least 3/4 of votes cast',
      }),
      blocks(36),
    ],
  ])('%s', (_, variation, ...says) => expect(told('dominance', variation)).toEqual(says));
});

describe('delegation', () => {
  const at = 'powers/run-business/delegate';
  const grave = [
    'charter.amend',
    'charter.interpret',
    'member.expel',
    'affiliate.expel',
    'seat.vacate',
    'org.dissolve',
    'org.merge',
    'emergency.declare',
    'record.seal',
    'decision.set-aside',
    'action.call',
  ];
  const lent = (from: string, to: string) => ({
    text: 'It.',
    effect: ['policy.adopt'],
    holder: from,
    delegate: { to: [to], for: '1 years', limits: ['little'], recalled_by: 'body:general-meeting' },
  });
  it.each<Rule>([
    ['has an end', coop({ [`${at}/for`]: 'until ended' }), `${at}/for: The delegation has no end.`],
    ['has limits', coop({ [`${at}/limits`]: [] }), `${at}: The delegation has no limits.`],
    ['can be taken back', coop({}, [`${at}/recalled_by`]), `${at}: Nobody is named who may take the delegation back.`],
    [
      'by another than the delegate',
      coop({ [`${at}/recalled_by`]: 'office:treasurer' }),
      `${at}/recalled_by: The delegate alone could end the delegation.`,
    ],
    [
      'is not to oneself',
      coop({ [`${at}/to`]: ['office:treasurer', 'body:board'] }),
      `${at}/recalled_by: The delegate alone could end the delegation.`,
      `${at}/to: The holder delegates to itself.`,
    ],
    ...grave.map(
      (effect): Rule => [
        `of ${effect} is never`,
        coop({ 'powers/run-business/effect': ['money.spend', effect] }),
        `${at}: ${effect} may not be delegated.`,
      ],
    ),
    [
      'of several grave things',
      coop({ 'powers/run-business/effect': ['org.merge', 'org.dissolve'] }),
      `${at}: org.merge, org.dissolve may not be delegated.`,
    ],
    [
      'does not come back over one other',
      coop({ 'powers/a': lent('office:treasurer', 'body:board') }),
      `${at}: What body:board delegates comes back to it.`,
      'powers/a/delegate: What office:treasurer delegates comes back to it.',
    ],
    [
      'nor over two',
      coop({
        'powers/a': lent('office:treasurer', 'office:secretary'),
        'powers/b': lent('office:secretary', 'body:board'),
      }),
      `${at}: What body:board delegates comes back to it.`,
      'powers/a/delegate: What office:treasurer delegates comes back to it.',
      'powers/b/delegate: What office:secretary delegates comes back to it.',
    ],
    ['may go on to a third', coop({ 'powers/a': lent('office:treasurer', 'office:secretary') })],
    ['that is never is none', coop({ 'powers/run-business/delegate': 'never' })],
  ])('%s', (_, variation, ...says) => expect(told('delegation', variation)).toEqual(says));
});

describe('who controls whom', () => {
  const filled = (filled_by: string, more = {}) =>
    of(coop({ 'bodies/appeal-panel/seats/panellist/filled_by': filled_by, ...more }));
  it.each([
    ['who appoints all of a body', 'appointment by body:board', 'body:board', 'body:appeal-panel', true],
    ['who appoints a seat', 'appointment by body:board', 'body:board', 'seats:appeal-panel/panellist', true],
    ['another body', 'appointment by body:board', 'body:board', 'body:scrutineers', false],
    [
      'not who appoints with another',
      'appointment by body:board and body:scrutineers',
      'body:board',
      'body:appeal-panel',
      false,
    ],
    ['not another than who appoints', 'appointment by body:board', 'body:scrutineers', 'body:appeal-panel', false],
    ['who sits there by office', 'ex officio office:secretary', 'office:secretary', 'body:appeal-panel', true],
    ['whose seats sit there by office', 'ex officio seats:board/elected', 'body:board', 'body:appeal-panel', true],
    ['not others', 'ex officio seats:board/elected', 'body:scrutineers', 'body:appeal-panel', false],
    ['not who elects', 'election:board', 'body:board', 'body:appeal-panel', false],
    ['not who is only named', 'lot from body:board', 'body:board', 'body:appeal-panel', false],
    ['nobody controls a meeting without seats', 'unit choice', 'body:board', 'body:general-meeting', false],
  ])('%s', (_, filled_by, x, y, expected) => expect(controls(filled(filled_by), x, y)).toBe(expected));

  it('only who puts in place every voting seat controls the body', () => {
    const second = (votes: boolean) => ({
      'bodies/appeal-panel/seats/second': { name: 'Second', filled_by: 'unit choice', votes },
    });
    expect(controls(filled('appointment by body:board', second(true)), 'body:board', 'body:appeal-panel')).toBe(false);
    expect(controls(filled('appointment by body:board', second(false)), 'body:board', 'body:appeal-panel')).toBe(true);
    expect(
      controls(filled('appointment by body:board', second(true)), 'body:board', 'seats:appeal-panel/panellist'),
    ).toBe(true);
  });
});

describe('reviewable', () => {
  const at = 'powers/run-business';
  const review = (by: string) => ({ [`${at}/review`]: { by, asked_by: 'any member', within: '30 days' } });
  const own = `${at}: What body:board does by this is reviewed only by itself or by those it puts in place.`;
  const sanction = own.replace('run-business', 'sanction');
  const gone = [`${at}/override`];
  it.each<Rule>([
    ['by nobody', coop({}, gone), `${at}: Nothing that body:board does by this can be reviewed or overridden.`],
    ['by itself', coop(review('body:board'), gone), own],
    [
      'by those it appoints',
      coop(
        {
          ...review('body:appeal-panel'),
          'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:board',
        },
        gone,
      ),
      own,
      sanction,
    ],
    [
      'by those it appoints or by the meeting',
      coop({
        ...review('body:appeal-panel'),
        'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:board',
      }),
      sanction,
    ],
    [
      'an office that binds',
      coop({ 'powers/call-meeting/kind': 'binding' }),
      'powers/call-meeting: Nothing that office:secretary does by this can be reviewed or overridden.',
    ],
    ['an office of routine', coop({ 'powers/call-meeting/kind': 'ministerial' })],
    ['a meeting is the last to decide', coop({}, ['powers/set-policy/review'])],
    ['somebody outside', coop({ 'powers/set-policy/holder': 'outside:board' }, ['powers/set-policy/review'])],
  ])('%s', (_, variation, ...says) => expect(told('reviewable', variation)).toEqual(says));
});

describe('no-gap-no-overlap', () => {
  const power = (effect: readonly string[], more = {}) => ({
    'powers/rival': { text: 'It.', effect: [...effect], holder: 'body:scrutineers', kind: 'binding', ...more },
  });
  const both = (effect: string, at: string, holder: string): string =>
    `powers/rival/effect: ${effect} is also in ${at}, and neither ${holder} nor body:scrutineers can override the other.`;
  it.each<Rule>([
    [
      'two who may do the same',
      coop(power(['member.sanction'])),
      both('member.sanction', 'powers/sanction', 'body:board'),
    ],
    [
      'two things at once',
      coop(power(['money.accounts', 'audit.appoint'])),
      both('money.accounts, audit.appoint', 'powers/approve-accounts', 'body:general-meeting'),
    ],
    ['one of whom acts with the other', coop(power(['member.sanction'], { together_with: ['body:board'] }))],
    ['one of whom only advises', coop(power(['member.sanction'], { kind: 'advisory' }))],
    [
      'one of whom waits for confirmation',
      coop(power(['member.sanction'], { kind: 'provisional' })),
      both('member.sanction', 'powers/sanction', 'body:board'),
    ],
    ['one of whom may set aside', coop(power(['member.sanction', 'decision.set-aside']))],
    [
      'one of whom can override the other',
      coop(power(['member.sanction'], { override: { by: 'body:board', via: 'procedure:board-vote' } })),
    ],
    ['the same holder twice', coop(power(['member.sanction'], { holder: 'body:board' }))],
    ...[
      'seat.fill',
      'seat.vacate',
      'any-other',
      'sign',
      'advise',
      'meeting.call',
      'agenda.set',
      'ballot.run',
      'roll.certify',
      'decision.stay',
      'delegate.grant',
      'body.create',
      'member.reinstate',
      'record.open',
    ].map(
      (effect): Rule => [
        `${effect} goes by seat, case or meeting`,
        coop({
          ...power([effect]),
          'powers/first': { text: 'It.', effect: [effect], holder: 'body:board', kind: 'binding' },
        }),
      ],
    ),
  ])('%s', (_, variation, ...says) => expect(told('no-gap-no-overlap', variation)).toEqual(says));
});
