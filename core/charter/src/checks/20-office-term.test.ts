import { on, rulesOf } from '../testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];

const longer = (at: string, term: string, limit: string, by: string): string =>
  `${at}/term: ${term} is longer than ${limit} (${by}).`;
const [accepted, act, party] = [
  'the longest this checker accepts',
  'Trade Union and Labour Relations (Consolidation) Act 1992, section 46',
  'Parteiengesetz, section 11(1)',
];
const [elected, panellist] = ['bodies/board/seats/elected', 'bodies/appeal-panel/seats/panellist'];
const partg = { profiles: ['de-partg'] };

rulesOf('office-term', [
  ['none', coop({}, [`${elected}/term`]), `${elected}: No term is given.`],
  ['ten years', coop({ [`${elected}/term`]: '10 years' })],
  ['more than ten years', coop({ [`${elected}/term`]: '11 years' }), longer(elected, '11 years', '10 years', accepted)],
  ['until something ends', coop({ [`${elected}/term`]: 'until ended' })],
  ['in words', coop({ [`${elected}/term`]: 'a good while' })],
  ['five years of a trade union’s executive', union({ 'offices/general-secretary/term': '5 years' })],
  [
    'more than five of them',
    union({ 'offices/general-secretary/term': '6 years' }),
    longer('offices/general-secretary', '6 years', '5 years', act),
  ],
  [
    'more than five on its council',
    union({ 'bodies/executive/seats/regional/term': '6 years' }),
    longer('bodies/executive/seats/regional', '6 years', '5 years', act),
  ],
  ['more than five on its tribunal', union({ 'bodies/tribunal/seats/judge/term': '6 years' })],
  ['two years of a party’s executive', coop({ ...partg, [`${elected}/term`]: '2 years' })],
  [
    'more than two of them',
    coop({ ...partg, [`${elected}/term`]: '3 years' }),
    longer(elected, '3 years', '2 years', party),
  ],
  ['more than two on its arbitration board', coop({ ...partg, [`${panellist}/term`]: '3 years' })],
]);
