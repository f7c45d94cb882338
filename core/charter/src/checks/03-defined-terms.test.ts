import { on, rulesOf } from '../testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];

const unknown = (symbol: string): string => `The symbol ${symbol} is not defined under "numbers".`;
rulesOf('defined-terms', [
  [
    'a symbol in a ratio',
    coop({ 'procedures/ordinary/passes': 'at least K to 1' }),
    `procedures/ordinary/passes: ${unknown('K')}`,
  ],
  [
    'a symbol in who may propose',
    coop({ 'procedures/ordinary/proposed_by': ['any member', 'at least 2K members'] }),
    `procedures/ordinary/proposed_by/1: ${unknown('K')}`,
  ],
  [
    'a symbol without a number before it',
    coop({ 'bodies/board/convened_by': ['more than Q members'] }),
    `bodies/board/convened_by/0: ${unknown('Q')}`,
  ],
  ['in other prose a capital is a letter', coop({ 'bodies/board/text': 'Meets with at least K people.' })],
  [
    'a symbol that is defined',
    coop({ numbers: { K: 'count(members) / 2' }, 'procedures/ordinary/proposed_by': ['at least 2K members'] }),
  ],
  [
    'a definition that counts what has no size',
    coop({ numbers: { K: 'count(candidates) / 2' } }),
    'numbers/K: K counts "candidates", whose size "expects" does not give.',
  ],
  [
    'a group nobody knows',
    coop({ 'procedures/ordinary/quorum': 'at least 1/3 of bakers' }),
    'procedures/ordinary/quorum: "bakers" is no electorate or unit of this charter.',
  ],
  [
    'those counted in the room need no definition',
    coop({
      'procedures/ordinary/quorum': [
        'at least 3 delegates',
        'at least 3 persons',
        'at least 3 people',
        'at least 3 sponsors',
        'at least 3 sign-offs',
      ],
    }),
  ],
  [
    'one unit or several',
    union({
      'procedures/members-ballot/quorum': ['at least 3 branches', 'at least 3 regions', 'at least 1/8 of branches'],
    }),
  ],
]);
