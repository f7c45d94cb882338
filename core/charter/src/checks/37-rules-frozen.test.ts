import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'elections/board/rules';
const change = (text: string, ...more: readonly string[]): Rule => [
  `"${text}"`,
  coop({ [at]: text }),
  ...more.map(() => `${at}: "${text}" lets the election change while it runs.`),
];
const snapshot = 'membership/roll/snapshot: The roll is drawn up when the voting has already begun.';
rulesOf('rules-frozen', [
  ...[
    'may change',
    'can alter',
    'might adjust',
    'may also be amended',
    'may still revise',
    'may be varied',
    'can be replaced',
    'may switch',
    'may choose',
    'may decide',
  ].map((words) => change(`The board ${words} the method.`, 'fires')),
  ...[
    'The count is chosen after nominations.',
    'Counting is settled when voting begins.',
    'The rule is fixed once ballots are out.',
    'The rules are decided during the poll.',
    'The quota is set after voting.',
    'Quotas are determined once the papers are in.',
    'The method is agreed during the poll.',
    'The roll is fixed when the ballot opens.',
  ].map((text) => change(text, 'fires')),
  ...[
    'The method may not change.',
    'The method may change only before nominations open.',
    'The count is chosen before the year ends.',
    'Counted by hand.',
  ].map((text) => change(text)),
  ['what follows a tie may be decided then', coop({ 'elections/board/tie': 'the board may decide' })],
  ['so may too few candidates', coop({ 'elections/board/too_few_candidates': 'the board may decide' })],
  ['and complaints', coop({ 'elections/board/complaints': 'the board may decide' })],
  ...['method', 'roll', 'quota', 'franchise', 'weight', 'weights', 'electorate'].map(
    (word): Rule => [
      `an emergency changes the ${word}`,
      coop({ 'emergency/sudden-danger/allows': ['closing work', `a new ${word}`] }),
      `emergency/sudden-danger/allows/1: An emergency may change "a new ${word}".`,
    ],
  ),
  [
    'an emergency does not change the roll',
    coop({ 'emergency/sudden-danger/allows': ['anything but never the roll'] }),
  ],
  ['an emergency moves work', coop({ 'emergency/sudden-danger/allows': ['moving work'] })],
  ...['when voting closes', 'at the end of the vote', 'at the count', 'after the vote', 'with the result'].map(
    (text): Rule => [`a roll drawn up ${text}`, coop({ 'membership/roll/snapshot': text }), snapshot],
  ),
  ['a roll drawn up before', coop({ 'membership/roll/snapshot': 'a day before voting closes' })],
  ['no roll', coop({}, ['membership/roll'])],
  ['no membership', coop({}, ['membership'])],
]);
