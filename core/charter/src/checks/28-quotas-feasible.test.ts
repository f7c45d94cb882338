import { on, type Rule, rulesOf } from '../testing/index.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];
const [elected, secretary] = ['bodies/board/seats/elected', 'offices/secretary'];

const reserved = (text: string, count = 5) => coop({ [`${elected}/reserved`]: text, [`${elected}/count`]: count });
const over = (many: number, seats = 5): string =>
  `${elected}/reserved: ${many} seats are reserved and there are ${seats}.`;
const cap = (text: string, more = {}) =>
  coop({ [`${elected}/cap`]: [text], 'expects/shop': { min: 3, typical: 4, max: 5 }, ...more });
const capped = (each: number, groups: number, minimum = 4): string =>
  `${elected}/cap/0: At most ${each} from each of ${groups} are ${each * groups}, and the body needs ${minimum}.`;
const quota = (...texts: readonly string[]) => ({ 'elections/board/quota': [...texts] });
const quotaOver = (many: number): string => `elections/board/quota: ${many} seats are reserved and there are 5.`;
rulesOf('quotas-feasible', [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].flatMap(
    (word, i): readonly Rule[] => [
      [`${word} of ${i}`, reserved(`At least ${word} women.`, i), over(i + 1, i)],
      [`${word} of ${i + 1}`, reserved(`At least ${word} women.`, i + 1)],
    ],
  ),
  ['in figures', reserved('At least 12 women.', 11), over(12, 11)],
  ['as seats, without "at least"', reserved('Six seats for women.'), over(6)],
  ['as places, in figures', reserved('12 places for women.', 11), over(12, 11)],
  ['as many seats as there are', reserved('Five seats for women.')],
  ['said once, counted once', reserved('At least 4 seats for women.')],
  ['two kinds that fit', reserved('At least 3 women and at least 2 from the night shift.')],
  ['two kinds that do not', reserved('At least 3 women and at least 3 from the night shift.'), over(6)],
  [
    'half and half of an odd number overlap by one',
    reserved('At least half women and at least half from the night shift.'),
  ],
  ['half and two thirds do not fit', reserved('At least half women and at least 2/3 from the night shift.'), over(7)],
  ['in hundredths', reserved('At least 40% women and at least 80% from the night shift.', 10), over(12, 10)],
  ['a share and a number', reserved('At least half women and at least 4 from the night shift.'), over(7)],
  ['all of them', reserved('At least 100% women.')],
  ['more than all of them', reserved('At least 120% women.'), over(6)],
  ['more than all of them as a fraction', reserved('At least 11/10 women.'), over(6)],
  ['a fraction of nothing says nothing', reserved('At least 3/0 women.')],
  ['words that are no number', reserved('At least some women.')],
  ['a quota of the election', coop(quota('at least 3 women', 'at least 3 from the night shift')), quotaOver(6)],
  ['a quota of the election that fits', coop(quota('at least 3 women', 'at least 2 from the night shift'))],
  [
    'a quota of another election',
    coop({ 'elections/officers/quota': ['at least 9 women'] }),
    'elections/officers/quota: 9 seats are reserved and there are 1.',
    'elections/officers/quota: 9 seats are reserved and there are 1.',
  ],
  ['a quota over all delegations is not of one', union({ 'elections/branch-delegates/quota': ['at least 90 women'] })],
  [
    'seats filled without an election have no quota',
    coop({ ...quota('at least 9 women'), [`${elected}/filled_by`]: 'lot from electorate:members' }),
  ],
  ['one from each of three, of whom four are needed', cap('at most one from one shop'), capped(1, 3)],
  ['two from each of three', cap('at most 2 from each shop')],
  ['as many as are needed', cap('at most 1 from any shop', { 'bodies/board/minimum': 3 })],
  ['said without "at most"', cap('One from each shop'), capped(1, 3)],
  ['said as "no more than"', cap('No more than 1 from the same shop'), capped(1, 3)],
  ['a number at the end of the sentence', cap('From each shop, 1 person'), capped(1, 3)],
  ['a share of the seats, rounded down', cap('at most 1/4 of seats from one shop'), capped(1, 3)],
  ['a share that leaves enough', cap('at most 2/5 of seats from one shop')],
  [
    'a minimum above the seats is all of them',
    cap('at most 1 from one shop', { 'bodies/board/minimum': 9 }),
    capped(1, 3, 5),
  ],
  [
    'no minimum is as many as make the quorum',
    coop({ [`${elected}/cap`]: ['at most 1 from one shop'], 'expects/shop': { min: 3, typical: 4, max: 5 } }, [
      'bodies/board/minimum',
    ]),
  ],
  [
    'and one more than can be had is too many',
    coop({ [`${elected}/cap`]: ['at most 1 from one shop'], 'expects/shop': { min: 2, typical: 4, max: 5 } }, [
      'bodies/board/minimum',
    ]),
    capped(1, 2, 3),
  ],
  [
    'an office needs its one holder',
    coop({ [`${secretary}/cap`]: ['at most 1 from one shop'], 'expects/shop': { min: 1, typical: 4, max: 5 } }),
  ],
  ['a group nobody counts', cap('at most 1 from one family')],
  ['no group at all', cap('at most 1 newcomer')],
  ['no number at all', cap('few from one shop')],
  [
    'units with a longer name',
    federation({
      'bodies/credentials/seats/officer/cap': ['at most 1 from one region'],
      'bodies/credentials/minimum': 5,
    }),
    'bodies/credentials/seats/officer/cap/0: At most 1 from each of 4 are 4, and the body needs 5.',
  ],
  [
    'units with a longer name that nobody counts',
    federation(
      { 'bodies/credentials/seats/officer/cap': ['at most 1 from one region'], 'bodies/credentials/minimum': 5 },
      ['expects/world-region'],
    ),
  ],
]);
