import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const weaker = (what: string): string =>
  `powers/dissolve/via: procedure:dissolution asks for a smaller ${what} than procedure:two-thirds does for an amendment.`;
const amending = { 'procedures/two-thirds/passes': 'at least 2/3 of votes cast' };
rulesOf('dissolve-harder', [
  ['as large a majority', coop({ ...amending, 'procedures/dissolution/passes': 'at least 2/3 of votes cast' })],
  [
    'a smaller majority',
    coop({ ...amending, 'procedures/dissolution/passes': 'at least 65/100 of votes cast' }),
    weaker('majority'),
  ],
  [
    'as large a quorum of the same people',
    coop({ ...amending, 'procedures/dissolution/quorum': 'at least 4 members' }),
  ],
  [
    'a smaller quorum of the same people',
    coop({ ...amending, 'procedures/dissolution/quorum': 'at least 3 members' }),
    weaker('quorum'),
  ],
  [
    'a smaller quorum of the same voters',
    coop({
      ...amending,
      'procedures/dissolution/quorum': 'at least 3 members',
      'procedures/two-thirds/voters': 'electorate:members',
    }),
    weaker('quorum'),
  ],
  [
    'a smaller quorum of other people',
    coop({
      ...amending,
      'procedures/dissolution/quorum': 'at least 3 of seats',
      'procedures/dissolution/voters': 'body:appeal-panel',
    }),
  ],
  ['voters nobody counts', coop({ ...amending, 'procedures/dissolution/voters': 'electorate:friends' })],
  [
    'to merge only',
    coop({
      ...amending,
      'powers/dissolve/effect': ['org.merge'],
      'procedures/dissolution/quorum': 'at least 3 members',
    }),
    weaker('quorum'),
  ],
  [
    'to dissolve only',
    coop({
      ...amending,
      'powers/dissolve/effect': ['org.dissolve'],
      'procedures/dissolution/quorum': 'at least 3 members',
    }),
    weaker('quorum'),
  ],
  [
    'to advise on it',
    coop({ ...amending, 'powers/dissolve/kind': 'advisory', 'procedures/dissolution/quorum': 'at least 3 members' }),
  ],
  ['by no vote', coop({ 'procedures/dissolution/quorum': 'at least 3 members' }, ['powers/dissolve/via'])],
  ['where nobody amends', coop({ 'procedures/dissolution/quorum': 'at least 3 members' }, ['powers/amend'])],
  [
    'where somebody only advises to amend',
    coop({ 'procedures/dissolution/quorum': 'at least 3 members', 'powers/amend/kind': 'advisory' }),
  ],
]);
