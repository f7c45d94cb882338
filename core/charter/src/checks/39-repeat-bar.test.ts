import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'procedures/recall-vote/not_again_for';
const outlasts = (bar: string, what: string): string => `${at}: The bar of ${bar} outlasts ${what}.`;

rulesOf('repeat-bar', [
  ['half of the shortest term', coop({ [at]: '183 days' })],
  ['a day more', coop({ [at]: '184 days' }), outlasts('184 days', 'half a term of 1 years')],
  [
    'where others than petitioners propose',
    coop({ [at]: '184 days', 'procedures/recall-vote/proposed_by': ['any member'] }),
  ],
  [
    'where petitioners are among those who propose',
    coop({ [at]: '184 days', 'procedures/recall-vote/proposed_by': ['any member', 'a petition'] }),
    outlasts('184 days', 'half a term of 1 years'),
  ],
  ['where nobody is said to propose', coop({ [at]: '184 days' }, ['procedures/recall-vote/proposed_by'])],
  ['the year in which it is due', coop({ 'procedures/ordinary/not_again_for': '366 days' })],
  [
    'longer than it is due',
    coop({ 'procedures/ordinary/not_again_for': '367 days' }),
    'procedures/ordinary/not_again_for: The bar of 367 days outlasts the act due every 1 years.',
  ],
  ['a seat without a term', coop({ [at]: '300 days' }, ['bodies/scrutineers/seats/scrutineer/term'])],
  ['a recall by a vote that is not there', coop({ 'offices/secretary/recall/via': 'procedure:gone' })],
]);
