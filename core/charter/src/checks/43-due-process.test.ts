import { exampleCharter, on, type Rule, rulesOf } from '../testing/index.ts';

const [coop, federation] = [on('cooperative'), on('international-federation')];

const at = 'discipline/interim_suspension';
const judges = 'discipline/stages/1/by: body:board brings the complaint and judges it at "hearing".';
const ceiling = (name: string): string => `discipline/sanctions/${name}: The sanction "${name}" has no ceiling.`;
rulesOf('due-process', [
  ...['notice-in-writing', 'see-the-evidence', 'be-heard', 'impartial-panel', 'reasons-in-writing', 'appeal'].map(
    (right): Rule => [
      `without ${right}`,
      coop({ 'discipline/rights': exampleCharter('cooperative').discipline.rights.filter((each) => each !== right) }),
      `discipline/rights: The accused has no right "${right}".`,
    ],
  ),
  ['suspended for 90 days', coop({ [`${at}/longest`]: '90 days' })],
  [
    'suspended for 91 days',
    coop({ [`${at}/longest`]: '91 days' }),
    `${at}/longest: An interim suspension of 91 days is longer than 90 days.`,
  ],
  [
    'suspended and confirmed by the same',
    coop({ [`${at}/confirmed_by`]: 'body:board' }),
    `${at}/confirmed_by: body:board confirms its own suspension.`,
  ],
  [
    'suspended by one person',
    coop({ [`${at}/by`]: 'office:secretary' }),
    `${at}/by: office:secretary alone can suspend a member.`,
  ],
  ['never suspended meanwhile', coop({}, [at])],
  ['a sanction that says no length', coop({}, ['discipline/sanctions/suspension/longest']), ceiling('suspension')],
  [
    'a sanction without an end',
    coop({ 'discipline/sanctions/suspension/longest': 'until ended' }),
    ceiling('suspension'),
  ],
  ['a sanction of no length', coop({ 'discipline/sanctions/suspension/longest': 'none' }), ceiling('suspension')],
  [
    'exclusion and removal end what they end',
    coop({ 'discipline/sanctions/exclusion': { text: 'Out.' }, 'discipline/sanctions/removal': { text: 'Out.' } }),
  ],
  ['brought by those who judge', coop({ 'discipline/complaint': 'Brought by body:board in writing.' }), judges],
  ['simply by them', coop({ 'discipline/complaint': 'In writing, by any member or body:board.' }), judges],
  ['brought to those who judge', coop({ 'discipline/complaint': 'Brought by any member to body:board.' })],
  [
    'brought to the body that judges',
    coop({ 'discipline/complaint': 'Brought by any member to the body:board, which hears it.' }),
  ],
  ['never by those who judge', coop({ 'discipline/complaint': 'Brought by any member, never by body:board.' })],
  ['judged by those who are only named', coop({ 'discipline/complaint': 'In writing; body:board hears it.' })],
  ['no word on who complains', coop({}, ['discipline/complaint'])],
  [
    'expelled by the board alone',
    coop({ 'powers/expel/holder': 'body:board' }),
    'powers/expel/holder: body:board can expel by itself.',
  ],
  [
    'expelled by the board with the meeting',
    coop({ 'powers/expel/holder': 'body:board', 'powers/expel/together_with': ['body:general-meeting'] }),
  ],
  [
    'expelled until the meeting confirms',
    coop({
      'powers/expel/holder': 'body:board',
      'powers/expel/confirm': { by: 'body:general-meeting', within: '30 days' },
    }),
  ],
  [
    'an affiliate expelled by the council',
    federation({ 'powers/expel/holder': 'body:general-council' }),
    'powers/expel/holder: body:general-council can expel by itself.',
  ],
  ['expelled by a tribunal', coop({ 'powers/expel/holder': 'body:appeal-panel' })],
]);
