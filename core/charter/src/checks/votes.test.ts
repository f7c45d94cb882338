/** Whether votes can be held, carried and ended, and who runs them: checks 31 to 40, each rule by an example at its edge. */
import { describe, expect, it } from 'vitest';
import { on, type Rule, told } from '../testing/index.ts';
import { inDays, someOf, spanIn, textsOf, timetableIn } from './parts.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];

describe('spans of time in prose', () => {
  it.each([
    ['1 hour', 1],
    ['36 hours', 36],
    ['1 day', 24],
    ['within 12 days of it', 288],
    ['1 week', 168],
    ['2 weeks', 336],
    ['1 month', 28 * 24],
    ['12 months', 365 * 24],
    ['1 year', 365 * 24],
    ['2 years', 730 * 24],
    ['14 to 28 days', 28 * 24],
    ['7 + 14 days', 21 * 24],
    ['10 + 20 + 30 days', 60 * 24],
    ['1 + 1 day', 48],
    ['1 + 1 hour', 2],
    ['1 + 1 week', 336],
    ['1 + 1 month', 59 * 24],
    ['at once', undefined],
    ['a few days', undefined],
  ])('"%s"', (text, hours) => expect(spanIn(text)).toBe(hours));

  it.each([
    ['14 days nominations, 1 week hustings, 1 day voting', 22 * 24],
    ['1 month nominations, 12 hours voting, 1 hour to count', 28 * 24 + 13],
    ['nominations and voting: 28 + 14 + 21 days', 63 * 24],
    ['in all 1 + 1 hour', 2],
    ['in all 1 + 1 day', 48],
    ['in all 1 + 1 week', 336],
    ['in all 1 + 1 month', 59 * 24],
    ['soon', 0],
  ])('a timetable "%s"', (text, hours) => expect(timetableIn(text)).toBe(hours));

  it('are told in days where they are whole days', () => {
    expect(inDays(48)).toBe('2 days');
    expect(inDays(36)).toBe('36 hours');
  });

  it.each([
    ['2 of 3', { k: 2, n: 3 }],
    ['12 of the 15 scrutineers', { k: 12, n: 15 }],
    ['two of three', undefined],
    [undefined, undefined],
  ])('so many of so many: %j', (text, expected) => expect(someOf(text)).toEqual(expected));

  it('texts are found wherever they stand, and nothing else is', () => {
    expect(textsOf({ a: 'x', b: [{ c: 'y' }, 3, null, true] })).toEqual([
      { path: 'a', text: 'x' },
      { path: 'b/0/c', text: 'y' },
    ]);
  });
});

describe('quorum-reachable', () => {
  const short = (at: string, needed: number, only: number): string =>
    `${at}: The quorum is ${needed} and there may be only ${only}.`;
  it.each<Rule>([
    ['as many as there are at the smallest size', coop({ 'procedures/ordinary/quorum': 'at least 7 members' })],
    [
      'one more',
      coop({ 'procedures/ordinary/quorum': 'at least 8 members' }),
      short('procedures/ordinary/quorum', 8, 7),
    ],
    [
      'too many only at the largest size',
      coop({
        numbers: { K: 'count(members) * count(members) / 49' },
        'procedures/ordinary/quorum': 'at least K members',
      }),
      short('procedures/ordinary/quorum', 74, 60),
    ],
    [
      'of seats the fewest filled must do',
      coop({ 'bodies/board/quorum': 'at least 5 of seats' }),
      short('bodies/board/quorum', 5, 4),
    ],
    ['of an election', coop({ 'elections/board/quorum': 'at least 8 members' }), short('elections/board/quorum', 8, 7)],
    [
      'the strictest of several',
      coop({ 'procedures/ordinary/quorum': ['at least 3 members', 'at least 8 members'] }),
      short('procedures/ordinary/quorum', 8, 7),
    ],
    [
      'a share of units is no number of heads',
      federation({ 'bodies/general-council/quorum': 'at least 2/3 of affiliates' }),
    ],
    [
      'nor of units in another plural',
      union({ 'bodies/executive/quorum': ['at least 2/3 of branches', 'at least 2/3 of regions'] }),
    ],
    [
      'a number of units is',
      union({ 'bodies/executive/quorum': 'at least 20 branches' }),
      short('bodies/executive/quorum', 20, 15),
    ],
    ['a share of persons is', union({ 'bodies/executive/quorum': 'at least 2/3 of balloted' })],
    [
      'a share of persons that are too many',
      union({ 'bodies/executive/quorum': 'at least 2/3 of branch-members', 'expects/branch-members/min': 30 }),
      short('bodies/executive/quorum', 20, 15),
    ],
    ['none', coop({ 'procedures/ordinary/quorum': 'none' })],
    [
      'voters that are not there',
      coop({ 'procedures/ordinary/voters': 'body:senate', 'procedures/ordinary/quorum': 'at least 99 members' }),
    ],
    ['without elections', coop({}, ['elections'])],
  ])('%s', (_, variation, ...says) => expect(told('quorum-reachable', variation)).toEqual(says));
});

