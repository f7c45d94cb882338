import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const apart = ['offices/secretary/not_also', 'offices/treasurer/not_also', 'offices/secretary/deputy'];
const one = (a: string, b: string): string => `${a} and ${b} may be one person.`;
const [secretary, treasurer, board, judge] = [
  'office:secretary',
  'office:treasurer',
  'seats:board/elected',
  'seats:appeal-panel/panellist',
];
rulesOf('same-hand', [
  ['two who act together', coop({}, apart), `powers/pay-bills/together_with: ${one(treasurer, secretary)}`],
  [
    'each with each of three',
    coop({ 'powers/pay-bills/together_with': [secretary, board] }, ['offices/secretary/deputy']),
    `powers/pay-bills/together_with: ${one(treasurer, board)}`,
    `powers/pay-bills/together_with: ${one(secretary, board)}`,
  ],
  [
    'who confirms',
    coop({ 'powers/call-meeting/confirm': { by: treasurer, within: '3 days' } }, apart),
    `powers/pay-bills/together_with: ${one(treasurer, secretary)}`,
    `powers/call-meeting: ${one(secretary, treasurer)}`,
  ],
  [
    'who overrides',
    coop({ 'powers/call-meeting/override': { by: board, via: 'procedure:board-vote' } }, ['offices/secretary/deputy']),
    `powers/call-meeting: ${one(secretary, board)}`,
  ],
  [
    'who reviews',
    coop({ 'powers/call-meeting/review': { by: judge, asked_by: 'any member', within: '3 days' } }, [
      'offices/secretary/deputy',
    ]),
    `powers/call-meeting: ${one(secretary, judge)}`,
  ],
  [
    'a body checks an office as a body',
    coop({ 'powers/call-meeting/review': { by: 'body:board', asked_by: 'any member', within: '3 days' } }),
  ],
  [
    'two who appoint together',
    coop({ 'offices/secretary/filled_by': `appointment by ${treasurer} and ${board}` }),
    `offices/secretary/filled_by: ${one(treasurer, board)}`,
  ],
  [
    'two who fill a vacancy together',
    coop({ 'offices/secretary/vacancy': `appointment by ${treasurer} and ${board} until next election` }),
    `offices/secretary/filled_by: ${one(treasurer, board)}`,
  ],
  [
    'two who are only named where a seat is filled',
    coop({ 'offices/secretary/vacancy': `next candidate after ${treasurer} and ${board}` }),
  ],
  [
    'two who call a meeting together',
    coop({ 'bodies/board/convened_by': ['any member', `${treasurer} and ${board}`] }),
    `bodies/board/convened_by/1: ${one(treasurer, board)}`,
  ],
  ['either of whom may call it', coop({ 'bodies/board/convened_by': [`${treasurer} or ${board}`] })],
  [
    'a deputy who may be the other half',
    coop({ 'offices/secretary/deputy': board }),
    `powers/pay-bills/together_with: ${board} deputises for ${secretary} and may be the same person as ${treasurer}.`,
  ],
  ['a deputy who is kept apart from it', coop({ 'offices/secretary/deputy': 'seats:scrutineers/scrutineer' })],
  [
    'a deputy who is the other half is worth knowing',
    coop({ 'offices/treasurer/deputy': secretary }),
    `powers/pay-bills/together_with (info): ${secretary} deputises for ${treasurer}, so that while one is away both hands are the same.`,
  ],
]);
