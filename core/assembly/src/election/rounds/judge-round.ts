/**
 * What a round decides, and who stands in the next: `nextRound` of core/tally, the rule that `exhaustive` and
 * `two-round` count by, given the numbers that the charter's phrases ask for in this round.
 */
import { type Result, refuse } from '@quorate/basics';
import { type Charter, evaluatePhrase, evaluateQuorum, parsePhrase, roundsOf } from '@quorate/charter';
import { type AfterRound, type CountProblem, type Draw, lotOrder, nextRound, type RoundsRule } from '@quorate/tally';
import type { Choosable } from '../election.ts';
import type { RoundLot, RoundRefusal, RoundResult, RoundState, RoundTerms, WentOut } from './rounds.ts';

type Clause = NonNullable<Charter['elections']>[string];

/** The terms of an election that is called now; nothing for a method without rounds. */
export function termsOf(clause: Clause): Result<RoundTerms, RoundRefusal> | undefined {
  const rounds = roundsOf(clause);
  if (rounds === undefined) return undefined;
  const majority = [rounds.majority].flat();
  const odd = majority.find((phrase) => !isCountable(phrase));
  if (odd !== undefined) return refuse({ reason: 'majority-not-countable', phrase: odd });
  return {
    ok: true,
    value: {
      majority,
      quorum: [clause.quorum ?? []].flat(),
      out: rounds.out,
      lastTwo: rounds.last_two,
      mostVotesFrom: rounds.most_votes_from ?? null,
      atMost: rounds.at_most ?? null,
      roll: rounds.roll,
    },
  };
}

/** A majority of something that a round counts; `plurality` is what `most_votes_from: 1` says. */
function isCountable(phrase: string): boolean {
  const read = parsePhrase(phrase);
  if (!read.ok || read.value.kind === 'plurality') return false;
  return evaluatePhrase(phrase, figuresOf({ votes: [1, 1], blank: 1, entitled: 3 }, 1)).reasons.every(
    (reason) => 'needed' in reason,
  );
}

/** What came out of the papers of a round. */
export interface RoundTally {
  /** In the order of the paper. */
  readonly votes: readonly number[];
  readonly blank: number;
  readonly entitled: number;
}

export function judgeRound(
  terms: RoundTerms,
  round: number,
  candidates: readonly Choosable[],
  tally: RoundTally,
  seed: string,
): Result<RoundResult, CountProblem> {
  const { votes, blank, entitled } = tally;
  const cast = sum(votes);
  const ballots = cast + blank;
  const counted = { votes, blank, ballots, entitled, needed: neededIn(terms, tally), seed };
  const turnout = { present: BigInt(ballots), members: BigInt(entitled), entitledVoters: BigInt(entitled) };
  const undecided = { by: null, elected: null, lot: null };
  if (!evaluateQuorum(terms.quorum, turnout).holds) {
    return { ok: true, value: { outcome: 'no-quorum', ...counted, ...undecided } };
  }
  if (cast === 0) return { ok: true, value: { outcome: 'no-votes', ...counted, ...undecided } };
  const lots = lotsOf(candidates, seed);
  const judged = after(terms, round, candidates, tally, [], lots.draw);
  if (!judged.ok) return judged;
  const settled = judged.value;
  if (settled.kind === 'tie' && settled.for === 'elect') {
    const [elected] = lots.draw(settled.between, 1, 'elect') ?? [];
    return {
      ok: true,
      value: { outcome: 'elected', ...counted, by: 'lot', ...elects(candidates, elected, lots.last) },
    };
  }
  if (settled.kind !== 'elected') return { ok: true, value: { outcome: 'nobody', ...counted, ...undecided } };
  const by = lots.last !== null ? 'lot' : settled.because.key === 'majority' ? 'majority' : 'most-votes';
  return { ok: true, value: { outcome: 'elected', ...counted, by, ...elects(candidates, settled.elected, lots.last) } };
}

function elects(
  candidates: readonly Choosable[],
  elected: number | undefined,
  lot: RoundLot | null,
): Pick<RoundResult, 'elected' | 'lot'> {
  return { elected: candidates[elected ?? -1] ?? null, lot };
}

/** Who stands in the round after this one, who goes out, and the lot that was drawn if equals were at the edge. */
export interface Standing {
  readonly candidates: readonly Choosable[];
  readonly out: readonly WentOut[];
  readonly lot: RoundLot | null;
}