describe('always-an-end', () => {
  const at = 'procedures/ordinary/if_inquorate';
  const step = (text: string, ...says: readonly string[]): Rule => [
    `"${text}"`,
    coop({ [at]: text }),
    ...says.map((each) => `${at}: "${text}" ${each}`),
  ];
  const lower = (share: string): string => `${at}: The second quorum of ${share} is no lower than the first.`;
  const rounds = (value: object) =>
    coop({ 'elections/officers/method': 'exhaustive', 'elections/officers/rounds': value as never });
  const same =
    'elections/officers/rounds: The same candidates may stand again and again without anybody being elected.';
  it.each<Rule>([
    ...['', '-', 'none', 'None.', 'nothing', '"nothing"', '  unspecified', 'undefined', 'TBD', 'n/a'].map((text) =>
      step(text, 'is no next step.'),
    ),
    ...[
      'until there is a quorum',
      'again until decided',
      'the vote is repeated until a majority is reached',
      'as often as it takes',
      'adjourned indefinitely',
      'without limit',
      'for ever',
    ].map((text) => step(text, 'may never end.')),
    ...[
      'vote again',
      'voted again',
      'votes again',
      'voting is repeated',
      'the vote is taken again',
      'called again',
      'tried again',
      'try again.',
      'adjourn',
      'adjourned',
      'repeat',
      'repeated',
      'revote',
      're-vote',
      'retry',
      'again',
      ' Again. ',
    ].map((text) => step(text, 'may never end.')),
    ...[
      'fails',
      'called again once; then fails',
      'adjourned to the next meeting',
      'until the next meeting; then fails',
      'drawn by lot',
      'nothing is decided',
      'goes to the board',
    ].map((text) => step(text)),
    [
      'a body with a quorum says what follows a tie',
      coop({}, ['bodies/board/tie']),
      'bodies/board: Nothing is said for the case "tie".',
    ],
    [
      'and the lack of a quorum',
      coop({}, ['bodies/board/if_inquorate']),
      'bodies/board: Nothing is said for the case "if_inquorate".',
    ],
    [
      'also if it has only a quorum',
      coop({}, ['bodies/board/passes', 'bodies/board/tie']),
      'bodies/board: Nothing is said for the case "tie".',
    ],
    [
      'also if it has only a majority',
      coop({}, ['bodies/board/quorum', 'bodies/board/tie']),
      'bodies/board: Nothing is said for the case "tie".',
    ],
    [
      'a body that does not vote says nothing',
      coop({}, ['bodies/board/quorum', 'bodies/board/passes', 'bodies/board/tie', 'bodies/board/if_inquorate']),
    ],
    [
      'an election says what follows when too few stand',
      coop({ 'elections/board/too_few_candidates': 'nominations reopen until there is a result' }),
      'elections/board/too_few_candidates: "nominations reopen until there is a result" may never end.',
    ],
    ['a second quorum as high as the first', coop({ [at]: 'again at 1/3 of members; then fails' }), lower('1/3')],
    ['a second quorum that is lower', coop({ [at]: 'again at 10/31 of members; then fails' })],
    [
      'a second quorum in other words',
      coop({ [at]: 'once more; the quorum is at least 1/2 of members' }),
      lower('1/2'),
    ],
    ['and in others', coop({ [at]: 'once more; the quorum then is 1/2 of members' }), lower('1/2')],
    ['and in others again', coop({ [at]: 'once more, quorum 1/2 of members' }), lower('1/2')],
    ['a second quorum of more than all is no quorum', coop({ [at]: 'once more, quorum 3/2 of members' })],
    [
      'a first quorum that is a number cannot be compared',
      coop({ 'procedures/ordinary/quorum': 'at least 3 members', [at]: 'once more, quorum 1/2 of members' }),
    ],
    [
      'lower than one of two first quorums',
      coop({
        'procedures/ordinary/quorum': ['at least 1/3 of members', 'at least 2/3 of members'],
        [at]: 'once more, quorum 1/2 of members',
      }),
    ],
    [
      'without a first quorum there is none to lower',
      coop({ [at]: 'once more, quorum 1/2 of members' }, ['procedures/ordinary/quorum']),
    ],
    [
      'a second quorum of a body',
      coop({ 'bodies/general-meeting/if_inquorate': 'once more, quorum 1/2 of members' }),
      'bodies/general-meeting/if_inquorate: The second quorum of 1/2 is no lower than the first.',
    ],
    ['a step borrowed from another procedure', coop({ [at]: 'as procedure:two-thirds' })],
    [
      'a step borrowed back',
      coop({ [at]: 'as procedure:two-thirds', 'procedures/two-thirds/if_inquorate': 'as procedure:ordinary' }),
      `${at}: The step is borrowed in a circle.`,
      'procedures/two-thirds/if_inquorate: The step is borrowed in a circle.',
    ],
    [
      'a step borrowed from itself',
      coop({ [at]: 'as procedure:ordinary' }),
      `${at}: The step is borrowed in a circle.`,
    ],
    [
      'a step borrowed from a circle of others',
      coop({ [at]: 'as procedure:two-thirds', 'procedures/two-thirds/if_inquorate': 'as procedure:two-thirds' }),
      `${at}: The step is borrowed in a circle.`,
      'procedures/two-thirds/if_inquorate: The step is borrowed in a circle.',
    ],
    [
      'a tie borrowed back',
      coop({
        'procedures/ordinary/tie': 'as procedure:two-thirds',
        'procedures/two-thirds/tie': 'as procedure:ordinary',
      }),
      'procedures/ordinary/tie: The step is borrowed in a circle.',
      'procedures/two-thirds/tie: The step is borrowed in a circle.',
    ],
    [
      'what an election borrows no procedure has',
      coop({ 'elections/board/too_few_candidates': 'as procedure:ordinary' }),
    ],
    ['a step borrowed from what is not there', coop({ [at]: 'as procedure:gone' })],
    [
      'a procedure that is only named',
      coop({
        [at]: 'fails, as procedure:two-thirds',
        'procedures/two-thirds/if_inquorate': 'fails, as procedure:ordinary',
      }),
    ],
    ['rounds from which the last goes out', rounds({ out: 'fewest', last_two: 'most votes' })],
    ['rounds from which nobody goes out', rounds({ out: 'nobody', last_two: 'most votes' }), same],
    ['rounds that keep two', rounds({ out: 'keep 2', last_two: 'most votes' })],
    ['rounds that keep three', rounds({ out: 'keep 3', last_two: 'most votes' }), same],
    ['rounds that keep twelve', rounds({ out: 'keep 12', last_two: 'most votes' }), same],
    ['rounds in which the last two need a majority', rounds({ out: 'fewest', last_two: 'majority' }), same],
    [
      'unless the most votes elect from some round on',
      rounds({ out: 'nobody', last_two: 'majority', most_votes_from: 3 }),
    ],
    ['or there is a last round', rounds({ out: 'nobody', last_two: 'majority', at_most: 3 })],
  ])('%s', (_, variation, ...says) => expect(told('always-an-end', variation)).toEqual(says));
});

