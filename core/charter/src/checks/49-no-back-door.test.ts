import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const read =
  'powers/interpret/override/via: An interpretation is overruled by procedure:ordinary, which asks less than procedure:two-thirds for an amendment.';
const reaches = (text: string): string =>
  `emergency/sudden-danger/allows/0: "${text}" reaches what only an amendment may.`;
rulesOf('no-back-door', [
  ['overruled by fewer', coop({ 'powers/interpret/override/via': 'procedure:ordinary' }), read],
  ['overruled by as many', coop({ 'powers/interpret/override/via': 'procedure:two-thirds' })],
  ['overruled by nobody', coop({}, ['powers/interpret/override'])],
  [
    'overruled where somebody only advises to amend',
    coop({ 'powers/interpret/override/via': 'procedure:ordinary', 'powers/amend/kind': 'advisory' }),
  ],
  ['overruled where nobody amends', coop({ 'powers/interpret/override/via': 'procedure:ordinary' }, ['powers/amend'])],
  ...[
    'suspend the rules on notice',
    'suspension of this charter',
    'the board may set aside any right',
    'setting aside all rules',
    'depart from the constitution',
    'departing from articles 3 and 4',
    'overriding article 5',
    'override the rights of members',
    'disregard statutes',
  ].map((text): Rule => [text, coop({ 'emergency/sudden-danger/allows': [text] }), reaches(text)]),
  ['suspend work', coop({ 'emergency/sudden-danger/allows': ['suspend work'] })],
  [
    'suspend payments as the rules say',
    coop({ 'emergency/sudden-danger/allows': ['suspend payments as the rules say'] }),
  ],
]);
