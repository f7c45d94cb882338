import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const sized = (min: number, max = min): { readonly [path: string]: { min: number; typical: number; max: number } } => ({
  'expects/members': { min, typical: min, max },
});
const ballot = {
  voters: 'electorate:members',
  how: 'ballot',
  passes: 'more than 1/2 of votes cast',
  fewest_yes: 3,
  tie: 'fails',
  if_inquorate: 'fails',
};
const power = (effect: string, kind = 'binding') => ({
  'procedures/few': ballot,
  'powers/few': { text: 'It.', effect: ['advise', effect], holder: 'electorate:members', via: 'procedure:few', kind },
});
const few = 'procedures/few: 3 of 31 (the smallest size expected) are enough.';
rulesOf('small-faction', [
  ['a tenth is enough', coop({ ...sized(30), ...power('charter.amend') })],
  ['less is too few to amend', coop({ ...sized(31), ...power('charter.amend') }), few],
  ['or to dissolve', coop({ ...sized(31), ...power('org.dissolve') }), few],
  ['or to merge', coop({ ...sized(31), ...power('org.merge') }), few],
  ['or to end a term', coop({ ...sized(31), ...power('seat.vacate') }), few],
  ['even until it is confirmed', coop({ ...sized(31), ...power('seat.vacate', 'provisional') }), few],
  ['but not to advise on it', coop({ ...sized(31), ...power('seat.vacate', 'advisory') })],
  ['or to adopt a policy', coop({ ...sized(31), ...power('policy.adopt') })],
  [
    'in a tier of amendment',
    coop({ ...sized(31), 'procedures/few': ballot, 'amendment/tiers/1/via': ['procedure:few'] }),
    few,
  ],
  [
    'unless a second vote must follow',
    coop({
      ...sized(31),
      'procedures/few': ballot,
      'amendment/tiers/1/via': ['procedure:few', 'procedure:two-thirds'],
    }),
  ],
  [
    'in a recall',
    coop({ ...sized(31), 'procedures/few': ballot, 'offices/secretary/recall/via': 'procedure:few' }),
    few,
  ],
  [
    'a tenth of the largest size as well',
    coop({ ...sized(30, 31), ...power('charter.amend') }),
    'procedures/few (warning): 3 of 31 (the largest size expected) are enough.',
  ],
  [
    'told at the quorum where there is one',
    coop({ ...sized(31), ...power('charter.amend'), 'procedures/few/quorum': 'at least 2 members' }),
    'procedures/few/quorum: 3 of 31 (the smallest size expected) are enough.',
  ],
  [
    'a quorum that grows with the members',
    coop({ ...sized(31, 300), ...power('charter.amend'), 'procedures/few/quorum': 'at least 1/10 of members' }),
  ],
  ['a procedure that is not there is for another check', coop({ 'powers/recall/via': 'procedure:gone' })],
  ['voters nobody counts', coop({ ...power('charter.amend'), 'procedures/few/voters': 'electorate:friends' })],
]);