describe('must-act', () => {
  const at = 'powers/adopt-budget';
  const otherwise = (text: string, ...says: readonly string[]): Rule => [
    `otherwise "${text}"`,
    coop({ [`${at}/must_act/otherwise`]: text }),
    ...says.map((each) => `${at}/must_act/otherwise: ${each}`),
  ];
  const acts = 'What follows again needs an act of body:general-meeting.';
  const joint = (more = {}) => ({
    'powers/joint': {
      text: 'It.',
      effect: ['policy.adopt'],
      holder: 'body:general-meeting',
      together_with: ['body:board'],
      kind: 'binding',
      ...more,
    },
  });
  const tie = 'body:general-meeting and body:board must agree, and nothing breaks the tie if they do not.';
  it.each<Rule>([
    ...['', '-', 'none', 'Nothing.', '"none"'].map((text) => otherwise(text, 'Nothing follows if it is not done.')),
    otherwise('as body:general-meeting thinks', 'What follows again needs body:general-meeting.'),
    otherwise('as body:board thinks'),
    ...[
      'decides',
      'adopts one',
      'votes',
      'approves',
      'must meet',
      'shall meet',
      'resolves',
      'agrees',
      'settles it',
      'meets',
      'reconvenes',
      'considers it',
    ].map((verb) => otherwise(`The general meeting ${verb}.`, acts)),
    otherwise('The general meeting hears of it.'),
    otherwise('The general meeting hears of it. The board decides.'),
    otherwise('Nothing is spent'),
    [
      'a body is known by its name as by its key',
      coop({
        'bodies/general-meeting/name': 'Assembly (All)',
        [`${at}/must_act/otherwise`]: 'The general meeting decides.',
      }),
      `${at}/must_act/otherwise: ${acts}`,
    ],
    [
      'and by its key as by its name',
      coop({ 'bodies/general-meeting/name': 'Assembly', [`${at}/must_act/otherwise`]: 'The assembly decides.' }),
      `${at}/must_act/otherwise: ${acts}`,
    ],
    [
      'signs in a name are signs',
      coop({ 'bodies/general-meeting/name': 'A.ssembly', [`${at}/must_act/otherwise`]: 'The a.ssembly decides.' }),
      `${at}/must_act/otherwise: ${acts}`,
    ],
    [
      'and stand for nothing else',
      coop({ 'bodies/general-meeting/name': 'A.ssembly', [`${at}/must_act/otherwise`]: 'The aXssembly decides.' }),
    ],
    [
      'an office that must act',
      coop({ [`${at}/holder`]: 'office:secretary', [`${at}/must_act/otherwise`]: 'The secretary decides.' }),
      `${at}/must_act/otherwise: What follows again needs an act of office:secretary.`,
    ],
    [
      'an office has no name of a body',
      coop({
        [`${at}/holder`]: 'office:board',
        [`${at}/must_act/otherwise`]: 'The assembly decides.',
        'bodies/board/name': 'Assembly',
      }),
    ],
    [
      'an office that is not there',
      coop({ [`${at}/holder`]: 'body:senate', [`${at}/must_act/otherwise`]: 'The board decides.' }),
    ],
    [
      'a budget that nothing makes due',
      coop({}, [`${at}/must_act`]),
      `${at}: money.budget is due every year, and nothing says what follows if it is not done.`,
    ],
    [
      'budget and accounts',
      coop({ [`${at}/effect`]: ['money.budget', 'policy.adopt', 'money.accounts'] }, [`${at}/must_act`]),
      `${at}: money.budget, money.accounts is due every year, and nothing says what follows if it is not done.`,
    ],
    ['advice on a budget is never due', coop({ [`${at}/kind`]: 'advisory' }, [`${at}/must_act`])],
    ['only the strict profile asks', coop({ profiles: [] }, [`${at}/must_act`])],
    ['two bodies that must agree', coop(joint()), `powers/joint/together_with: ${tie}`],
    [
      'are worth a warning without the strict profile',
      coop({ ...joint(), profiles: [] }),
      `powers/joint/together_with (warning): ${tie}`,
    ],
    [
      'a body and an electorate',
      coop(joint({ together_with: ['electorate:members'] })),
      'powers/joint/together_with: body:general-meeting and electorate:members must agree, and nothing breaks the tie if they do not.',
    ],
    ['a body and an office', coop(joint({ together_with: ['office:secretary'] }))],
    ['a body alone', coop(joint({ together_with: [] }))],
    ['advice of two', coop(joint({ kind: 'advisory' }))],
    ['an end by the clock', coop(joint({ lasts: '1 years' }))],
    ['an override', coop(joint({ override: { by: 'electorate:members', via: 'procedure:dissolution' } }))],
    ['a review', coop(joint({ review: { by: 'body:appeal-panel', asked_by: 'any member', within: '9 days' } }))],
    ['something that follows', coop(joint({ must_act: { every: '1 years', otherwise: 'The old rule stays.' } }))],
    ['a limit that lapses', coop(joint({ limits: ['in writing', 'lapses if they differ'] }))],
    ['a limit within which', coop(joint({ limits: ['within the year'] }))],
    ['a limit of days', coop(joint({ limits: ['90 days'] }))],
    ['another limit', coop(joint({ limits: ['in writing'] })), `powers/joint/together_with: ${tie}`],
  ])('%s', (_, variation, ...says) => expect(told('must-act', variation)).toEqual(says));
});

