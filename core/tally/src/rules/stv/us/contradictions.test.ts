/** What of RCTab's configuration does not go together is refused, with the option and the reason. */
import { describe, expect, it } from 'vitest';
import { count } from '../../../count.ts';
import { profileOf } from '../../../testing/stv/random-elections.ts';

const election = {
  seats: 2,
  candidates: 3,
  papers: [
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 1],
  ],
};

describe('choices of rcv-us that exclude each other', () => {
  it.each([
    [2, { winnerElectionMode: 'singleWinnerMajority' }, 'winnerElectionMode'],
    [1, { winnerElectionMode: 'multiWinnerAllowOnlyOneWinnerPerRound' }, 'winnerElectionMode'],
    [2, { winnerElectionMode: 'bottomsUp', batchElimination: 'true' }, 'batchElimination'],
    [2, { continueUntilTwoCandidatesRemain: 'true' }, 'continueUntilTwoCandidatesRemain'],
    [1, { hareQuota: 'true' }, 'hareQuota'],
    [2, { winnerElectionMode: 'multiPassIrv', nonIntegerWinningThreshold: 'true' }, 'nonIntegerWinningThreshold'],
    [2, { hareQuota: 'true', nonIntegerWinningThreshold: 'true' }, 'hareQuota'],
    [2, { winnerElectionMode: 'bottomsUpUsingPercentageThreshold' }, 'multiSeatBottomsUpPercentageThreshold'],
    [2, { bulkElimination: 'true' }, 'bulkElimination'],
    [2, { floorWinningThreshold: 'false' }, 'floorWinningThreshold'],
  ])('%i seats, %o', (seats, more, option) => {
    const refused = count('rcv-us', profileOf(election), { seats, more });
    expect(refused).toMatchObject({ ok: false, problem: { reason: 'bad-option', option } });
  });

  it('lets go together what RCTab does', () => {
    for (const more of [
      { winnerElectionMode: 'multiPassIrv', batchElimination: 'true', continueUntilTwoCandidatesRemain: 'true' },
      { winnerElectionMode: 'multiWinnerAllowMultipleWinnersPerRound', hareQuota: 'true' },
      { winnerElectionMode: 'bottomsUpUsingPercentageThreshold', multiSeatBottomsUpPercentageThreshold: '30' },
    ]) {
      expect(count('rcv-us', profileOf(election), { seats: 2, more, lot: { order: [0, 1, 2] } }).ok).toBe(true);
    }
  });
});
