/** How seats are filled, emptied and kept apart: checks 18 to 30, each rule by an example at its edge. */
import { describe, expect, it } from 'vitest';
import { exampleCharter, on, type Rule, told } from '../testing/index.ts';
import { canBeFilledNow } from './21-refill-from-nothing.ts';
import { survey } from './survey.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];
const [secretary, treasurer] = ['offices/secretary', 'offices/treasurer'];
const [elected, scrutineer, panellist] = [
  'bodies/board/seats/elected',
  'bodies/scrutineers/seats/scrutineer',
  'bodies/appeal-panel/seats/panellist',
];

describe('way-in', () => {
  const byElection = (rule: string): string =>
    `${scrutineer}/vacancy: The vacancy is to be filled by election, but the seat is filled by ${rule}.`;
  it.each<Rule>([
    [
      'nothing is said of a vacancy',
      coop({}, [`${elected}/vacancy`]),
      `${elected}: Nothing says what happens when this falls vacant.`,
    ],
    [
      'an election to a seat drawn by lot',
      coop({ [`${scrutineer}/vacancy`]: 'election within 60 days' }),
      byElection('lot from electorate:members'),
    ],
    [
      'the next candidate of a lot',
      coop({ [`${scrutineer}/vacancy`]: 'next candidate' }),
      byElection('lot from electorate:members'),
    ],
    [
      'an election only if all else fails',
      coop({ [`${scrutineer}/vacancy`]: 'automatic, else election within 60 days' }),
    ],
    [
      'the only holder is not replaced',
      coop({ [`${secretary}/vacancy`]: 'left empty' }),
      `${secretary}/vacancy: The only holder of an elected office is left unreplaced.`,
    ],
    ['one of several is not replaced', coop({ [`${elected}/vacancy`]: 'left empty' })],
    [
      'one drawn by lot is not replaced',
      coop({ [`${secretary}/vacancy`]: 'left empty', [`${secretary}/filled_by`]: 'lot from electorate:members' }),
    ],
    [
      'somebody is appointed meanwhile',
      coop({ [`${secretary}/vacancy`]: 'appointment by body:board until next election' }),
    ],
    [
      'a unit chooses for a seat that no unit fills',
      coop({ [`${secretary}/vacancy`]: 'unit choice within 30 days' }),
      `${secretary}/vacancy: The vacancy is filled by choice of a unit, but the seat is not.`,
    ],
    [
      'a unit chooses for its own seat',
      coop({ [`${secretary}/vacancy`]: 'unit choice within 30 days', [`${secretary}/filled_by`]: 'unit choice' }),
    ],
  ])('%s', (_, variation, ...says) => expect(told('way-in', variation)).toEqual(says));
});