describe('timetable', () => {
  const within = 'powers/fill-office/confirm/within';
  const takes = (at: string, via: string, taken: string, allowed: string): string =>
    `${at}: ${via} takes at least ${taken}, and ${allowed} are allowed.`;
  const rare = (meets: string) => ({ 'bodies/general-meeting/meets': meets, [within]: '60 days' });
  const called = (meets: string): string =>
    `${within}: body:general-meeting meets ${meets}, and nobody can call it within 60 days.`;
  const others = ['powers/seal/confirm', 'powers/declare-emergency/confirm', 'emergency'];
  const nobody = ['bodies/general-meeting/convened_by', ...others];
  const vacancy = 'bodies/board/seats/elected/vacancy';
  it.each<Rule>([
    ['exactly the notice', coop({ [within]: '10 days' })],
    ['a day less', coop({ [within]: '9 days' }), takes(within, 'procedure:ordinary', '10 days', '9 days')],
    [
      'notice, discussion and voting together',
      coop(
        {
          [within]: '15 days',
          'procedures/ordinary/discussion': '2 days',
          'procedures/ordinary/voting_open': '4 days',
        },
        others,
      ),
      takes(within, 'procedure:ordinary', '16 days', '15 days'),
    ],
    [
      'hours too',
      coop({ [within]: '10 days', 'procedures/ordinary/voting_open': '12 hours' }),
      takes(within, 'procedure:ordinary', '252 hours', '10 days'),
    ],
    [
      'discussion as in another procedure',
      coop(
        {
          [within]: '15 days',
          'procedures/ordinary/discussion': 'as procedure:two-thirds',
          'procedures/two-thirds/discussion': '6 days',
        },
        others,
      ),
      takes(within, 'procedure:ordinary', '16 days', '15 days'),
    ],
    [
      'discussion as in one that says none',
      coop({ [within]: '10 days', 'procedures/ordinary/discussion': 'as procedure:two-thirds' }),
    ],
    [
      'discussion as in one that is not there',
      coop({ [within]: '10 days', 'procedures/ordinary/discussion': 'as procedure:gone' }),
    ],
    [
      'a procedure only named in the discussion',
      coop({
        [within]: '10 days',
        'procedures/ordinary/discussion': '1 days, not as procedure:two-thirds',
        'procedures/two-thirds/discussion': '0 days',
      }),
      takes(within, 'procedure:ordinary', '11 days', '10 days'),
    ],
    [
      'a procedure that is not there takes no time',
      coop({ [within]: '1 days', 'powers/fill-office/confirm/via': 'procedure:gone' }),
    ],
    [
      'an emergency',
      coop({ 'emergency/sudden-danger/ratify/within': '9 days' }),
      takes('emergency/sudden-danger/ratify/within', 'procedure:ordinary', '10 days', '9 days'),
    ],
    ['a meeting too rare, which nobody can call', coop(rare('every 3 months'), nobody), called('every 3 months')],
    ['in other words', coop(rare('every year'), nobody), called('every year')],
    ['every ten weeks', coop(rare('every 10 weeks, on a Monday'), nobody), called('every 10 weeks, on a Monday')],
    ['a meeting as often as the time allowed', coop(rare('every 60 days'), nobody)],
    ['a meeting that somebody can call', coop(rare('every 3 months'), others)],
    ['a meeting at no fixed times', coop(rare('as needed, not every 3 months'), nobody)],
    [
      'a body that says nothing of its meetings',
      coop({ [within]: '60 days' }, ['bodies/general-meeting/meets', ...nobody]),
    ],
    ['a body that is not there', coop({ 'powers/fill-office/confirm/by': 'body:senate' })],
    ['an electorate that confirms needs no meeting', coop({ 'powers/fill-office/confirm/by': 'electorate:members' })],
    ['exactly the days of the election', coop({ [vacancy]: 'election within 28 days' })],
    [
      'a day less than the election',
      coop({ [vacancy]: 'election within 27 days' }),
      `${vacancy}: The election takes 28 days, and the vacancy allows 27 days.`,
    ],
    ['an election without a timetable', coop({ 'offices/secretary/vacancy': 'election within 1 days' })],
    ['a vacancy that names no days', coop({ [vacancy]: 'election within reason' })],
    ['another way to fill it', coop({ [vacancy]: 'appointment by body:board within 1 days' })],
    ['a suspension confirmed on its last day', coop({ 'discipline/interim_suspension/confirmed_within': '21 days' })],
    [
      'after its last day',
      coop({ 'discipline/interim_suspension/confirmed_within': '22 days' }),
      'discipline/interim_suspension/confirmed_within: The suspension is over before it has to be confirmed.',
    ],
    ['at no time', coop({}, ['discipline/interim_suspension/confirmed_within'])],
  ])('%s', (_, variation, ...says) => expect(told('timetable', variation)).toEqual(says));
});

