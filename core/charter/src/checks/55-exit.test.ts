import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'membership/leaving';
const leave = (text: string, ...says: readonly string[]): Rule => [
  `"${text}"`,
  coop({ [at]: text }),
  ...says.map((each) => `${at}: ${each}`),
];
const kept = (text: string): Rule => leave(text, `"${text}" lets somebody keep a member who wants to go.`);
const long = 'The notice is longer than two years.';
rulesOf('exit', [
  ['nothing is said', coop({}, [at]), 'membership: Nothing says how a member leaves.'],
  ['nothing is said of membership at all', coop({}, ['membership']), 'rights: Nothing says how a member leaves.'],
  [
    'no right to it',
    coop({}, ['rights/leave']),
    'rights: No right to leave is among the rights that no power overrides.',
  ],
  ...[
    'With the consent of the board.',
    'If the board approves.',
    'By permission.',
    'If permitted.',
    'By leave of the board.',
    'If the board agrees.',
    'If agreed.',
    'Once they agree.',
    'When allowed.',
    'Unless in debt.',
    'The board may refuse.',
    'It may be refused.',
    'Not before a year.',
    'Only if all is paid.',
    'Only when all is paid.',
    'Only after a year.',
    'Only with a vote.',
    'A member cannot leave.',
    'Members may not leave.',
    'Never.',
    'Impossible.',
    'Members stay for life.',
  ].map(kept),
  ...[
    'Without consent of anybody.',
    'Without any consent.',
    'It needs no approval.',
    'Leaving need no permission.',
    'No further permission is asked.',
    'At any time, in writing.',
  ].map((text) => leave(text)),
  leave('With 24 months of notice.'),
  leave('With 25 months of notice.', long),
  leave('With 2 years notice.'),
  leave("With 3 years' notice.", long),
  leave("With 1 year's notice."),
  leave("With 800 days' notice.", long),
]);