describe('refill-from-nothing', () => {
  const stuck = (at: string, rule: string): string =>
    `${at}: If every seat were empty this one could not be filled: ${rule} waits for somebody who waits for it.`;
  it.each<Rule>([
    [
      'by an office that is empty too',
      coop({ [`${scrutineer}/filled_by`]: 'appointment by office:secretary' }),
      stuck(elected, 'election:board'),
      stuck(scrutineer, 'appointment by office:secretary'),
      stuck(secretary, 'election:officers'),
      stuck(treasurer, 'election:officers'),
    ],
    [
      'by members, a unit or somebody outside',
      coop({
        [`${scrutineer}/filled_by`]: 'appointment by outside:the-auditor',
        [`${panellist}/filled_by`]: 'unit choice',
        [`${elected}/filled_by`]: 'appointment by electorate:members',
      }),
    ],
    ['by a unit that appoints', union({ 'bodies/executive/seats/regional/filled_by': 'appointment by unit:region' })],
    [
      'by an affiliate that appoints',
      federation({ 'bodies/general-council/seats/regional/filled_by': 'appointment by affiliate:any' }),
    ],
    [
      'by an office whose deputy can be there',
      coop({
        [`${panellist}/filled_by`]: 'appointment by office:clerk',
        'offices/clerk': {
          name: 'Clerk',
          filled_by: 'appointment by office:clerk',
          term: '1 years',
          deputy: 'seats:board/elected',
        },
      }),
    ],
    [
      'by an office whose deputy cannot',
      coop({
        [`${panellist}/filled_by`]: 'appointment by office:clerk',
        'offices/clerk': {
          name: 'Clerk',
          filled_by: 'appointment by office:clerk',
          term: '1 years',
          deputy: 'seats:appeal-panel/panellist',
        },
      }),
      stuck(panellist, 'appointment by office:clerk'),
      stuck('offices/clerk', 'appointment by office:clerk'),
    ],
    ['by a meeting of all members', coop({ [`${panellist}/filled_by`]: 'appointment by body:general-meeting' })],
    [
      'by a meeting of nobody',
      coop({ [`${panellist}/filled_by`]: 'appointment by body:general-meeting' }, ['bodies/general-meeting/of']),
      stuck(panellist, 'appointment by body:general-meeting'),
    ],
    [
      'by a body that is not there',
      coop({ [`${panellist}/filled_by`]: 'appointment by body:senate' }),
      stuck(panellist, 'appointment by body:senate'),
    ],
    [
      'by a body one of whose seats waits',
      coop({
        [`${panellist}/filled_by`]: 'appointment by body:board',
        'bodies/board/seats/second': { name: 'Second', filled_by: 'appointment by body:appeal-panel', term: '1 years' },
      }),
      stuck('bodies/board/seats/second', 'appointment by body:appeal-panel'),
      stuck(panellist, 'appointment by body:board'),
    ],
    [
      'by a body whose waiting seat has no vote',
      coop({
        [`${panellist}/filled_by`]: 'appointment by body:board',
        'bodies/board/seats/second': {
          name: 'Second',
          votes: false,
          filled_by: 'appointment by body:appeal-panel',
          term: '1 years',
        },
      }),
    ],
    [
      'by itself alone',
      coop({ [`${panellist}/filled_by`]: 'appointment by body:appeal-panel' }),
      stuck(panellist, 'appointment by body:appeal-panel'),
    ],
    [
      'by itself together with another',
      coop({ [`${panellist}/filled_by`]: 'appointment by body:appeal-panel and body:board' }),
    ],
    [
      'by its own holders together with another',
      coop({ [`${panellist}/filled_by`]: 'appointment by seats:appeal-panel/panellist and body:board' }),
    ],
    ['by nobody that has a name', coop({ [`${panellist}/filled_by`]: 'custom' }), stuck(panellist, 'custom')],
    [
      'by an election that is not there',
      coop({ [`${panellist}/filled_by`]: 'election:panel' }),
      stuck(panellist, 'election:panel'),
    ],
  ])('%s', (_, variation, ...says) => expect(told('refill-from-nothing', variation)).toEqual(says));

  it('a seat that is not there cannot be filled', () => {
    expect(canBeFilledNow(survey(exampleCharter('cooperative')), 'seats:board/ghost', new Set())).toBe(false);
  });
});