describe('no-show', () => {
  const at = 'procedures/recall-vote';
  const stays = (quorum: string): string =>
    `${at}/quorum: A majority in favour can fail because opponents stay away below "${quorum}".`;
  it.each<Rule>([
    [
      'two quorums',
      coop({ [`${at}/quorum`]: ['at least 1/3 of members', 'at least 3 members'] }),
      stays('at least 1/3 of members, at least 3 members'),
    ],
    ['a quorum for each option', coop({ [`${at}/quorum`]: 'at least 1/3 of votes per option' })],
    [
      'one of them for each option',
      coop({ [`${at}/quorum`]: ['at least 1/3 of members', 'at least 3 votes per option'] }),
    ],
    ['a quorum of two', coop({ [`${at}/quorum`]: 'at least 2 members' }), stays('at least 2 members')],
    ['a quorum of one', coop({ [`${at}/quorum`]: 'at least 1 members' })],
    [
      'as many in favour as must take part',
      coop({ [`${at}/quorum`]: 'at least 1/2 of members', [`${at}/passes`]: 'at least 1/2 of members' }),
    ],
    [
      'one fewer',
      coop({ [`${at}/quorum`]: 'at least 1/2 of members', [`${at}/passes`]: 'at least 29 members' }),
      stays('at least 1/2 of members'),
    ],
    ['none', coop({ [`${at}/quorum`]: 'none' })],
    ['a meeting', coop({ 'procedures/ordinary/quorum': 'at least 1/2 of members' })],
    [
      'voters that are not there',
      coop({ [`${at}/voters`]: 'electorate:friends', [`${at}/quorum`]: 'at least 2 members' }),
    ],
  ])('%s', (_, variation, ...says) => expect(told('no-show', variation)).toEqual(says));
});

