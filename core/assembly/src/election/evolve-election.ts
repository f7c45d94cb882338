import type { MemberId } from '@quorate/basics';
import { unreachable } from '@quorate/basics';
import type { AssemblyState } from '../state.ts';
import type { BatchState, CandidateState, ElectionEvent, ElectionState } from './election.ts';
import { changeOfRounds } from './rounds/evolve-rounds.ts';

/** Dictionaries are filled in place; see evolve.ts. */
export function takeOfElection(state: AssemblyState, event: ElectionEvent, index: number): undefined {
  const all = state.elections as { [election: string]: ElectionState };
  if (event.type === 'election-called') {
    const { type, election, reserved = [], unit = null, places = null, ...called } = event;
    all[election] = {
      id: election,
      phase: 'nominations',
      ...called,
      reserved,
      unit,
      places,
      candidates: {},
      entitled: null,
      standing: [],
      ballots: {},
      batches: {},
      rounds: null,
      result: null,
      calledAt: index,
      openedAt: null,
      closedAt: null,
    };
    return undefined;
  }
  const before = all[event.election];
  if (before) all[event.election] = { ...before, ...changeOf(before, event, index) };
  return undefined;
}

type Later = Exclude<ElectionEvent, { readonly type: 'election-called' }>;

function changeOf(election: ElectionState, event: Later, index: number): Partial<ElectionState> {
  switch (event.type) {
    case 'candidate-nominated':
      return { candidates: nominated(election, event.candidate, event.by, index) };
    case 'nomination-accepted':
      return {
        candidates: changed(election, event.candidate, {
          phase: 'standing',
          statement: event.statement,
          groups: event.groups ?? [],
          entry: index,
        }),
      };
    case 'candidacy-withdrawn':
      return { candidates: changed(election, event.candidate, { phase: 'withdrawn', entry: index }) };
    case 'poll-opened':
      return { phase: 'polling', standing: event.candidates, entitled: event.entitled, openedAt: index };
    case 'ballot-cast': {
      const ballots = election.ballots as { [member: string]: ElectionState['ballots'][string] };
      ballots[event.member] = { ranking: event.ranking, nonce: event.nonce, entry: index };
      return {};
    }
    case 'papers-entered': {
      const { batch, papers, by, nonce } = event;
      const entered: BatchState = {
        phase: 'entered',
        papers,
        enteredBy: by,
        confirmedBy: null,
        doubt: null,
        withdrawal: null,
        nonce,
        entry: index,
      };
      return { batches: { ...election.batches, [batch]: entered } };
    }
    case 'papers-confirmed':
      return inBatch(election, event.batch, { phase: 'confirmed', confirmedBy: event.by });
    case 'papers-doubted':
      return inBatch(election, event.batch, { phase: 'doubted', doubt: objection(event, index) });
    case 'papers-withdrawn':
      return inBatch(election, event.batch, { phase: 'withdrawn', withdrawal: objection(event, index) });
    case 'poll-closed':
      return { phase: 'counted', result: event.result, closedAt: index };
    case 'rounds-laid-down':
    case 'round-opened':
    case 'round-closed':
      return changeOfRounds(election, event, index);
    default:
      return unreachable(event);
  }
}

function inBatch({ batches }: ElectionState, batch: string, to: Partial<BatchState>): Partial<ElectionState> {
  const before = batches[batch];
  return before ? { batches: { ...batches, [batch]: { ...before, ...to } } } : {};
}

function objection(
  { by, reason }: { readonly by: MemberId; readonly reason: string },
  entry: number,
): BatchState['doubt'] {
  return { by, reason, entry };
}

function nominated(
  { candidates }: ElectionState,
  candidate: MemberId,
  by: MemberId,
  index: number,
): ElectionState['candidates'] {
  const before = candidates[candidate];
  const phase = before?.phase === 'standing' ? 'standing' : 'nominated';
  const nominatedBy = [...(before?.nominatedBy ?? []), by];
  const statement = before?.statement ?? null;
  return {
    ...candidates,
    [candidate]: {
      member: candidate,
      phase,
      nominatedBy,
      statement,
      groups: before?.groups ?? [],
      entry: before?.entry ?? index,
    },
  };
}

function changed(
  { candidates }: ElectionState,
  candidate: MemberId,
  to: Partial<CandidateState>,
): ElectionState['candidates'] {
  const before = candidates[candidate];
  return before ? { ...candidates, [candidate]: { ...before, ...to } } : candidates;
}
