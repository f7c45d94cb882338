import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');
const [elected, scrutineer, secretary] = [
  'bodies/board/seats/elected',
  'bodies/scrutineers/seats/scrutineer',
  'offices/secretary',
];

const byElection = (rule: string): string =>
  `${scrutineer}/vacancy: The vacancy is to be filled by election, but the seat is filled by ${rule}.`;
rulesOf('way-in', [
  [
    'nothing is said of a vacancy',
    coop({}, [`${elected}/vacancy`]),
    `${elected}: Nothing says what happens when this falls vacant.`,
  ],
  [
    'an election to a seat drawn by lot',
    coop({ [`${scrutineer}/vacancy`]: 'election within 60 days' }),
    byElection('lot from electorate:members'),
  ],
  [
    'the next candidate of a lot',
    coop({ [`${scrutineer}/vacancy`]: 'next candidate' }),
    byElection('lot from electorate:members'),
  ],
  [
    'an election only if all else fails',
    coop({ [`${scrutineer}/vacancy`]: 'automatic, else election within 60 days' }),
  ],
  [
    'the only holder is not replaced',
    coop({ [`${secretary}/vacancy`]: 'left empty' }),
    `${secretary}/vacancy: The only holder of an elected office is left unreplaced.`,
  ],
  ['one of several is not replaced', coop({ [`${elected}/vacancy`]: 'left empty' })],
  [
    'one drawn by lot is not replaced',
    coop({ [`${secretary}/vacancy`]: 'left empty', [`${secretary}/filled_by`]: 'lot from electorate:members' }),
  ],
  [
    'somebody is appointed meanwhile',
    coop({ [`${secretary}/vacancy`]: 'appointment by body:board until next election' }),
  ],
  [
    'a unit chooses for a seat that no unit fills',
    coop({ [`${secretary}/vacancy`]: 'unit choice within 30 days' }),
    `${secretary}/vacancy: The vacancy is filled by choice of a unit, but the seat is not.`,
  ],
  [
    'a unit chooses for its own seat',
    coop({ [`${secretary}/vacancy`]: 'unit choice within 30 days', [`${secretary}/filled_by`]: 'unit choice' }),
  ],
]);
