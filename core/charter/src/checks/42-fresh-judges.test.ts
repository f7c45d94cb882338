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
const forgets = (more: object = {}, text = 'A finding of the appeal panel.') =>
  coop({
    ...both({ ...panel, does: 'Hears.' }, { ...panel, does: 'Hears the appeal.', ...more }),
    'bodies/appeal-panel/seats/panellist/count': 6,
    'bodies/appeal-panel/conflict_of_interest': 'A member declares an interest.',
    'procedures/panel/text': text,
  });
const again = 'discipline/stages/1: Nothing says that others sit in "b" than sat in "a".';
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
  ['a panel drawn again, which may be the same', forgets(), again],
  [
    'of a body that says nothing of it',
    coop(
      {
        ...both({ ...panel, does: 'Hears.' }, { ...panel, does: 'Hears the appeal.' }),
        'bodies/appeal-panel/seats/panellist/count': 6,
      },
      ['bodies/appeal-panel/conflict_of_interest', 'procedures/panel/text'],
    ),
    again,
  ],
  ...[
    'A fresh panel hears it.',
    'A new panel hears it.',
    'Three others hear it.',
    'Another panel hears it.',
    'Three different judges.',
    'In a separate panel.',
    'By a panel drawn anew.',
    'Three who did not sit in it.',
    'Three who have not sat in it.',
    'Nobody who sat before.',
  ].flatMap((text): readonly Rule[] => [
    [`the stage: ${text}`, forgets({ does: text })],
    [`the procedure: ${text}`, forgets({}, text)],
  ]),
  [
    'a panel of another size by a procedure of its own',
    coop({
      ...both({ ...panel, does: 'Hears.' }, { ...panel, via: 'procedure:bench', does: 'Hears the appeal.' }),
      'procedures/bench': {
        text: 'A bench.',
        voters: 'body:appeal-panel',
        how: 'panel',
        quorum: 'at least 2 of seats',
        passes: 'more than 1/2 of seats',
        secrecy: 'recorded',
        tie: 'fails',
        if_inquorate: 'fails',
      },
      'bodies/appeal-panel/conflict_of_interest': 'A member declares an interest.',
    }),
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
