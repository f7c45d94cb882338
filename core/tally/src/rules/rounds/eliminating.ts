/**
 * Rules that take candidates out step by step.
 *
 * A rule is one function: who is out, or who has won, among those still
 * standing. Where only one of several equals should go, the lot decides; without
 * a lot every way is followed, and the tie stands only if it changes the winner.
 */
import { compare, type Fraction, ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import type { Reason, Stage, Tie, Transcript } from '../../transcript.ts';
import type { Counting } from '../common/define-rule.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { standing } from '../common/papers.ts';
import { type Option, type OptionTable, oneOf, printNumber } from '../common/settings.ts';
import { because, stage, transcriptOf } from '../common/transcripts.ts';
import { rankedAccount } from '../condorcet/ranking-transcript.ts';

export type Verdict =
  | { readonly winners: readonly number[]; readonly votes: readonly Fraction[]; readonly because: Reason }
  | {
      readonly out: readonly number[];
      /** `one` of them should go (they are equal), or `all`. */
      readonly which: 'one' | 'all';
      readonly votes: readonly Fraction[];
      readonly because: Reason;
    };

type Ending = Extract<Verdict, { readonly winners: readonly number[] }>;

/** The verdict among `left`; `gone` are out, in the order in which they went. */
export type Judge = (left: readonly number[], gone: readonly number[]) => Verdict;

export type TieRule = 'lot' | 'together' | 'each';

export const tiesOption: Option<TieRule> = oneOf(
  'ties',
  ['lot', 'together', 'each'],
  'lot',
  'Equals of whom one should go: the lot decides (or, without one, every way is followed), all go together, or every way is followed.',
);

const mostStates = 20_000;

export function eliminate<Table extends OptionTable>(
  counting: Counting<'ranked', Table>,
  judge: Judge,
  ties: TieRule,
  elects: 'one' | 'as-many-as-seats' = 'one',
): Result<Transcript, CountProblem> {
  const { profile, options, seats } = counting;
  const start = standing(profile.candidates);
  if (elects === 'one' && seats !== 1) {
    return refuse({
      reason: 'bad-option',
      option: 'seats',
      found: `${seats}`,
      expected: `1: ${counting.rule} elects one`,
    });
  }
  const remembered = remember(judge);
  const places = ties === 'lot' ? lotPlaces(profile.candidates, options.lot) : undefined;
  const walked = walk(remembered, start, ties, (equal) => byLot(equal, places)?.at(-1));
  const ends = walked.winners ? undefined : endsEveryWay(remembered, start);
  const sets = walked.winners ? [walked.winners] : ends?.map(({ winners }) => winners);
  if (sets === undefined) {
    return refuse({ reason: 'too-large', what: 'ways to break ties', limit: mostStates, got: mostStates + 1 });
  }
  const stages = ends?.length === 1 ? [...walked.stages, ...ends.map(lastStage)] : walked.stages;
  return ok(eliminationTranscript(counting, { ...walked, stages }, elects === 'one' ? singles(sets) : sets));
}

function remember(judge: Judge): Judge {
  const verdicts = new Map<string, Verdict>();
  return (left, gone) => {
    const key = left.join();
    const verdict = verdicts.get(key) ?? judge(left, gone);
    verdicts.set(key, verdict);
    return verdict;
  };
}

interface Walk {
  readonly stages: readonly Stage[];
  readonly ties: readonly Tie[];
  /** `undefined` when the walk stopped at a tie that nothing broke. */
  readonly winners?: readonly number[];
}

function walk(
  judge: Judge,
  start: readonly number[],
  ties: TieRule,
  draw: (equal: readonly number[]) => number | undefined,
): Walk {
  const stages: Stage[] = [];
  const broken: Tie[] = [];
  let left = start;
  const gone: number[] = [];
  for (;;) {
    if (left.length === 0) return { stages, ties: broken, winners: [] };
    const verdict = judge(left, gone);
    const votes = verdict.votes.map(printNumber);
    if ('winners' in verdict) {
      stages.push(
        stage({ action: 'elect', on: verdict.winners, because: verdict.because, votes, elected: verdict.winners }),
      );
      return { stages, ties: broken, winners: verdict.winners };
    }
    const { out, which } = verdict;
    let going: readonly number[] = out;
    if (which === 'one' && out.length > 1 && (ties !== 'together' || out.length === left.length)) {
      if (ties === 'together') {
        stages.push(stage({ action: 'elect', on: left, because: because('ties', 'all-equal'), votes, elected: left }));
        return { stages, ties: broken, winners: left };
      }
      const drawn = ties === 'lot' ? draw(out) : undefined;
      const tie = { stage: stages.length, between: out, for: 'exclude' as const };
      if (drawn === undefined) {
        broken.push({ ...tie, brokenBy: 'unbroken', chosen: [], because: because('ties', 'equal-and-no-lot') });
        return { stages, ties: broken };
      }
      broken.push({ ...tie, brokenBy: 'lot', chosen: [drawn], because: because('ties', 'lot-drawn') });
      going = [drawn];
    }
    stages.push(stage({ action: 'exclude', on: going, because: verdict.because, votes, excluded: going }));
    gone.push(...going);
    left = left.filter((one) => !going.includes(one));
  }
}

/** Where every way out of a tie ends alike, the end is shown though the way to it is not settled. */
function lastStage({ winners, votes }: Ending): Stage {
  const reason = because('ties', 'same-outcome-whichever-way');
  return stage({ action: 'elect', on: winners, because: reason, votes: votes.map(printNumber), elected: winners });
}

/** Each alone: for one seat, every winner of some way is an outcome of its own. */
export function singles(sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [...new Set(sets.flat())].sort((a, b) => a - b).map((one) => [one]);
}

/** Who wins, for every way of breaking the ties. */
function endsEveryWay(judge: Judge, start: readonly number[]): readonly Ending[] | undefined {
  const winners = new Map<string, Ending>();
  const seen = new Set<string>();
  const open: { readonly left: readonly number[]; readonly gone: readonly number[] }[] = [{ left: start, gone: [] }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const key = at.left.join();
    if (seen.has(key) || at.left.length === 0) continue;
    seen.add(key);
    if (seen.size > mostStates) return undefined;
    const verdict = judge(at.left, at.gone);
    if ('winners' in verdict) {
      winners.set(verdict.winners.join(), verdict);
      continue;
    }
    const groups = verdict.which === 'one' ? verdict.out.map((one) => [one]) : [verdict.out];
    for (const going of groups) {
      const { left, gone } = at;
      open.push({ left: left.filter((one) => !going.includes(one)), gone: [...gone, ...going] });
    }
  }
  return [...winners.values()];
}

/** One outcome, or several that only a lot can tell apart. */
export function eliminationTranscript<Table extends OptionTable>(
  counting: Counting<'ranked', Table>,
  { stages, ties }: Pick<Walk, 'stages' | 'ties'>,
  outcomes: readonly (readonly number[])[],
): Transcript {
  const { profile, options } = counting;
  const between = [...new Set(outcomes.flat())].sort((a, b) => a - b);
  const favoured = byLot(between, lotPlaces(profile.candidates, options.lot))?.slice(0, 1);
  const [only] = outcomes;
  const alone = outcomes.length === 1;
  const drawn = alone ? (only ?? []) : outcomes.every((one) => one.length === 1) ? (favoured ?? []) : [];
  const final: Tie = {
    stage: stages.length,
    between,
    for: 'elect',
    brokenBy: drawn.length > 0 ? 'lot' : 'unbroken',
    chosen: drawn,
    because: because('ties', drawn.length > 0 ? 'lot-drawn' : 'equal-and-no-lot'),
  };
  const stuck = ties.some(({ brokenBy }) => brokenBy === 'unbroken');
  return transcriptOf(counting, {
    ballots: rankedAccount(profile),
    stages: alone ? stages : stages.map((one) => (one.elected.length > 0 ? { ...one, elected: drawn } : one)),
    ties: alone ? ties : [...ties, final],
    elected: drawn,
    ...(!alone && drawn.length === 0 && { tiedOutcomes: outcomes }),
    notes: stuck && alone ? [because('ties', 'same-outcome-whichever-way')] : [],
  });
}

/** Those of `among` with the fewest (or most) votes. */
export function extreme(
  among: readonly number[],
  votes: readonly Fraction[] | ((candidate: number) => Fraction),
  which: 'fewest' | 'most',
): readonly number[] {
  const of = typeof votes === 'function' ? votes : (one: number): Fraction => votes[one] ?? { num: 0n, den: 1n };
  const best = among
    .map(of)
    .reduce((a, b) => ((which === 'most' ? compare(a, b) >= 0 : compare(a, b) <= 0) ? a : b), of(among[0] ?? 0));
  return among.filter((one) => compare(of(one), best) === 0);
}

export function votesOfAll({ candidates }: RankedProfile, of: (candidate: number) => Fraction): readonly Fraction[] {
  return candidates.map((_, candidate) => of(candidate));
}
