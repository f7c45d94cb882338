import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'powers/adopt-budget';
const otherwise = (text: string, ...says: readonly string[]): Rule => [
  `otherwise "${text}"`,
  coop({ [`${at}/must_act/otherwise`]: text }),
  ...says.map((each) => `${at}/must_act/otherwise: ${each}`),
];
const acts = 'What follows again needs an act of body:general-meeting.';
const joint = (more = {}) => ({
  'powers/joint': {
    text: 'It.',
    effect: ['policy.adopt'],
    holder: 'body:general-meeting',
    together_with: ['body:board'],
    kind: 'binding',
    ...more,
  },
});
const tie = 'body:general-meeting and body:board must agree, and nothing breaks the tie if they do not.';
rulesOf('must-act', [
  ...['', '-', 'none', 'Nothing.', '"none"'].map((text) => otherwise(text, 'Nothing follows if it is not done.')),
  otherwise('as body:general-meeting thinks', 'What follows again needs body:general-meeting.'),
  otherwise('as body:board thinks'),
  ...[
    'decides',
    'adopts one',
    'votes',
    'approves',
    'must meet',
    'shall meet',
    'resolves',
    'agrees',
    'settles it',
    'meets',
    'reconvenes',
    'considers it',
  ].map((verb) => otherwise(`The general meeting ${verb}.`, acts)),
  otherwise('The general meeting hears of it.'),
  otherwise('The general meeting hears of it. The board decides.'),
  otherwise('Nothing is spent'),
  [
    'a body is known by its name as by its key',
    coop({
      'bodies/general-meeting/name': 'Assembly (All)',
      [`${at}/must_act/otherwise`]: 'The general meeting decides.',
    }),
    `${at}/must_act/otherwise: ${acts}`,
  ],
  [
    'and by its key as by its name',
    coop({ 'bodies/general-meeting/name': 'Assembly', [`${at}/must_act/otherwise`]: 'The assembly decides.' }),
    `${at}/must_act/otherwise: ${acts}`,
  ],
  [
    'signs in a name are signs',
    coop({ 'bodies/general-meeting/name': 'A.ssembly', [`${at}/must_act/otherwise`]: 'The a.ssembly decides.' }),
    `${at}/must_act/otherwise: ${acts}`,
  ],
  [
    'and stand for nothing else',
    coop({ 'bodies/general-meeting/name': 'A.ssembly', [`${at}/must_act/otherwise`]: 'The aXssembly decides.' }),
  ],
  [
    'an office that must act',
    coop({ [`${at}/holder`]: 'office:secretary', [`${at}/must_act/otherwise`]: 'The secretary decides.' }),
    `${at}/must_act/otherwise: What follows again needs an act of office:secretary.`,
  ],
  [
    'an office has no name of a body',
    coop({
      [`${at}/holder`]: 'office:board',
      [`${at}/must_act/otherwise`]: 'The assembly decides.',
      'bodies/board/name': 'Assembly',
    }),
  ],
  [
    'an office that is not there',
    coop({ [`${at}/holder`]: 'body:senate', [`${at}/must_act/otherwise`]: 'The board decides.' }),
  ],
  [
    'a budget that nothing makes due',
    coop({}, [`${at}/must_act`]),
    `${at}: money.budget is due every year, and nothing says what follows if it is not done.`,
  ],
  [
    'budget and accounts',
    coop({ [`${at}/effect`]: ['money.budget', 'policy.adopt', 'money.accounts'] }, [
      `${at}/must_act`,
      'powers/approve-accounts/must_act',
    ]),
    `${at}: money.budget, money.accounts is due every year, and nothing says what follows if it is not done.`,
    'powers/approve-accounts: money.accounts is due every year, and nothing says what follows if it is not done.',
  ],
  [
    'a second holder of a budget that is provided for',
    coop({ 'powers/run-business/effect': ['money.spend', 'rules.make', 'money.budget'] }),
  ],
  [
    'but not where only advice is provided for',
    coop({ 'powers/run-business/effect': ['money.spend', 'rules.make', 'money.budget'], [`${at}/kind`]: 'advisory' }),
    'powers/run-business: money.budget is due every year, and nothing says what follows if it is not done.',
  ],
  ['advice on a budget is never due', coop({ [`${at}/kind`]: 'advisory' }, [`${at}/must_act`])],
  ['only the strict profile asks', coop({ profiles: [] }, [`${at}/must_act`])],
  ['two bodies that must agree', coop(joint()), `powers/joint/together_with: ${tie}`],
  [
    'are worth a warning without the strict profile',
    coop({ ...joint(), profiles: [] }),
    `powers/joint/together_with (warning): ${tie}`,
  ],
  [
    'a body and an electorate',
    coop(joint({ together_with: ['electorate:members'] })),
    'powers/joint/together_with: body:general-meeting and electorate:members must agree, and nothing breaks the tie if they do not.',
  ],
  ['a body and an office', coop(joint({ together_with: ['office:secretary'] }))],
  ['a body alone', coop(joint({ together_with: [] }))],
  ['advice of two', coop(joint({ kind: 'advisory' }))],
  ['an end by the clock', coop(joint({ lasts: '1 years' }))],
  ['an override', coop(joint({ override: { by: 'electorate:members', via: 'procedure:dissolution' } }))],
  ['a review', coop(joint({ review: { by: 'body:appeal-panel', asked_by: 'any member', within: '9 days' } }))],
  ['something that follows', coop(joint({ must_act: { every: '1 years', otherwise: 'The old rule stays.' } }))],
  ['a limit that lapses', coop(joint({ limits: ['in writing', 'lapses if they differ'] }))],
  ['a limit within which', coop(joint({ limits: ['within the year'] }))],
  ['a limit of days', coop(joint({ limits: ['90 days'] }))],
  ['another limit', coop(joint({ limits: ['in writing'] })), `powers/joint/together_with: ${tie}`],
]);
