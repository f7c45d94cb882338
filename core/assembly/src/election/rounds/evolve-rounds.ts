import { unreachable } from '@quorate/basics';
import { type Choosable, type ElectionState, reopenNominations } from '../election.ts';
import type { RoundEvent, RoundState, RoundsState } from './rounds.ts';

/** What a fact about rounds changes in its election. */
export function changeOfRounds(election: ElectionState, event: RoundEvent, index: number): Partial<ElectionState> {
  const { rounds } = election;
  switch (event.type) {
    case 'rounds-laid-down':
      return { rounds: { terms: event.terms, held: [] } };
    case 'round-opened': {
      const { round, candidates, out, lot, entitled } = event;
      const opened: RoundState = {
        round,
        candidates,
        out,
        lot,
        result: null,
        ballots: {},
        batches: {},
        openedAt: index,
        closedAt: null,
      };
      const standing = candidates.filter(isMember);
      return {
        phase: 'polling',
        standing,
        entitled,
        ...(rounds && { rounds: { ...rounds, held: [...rounds.held, opened] } }),
      };
    }
    case 'round-closed': {
      const { ballots, batches } = election;
      const closed = { result: event.result, ballots, batches, closedAt: index };
      return { phase: 'between-rounds', ballots: {}, batches: {}, ...(rounds && { rounds: changed(rounds, closed) }) };
    }
    default:
      return unreachable(event);
  }
}

/** The round that is on, or was on last. */
function changed({ terms, held }: RoundsState, to: Partial<RoundState>): RoundsState {
  const last = held.at(-1);
  return { terms, held: last ? [...held.slice(0, -1), { ...last, ...to }] : held };
}

function isMember(choice: Choosable): choice is Exclude<Choosable, typeof reopenNominations> {
  return choice !== reopenNominations;
}
