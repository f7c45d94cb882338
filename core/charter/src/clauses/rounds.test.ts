import { describe, expect, it } from 'vitest';
import { roundsOf } from './rounds.ts';

describe('an election in rounds', () => {
  it('of two takes the two foremost into a second that most votes decide, on the roll of the first', () => {
    expect(roundsOf({ method: 'two-round' })).toEqual({
      majority: 'more than 1/2 of votes cast',
      out: 'keep 2',
      last_two: 'majority',
      most_votes_from: 2,
      at_most: 2,
      roll: 'first round',
    });
  });

  it('of as many as it takes leaves out the fewest each time, and asks whoever is there', () => {
    expect(roundsOf({ method: 'exhaustive' })).toEqual({
      majority: 'more than 1/2 of votes cast',
      out: 'fewest',
      last_two: 'most votes',
      most_votes_from: undefined,
      at_most: undefined,
      roll: 'each round',
    });
  });

  it('keeps what its clause says', () => {
    expect(roundsOf({ method: 'two-round', rounds: { out: 'keep 3', at_most: 3 } })).toMatchObject({
      out: 'keep 3',
      at_most: 3,
      roll: 'first round',
    });
    expect(roundsOf({ method: 'exhaustive', rounds: { majority: 'at least 2/3 of votes cast' } })).toMatchObject({
      majority: 'at least 2/3 of votes cast',
      out: 'fewest',
    });
  });

  it('is no matter of other methods', () => {
    expect(roundsOf({ method: 'stv' })).toBeUndefined();
  });
});
