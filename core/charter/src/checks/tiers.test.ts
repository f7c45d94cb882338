import { expect, it } from 'vitest';
import { changed, exampleCharter, on } from '../testing/index.ts';
import { survey } from './survey.ts';
import { tierOf } from './tiers.ts';

const coop = on('cooperative');

it('a clause falls into the tier that names it most precisely', () => {
  const s = (...covers: readonly (readonly string[])[]) =>
    survey(
      changed(
        exampleCharter('cooperative'),
        coop({
          'amendment/tiers': covers.map((each, i) => ({
            id: `${i}`,
            covers: [...each],
            via: ['procedure:two-thirds'],
          })),
        }),
      ),
    );
  expect(tierOf(s(['*'], ['bodies'], ['body:board']), 'bodies/board/seats')).toBe(2);
  expect(tierOf(s(['body:board'], ['bodies'], ['*']), 'bodies/board/seats')).toBe(0);
  expect(tierOf(s(['bodies/boa'], ['*']), 'bodies/board')).toBe(1);
  expect(tierOf(s(['bodies'], ['bodies']), 'bodies/board')).toBe(0);
  expect(tierOf(s(['powers']), 'bodies/board')).toBeUndefined();
});
