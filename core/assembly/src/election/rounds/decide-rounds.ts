import { type Result, refuse } from '@quorate/basics';
import type { Asked } from '../../decision.ts';
import type { Event } from '../../fact.ts';
import { memberOf, type Place } from '../../ground.ts';
import type { AssemblyState } from '../../state.ts';
import { countElection, transcriptDigest } from '../count-election.ts';
import {
  type Choosable,
  type ElectionRefusal,
  type ElectionResult,
  type ElectionState,
  reopenNominations,
} from '../election.ts';
import { type Sha256, seedOf } from '../papers.ts';
import { sumOf } from './count-rounds.ts';
import { changeOfRounds } from './evolve-rounds.ts';
import { isLast, judgeRound, type Standing, standingAfter } from './judge-round.ts';
import type { RoundResult, RoundState, RoundsState } from './rounds.ts';

/** Whether what is asked for is meant for the round that is on; an election without rounds has none to name. */
export function wrongRound({ rounds }: ElectionState, asked: number | undefined): ElectionRefusal | undefined {
  const round = rounds?.held.at(-1)?.round ?? null;
  return round === (asked ?? null) ? undefined : { reason: 'wrong-round', round, asked: asked ?? null };
}

/** Those on the roll who vote in this round: all of them, or those who were on it when the first round opened. */
export function votersInRound(roll: readonly Place[], { rounds }: ElectionState): readonly Place[] {
  const first = rounds?.terms.roll === 'first round' ? rounds.held[0]?.openedAt : undefined;
  return first === undefined ? roll : roll.filter(({ entry }) => entry < first);
}

/** The first paper; `reopen nominations` is on it like any other, and may go out like any other. */
export function firstRound(
  election: ElectionState,
  candidates: readonly Choosable[],
  entitled: number,
): Extract<Event, { readonly type: 'round-opened' }> {
  const paper: readonly Choosable[] = election.reopenNominations ? [...candidates, reopenNominations] : candidates;
  return { type: 'round-opened', election: election.id, round: 1, candidates: paper, out: [], lot: null, entitled };
}

/** What opening the next round brings: the round, or the end when nobody stands any more. */
export function nextRoundOf(
  state: AssemblyState,
  election: ElectionState,
  rounds: RoundsState,
  entitled: number,
  sha256: Sha256,
): readonly Event[] {
  const last = rounds.held.at(-1);
  const next = standingNext(state, election);
  if (last === undefined || next === undefined) return [];
  const { candidates, out, lot } = next;
  if (candidates.some((candidate) => candidate !== reopenNominations)) {
    const round = last.round + 1;
    return [{ type: 'round-opened', election: election.id, round, candidates, out, lot, entitled }];
  }
  const result = resultOf(election, last.result, 'too-few-candidates', sha256);
  return [{ type: 'poll-closed', election: election.id, result }];
}

/** Between rounds: who would stand if the next round were opened now, and who would be out. */
export function standingNext(state: AssemblyState, election: ElectionState): Standing | undefined {
  const last = election.phase === 'between-rounds' ? election.rounds?.held.at(-1) : undefined;
  if (!election.rounds || last === undefined) return undefined;
  const gone = last.candidates.filter((candidate) => hasWithdrawn(state, election, candidate));
  return standingAfter(election.rounds.terms, last, gone);
}

/** Whoever has left the organisation stands for nothing in it. */
function hasWithdrawn(state: AssemblyState, { candidates }: ElectionState, candidate: Choosable): boolean {
  if (candidate === reopenNominations) return false;
  return candidates[candidate]?.phase === 'withdrawn' || memberOf(state, candidate)?.standing !== 'member';
}

/** The round counted, and the election with it when no round follows. Papers of an archive are among the batches by now. */
export function closingOfRound(
  { sha256, index }: Pick<Asked, 'sha256' | 'index'>,
  election: ElectionState,
  rounds: RoundsState,
  entitled: number,
  filled: (result: ElectionResult) => readonly Event[],
): Result<readonly Event[], ElectionRefusal> {
  const { terms, held } = rounds;
  const open = held.at(-1);
  if (open === undefined) return refuse({ reason: 'wrong-round', round: null, asked: null });
  const { round, candidates } = open;
  const tally = { ...sumOf(candidates, election), entitled };
  const judged = judgeRound(terms, round, candidates, tally, seedOf(election, sha256, round));
  if (!judged.ok) {
    return refuse({ reason: 'rule-not-of-method', method: election.rule, rules: [JSON.stringify(judged.problem)] });
  }
  const result = judged.value;
  const closed = { type: 'round-closed', election: election.id, round, result } as const;
  if (!isLast(terms, held, result)) return { ok: true, value: [closed] };
  const counted = { ...election, ...changeOfRounds(election, closed, index) };
  const whole = resultOf(counted, result, outcomes[result.outcome], sha256);
  return { ok: true, value: [closed, ...filled(whole)] };
}

const outcomes = {
  elected: 'elected',
  nobody: 'no-majority',
  'no-votes': 'no-majority',
  'no-quorum': 'no-quorum',
} as const;

/** The figures are those of the last round; the transcript tells all of them. */
function resultOf(
  election: ElectionState,
  last: RoundResult | null,
  outcome: ElectionResult['outcome'],
  sha256: Sha256,
): ElectionResult {
  const counted = countElection(election, sha256);
  const elected = outcome === 'elected' ? (last?.elected ?? null) : null;
  return {
    outcome,
    elected: elected === null || elected === reopenNominations ? [] : [elected],
    ballots: last?.ballots ?? 0,
    entitled: last?.entitled ?? 0,
    quota: last === null ? null : String(last.needed),
    seed: last?.seed ?? '',
    transcript: counted.ok ? transcriptDigest(counted.value, sha256) : null,
  };
}

/** Withdrawing between rounds is for those who were on the last paper. */
export function mayWithdraw({ rounds }: ElectionState, candidate: string): boolean {
  const last: RoundState | undefined = rounds?.held.at(-1);
  return last === undefined || last.candidates.some((one) => one === candidate);
}
