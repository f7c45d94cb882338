import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'powers/run-business/delegate';
const grave = [
  'charter.amend',
  'charter.interpret',
  'member.expel',
  'affiliate.expel',
  'seat.vacate',
  'org.dissolve',
  'org.merge',
  'emergency.declare',
  'record.seal',
  'decision.set-aside',
  'action.call',
];
const lent = (from: string, to: string) => ({
  text: 'It.',
  effect: ['policy.adopt'],
  holder: from,
  delegate: { to: [to], for: '1 years', limits: ['little'], recalled_by: 'body:general-meeting' },
});
rulesOf('delegation', [
  ['has an end', coop({ [`${at}/for`]: 'until ended' }), `${at}/for: The delegation has no end.`],
  ['has limits', coop({ [`${at}/limits`]: [] }), `${at}: The delegation has no limits.`],
  ['can be taken back', coop({}, [`${at}/recalled_by`]), `${at}: Nobody is named who may take the delegation back.`],
  [
    'by another than the delegate',
    coop({ [`${at}/recalled_by`]: 'office:treasurer' }),
    `${at}/recalled_by: The delegate alone could end the delegation.`,
  ],
  [
    'is not to oneself',
    coop({ [`${at}/to`]: ['office:treasurer', 'body:board'] }),
    `${at}/recalled_by: The delegate alone could end the delegation.`,
    `${at}/to: The holder delegates to itself.`,
  ],
  ...grave.map(
    (effect): Rule => [
      `of ${effect} is never`,
      coop({ 'powers/run-business/effect': ['money.spend', effect] }),
      `${at}: ${effect} may not be delegated.`,
    ],
  ),
  [
    'of several grave things',
    coop({ 'powers/run-business/effect': ['org.merge', 'org.dissolve'] }),
    `${at}: org.merge, org.dissolve may not be delegated.`,
  ],
  [
    'does not come back over one other',
    coop({ 'powers/a': lent('office:treasurer', 'body:board') }),
    `${at}: What body:board delegates comes back to it.`,
    'powers/a/delegate: What office:treasurer delegates comes back to it.',
  ],
  [
    'nor over two',
    coop({
      'powers/a': lent('office:treasurer', 'office:secretary'),
      'powers/b': lent('office:secretary', 'body:board'),
    }),
    `${at}: What body:board delegates comes back to it.`,
    'powers/a/delegate: What office:treasurer delegates comes back to it.',
    'powers/b/delegate: What office:secretary delegates comes back to it.',
  ],
  ['may go on to a third', coop({ 'powers/a': lent('office:treasurer', 'office:secretary') })],
  ['that is never is none', coop({ 'powers/run-business/delegate': 'never' })],
]);
