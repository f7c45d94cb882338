import { on, rulesOf } from '../testing/index.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];

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
rulesOf('secret-about-persons', [
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
]);
