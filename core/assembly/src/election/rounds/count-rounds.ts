/**
 * The rounds of an election, counted from their papers and told as a transcript: each round is a stage.
 *
 * Where the papers lie in the archive of a secret ballot, the sum that was
 * published stands for them: whoever checks the record checks it against the archive.
 */
import { ok, type Result } from '@quorate/basics';
import type { CountProblem, Reason, Stage, Tie, Transcript } from '@quorate/tally';
import type { Choosable, ElectionState } from '../election.ts';
import { type Papers, papersOf, type Sha256, seedOf } from '../papers.ts';
import { judgeRound, type RoundTally, type Standing, standingAfter } from './judge-round.ts';
import type { RoundLot, RoundResult, RoundState, RoundsState, RoundTerms } from './rounds.ts';

/** Votes by the paper of the round. A paper without a mark is blank. */
export function sumOf(candidates: readonly Choosable[], papers: Papers): Pick<RoundTally, 'votes' | 'blank'> {
  const votes = candidates.map(() => 0);
  let blank = 0;
  for (const { ranking, papers: number } of papersOf(papers)) {
    const [choice] = ranking[0] ?? [];
    const place = choice === undefined ? -1 : candidates.indexOf(choice);
    if (place < 0) blank += number;
    else votes[place] = (votes[place] ?? 0) + number;
  }
  return { votes, blank };
}

export function countRounds(
  { id, rule }: ElectionState,
  { terms, held }: RoundsState,
  sha256: Sha256,
): Result<Transcript, CountProblem> {
  const [first] = held;
  const everybody = first?.candidates ?? [];
  const results: RoundResult[] = [];
  for (const round of held) {
    if (round.result === null) break;
    const judged = judgeRound(
      terms,
      round.round,
      round.candidates,
      tallyOf(round, round.result),
      seedIn(id, round, sha256),
    );
    if (!judged.ok) return judged;
    results.push(judged.value);
  }
  const counted = held
    .slice(0, results.length)
    .map((round, i): RoundState => ({ ...round, result: results[i] ?? null }));
  const next = counted.map((round, i) => afterwards(terms, round, held[i + 1]));
  const last = results.at(-1);
  const elected = last?.elected ?? null;
  const total = results.reduce((sum, { ballots }) => sum + ballots, 0);
  const blank = results.reduce((sum, result) => sum + result.blank, 0);
  return ok({
    format: 'quorate.transcript/1',
    rule,
    options: optionsOf(terms),
    title: id,
    seats: 1,
    candidates: everybody.map((name) => ({ name })),
    ballots: { papers: String(total), valid: String(total - blank), invalid: String(blank) },
    quota: last === undefined ? null : String(last.needed),
    stages: counted.map((round, i) => stageOf(everybody, round, next[i])),
    ties: counted.flatMap((round, i) => tiesOf(everybody, round, next[i], i)),
    elected: elected === null ? [] : [everybody.indexOf(elected)],
    notes: [],
  });
}

function tallyOf({ candidates, ballots, batches }: RoundState, { votes, blank, entitled }: RoundResult): RoundTally {
  return {
    ...(papersAreHere({ ballots, batches }) ? sumOf(candidates, { ballots, batches }) : { votes, blank }),
    entitled,
  };
}

function seedIn(id: string, { round, ballots, batches, result }: RoundState, sha256: Sha256): string {
  return papersAreHere({ ballots, batches }) ? seedOf({ id, ballots, batches }, sha256, round) : (result?.seed ?? '');
}

function papersAreHere({ ballots, batches }: Papers): boolean {
  return Object.keys(ballots).length + Object.keys(batches).length > 0;
}

/** What followed a round, worked out again from those who withdrew before the next one was opened. */
function afterwards(terms: RoundTerms, round: RoundState, opened: RoundState | undefined): Standing | undefined {
  const withdrew = opened?.out.filter(({ why }) => why === 'withdrew').map(({ candidate }) => candidate);
  return withdrew && standingAfter(terms, round, withdrew);
}

function stageOf(
  everybody: readonly Choosable[],
  { round, candidates, result }: RoundState,
  next: Standing | undefined,
): Stage {
  const elected = result?.elected ?? null;
  const out = (next?.out ?? []).map(({ candidate }) => everybody.indexOf(candidate));
  const on = elected === null ? out : [everybody.indexOf(elected)];
  const votes = everybody.map((candidate) => String(result?.votes[candidates.indexOf(candidate)] ?? 0));
  return {
    action: `round ${round}`,
    on,
    because: because(result),
    votes,
    transfers: [],
    exhausted: String(result?.blank ?? 0),
    lostToRounding: '0',
    quota: result === null ? null : String(result.needed),
    elected: elected === null ? [] : on,
    excluded: elected === null ? out : [],
  };
}

const reasons = { majority: 'majority', 'most-votes': 'most-votes', lot: 'lot-drawn' } as const;

function because(result: RoundResult | null): Reason {
  const key = result?.by ? reasons[result.by] : result?.outcome === 'nobody' ? 'no-majority-in-round' : result?.outcome;
  return { article: '', key: key ?? 'no-votes' };
}

function tiesOf(
  everybody: readonly Choosable[],
  { result }: RoundState,
  next: Standing | undefined,
  stage: number,
): readonly Tie[] {
  return [tieOf(everybody, result?.lot, 'elect', stage), tieOf(everybody, next?.lot, 'exclude', stage)].flat();
}

function tieOf(
  everybody: readonly Choosable[],
  lot: RoundLot | null | undefined,
  purpose: 'elect' | 'exclude',
  stage: number,
): readonly Tie[] {
  if (!lot) return [];
  const places = (of: readonly Choosable[]) => of.map((candidate) => everybody.indexOf(candidate));
  return [
    {
      stage,
      between: places(lot.between),
      for: purpose,
      brokenBy: 'lot',
      chosen: places(lot.chosen),
      because: { article: '', key: 'lot-drawn' },
    },
  ];
}

function optionsOf({ majority, out, lastTwo, mostVotesFrom, atMost }: RoundTerms): Transcript['options'] {
  return {
    majority: majority.join(', '),
    out,
    'last-two': lastTwo,
    ...(mostVotesFrom !== null && { 'most-votes-from': String(mostVotesFrom) }),
    ...(atMost !== null && { 'at-most': String(atMost) }),
  };
}
