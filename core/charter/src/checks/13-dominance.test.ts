import { on, rulesOf } from '../testing/index.ts';

const [union, federation] = [on('national-union'), on('international-federation')];

const weight = 'electorates/affiliates/weight';
const bands = (cap: string | undefined, ...votes: readonly number[]) => ({
  [weight]: {
    by: 'bands',
    bands: votes.map((each) => ({ up_to: null, votes: each })),
    ...(cap !== undefined && { cap }),
  },
  'expects/affiliates': { min: 4, typical: 4, max: 4 },
});
const alone = (share: number): string => `${weight}: One unit may have ${share} % of all votes and carry alone.`;
const blocks = (share: number): string =>
  `${weight} (warning): One unit may have ${share} % of all votes and block alone.`;
const heads = {
  'expects/affiliate-members': { min: 100, typical: 100, max: 400 },
  'expects/affiliates': { min: 4, typical: 4, max: 4 },
};
rulesOf('dominance', [
  [
    'one against three, three votes against one each: exactly half carries nothing',
    federation(bands(undefined, 3, 1)),
    blocks(50),
  ],
  ['four votes against three', federation(bands(undefined, 1, 4, 2)), alone(57)],
  ['one third blocks no two thirds', federation(bands(undefined, 6, 4))],
  ['more than one third does', federation(bands(undefined, 7, 4)), blocks(36)],
  ['a cap below the largest unit is what counts', federation(bands('at most 30%', 9, 1))],
  ['a cap above the largest unit changes nothing', federation(bands('at most 60%', 4, 1)), alone(57)],
  [
    'a cap under which all together are not the whole',
    federation(bands('at most 24%', 4, 1)),
    `${weight}/cap: 4 units at the capped share cannot make up the whole.`,
  ],
  ['a cap under which they just are', federation(bands('at most 25%', 4, 1))],
  ['a cap in other words is none', federation(bands('at most a quarter, at most 25%', 4, 1)), alone(57)],
  ['bands without votes say nothing', federation({ [weight]: { by: 'bands', bands: [] } })],
  ['nor without bands', federation({ [weight]: { by: 'bands' } })],
  ['one vote each', federation({ [weight]: { by: 'one-each', cap: 'at most 3%' } })],
  ['a weight that says nothing', federation({ [weight]: { cap: 'at most 3%' } })],
  ['as many votes as members', federation({ [weight]: { by: 'members-represented' }, ...heads }), alone(57)],
  ['the square root of the members', federation({ [weight]: { by: 'square-root' }, ...heads }), blocks(41)],
  [
    'members that nobody counts, with a cap',
    federation({ [weight]: { by: 'members-represented', cap: 'at most 55%' } }),
    alone(55),
  ],
  ['members that nobody counts, without one', federation({ [weight]: { by: 'members-represented' } })],
  [
    'of many by a cap that lets one have more than half',
    union({ 'electorates/branches/weight/cap': 'at most 51% of all votes' }),
    'electorates/branches/weight: One unit may have 51 % of all votes and carry alone.',
  ],
  [
    'a body by weight',
    federation({
      'bodies/congress/weight': {
        by: 'bands',
        bands: [
          { up_to: null, votes: 90 },
          { up_to: null, votes: 1 },
        ],
      },
    }),
    'bodies/congress/weight: One unit may have 75 % of all votes and carry alone.',
  ],
  [
    'where half of the cards decide, less than half blocks nothing',
    federation({
      ...bands(undefined, 7, 4),
      'procedures/congress-two-thirds/passes': 'more than 1/2 of card votes',
      'procedures/affiliates-ratify/passes': 'more than 1/2 of card votes',
    }),
  ],
  [
    'the strictest of all votes by card counts',
    federation({
      ...bands(undefined, 7, 4),
      'procedures/congress-two-thirds/passes': 'more than 1/2 of card votes',
      'procedures/congress-ordinary/passes': 'at least 3/4 of votes cast',
    }),
    blocks(36),
  ],
]);