describe('rules-frozen', () => {
  const at = 'elections/board/rules';
  const change = (text: string, ...more: readonly string[]): Rule => [
    `"${text}"`,
    coop({ [at]: text }),
    ...more.map(() => `${at}: "${text}" lets the election change while it runs.`),
  ];
  const snapshot = 'membership/roll/snapshot: The roll is drawn up when the voting has already begun.';
  it.each<Rule>([
    ...[
      'may change',
      'can alter',
      'might adjust',
      'may also be amended',
      'may still revise',
      'may be varied',
      'can be replaced',
      'may switch',
      'may choose',
      'may decide',
    ].map((words) => change(`The board ${words} the method.`, 'fires')),
    ...[
      'The count is chosen after nominations.',
      'Counting is settled when voting begins.',
      'The rule is fixed once ballots are out.',
      'The rules are decided during the poll.',
      'The quota is set after voting.',
      'Quotas are determined once the papers are in.',
      'The method is agreed during the poll.',
      'The roll is fixed when the ballot opens.',
    ].map((text) => change(text, 'fires')),
    ...[
      'The method may not change.',
      'The method may change only before nominations open.',
      'The count is chosen before the year ends.',
      'Counted by hand.',
    ].map((text) => change(text)),
    ['what follows a tie may be decided then', coop({ 'elections/board/tie': 'the board may decide' })],
    ['so may too few candidates', coop({ 'elections/board/too_few_candidates': 'the board may decide' })],
    ['and complaints', coop({ 'elections/board/complaints': 'the board may decide' })],
    ...['method', 'roll', 'quota', 'franchise', 'weight', 'weights', 'electorate'].map(
      (word): Rule => [
        `an emergency changes the ${word}`,
        coop({ 'emergency/sudden-danger/allows': ['closing work', `a new ${word}`] }),
        `emergency/sudden-danger/allows/1: An emergency may change "a new ${word}".`,
      ],
    ),
    [
      'an emergency does not change the roll',
      coop({ 'emergency/sudden-danger/allows': ['anything but never the roll'] }),
    ],
    ['an emergency moves work', coop({ 'emergency/sudden-danger/allows': ['moving work'] })],
    ...['when voting closes', 'at the end of the vote', 'at the count', 'after the vote', 'with the result'].map(
      (text): Rule => [`a roll drawn up ${text}`, coop({ 'membership/roll/snapshot': text }), snapshot],
    ),
    ['a roll drawn up before', coop({ 'membership/roll/snapshot': 'a day before voting closes' })],
    ['no roll', coop({}, ['membership/roll'])],
    ['no membership', coop({}, ['membership'])],
  ])('%s', (_, variation, ...says) => expect(told('rules-frozen', variation)).toEqual(says));
});

