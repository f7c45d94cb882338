import { on, rulesOf } from '../testing/index.ts';

const [coop, federation] = [on('cooperative'), on('international-federation')];
const [elected, secretary] = ['bodies/board/seats/elected', 'offices/secretary'];

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
rulesOf('recall-reachable', [
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
  ['a by-election counts', coop(term(148, 'next candidate, else election within 60 days')), late('74 days', '74 days')],
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
]);