describe('recall-reachable', () => {
  const petition = `${secretary}/recall/petition`;
  const more = (needed: number, members: number): string =>
    `${petition}: The petition needs ${needed} of ${members}, more than the vote that follows it.`;
  const sized = (min: number) => ({ 'expects/members': { min, typical: 30, max: 60 } });
  const recall = 'procedures/recall-vote';
  const late = (taken: string, half: string): string =>
    `${elected}/recall: Recall and by-election take ${taken}, half the term is ${half}.`;
  const term = (days: number, vacancy = 'automatic') => ({
    [`${elected}/term`]: `${days} days`,
    [`${elected}/vacancy`]: vacancy,
    [`${elected}/recall/bar_after_election`]: '1 days',
  });
  it.each<Rule>([
    ['as many names as there are members', coop({ [petition]: 'at least 7 members' }), more(7, 7)],
    [
      'one more',
      coop({ [petition]: 'at least 8 members' }),
      `${petition}: The petition needs 8 and there may be only 7.`,
    ],
    ['half of eight', coop({ ...sized(8), [petition]: 'at least 4 members' })],
    ['more than half of eight', coop({ ...sized(8), [petition]: 'at least 5 members' }), more(5, 8)],
    ['of four any number', coop({ ...sized(4), [petition]: 'at least 4 members' })],
    ['of five more than half', coop({ ...sized(5), [petition]: 'at least 3 members' }), more(3, 5)],
    [
      'of units any number that exists',
      federation({ 'offices/president/recall/petition': 'at least 2/3 of affiliates' }),
    ],
    [
      'asked of the voters where nobody else is named',
      coop({ [petition]: 'at least 8 members' }, [`${secretary}/recall/of`]),
      `${petition}: The petition needs 8 and there may be only 7.`,
    ],
    [
      'asked of those it names',
      coop({ [petition]: 'at least 6 seats', [`${secretary}/recall/of`]: 'body:board' }),
      `${petition}: The petition needs 6 and there may be only 4.`,
    ],
    ['of nobody who can be counted', coop({ [petition]: 'at least 8 members' }, [`${secretary}/recall/of`, recall])],
    ['no recall at all is for another check', coop({ [`${elected}/recall`]: 'none' })],
    ['the vote alone, a day less than half the term', coop(term(30, 'left empty'))],
    ['the vote alone, all of half the term', coop(term(28, 'left empty')), late('14 days', '14 days')],
    [
      'discussion counts',
      coop({ ...term(36, 'left empty'), [`${recall}/discussion`]: '4 days' }),
      late('18 days', '18 days'),
    ],
    [
      'a by-election counts',
      coop(term(148, 'next candidate, else election within 60 days')),
      late('74 days', '74 days'),
    ],
    ['and is over in time', coop(term(150, 'next candidate, else election within 60 days'))],
    ['a by-election without a date takes nothing that can be told', coop(term(30, 'election within reason'))],
    [
      'what the timetable of the election takes counts where it follows at once',
      coop(term(84)),
      late('42 days', '42 days'),
    ],
    ['and is over in time too', coop(term(86))],
    ['but not for who is appointed', coop(term(84, 'appointment by body:board'))],
    ['a lot takes no time', coop({ ...term(30), [`${elected}/filled_by`]: 'lot from electorate:members' })],
    [
      'a bar of half the term',
      coop({ [`${elected}/recall/bar_after_election`]: '1 years' }),
      `${elected}/recall/bar_after_election: The bar of 1 years covers half the term.`,
    ],
    ['a bar shorter than that', coop({ [`${elected}/recall/bar_after_election`]: '11 months' })],
    [
      'a term without an end',
      coop({ [`${elected}/term`]: 'until ended', [`${elected}/recall/bar_after_election`]: '9 years' }),
    ],
    ['no term at all', coop({ [`${elected}/recall/bar_after_election`]: '9 years' }, [`${elected}/term`])],
    [
      'a recall by a vote that is not there',
      coop({ [`${elected}/recall/via`]: 'procedure:gone', [`${elected}/recall/bar_after_election`]: '9 years' }),
    ],
  ])('%s', (_, variation, ...says) => expect(told('recall-reachable', variation)).toEqual(says));
});

