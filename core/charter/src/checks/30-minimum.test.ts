import { on, rulesOf } from '../testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];

const at = 'bodies/board/minimum';

rulesOf('minimum', [
  ['none', coop({}, [at]), 'bodies/board: No lawful minimum is set.'],
  ['one', coop({ [at]: 1 }), `${at}: A minimum of 1 makes one person a body.`],
  [
    'two on a board under the strict profile',
    coop({ [at]: 2 }),
    `${at}: The strict profile asks for a minimum of three.`,
  ],
  [
    'two on a council under it',
    union({ 'bodies/executive/minimum': 2 }),
    'bodies/executive/minimum: The strict profile asks for a minimum of three.',
  ],
  ['two on a board otherwise', coop({ [at]: 2, profiles: [] })],
  ['three on a board', coop({ [at]: 3 })],
  ['as many as there are seats', coop({ [at]: 5 })],
  ['more than there are seats', coop({ [at]: 6 }), `${at}: The minimum is 6 and there are 5 seats.`],
  ['more than the units may send', union({ 'bodies/executive/minimum': 600 })],
  [
    'of a body in which nobody votes',
    coop({
      'bodies/guests': {
        name: 'Guests',
        kind: 'committee',
        seats: { guest: { name: 'Guest', votes: false, filled_by: 'unit choice' } },
      },
    }),
  ],
  [
    'of a body in which some vote',
    coop({
      'bodies/guests': {
        name: 'Guests',
        kind: 'committee',
        seats: {
          guest: { name: 'Guest', votes: false, filled_by: 'unit choice' },
          host: { name: 'Host', filled_by: 'unit choice' },
        },
      },
    }),
    'bodies/guests: No lawful minimum is set.',
  ],
]);
