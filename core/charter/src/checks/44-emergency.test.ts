import { exampleCharter, on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'emergency/sudden-danger';
const never = exampleCharter('cooperative').emergency?.['sudden-danger']?.never ?? [];
const leaves = (what: string): string => `${at}/never: The list of what never happens leaves out ${what}.`;
const allows = (text: string, ...says: readonly string[]): Rule => [
  `"${text}"`,
  coop({ [`${at}/allows`]: ['closing work', text] }),
  ...says.map((each) => `${at}/allows/1: "${text}" ${each}`),
];
const without = (word: string) => coop({ [`${at}/never`]: never.filter((each) => !each.includes(word)) });
const standing = (kind: string, filled_by: string) => ({
  'bodies/guard': { name: 'Guard', kind, seats: { guard: { name: 'Guard', filled_by, term: '1 years' } } },
});
rulesOf('emergency', [
  [
    'without a word on what makes one',
    coop({ [`${at}/text`]: 'A b. ?' }),
    `${at}/text: What makes an emergency is not said.`,
  ],
  [
    'declared by less than two thirds',
    coop({ 'procedures/emergency-vote/passes': 'at least 65/100 of seats' }),
    `${at}/via: procedure:emergency-vote asks for less than two thirds.`,
  ],
  ['declared by two thirds', coop({ 'procedures/emergency-vote/passes': 'at least 2/3 of seats' })],
  ['declared by a vote that is not there', coop({ [`${at}/via`]: 'procedure:gone' })],
  [
    'declared for good',
    coop({ 'powers/declare-emergency/kind': 'binding' }),
    'powers/declare-emergency/kind: The declaration is not provisional.',
  ],
  [
    'declared for good by somebody else',
    coop({ 'powers/declare-emergency/kind': 'binding', 'powers/declare-emergency/holder': 'body:general-meeting' }),
  ],
  ['changing the charter', without('charter.amend'), leaves('changing the charter')],
  ['expelling', without('member.expel'), leaves('expelling')],
  ['ending a term', without('seat.vacate'), leaves('ending a term')],
  ['sealing records', without('record.seal'), leaves('sealing records')],
  ['purging records', without('purge'), leaves('purging records')],
  ['renewing itself', without('renew'), leaves('renewing itself')],
  [
    'where a tribunal sits for a term',
    coop(standing('tribunal', 'election:board')),
    leaves('suspending the tribunal or the scrutineers'),
  ],
  [
    'where scrutineers sit for a term',
    coop(standing('scrutiny', 'election:board')),
    leaves('suspending the tribunal or the scrutineers'),
  ],
  [
    'where it is on the list',
    coop({ ...standing('scrutiny', 'election:board'), [`${at}/never`]: [...never, 'suspend the scrutineers'] }),
  ],
  ['where they are drawn for each case', coop(standing('tribunal', 'lot from electorate:members'))],
  ['where a committee sits for a term', coop(standing('committee', 'election:board'))],
  ['where a tribunal has no seats', coop({ 'bodies/guard': { name: 'Guard', kind: 'tribunal' } })],
  ['allowing nothing', coop({ [`${at}/allows`]: [] }), `${at}/allows: Nothing says what the emergency allows.`],
  ...[
    'any measure',
    'every step it takes',
    'all acts',
    'anything',
    'everything necessary',
    'whatever helps',
    'what is necessary',
    'spending as it sees fit',
    'closing work and so on',
    'closing, moving etc',
  ].map((text) => allows(text, 'is no closed list.')),
  ...[
    'charter.amend of the notice',
    'member.expel',
    'affiliate.expel',
    'seat.vacate',
    'record.seal',
    'org.dissolve',
    'org.merge',
    'emergency.declare again',
    'purge of records',
    'suspend the tribunal',
    'suspend scrutineers',
  ].map((text) => allows(text, 'may not happen in an emergency.')),
  ...['never charter.amend', 'money.spend but no seat.vacate', 'closing the shop'].map((text) => allows(text)),
  ['that lasts until it ends', coop({ [`${at}/lasts`]: 'until ended' }), `${at}/lasts: The emergency has no end.`],
  ['that lasts in other words', coop({ [`${at}/lasts`]: 'a while' }), `${at}/lasts: The emergency has no end.`],
  [
    'ratified when it is over',
    coop({ [`${at}/ratify/within`]: '15 days' }),
    `${at}/ratify/within: It may be over (14 days) before it must be ratified (15 days).`,
  ],
  ['renewed twelve times', coop({ [`${at}/renew/times`]: 12, [`${at}/renew/each`]: '1 days' })],
  [
    'renewed thirteen times',
    coop({ [`${at}/renew/times`]: 13, [`${at}/renew/each`]: '1 days' }),
    `${at}/renew: It can be renewed without end.`,
  ],
  [
    'renewed for as long as it takes',
    coop({ [`${at}/renew/each`]: 'until ended' }),
    `${at}/renew: It can be renewed without end.`,
    `${at}/longest: First time and renewals make Infinity days, more than 28.`,
  ],
  [
    'longer with its renewals than it may',
    coop({ [`${at}/renew/times`]: 2 }),
    `${at}/longest: First time and renewals make 42 days, more than 28.`,
  ],
  ['never renewed', coop({ [`${at}/longest`]: '14 days in any 365 days' }, [`${at}/renew`])],
  [
    'as long as always',
    coop({ [`${at}/longest`]: '365 days in any 365 days' }),
    `${at}/longest: 365 days in any 365 days is always.`,
  ],
  [
    'in words that give no number',
    coop({ [`${at}/longest`]: 'at most 28 days in any 365 days' }),
    `${at}/longest: "at most 28 days in any 365 days" does not say how many days in any how many.`,
  ],
  [
    'with more words after the number',
    coop({ [`${at}/longest`]: '28 days in any 365 days or so' }),
    `${at}/longest: "28 days in any 365 days or so" does not say how many days in any how many.`,
  ],
  [
    'ratified by those who declared it',
    coop({ [`${at}/ratify/by`]: 'body:board' }),
    `${at}/ratify/by: body:board ratifies what it declared, or is put in place by whoever did.`,
  ],
  [
    'ratified by those whom they appoint',
    coop({
      [`${at}/ratify/by`]: 'body:appeal-panel',
      'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:board',
    }),
    leaves('suspending the tribunal or the scrutineers'),
    `${at}/ratify/by: body:appeal-panel ratifies what it declared, or is put in place by whoever did.`,
  ],
  [
    'renewed by those who declared it',
    coop({ [`${at}/renew/by`]: 'body:board' }),
    `${at}/renew/by: body:board renews what it declared.`,
  ],
  [
    'reviewed by those who declared it',
    coop({ [`${at}/review/by`]: 'body:board' }),
    `${at}/review/by: body:board reviews what it declared.`,
  ],
  ['ended early by nobody', coop({}, [`${at}/end_early`]), `${at}: It can be ended early by one body only.`],
  [
    'by one',
    coop({ [`${at}/end_early`]: ['body:general-meeting'] }),
    `${at}/end_early: It can be ended early by one body only.`,
  ],
  [
    'by one named twice',
    coop({ [`${at}/end_early`]: ['body:general-meeting', 'body:general-meeting'] }),
    `${at}/end_early: It can be ended early by one body only.`,
  ],
  [
    'by two who are one',
    coop({
      [`${at}/end_early`]: ['body:board', 'body:appeal-panel'],
      'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:board',
    }),
    leaves('suspending the tribunal or the scrutineers'),
    `${at}/end_early: It can be ended early by one body only.`,
  ],
]);