describe('secret-about-persons', () => {
  const election = 'elections/board';
  const open = { 'procedures/recall-vote/secrecy': 'open' };
  const known = (name: string): string => `procedures/${name}/secrecy: A ballot on persons is not secret.`;
  const promised = (at: string): string => `${at}: The charter promises a secret vote here and does not give it.`;
  const silent = ['rights/secret-ballot'];
  const unnamed = {
    'procedures/quiet': {
      voters: 'electorate:members',
      how: 'ballot',
      passes: 'more than 1/2 of votes cast',
      secrecy: 'open',
      tie: 'fails',
      if_inquorate: 'fails',
      run_by: 'body:scrutineers',
    },
  };
  const vote = (effect: readonly string[]) => ({
    ...unnamed,
    'powers/quiet': {
      text: 'It.',
      effect: [...effect],
      holder: 'electorate:members',
      via: 'procedure:quiet',
      kind: 'binding',
    },
  });
  it.each<Rule>([
    ['an election that says nothing', coop({}, [`${election}/secrecy`]), `${election}: The election is not secret.`],
    [
      'an election in the open',
      coop({ [`${election}/secrecy`]: 'open' }),
      `${election}/secrecy: The election is not secret.`,
    ],
    ['a lot has no votes', coop({ [`${election}/secrecy`]: 'open', [`${election}/method`]: 'lot' })],
    ['units have their own rules', coop({ [`${election}/secrecy`]: 'open', [`${election}/method`]: 'unit-rules' })],
    ['units may see how units vote', federation({ 'elections/council/secrecy': 'open' })],
    [
      'delegates are many',
      federation({ 'elections/by-congress/secrecy': 'open' }),
      'elections/by-congress/secrecy: The election is not secret.',
    ],
    ['a board is too few', coop({ [`${election}/secrecy`]: 'open', [`${election}/voters`]: 'body:board' })],
    ['a body that is not there', coop({ [`${election}/secrecy`]: 'open', [`${election}/voters`]: 'body:senate' })],
    [
      'an electorate nobody counts is of persons',
      coop({ [`${election}/secrecy`]: 'open', [`${election}/voters`]: 'electorate:friends' }),
      `${election}/secrecy: The election is not secret.`,
    ],
    ['no elections', coop({}, ['elections'])],
    ['a recall', coop(open, silent), known('recall-vote')],
    ['told once, promised or not', coop(open), known('recall-vote')],
    ['a vote to end a term', coop(vote(['advise', 'seat.vacate']), silent), known('quiet')],
    ['a vote to expel', coop(vote(['member.expel', 'advise']), silent), known('quiet')],
    ['a vote on policy', coop(vote(['policy.adopt']), silent)],
    ['a ballot of units', federation({ 'procedures/region-recall/secrecy': 'open' })],
    ['a meeting on an expulsion, where nothing is promised', coop({ 'procedures/two-thirds/secrecy': 'open' }, silent)],
    [
      'a meeting on an expulsion, where it is',
      coop({ 'procedures/two-thirds/secrecy': 'open' }),
      promised('procedures/two-thirds/secrecy'),
    ],
    [
      'told at the procedure where it says nothing',
      coop({}, ['procedures/two-thirds/secrecy']),
      promised('procedures/two-thirds'),
    ],
    [
      'a recall by a meeting, where it is promised',
      coop({ 'offices/secretary/recall/via': 'procedure:ordinary' }),
      promised('procedures/ordinary/secrecy'),
    ],
    ['a recall by a board', coop({ 'offices/secretary/recall/via': 'procedure:board-vote' })],
    ['a recall by a vote that is not there', coop({ 'offices/secretary/recall/via': 'procedure:gone' })],
    [
      'every ballot of members, where that is promised',
      union({ 'procedures/members-ballot/secrecy': 'recorded' }),
      promised('procedures/members-ballot/secrecy'),
    ],
    [
      'but no ballot of units',
      union({ 'procedures/units': { ...unnamed['procedures/quiet'], voters: 'electorate:branches' } }),
    ],
    ['and no meeting', union({ 'procedures/branch-ordinary/secrecy': 'recorded' })],
  ])('%s', (_, variation, ...says) => expect(told('secret-about-persons', variation)).toEqual(says));
});

