import { on, rulesOf } from '../testing/index.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];

const short = (at: string, needed: number, only: number): string =>
  `${at}: The quorum is ${needed} and there may be only ${only}.`;
rulesOf('quorum-reachable', [
  ['as many as there are at the smallest size', coop({ 'procedures/ordinary/quorum': 'at least 7 members' })],
  ['one more', coop({ 'procedures/ordinary/quorum': 'at least 8 members' }), short('procedures/ordinary/quorum', 8, 7)],
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
    federation({ 'bodies/general-council/quorum': 'at least 2/3 of affiliates', 'expects/affiliates/min': 60 }),
  ],
  [
    'nor of units in another plural',
    union({
      'bodies/executive/quorum': ['at least 9/10 of branches', 'all of branches'],
    }),
  ],
  [
    'a number of units is',
    union({ 'bodies/executive/quorum': 'at least 20 branches' }),
    short('bodies/executive/quorum', 20, 15),
  ],
  [
    'in whatever words',
    union({ 'bodies/executive/quorum': 'more than 19 branches' }),
    short('bodies/executive/quorum', 20, 15),
  ],
  [
    'and next to a share of them',
    union({ 'bodies/executive/quorum': ['at least 9/10 of branches', 'at least 16 of seats'] }),
    short('bodies/executive/quorum', 16, 15),
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
]);
