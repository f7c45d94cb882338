import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const lone = (...clauses: readonly string[]): string =>
  `amendment/tiers/0/via: ${clauses.join(', ')} can be changed by procedure:board-vote and procedure:panel without the members or units.`;
const byFew = (consent?: readonly string[]) => ({
  'amendment/tiers': [
    {
      id: 'all',
      covers: ['*'],
      via: ['procedure:board-vote', 'procedure:panel'],
      ...(consent && { consent: [...consent] }),
    },
  ],
});
const all = lone(
  'rights',
  'discipline',
  'emergency',
  'amendment',
  'records',
  'bodies/scrutineers',
  'bodies/appeal-panel',
);
rulesOf('not-by-the-restrained-alone', [
  ['by a few', coop(byFew()), all],
  [
    'where there is no emergency to restrain',
    coop(byFew(), ['emergency']),
    lone('rights', 'discipline', 'amendment', 'records', 'bodies/scrutineers', 'bodies/appeal-panel'),
  ],
  ['with the consent of the members', coop(byFew(['electorate:members']))],
  ['with the consent of the units', coop(byFew(['unit:branch']))],
  ['with the consent of another few', coop(byFew(['body:scrutineers'])), all],
  ['with a ballot of the members', coop(byFew(['procedure:confirming-ballot']))],
  ['with a vote of another few', coop(byFew(['procedure:scrutiny'])), all],
  ['with a vote that is not there', coop(byFew(['procedure:gone'])), all],
  ['by a general meeting with seats', coop({ ...byFew(), 'bodies/board/kind': 'general-meeting' })],
  [
    'by a vote that is not there',
    coop({ 'amendment/tiers': [{ id: 'all', covers: ['*'], via: ['procedure:gone'] }] }),
    all.replace('procedure:board-vote and procedure:panel', 'procedure:gone'),
  ],
  [
    'where no tier covers them',
    coop({ 'amendment/tiers': [{ id: 'some', covers: ['powers'], via: ['procedure:board-vote'] }] }),
  ],
]);
