import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'bodies/board/seats/elected/holds_over';

rulesOf('hold-over', [
  ['none', coop({ [at]: 'none' })],
  ['not at all', coop({ [at]: 'Not at all.' })],
  ['no word', coop({}, [at])],
  [
    'a successor is not found',
    coop({ [at]: 'while there is none to follow' }),
    `${at}: "while there is none to follow" has no end.`,
  ],
  ['a day less than the term', coop({ [at]: 'at most 9 days', 'bodies/board/seats/elected/term': '10 days' })],
  [
    'the term',
    coop({ [at]: 'at most 10 days', 'bodies/board/seats/elected/term': '10 days' }),
    `${at}: The hold-over is as long as the term itself.`,
  ],
  ['a term that is none', coop({ [at]: 'at most 10 days', 'bodies/board/seats/elected/term': 'none' })],
]);
