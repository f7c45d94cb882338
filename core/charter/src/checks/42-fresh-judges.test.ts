import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const both = (a: object, b: object) => ({
  'discipline/stages': [
    { id: 'a', within: '9 days', next: 'b', ...a },
    { id: 'b', within: '9 days', next: null, ...b },
  ] as never,
});
const panel = { by: 'body:appeal-panel', via: 'procedure:panel' };
const keeps = (text: string) =>
  coop({
    ...both({ by: 'body:board' }, { by: 'body:appeal-panel' }),
    'bodies/appeal-panel/conflict_of_interest': text,
    'bodies/appeal-panel/seats/panellist/not_also': [],
    'bodies/board/seats/elected/not_also': [],
  });
const shared = 'discipline/stages/1/by: Somebody may sit in board and in appeal-panel in the same case.';
rulesOf('fresh-judges', [
  [
    'an office that decides twice',
    coop(both({ by: 'office:secretary' }, { by: 'office:secretary' })),
    'discipline/stages/1: office:secretary decides at two stages.',
  ],
  [
    'a body that decides twice as a whole',
    coop(both({ by: 'body:board' }, { by: 'body:board' })),
    'discipline/stages/1: body:board decides at two stages, and not in separate panels.',
  ],
  [
    'once as a whole, once as a panel',
    coop(both(panel, { by: 'body:appeal-panel' })),
    'discipline/stages/1: body:appeal-panel decides at two stages, and not in separate panels.',
  ],
  [
    'by a vote of all',
    coop(both({ by: 'body:board', via: 'procedure:board-vote' }, { by: 'body:board', via: 'procedure:board-vote' })),
    'discipline/stages/1: body:board decides at two stages, and not in separate panels.',
  ],
  [
    'two panels of three out of five',
    coop(both(panel, panel)),
    'discipline/stages/1: The panels of body:appeal-panel need 6 different people, and it has 5 seats.',
  ],
  ['two panels of three out of six', coop({ ...both(panel, panel), 'bodies/appeal-panel/seats/panellist/count': 6 })],
  [
    'panels of voters who are not there',
    coop({ ...both(panel, panel), 'procedures/panel/voters': 'body:senate' }),
    'discipline/stages/1: body:appeal-panel decides at two stages, and not in separate panels.',
  ],
  ['two bodies that may share a person', keeps('A member declares an interest.'), shared],
  ...[
    'Who sat at an earlier stage is left out.',
    'Nobody of the first stage sits.',
    'Who sat in an earlier hearing is left out.',
    'Who took part in the case is left out.',
  ].map((text): Rule => [text, keeps(text)]),
  [
    'two bodies that say nothing of it',
    coop(
      {
        ...both({ by: 'body:board' }, { by: 'body:appeal-panel' }),
        'bodies/appeal-panel/seats/panellist/not_also': [],
        'bodies/board/seats/elected/not_also': [],
      },
      ['bodies/appeal-panel/conflict_of_interest', 'bodies/board/conflict_of_interest'],
    ),
    shared,
  ],
  [
    'two bodies kept apart',
    coop({ ...both({ by: 'body:board' }, { by: 'body:appeal-panel' }) }, ['bodies/appeal-panel/conflict_of_interest']),
  ],
  ...['general-meeting', 'delegate-assembly', 'ballot'].map(
    (kind): Rule => [
      `a ${kind} is too large to keep people out`,
      coop({
        ...both({ by: 'body:board' }, { by: 'body:appeal-panel' }),
        'bodies/board/kind': kind,
        'bodies/board/seats/elected/not_also': [],
        'bodies/appeal-panel/seats/panellist/not_also': [],
        'bodies/appeal-panel/conflict_of_interest': 'none',
      }),
    ],
  ),
  ['an office before a body', coop(both({ by: 'office:board' }, { by: 'body:board' }))],
  ['a body that is not there', coop(both({ by: 'body:senate' }, { by: 'body:appeal-panel' }))],
]);