describe('own-recall', () => {
  const via = (at: string, what: string): string => `${at}/recall/via: ${what}`;
  const board = { [`${elected}/recall/via`]: 'procedure:board-vote' };
  const alone = via(elected, 'body:board alone votes on the recall of one of its own, who is not left out.');
  const chaired = {
    'bodies/general-meeting/chair': 'office:secretary',
    [`${secretary}/recall/via`]: 'procedure:ordinary',
  };
  const runs = via(elected, 'body:board runs the vote on the recall of one of its own.');
  it.each<Rule>([
    [
      'the office concerned runs it',
      coop({ 'procedures/recall-vote/run_by': 'office:secretary' }),
      via(secretary, 'office:secretary runs the vote on the recall of one of its own.'),
    ],
    ['the board concerned runs it', coop({ 'procedures/recall-vote/run_by': 'body:board' }), runs],
    [
      'unless another stands in',
      coop({ 'procedures/recall-vote/run_by': 'body:board', 'bodies/board/stand_in': 'outside:the-auditor' }),
    ],
    [
      'scrutineers may leave one of their own out of it',
      coop({ 'procedures/recall-vote/excluded': 'The person concerned may not count.' }),
    ],
    [
      'if they say that they do',
      coop({ 'procedures/recall-vote/excluded': 'The person concerned may count.' }),
      via(scrutineer, 'body:scrutineers runs the vote on the recall of one of its own.'),
    ],
    ['nobody runs it', coop({}, ['procedures/recall-vote/run_by'])],
    ['the board alone votes on one of its own', coop(board), alone],
    [
      'without the person concerned',
      coop({ ...board, 'procedures/board-vote/excluded': 'The person concerned does not vote.' }),
    ],
    ['an assembly judges its own', coop({ ...board, 'bodies/board/kind': 'delegate-assembly' })],
    ['so does a general meeting', coop({ ...board, 'bodies/board/kind': 'general-meeting' })],
    ['so does a ballot', coop({ ...board, 'bodies/board/kind': 'ballot' })],
    [
      'the person concerned chairs the meeting',
      coop(chaired),
      via(secretary, 'office:secretary chairs the meeting that votes on its own recall.'),
    ],
    [
      'unless another takes the chair for it',
      coop({ ...chaired, 'bodies/general-meeting/chair': 'office:secretary; for their own recall another' }),
    ],
    [
      'or they are left out of it',
      coop({ ...chaired, 'procedures/ordinary/excluded': 'Who is concerned may not chair.' }),
    ],
    ['somebody else chairs it', coop({ ...chaired, 'bodies/general-meeting/chair': 'office:treasurer' })],
    [
      'a meeting without a chair',
      coop({ [`${secretary}/recall/via`]: 'procedure:ordinary' }, ['bodies/general-meeting/chair']),
    ],
    ['a recall by a vote that is not there', coop({ [`${elected}/recall/via`]: 'procedure:gone' })],
    ['a vote of a body that is not there', coop({ 'procedures/recall-vote/voters': 'body:senate' })],
    ['a runner that is not there', coop({ 'procedures/recall-vote/run_by': 'body:senate' })],
  ])('%s', (_, variation, ...says) => expect(told('own-recall', variation)).toEqual(says));
});

