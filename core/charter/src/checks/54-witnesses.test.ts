import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'records/archive';
const quorum = (text: string, ...says: readonly string[]): Rule => [
  `a quorum of "${text}"`,
  coop({ [`${at}/witness_quorum`]: text }),
  ...says.map((each) => `${at}/witness_quorum: ${each}`),
];
const witness = (text: string, signed = 'the server key; a new key needs procedure:two-thirds') =>
  coop({ [`${at}/witnesses/0`]: text, [`${at}/signed_by`]: signed });
const signs = (text: string): string => `${at}/witnesses/0: "${text}" signs the archive and cannot witness it.`;
const belongs = (text: string): string =>
  `${at}/witnesses/0: "${text}" belongs to the organisation whose archive it is to witness.`;
const key = (text: string): string => `${at}/signed_by: "${text}" is one key, and no vote is needed to change it.`;
rulesOf('witnesses', [
  ['no quorum', coop({}, [`${at}/witness_quorum`]), `${at}: No quorum of witnesses is set.`],
  [
    'no quorum, without the strict profile',
    coop({ profiles: [] }, [`${at}/witness_quorum`]),
    `${at} (info): No quorum of witnesses is set.`,
  ],
  quorum('most of them', '"most of them" does not say how many of how many.'),
  quorum('2 of 4', '2 of 4 is not more than half: two quorums need have no witness in common.'),
  quorum('3 of 5'),
  quorum('4 of 3', '4 of 3 are more than there are.'),
  quorum('3 of 3'),
  quorum('2 of 2', '3 witnesses are named, and the quorum is counted from 2.'),
  [
    'who signs',
    witness('office:secretary in person', '2 of 3 keys of office:secretary'),
    signs('office:secretary in person'),
  ],
  ['who signs, by its name', witness(' The Notary ', 'the notary '), signs(' The Notary '), key('the notary ')],
  ['whoever keeps the archive', witness('Our server'), signs('Our server')],
  ['the operator', witness('the operator of it'), signs('the operator of it')],
  ['another server', witness('a server of the neighbours')],
  ['an organ by its name', witness('the Appeal Panel'), belongs('the Appeal Panel')],
  [
    'an organ by its key',
    coop({ [`${at}/witnesses/0`]: 'Appeal panel', 'bodies/appeal-panel/name': 'Bench' }),
    belongs('Appeal panel'),
  ],
  ['an organ by its reference', witness('body:appeal-panel'), belongs('body:appeal-panel')],
  ['an office', witness('The treasurer'), belongs('The treasurer')],
  ['a neighbour of the treasurer', witness('A friend of the treasurer')],
  [
    'one key of three',
    coop({ [`${at}/signed_by`]: '1 of 3 keys' }),
    `${at}/signed_by: One key signs the archive alone.`,
  ],
  ['two keys of three', coop({ [`${at}/signed_by`]: '2 of 3 keys' })],
  ['a key that no vote changes', coop({ [`${at}/signed_by`]: 'the server key' }), key('the server key')],
  [
    'a key that belongs to somebody',
    coop({ [`${at}/signed_by`]: 'the key of body:board' }),
    key('the key of body:board'),
  ],
  ['a key without the strict profile', coop({ profiles: [], [`${at}/signed_by`]: 'the server key' })],
  ['where there are no offices', coop({}, ['offices'])],
]);
