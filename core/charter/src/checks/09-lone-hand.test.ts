import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const alone = (via: string): string => `One vote carries ${via} when nobody else comes or takes a side.`;
const bare = (name: string): readonly string[] => [`procedures/${name}/quorum`, `procedures/${name}/fewest_yes`];
const own = {
  voters: 'electorate:members',
  how: 'ballot',
  passes: 'more than 1/2 of votes cast',
  tie: 'fails',
  if_inquorate: 'fails',
};
rulesOf('lone-hand', [
  [
    'a recall',
    coop({ 'procedures/quick': own, 'bodies/board/seats/elected/recall/via': 'procedure:quick' }),
    `bodies/board/seats/elected/recall: ${alone('procedure:quick')}`,
  ],
  [
    'told once, however often it is used',
    coop({
      'procedures/quick': own,
      'bodies/board/seats/elected/recall/via': 'procedure:quick',
      'offices/secretary/recall/via': 'procedure:quick',
    }),
    `bodies/board/seats/elected/recall: ${alone('procedure:quick')}`,
  ],
  [
    'an amendment',
    coop({ 'procedures/quick': own, 'amendment/tiers/1/via': ['procedure:quick'] }),
    `amendment/tiers/1/via/0: ${alone('procedure:quick')}`,
  ],
  [
    'not one that another vote must confirm',
    coop({ 'procedures/quick': own, 'amendment/tiers/1/via': ['procedure:two-thirds', 'procedure:quick'] }),
  ],
  [
    'an emergency',
    coop({ 'procedures/quick': own, 'emergency/sudden-danger/via': 'procedure:quick' }),
    `emergency/sudden-danger/via: ${alone('procedure:quick')}`,
  ],
  [
    'its ratification',
    coop({ 'procedures/quick': own, 'emergency/sudden-danger/ratify/via': 'procedure:quick' }),
    `emergency/sudden-danger/ratify/via: ${alone('procedure:quick')}`,
  ],
  [
    'its renewal',
    coop({ 'procedures/quick': own, 'emergency/sudden-danger/renew/via': 'procedure:quick' }),
    `emergency/sudden-danger/renew/via: ${alone('procedure:quick')}`,
  ],
  ['an emergency that is never renewed', coop({}, ['emergency/sudden-danger/renew'])],
  [
    'a seal',
    coop({ 'procedures/quick': own, 'records/sealed/tenders/via': 'procedure:quick' }),
    `records/sealed/tenders/via: ${alone('procedure:quick')}`,
  ],
  [
    'two votes are two hands',
    coop({ 'procedures/quick': { ...own, fewest_yes: 2 }, 'records/sealed/tenders/via': 'procedure:quick' }),
  ],
  [
    'a vote that a power names is told at the power',
    coop({}, bare('recall-vote')),
    'powers/recall: One person can do this alone: procedure:recall-vote: no quorum, and 1 in favour can carry it.',
  ],
  [
    'two of a body under the strict profile',
    coop({
      'procedures/board-vote/quorum': 'at least 2 of seats',
      'procedures/board-vote/passes': 'more than 1/2 of votes cast',
    }),
    ...['run-business', 'fill-office', 'sanction', 'seal'].map(
      (name) =>
        `powers/${name}: 2 persons can do this, and the strict profile asks for three: procedure:board-vote: 2 make a quorum, and 1 in favour can carry it.`,
    ),
  ],
  [
    'two of a body otherwise',
    coop({
      profiles: [],
      'procedures/board-vote/quorum': 'at least 2 of seats',
      'procedures/board-vote/passes': 'more than 1/2 of votes cast',
    }),
  ],
  [
    'two of everybody, strict or not',
    coop({ 'procedures/recall-vote/quorum': 'none', 'procedures/recall-vote/fewest_yes': 2 }),
  ],
  [
    'an act of routine',
    coop({ 'powers/set-policy/holder': 'office:secretary', 'powers/set-policy/kind': 'ministerial' }, [
      'powers/set-policy/via',
    ]),
  ],
  [
    'one that stands until it is confirmed',
    coop({ 'powers/set-policy/holder': 'office:secretary', 'powers/set-policy/kind': 'provisional' }, [
      'powers/set-policy/via',
    ]),
    'powers/set-policy: One person can do this alone: office:secretary is one person.',
  ],
]);