describe('ballot-runner', () => {
  it.each<Rule>([
    [
      'nobody',
      coop({}, ['procedures/dissolution/run_by']),
      'procedures/dissolution: Nobody is named who runs this ballot.',
    ],
    [
      'the executive',
      coop({ 'procedures/dissolution/run_by': 'body:board' }),
      'procedures/dissolution/run_by: body:board runs a ballot on its own policy.',
    ],
    ['nobody has to run a meeting', coop({}, ['procedures/two-thirds/run_by'])],
    [
      'the executive runs its own election',
      coop({ 'elections/board/run_by': 'body:board' }),
      'elections/board/run_by: body:board runs its own election.',
    ],
    [
      'the executive runs that of others',
      coop({ 'elections/officers/run_by': 'body:board' }),
      'elections/officers/run_by: body:board governs and runs the election.',
    ],
    [
      'an office runs its own',
      coop({ 'elections/officers/run_by': 'office:secretary' }),
      'elections/officers/run_by: office:secretary runs its own election.',
    ],
    [
      'scrutineers run their own',
      coop({ 'bodies/scrutineers/seats/scrutineer/filled_by': 'election:board' }),
      'elections/board/run_by: body:scrutineers runs its own election.',
    ],
    [
      'with somebody who stands in for them',
      coop({
        'bodies/scrutineers/seats/scrutineer/filled_by': 'election:board',
        'bodies/scrutineers/stand_in': 'outside:the-auditor',
      }),
    ],
    ['a runner that is not there', coop({ 'elections/board/run_by': 'body:senate' })],
  ])('%s', (_, variation, ...says) => expect(told('ballot-runner', variation)).toEqual(says));
});
