import { on, rulesOf } from '../testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];

const elected = 'bodies/board/seats/elected';
const sized = (min: number) => ({ 'expects/members': { min, typical: 30, max: 60 } });
const limited = (terms: number, gap: string, more = {}) => ({
  [`${elected}/max_terms`]: terms,
  [`${elected}/then_gap`]: gap,
  [`${elected}/term`]: '2 years',
  ...more,
});
const barred = (least: number, out: number, pool: number): string =>
  `${elected}/max_terms: ${least} seats and ${out} people barred by the limit are more than the ${pool} there may be.`;
const apart = (at: string, refs: string, people: number, pool: number): string =>
  `${at}: ${refs} exclude one another and need ${people} people, and there may be only ${pool}.`;
const judges = 'bodies/appeal-panel/seats/panellist/not_also';
const both = 'seats:appeal-panel/panellist, seats:board/elected';
const gaps = [`${elected}/then_gap`, 'bodies/scrutineers/seats/scrutineer/then_gap'];

rulesOf('term-limits-satisfiable', [
  ['four seats and half of five who sit out', coop(limited(1, '2 years'))],
  ['two cohorts who sit out', coop(limited(1, '4 years')), barred(4, 6, 7)],
  ['as many as there are', coop({ ...limited(1, '4 years'), ...sized(10) })],
  [
    'all seats at once where they are not staggered',
    coop(limited(1, '2 years'), [`${elected}/stagger`]),
    barred(4, 5, 7),
  ],
  ['more terms, fewer cohorts', coop(limited(2, '4 years'))],
  ['no gap', coop({ [`${elected}/max_terms`]: 1 }, [`${elected}/then_gap`])],
  ['no limit', coop({ [`${elected}/then_gap`]: '9 years' }, [`${elected}/max_terms`])],
  ['a term that is none', coop(limited(1, '9 years', { [`${elected}/term`]: 'none' }))],
  [
    'no minimum: as many as make the quorum, for check 30 asks for the minimum itself',
    coop(limited(1, '2 years'), ['bodies/board/minimum']),
  ],
  [
    'no minimum and a quorum of four',
    coop(limited(1, '4 years', { 'bodies/board/quorum': 'at least 4 of seats' }), ['bodies/board/minimum']),
    barred(4, 6, 7),
  ],
  [
    'no minimum and no quorum: one',
    coop(limited(1, '6 years'), ['bodies/board/minimum', 'bodies/board/quorum']),
    barred(1, 9, 7),
  ],
  [
    'no minimum and a quorum without a value: all seats',
    coop(limited(1, '2 years', { 'bodies/board/quorum': 'at least 2Z votes' }), ['bodies/board/minimum']),
    barred(5, 3, 7),
    apart(judges, both, 8, 7),
  ],
  [
    'a minimum above the seats',
    coop(limited(1, '2 years', { 'bodies/board/minimum': 9 })),
    barred(5, 3, 7),
    apart(judges, both, 8, 7),
  ],
  [
    'drawn by lot',
    coop(limited(1, '4 years', { [`${elected}/filled_by`]: 'lot from electorate:members' })),
    barred(4, 6, 7),
  ],
  [
    'elected by a meeting of the members',
    coop(limited(1, '4 years', { 'elections/board/voters': 'body:general-meeting' })),
    barred(4, 6, 7),
  ],
  ['elected by a body of seats', coop(limited(1, '4 years', { 'elections/board/voters': 'body:scrutineers' }))],
  ['elected by a body that is not there', coop(limited(1, '4 years', { 'elections/board/voters': 'body:senate' }))],
  ['in an election that is not there', coop(limited(1, '4 years', { [`${elected}/filled_by`]: 'election:gone' }))],
  [
    'appointed by members',
    coop(limited(1, '4 years', { [`${elected}/filled_by`]: 'appointment by electorate:members' })),
  ],
  ['sent by units', coop(limited(1, '4 years', { 'electorates/members/counts': 'units' }))],
  [
    'apportioned',
    union({ 'bodies/executive/seats/regional/max_terms': 1, 'bodies/executive/seats/regional/then_gap': '30 years' }),
  ],
  ['by people nobody counts', coop(limited(1, '4 years', { 'elections/board/voters': 'electorate:friends' }))],
  ['as many as exclude one another', coop(sized(7), gaps)],
  ['one fewer', coop(sized(6), gaps), apart(judges, both, 7, 6)],
  ['where one of the two has no vote', coop({ ...sized(6), 'bodies/appeal-panel/seats/panellist/votes': false }, gaps)],
  [
    'where they draw on different people',
    coop(
      {
        ...sized(6),
        'bodies/appeal-panel/seats/panellist/filled_by': 'lot from electorate:friends',
        'expects/friends': { min: 6, typical: 6, max: 6 },
        'electorates/friends': { text: 'Friends.', counts: 'persons' },
      },
      gaps,
    ),
  ],
]);
