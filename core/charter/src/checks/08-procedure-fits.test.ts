import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const others = (at: string, voters: string, via: string, holder: string): string =>
  `${at}: ${voters} votes in ${via}, but the holder is ${holder}.`;
const vote = 'procedure:board-vote';
rulesOf('procedure-fits', [
  [
    'those who confirm',
    coop({ 'powers/seal/confirm/via': vote }),
    others('powers/seal/confirm/via', 'body:board', vote, 'body:general-meeting'),
  ],
  [
    'those who override',
    coop({ 'powers/run-business/override/via': vote }),
    others('powers/run-business/override/via', 'body:board', vote, 'body:general-meeting'),
  ],
  [
    'those who hold a power together, either of whom may vote',
    coop({ 'powers/pay-bills/via': 'procedure:ordinary' }),
    others(
      'powers/pay-bills/via',
      'body:general-meeting',
      'procedure:ordinary',
      'office:treasurer with office:secretary',
    ),
  ],
  [
    'those who declare an emergency',
    coop({ 'emergency/sudden-danger/via': 'procedure:panel' }),
    others('emergency/sudden-danger/via', 'body:appeal-panel', 'procedure:panel', 'body:board'),
  ],
  [
    'those who ratify it',
    coop({ 'emergency/sudden-danger/ratify/via': vote }),
    others('emergency/sudden-danger/ratify/via', 'body:board', vote, 'body:general-meeting'),
  ],
  [
    'those who renew it',
    coop({ 'emergency/sudden-danger/renew/via': vote }),
    others('emergency/sudden-danger/renew/via', 'body:board', vote, 'body:general-meeting'),
  ],
  ['nobody has to renew it', coop({}, ['emergency/sudden-danger/renew'])],
  [
    'those who judge at a stage',
    coop({ 'discipline/stages/1/via': 'procedure:ordinary' }),
    others('discipline/stages/1/via', 'body:general-meeting', 'procedure:ordinary', 'body:board'),
  ],
  [
    'those who suspend meanwhile',
    coop({ 'discipline/interim_suspension/via': 'procedure:ordinary' }),
    others('discipline/interim_suspension/via', 'body:general-meeting', 'procedure:ordinary', 'body:board'),
  ],
  ['nobody has to suspend meanwhile', coop({}, ['discipline/interim_suspension'])],
  ['a meeting is the electorate it is made of', coop({ 'powers/dissolve/via': 'procedure:two-thirds' })],
  ['and the electorate its meeting', coop({ 'powers/set-policy/via': 'procedure:dissolution' })],
  ['the holders of seats are the body', coop({ 'powers/run-business/holder': 'seats:board/elected' })],
  [
    'but of that body only',
    coop({ 'powers/run-business/holder': 'seats:scrutineers/scrutineer' }),
    others('powers/run-business/via', 'body:board', vote, 'seats:scrutineers/scrutineer'),
  ],
  [
    'a holder that is not there is for another check',
    coop({ 'powers/run-business/holder': 'body:senate' }),
    others('powers/run-business/via', 'body:board', vote, 'body:senate'),
  ],
]);