/** After a round that elected nobody, and after the withdrawals that followed it. */
export function standingAfter(
  terms: RoundTerms,
  { round, candidates, result }: RoundState,
  withdrawn: readonly Choosable[],
): Standing {
  const withdrew = candidates.filter((candidate) => withdrawn.includes(candidate));
  const stays = candidates.filter((candidate) => !withdrawn.includes(candidate));
  const goes = withdrew.map((candidate): WentOut => ({ candidate, why: 'withdrew' }));
  if (result === null || isVoid(result) || stays.length === 0) return { candidates: stays, out: goes, lot: null };
  const lots = lotsOf(candidates, result.seed);
  const places = withdrew.map((candidate) => candidates.indexOf(candidate));
  const judged = after(terms, round, candidates, result, places, lots.draw);
  if (!judged.ok || judged.value.kind !== 'another-round') return { candidates: stays, out: goes, lot: null };
  const { standing, excluded } = judged.value;
  const drawn = lots.last?.chosen ?? [];
  const out = excluded.flatMap((place): readonly WentOut[] => {
    const candidate = candidates[place];
    if (candidate === undefined) return [];
    const why = places.includes(place) ? 'withdrew' : drawn.includes(candidate) ? 'lot' : 'votes';
    return [{ candidate, why }];
  });
  return { candidates: standing.flatMap((place) => candidates[place] ?? []), out, lot: lots.last };
}

function isVoid({ outcome }: RoundResult): boolean {
  return outcome === 'no-quorum' || outcome === 'no-votes';
}

/** No round follows: somebody is elected, the last round was held, or two rounds running were void. */
export function isLast(terms: RoundTerms, held: readonly RoundState[], result: RoundResult): boolean {
  if (result.outcome === 'elected' || (terms.atMost !== null && held.length >= terms.atMost)) return true;
  const before = held.at(-2)?.result;
  return isVoid(result) && before !== null && before !== undefined && isVoid(before);
}

function after(
  terms: RoundTerms,
  round: number,
  candidates: readonly Choosable[],
  tally: RoundTally,
  withdrawn: readonly number[],
  draw: Draw,
): Result<AfterRound, CountProblem> {
  const mostVotes = terms.mostVotesFrom !== null && round >= terms.mostVotesFrom;
  const rule: RoundsRule = {
    // Votes are whole, so that more than one fewer than needed is as many as needed.
    base: { number: String(neededIn(terms, tally) - 1) },
    share: '1',
    eliminate: eliminationOf(terms.out),
    plurality: mostVotes ? 1 : 0,
    lastTwo: terms.lastTwo === 'majority' ? 'majority' : 'most-votes',
  };
  const held = { votes: tally.votes.map(String), abstentions: String(tally.blank), withdrawn };
  return nextRound(
    rule,
    candidates.map((_, place) => place),
    [held],
    draw,
  );
}

/** The fewest votes that satisfy every phrase; one at least. */
function neededIn({ majority }: RoundTerms, tally: RoundTally): number {
  const { reasons } = evaluatePhrase(majority, figuresOf(tally, Math.max(0, ...tally.votes)));
  return Math.max(1, ...reasons.map((reason) => ('needed' in reason ? Number(reason.needed) : 1)));
}

function figuresOf({ votes, blank, entitled }: RoundTally, most: number) {
  const cast = sum(votes);
  const all = BigInt(entitled);
  return {
    yes: BigInt(most),
    no: BigInt(cast - most),
    abstentions: BigInt(blank),
    present: BigInt(cast + blank),
    members: all,
    seats: all,
    entitledVoters: all,
  };
}

function eliminationOf(out: string): RoundsRule['eliminate'] {
  const [, share] = /^below (\d+\/\d+)$/.exec(out) ?? [];
  if (share !== undefined) return { kind: 'below-share', share };
  const [, kept] = /^keep (\d+)$/.exec(out) ?? [];
  if (kept !== undefined) return { kind: 'keep', candidates: Number(kept) };
  if (out === 'nobody') return { kind: 'nobody' };
  return out === 'fewest together' ? { kind: 'fewest-together' } : { kind: 'fewest' };
}

/** Draws from the seed, best first, as every count does, and remembers what it drew. */
function lotsOf(
  candidates: readonly Choosable[],
  seed: string,
): { readonly draw: Draw; readonly last: RoundLot | null } {
  const order = lotOrder({ seed }, candidates) ?? [];
  const lots: { draw: Draw; last: RoundLot | null } = {
    last: null,
    draw: (between, howMany, purpose) => {
      const drawn = order.filter((place) => between.includes(place));
      const chosen = purpose === 'elect' ? drawn.slice(0, howMany) : drawn.slice(-howMany);
      const named = (places: readonly number[]) => places.flatMap((place) => candidates[place] ?? []);
      lots.last = { between: named([...between].sort((a, b) => a - b)), chosen: named(chosen) };
      return chosen;
    },
  };
  return lots;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
