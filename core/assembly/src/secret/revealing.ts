/**
 * How a result by itself, though nothing is broken, could show how somebody voted.
 *
 * - **few-voters**: of fewer than five, each knows their own vote and can often work out the others'.
 * - **identifying-rankings**: the papers of an election are published, unnamed. With more orders to choose from than
 *   there are voters, one can be told to use an order nobody else will, and be recognised by it ("Italian attack";
 *   Benaloh, Moran, Naish, Ramchen, Teague, Shuffle-Sum, IEEE TIFS 2009, section I). Four names give 65 papers.
 * - **rounds-compared**: sums of one round are set beside those of the next, so that where the few supporters of
 *   one who left went can be read off. With fewer than five for each candidate somebody has that few.
 *
 * When all vote alike, every result of any size shows how everybody voted; nobody can know that beforehand.
 * The fact `secret-ballot-called` keeps the first of these alone, as it always has.
 */

import { onThePaper } from '../election/count-election.ts';
import type { AssemblyState } from '../state.ts';
import type { SecretBallotState } from './secret-ballot.ts';

export type Revealing = 'few-voters' | 'identifying-rankings' | 'rounds-compared';

export const fewestUnrevealing = 5;

/** Before the opening of all who may take part, from then on of those who do. */
export function revealing(state: AssemblyState, ballot: SecretBallotState): readonly Revealing[] {
  const { phase, subject, entitled, registered } = ballot;
  const voters = phase === 'registering' ? entitled : Object.keys(registered).length;
  const found: Revealing[] = voters < fewestUnrevealing ? ['few-voters'] : [];
  const election = subject.kind === 'motion' ? undefined : state.elections[subject.election];
  if (!election) return found;
  if (subject.kind === 'round') {
    const names = election.rounds?.held[subject.round - 1]?.candidates.length ?? 0;
    return voters < fewestUnrevealing * names ? [...found, 'rounds-compared'] : found;
  }
  return morePapersThan(voters, onThePaper(election).length) ? [...found, 'identifying-rankings'] : found;
}

/** Papers that rank some of the names, in any order: Σ n! / (n − k)! for k from 0 to n. */
function morePapersThan(voters: number, names: number): boolean {
  let papers = 1;
  let ofThisLength = 1;
  for (let left = names; left > 0 && papers <= voters; left -= 1) {
    ofThisLength *= left;
    papers += ofThisLength;
  }
  return papers > voters;
}
