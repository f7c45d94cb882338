import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clear,
  joinAbove,
  moveDown,
  moveUp,
  type Ranking,
  rankNext,
  setRank,
  standingOf,
  unranked,
} from './ranking.ts';

const three: Ranking = [['ada'], ['ben'], ['cem']];

describe('a ranking in the making', () => {
  it('takes each tap as the next rank, and the same tap only once', () => {
    expect(rankNext(rankNext([], 'ada'), 'ben')).toEqual([['ada'], ['ben']]);
    expect(rankNext(three, 'ben')).toEqual(three);
  });

  it('moves one place at a time, and not past the ends', () => {
    expect(moveUp(three, 'cem')).toEqual([['ada'], ['cem'], ['ben']]);
    expect(moveUp(three, 'ada')).toEqual(three);
    expect(moveDown(three, 'cem')).toEqual(three);
    expect(moveDown(three, 'ada')).toEqual([['ben'], ['ada'], ['cem']]);
  });

  it('puts whoever gets a number there, and the others behind', () => {
    expect(setRank(three, 'cem', 1)).toEqual([['cem'], ['ada'], ['ben']]);
    expect(setRank(three, 'dot', 2)).toEqual([['ada'], ['dot'], ['ben'], ['cem']]);
    expect(setRank(three, 'ada', 9)).toEqual([['ben'], ['cem'], ['ada']]);
  });

  it('shares a rank with those above, and leaves it upwards and downwards', () => {
    const shared = joinAbove(three, 'ben');
    expect(shared).toEqual([['ada', 'ben'], ['cem']]);
    expect(standingOf(shared, 'ben')).toEqual({ place: 1, of: 2, equals: ['ada'] });
    expect(moveUp(shared, 'ben')).toEqual([['ben'], ['ada'], ['cem']]);
    expect(moveDown(shared, 'ada')).toEqual([['ben'], ['ada'], ['cem']]);
    expect(joinAbove(three, 'ada')).toEqual(three);
  });

  it('lets anybody be left out', () => {
    expect(clear(three, 'ben')).toEqual([['ada'], ['cem']]);
    expect(unranked(clear(three, 'ben'), ['ada', 'ben', 'cem', 'dot'])).toEqual(['ben', 'dot']);
    expect(standingOf(clear(three, 'ben'), 'ben')).toBeUndefined();
  });
});

describe('every history of a ranking', () => {
  const choices = ['ada', 'ben', 'cem', 'dot', 'eva'];
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom('next', 'up', 'down', 'join', 'clear', 'set'),
      fc.constantFrom(...choices),
      fc.integer({ min: 0, max: 7 }),
    ),
  );

  it('names nobody twice, leaves no rank empty, and gives everybody one place or none', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const ranking = taken.reduce<Ranking>((now, [step, choice, place]) => {
          if (step === 'next') return rankNext(now, choice);
          if (step === 'up') return moveUp(now, choice);
          if (step === 'down') return moveDown(now, choice);
          if (step === 'join') return joinAbove(now, choice);
          return step === 'clear' ? clear(now, choice) : setRank(now, choice, place);
        }, []);
        const ranked = ranking.flat();
        expect(new Set(ranked).size).toBe(ranked.length);
        expect(ranking.every((group) => group.length > 0)).toBe(true);
        expect([...ranked, ...unranked(ranking, choices)].sort()).toEqual(choices);
      }),
    );
  });

  it('comes back from a step up by a step down, where no rank is shared', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(choices, { minLength: 2 }), fc.nat(), (order, pick) => {
        const ranking = order.map((one) => [one]);
        const choice = order[1 + (pick % (order.length - 1))] ?? '';
        expect(moveDown(moveUp(ranking, choice), choice)).toEqual(ranking);
      }),
    );
  });
});
