import { describe, expect, it } from 'vitest';
import { type AssemblyState, unfounded } from '../state.ts';
import { type Revealing, revealing } from './revealing.ts';
import type { BallotSubject, SecretBallotState } from './secret-ballot.ts';

describe('what a result alone could show', () => {
  it.each<[string, BallotSubject['kind'], number, number, readonly Revealing[]]>([
    ['a motion among four', 'motion', 4, 0, ['few-voters']],
    ['a motion among five', 'motion', 5, 0, []],
    ['two candidates among four', 'election', 4, 2, ['few-voters', 'identifying-rankings']],
    // Nobody, one, the other, and both in two orders: five papers.
    ['two candidates among five', 'election', 5, 2, []],
    ['three candidates among fifteen', 'election', 15, 3, ['identifying-rankings']],
    ['three candidates among sixteen', 'election', 16, 3, []],
    ['four candidates among sixty-four', 'election', 64, 4, ['identifying-rankings']],
    ['four candidates among sixty-five', 'election', 65, 4, []],
    ['forty candidates among a million', 'election', 1_000_000, 40, ['identifying-rankings']],
    ['a round of three among fourteen', 'round', 14, 3, ['rounds-compared']],
    ['a round of three among fifteen', 'round', 15, 3, []],
    ['a round of two among four', 'round', 4, 2, ['few-voters', 'rounds-compared']],
  ])('is said of %s', (_, kind, voters, names, found) => {
    expect(revealing(stateWith(names), ballotOf(kind, voters))).toEqual(found);
  });

  it('is reckoned by those who take part, once the voting has opened', () => {
    const called = ballotOf('motion', 30);
    const three = { ...called, phase: 'voting', registered: { a: 1, b: 2, c: 3 } } as const;
    expect(revealing(stateWith(0), three)).toEqual(['few-voters']);
  });
});

function stateWith(names: number): AssemblyState {
  const candidates = Array.from({ length: names }, (_, i) => String(i).padStart(32, '0'));
  const standing = Object.fromEntries(candidates.map((name, i) => [name, { nominatedAt: i, acceptedAt: i }]));
  const election = { candidates: standing, standing: candidates, reopen: false, rounds: { held: [{ candidates }] } };
  return { ...unfounded, elections: { e1: election } } as never;
}

function ballotOf(kind: BallotSubject['kind'], entitled: number): SecretBallotState {
  const subject = { kind, motion: 'm1', election: 'e1', round: 1 };
  return { phase: 'registering', subject, entitled, registered: {} } as never;
}