describe('separation', () => {
  const may = (at: string, a: string, b: string, why: string): string => `${at}: ${a} may also be ${b}: ${why}.`;
  const [counts, judges, audits, stands] = [
    'a scrutineer is no candidate',
    'a judge does not judge what they decided',
    'an auditor does not audit themselves',
    'who runs an election does not stand in it',
  ];
  const [member, counter, judge] = [
    'seats:board/elected',
    'seats:scrutineers/scrutineer',
    'seats:appeal-panel/panellist',
  ];
  const auditors = (kind: string, not_also: readonly string[] = []) => ({
    'bodies/auditors': {
      name: 'Auditors',
      kind,
      seats: {
        auditor: {
          name: 'Auditor',
          count: 2,
          filled_by: 'lot from electorate:members',
          term: '1 years',
          not_also: [...not_also],
        },
      },
    },
    'powers/approve-accounts/holder': 'body:auditors',
  });
  const audited = (watched: string): string =>
    may('bodies/auditors/seats/auditor/not_also', 'seats:auditors/auditor', watched, audits);
  it.each<Rule>([
    [
      'who counts and who is elected',
      coop({
        [`${scrutineer}/not_also`]: [],
        [`${elected}/not_also`]: [judge],
        [`${secretary}/not_also`]: ['office:treasurer'],
      }),
      may(`${scrutineer}/not_also`, counter, member, counts),
      may(`${scrutineer}/not_also`, counter, 'office:secretary', counts),
    ],
    [
      'told at the seat where it keeps nobody apart',
      coop({ [`${elected}/not_also`]: [counter] }, [`${panellist}/not_also`]),
      may(panellist, judge, member, judges),
    ],
    [
      'one of the two may say it for both',
      coop({ [`${elected}/not_also`]: [counter, judge] }, [`${panellist}/not_also`]),
    ],
    [
      'the office that runs an election and the one it elects',
      coop({
        'elections/officers/run_by': 'office:clerk',
        'offices/clerk': { name: 'Clerk', filled_by: 'lot from electorate:members', term: '1 years' },
      }),
      may('offices/clerk', 'office:clerk', 'office:secretary', stands),
      may('offices/clerk', 'office:clerk', 'office:treasurer', stands),
    ],
    [
      'the office that runs its own election is for another check',
      coop({
        'elections/officers/run_by': 'office:secretary',
        [`${treasurer}/filled_by`]: 'lot from electorate:members',
      }),
    ],
    [
      'who audits and who spends, signs or governs',
      coop(auditors('committee')),
      audited('office:treasurer'),
      audited('office:secretary'),
      audited(member),
    ],
    ['auditors who are neither', coop(auditors('committee', ['office:treasurer', 'office:secretary', member]))],
    ['an assembly that audits', coop(auditors('delegate-assembly'))],
    ['a meeting that audits', coop(auditors('general-meeting'))],
    ['a ballot that audits', coop(auditors('ballot'))],
    ['auditors who only advise', coop({ ...auditors('committee'), 'powers/approve-accounts/kind': 'advisory' })],
    ['an office that audits has no seats', coop({ 'powers/approve-accounts/holder': 'office:secretary' })],
    [
      'who neither spends nor signs is not audited',
      coop({
        ...auditors('committee', ['office:treasurer', 'office:secretary', member]),
        'powers/notices': {
          text: 'Send notices.',
          effect: ['meeting.call'],
          holder: 'office:clerk',
          kind: 'ministerial',
        },
      }),
    ],
    [
      'who spends alone is audited',
      coop({
        ...auditors('committee', ['office:treasurer', 'office:secretary', member]),
        'powers/petty': { text: 'Petty cash.', effect: ['money.spend'], holder: 'office:clerk', kind: 'ministerial' },
      }),
      audited('office:clerk'),
    ],
    [
      'auditors who are the board themselves',
      coop({ 'powers/approve-accounts/holder': 'body:board' }),
      may(`${elected}/not_also`, member, 'office:treasurer', audits),
      may(`${elected}/not_also`, member, 'office:secretary', audits),
    ],
  ])('%s', (_, variation, ...says) => expect(told('separation', variation)).toEqual(says));
});

