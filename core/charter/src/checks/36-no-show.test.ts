import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'procedures/recall-vote';
const stays = (quorum: string): string =>
  `${at}/quorum: A majority in favour can fail because opponents stay away below "${quorum}".`;
rulesOf('no-show', [
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
]);
