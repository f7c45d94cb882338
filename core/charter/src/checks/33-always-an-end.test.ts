import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'procedures/ordinary/if_inquorate';
const step = (text: string, ...says: readonly string[]): Rule => [
  `"${text}"`,
  coop({ [at]: text }),
  ...says.map((each) => `${at}: "${text}" ${each}`),
];
const lower = (share: string): string => `${at}: The second quorum of ${share} is no lower than the first.`;
const rounds = (value: object) =>
  coop({ 'elections/officers/method': 'exhaustive', 'elections/officers/rounds': value as never });
const same = 'elections/officers/rounds: The same candidates may stand again and again without anybody being elected.';
rulesOf('always-an-end', [
  ...['', '-', 'none', 'None.', 'nothing', '"nothing"', '  unspecified', 'undefined', 'TBD', 'n/a'].map((text) =>
    step(text, 'is no next step.'),
  ),
  ...[
    'until there is a quorum',
    'again until decided',
    'the vote is repeated until a majority is reached',
    'as often as it takes',
    'adjourned indefinitely',
    'without limit',
    'for ever',
  ].map((text) => step(text, 'may never end.')),
  ...[
    'vote again',
    'voted again',
    'votes again',
    'voting is repeated',
    'the vote is taken again',
    'called again',
    'tried again',
    'try again.',
    'adjourn',
    'adjourned',
    'repeat',
    'repeated',
    'revote',
    're-vote',
    'retry',
    'again',
    ' Again. ',
    'retry after 7 days',
    'Retried each week.',
    'the secretary retries in 3 days',
  ].map((text) => step(text, 'may never end.')),
  ...[
    'fails',
    'called again once; then fails',
    'adjourned to the next meeting',
    'until the next meeting; then fails',
    'drawn by lot',
    'nothing is decided',
    'goes to the board',
    'called again within 7 days',
    'retry once after 7 days',
    'retry twice after 7 days',
    'retry three times after 7 days',
    'retry after 7 days, then fails',
    'retry after 7 days; else fails',
    'retry after 7 days, otherwise it falls to the board',
    'retry after 7 days if the board asks',
    'retry after 7 days unless the board objects',
    'retry within 7 days or it lapses',
  ].map((text) => step(text)),
  [
    'a body with a quorum says what follows a tie',
    coop({}, ['bodies/board/tie']),
    'bodies/board: Nothing is said for the case "tie".',
  ],
  [
    'and the lack of a quorum',
    coop({}, ['bodies/board/if_inquorate']),
    'bodies/board: Nothing is said for the case "if_inquorate".',
  ],
  [
    'also if it has only a quorum',
    coop({}, ['bodies/board/passes', 'bodies/board/tie']),
    'bodies/board: Nothing is said for the case "tie".',
  ],
  [
    'also if it has only a majority',
    coop({}, ['bodies/board/quorum', 'bodies/board/tie']),
    'bodies/board: Nothing is said for the case "tie".',
  ],
  [
    'a body that does not vote says nothing',
    coop({}, ['bodies/board/quorum', 'bodies/board/passes', 'bodies/board/tie', 'bodies/board/if_inquorate']),
  ],
  [
    'an election says what follows when too few stand',
    coop({ 'elections/board/too_few_candidates': 'nominations reopen until there is a result' }),
    'elections/board/too_few_candidates: "nominations reopen until there is a result" may never end.',
  ],
  ['a second quorum as high as the first', coop({ [at]: 'again at 1/3 of members; then fails' }), lower('1/3')],
  ['a second quorum that is lower', coop({ [at]: 'again at 10/31 of members; then fails' })],
  ['a second quorum in other words', coop({ [at]: 'once more; the quorum is at least 1/2 of members' }), lower('1/2')],
  ['and in others', coop({ [at]: 'once more; the quorum then is 1/2 of members' }), lower('1/2')],
  ['and in others again', coop({ [at]: 'once more, quorum 1/2 of members' }), lower('1/2')],
  ['a second quorum of more than all is no quorum', coop({ [at]: 'once more, quorum 3/2 of members' })],
  [
    'a first quorum that is a number cannot be compared',
    coop({ 'procedures/ordinary/quorum': 'at least 3 members', [at]: 'once more, quorum 1/2 of members' }),
  ],
  [
    'lower than one of two first quorums',
    coop({
      'procedures/ordinary/quorum': ['at least 1/3 of members', 'at least 2/3 of members'],
      [at]: 'once more, quorum 1/2 of members',
    }),
  ],
  [
    'without a first quorum there is none to lower',
    coop({ [at]: 'once more, quorum 1/2 of members' }, ['procedures/ordinary/quorum']),
  ],
  [
    'a second quorum of a body',
    coop({ 'bodies/general-meeting/if_inquorate': 'once more, quorum 1/2 of members' }),
    'bodies/general-meeting/if_inquorate: The second quorum of 1/2 is no lower than the first.',
  ],
  ['a step borrowed from another procedure', coop({ [at]: 'as procedure:two-thirds' })],
  [
    'a step borrowed back',
    coop({ [at]: 'as procedure:two-thirds', 'procedures/two-thirds/if_inquorate': 'as procedure:ordinary' }),
    `${at}: The step is borrowed in a circle.`,
    'procedures/two-thirds/if_inquorate: The step is borrowed in a circle.',
  ],
  ['a step borrowed from itself', coop({ [at]: 'as procedure:ordinary' }), `${at}: The step is borrowed in a circle.`],
  [
    'a step borrowed from a circle of others',
    coop({ [at]: 'as procedure:two-thirds', 'procedures/two-thirds/if_inquorate': 'as procedure:two-thirds' }),
    `${at}: The step is borrowed in a circle.`,
    'procedures/two-thirds/if_inquorate: The step is borrowed in a circle.',
  ],
  [
    'a tie borrowed back',
    coop({
      'procedures/ordinary/tie': 'as procedure:two-thirds',
      'procedures/two-thirds/tie': 'as procedure:ordinary',
    }),
    'procedures/ordinary/tie: The step is borrowed in a circle.',
    'procedures/two-thirds/tie: The step is borrowed in a circle.',
  ],
  [
    'what an election borrows no procedure has',
    coop({ 'elections/board/too_few_candidates': 'as procedure:ordinary' }),
  ],
  ['a step borrowed from what is not there', coop({ [at]: 'as procedure:gone' })],
  [
    'a procedure that is only named',
    coop({
      [at]: 'fails, as procedure:two-thirds',
      'procedures/two-thirds/if_inquorate': 'fails, as procedure:ordinary',
    }),
  ],
  ['rounds from which the last goes out', rounds({ out: 'fewest', last_two: 'most votes' })],
  ['rounds from which nobody goes out', rounds({ out: 'nobody', last_two: 'most votes' }), same],
  ['rounds that keep two', rounds({ out: 'keep 2', last_two: 'most votes' })],
  ['rounds that keep three', rounds({ out: 'keep 3', last_two: 'most votes' }), same],
  ['rounds that keep twelve', rounds({ out: 'keep 12', last_two: 'most votes' }), same],
  ['rounds in which the last two need a majority', rounds({ out: 'fewest', last_two: 'majority' }), same],
  [
    'unless the most votes elect from some round on',
    rounds({ out: 'nobody', last_two: 'majority', most_votes_from: 3 }),
  ],
  ['or there is a last round', rounds({ out: 'nobody', last_two: 'majority', at_most: 3 })],
]);