describe('quotas-feasible', () => {
  const reserved = (text: string, count = 5) => coop({ [`${elected}/reserved`]: text, [`${elected}/count`]: count });
  const over = (many: number, seats = 5): string =>
    `${elected}/reserved: ${many} seats are reserved and there are ${seats}.`;
  const cap = (text: string, more = {}) =>
    coop({ [`${elected}/cap`]: [text], 'expects/shop': { min: 3, typical: 4, max: 5 }, ...more });
  const capped = (each: number, groups: number, minimum = 4): string =>
    `${elected}/cap/0: At most ${each} from each of ${groups} are ${each * groups}, and the body needs ${minimum}.`;
  const quota = (...texts: readonly string[]) => ({ 'elections/board/quota': [...texts] });
  const quotaOver = (many: number): string => `elections/board/quota: ${many} seats are reserved and there are 5.`;
  it.each<Rule>([
    ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].flatMap(
      (word, i): readonly Rule[] => [
        [`${word} of ${i}`, reserved(`At least ${word} women.`, i), over(i + 1, i)],
        [`${word} of ${i + 1}`, reserved(`At least ${word} women.`, i + 1)],
      ],
    ),
    ['in figures', reserved('At least 12 women.', 11), over(12, 11)],
    ['as seats, without "at least"', reserved('Six seats for women.'), over(6)],
    ['as places, in figures', reserved('12 places for women.', 11), over(12, 11)],
    ['as many seats as there are', reserved('Five seats for women.')],
    ['said once, counted once', reserved('At least 4 seats for women.')],
    ['two kinds that fit', reserved('At least 3 women and at least 2 from the night shift.')],
    ['two kinds that do not', reserved('At least 3 women and at least 3 from the night shift.'), over(6)],
    [
      'half and half of an odd number overlap by one',
      reserved('At least half women and at least half from the night shift.'),
    ],
    ['half and two thirds do not fit', reserved('At least half women and at least 2/3 from the night shift.'), over(7)],
    ['in hundredths', reserved('At least 40% women and at least 80% from the night shift.', 10), over(12, 10)],
    ['a share and a number', reserved('At least half women and at least 4 from the night shift.'), over(7)],
    ['all of them', reserved('At least 100% women.')],
    ['more than all of them', reserved('At least 120% women.'), over(6)],
    ['more than all of them as a fraction', reserved('At least 11/10 women.'), over(6)],
    ['a fraction of nothing says nothing', reserved('At least 3/0 women.')],
    ['words that are no number', reserved('At least some women.')],
    ['a quota of the election', coop(quota('at least 3 women', 'at least 3 from the night shift')), quotaOver(6)],
    ['a quota of the election that fits', coop(quota('at least 3 women', 'at least 2 from the night shift'))],
    [
      'a quota of another election',
      coop({ 'elections/officers/quota': ['at least 9 women'] }),
      'elections/officers/quota: 9 seats are reserved and there are 1.',
      'elections/officers/quota: 9 seats are reserved and there are 1.',
    ],
    [
      'a quota over all delegations is not of one',
      union({ 'elections/branch-delegates/quota': ['at least 90 women'] }),
    ],
    [
      'seats filled without an election have no quota',
      coop({ ...quota('at least 9 women'), [`${elected}/filled_by`]: 'lot from electorate:members' }),
    ],
    ['one from each of three, of whom four are needed', cap('at most one from one shop'), capped(1, 3)],
    ['two from each of three', cap('at most 2 from each shop')],
    ['as many as are needed', cap('at most 1 from any shop', { 'bodies/board/minimum': 3 })],
    ['said without "at most"', cap('One from each shop'), capped(1, 3)],
    ['said as "no more than"', cap('No more than 1 from the same shop'), capped(1, 3)],
    ['a number at the end of the sentence', cap('From each shop, 1 person'), capped(1, 3)],
    ['a share of the seats, rounded down', cap('at most 1/4 of seats from one shop'), capped(1, 3)],
    ['a share that leaves enough', cap('at most 2/5 of seats from one shop')],
    [
      'a minimum above the seats is all of them',
      cap('at most 1 from one shop', { 'bodies/board/minimum': 9 }),
      capped(1, 3, 5),
    ],
    [
      'no minimum is all seats',
      coop({ [`${elected}/cap`]: ['at most 1 from one shop'], 'expects/shop': { min: 4, typical: 4, max: 5 } }, [
        'bodies/board/minimum',
      ]),
      capped(1, 4, 5),
    ],
    [
      'an office needs its one holder',
      coop({ [`${secretary}/cap`]: ['at most 1 from one shop'], 'expects/shop': { min: 1, typical: 4, max: 5 } }),
    ],
    ['a group nobody counts', cap('at most 1 from one family')],
    ['no group at all', cap('at most 1 newcomer')],
    ['no number at all', cap('few from one shop')],
    [
      'units with a longer name',
      federation({
        'bodies/credentials/seats/officer/cap': ['at most 1 from one region'],
        'bodies/credentials/minimum': 5,
      }),
      'bodies/credentials/seats/officer/cap/0: At most 1 from each of 4 are 4, and the body needs 5.',
    ],
    [
      'units with a longer name that nobody counts',
      federation(
        { 'bodies/credentials/seats/officer/cap': ['at most 1 from one region'], 'bodies/credentials/minimum': 5 },
        ['expects/world-region'],
      ),
    ],
  ])('%s', (_, variation, ...says) => expect(told('quotas-feasible', variation)).toEqual(says));
});
