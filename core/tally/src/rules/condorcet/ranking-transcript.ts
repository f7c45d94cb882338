/** The transcript of rules that put everybody in order from the pairwise matrix. */
import { type Result, subtract } from '@quorate/basics';
import { checkConstraints } from '../../constraints.ts';
import type { CountProblem } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import type { BallotAccount, Reason, Stage, Transcript } from '../../transcript.ts';
import type { Counting } from '../common/define-rule.ts';
import { fillSeats } from '../common/filling-seats.ts';
import { inUnits, totalWeight } from '../common/papers.ts';
import { type OptionTable, printNumber } from '../common/settings.ts';
import { ballotAccount, stage, transcriptOf } from '../common/transcripts.ts';
import { matrixTable, type Pairwise, showVotes } from './pairwise.ts';

export interface Ranked {
  readonly ranking: readonly (readonly number[])[];
  /** What each candidate's place rests on; the number of candidates it beats where the rule has no score. */
  readonly scores?: readonly string[];
  readonly because: Reason;
  readonly stages?: readonly Stage[];
  readonly tables?: { readonly [name: string]: readonly (readonly string[])[] | undefined };
  readonly notes?: readonly Reason[];
}

export function rankingTranscript<Table extends OptionTable>(
  counting: Counting<'ranked', Table>,
  duels: Pairwise,
  { ranking, scores, because, stages = [], tables, notes = [] }: Ranked,
): Result<Transcript, CountProblem> {
  const { profile, seats, options } = counting;
  const feasible = checkConstraints(profile.candidates, seats, options.constraints ?? []);
  if (!feasible.ok) return feasible;
  const filled = fillSeats(ranking, seats, profile.candidates, options, {
    stage: stages.length,
    article: because.article,
  });
  const shown: { [name: string]: readonly (readonly string[])[] } = {};
  const all = { pairwise: matrixTable(duels, (a, b) => showVotes(duels.votes(a, b), duels)), ...tables };
  for (const [name, table] of Object.entries(all)) if (table) shown[name] = table;
  const votes =
    scores ?? profile.candidates.map((_, a) => `${duels.candidates.filter((b) => duels.beats(a, b)).length}`);
  return {
    ok: true,
    value: transcriptOf(counting, {
      ballots: rankedAccount(profile),
      stages: [...stages, stage({ action: 'rank', because, votes, elected: filled.elected })],
      ties: filled.ties,
      elected: filled.elected,
      ranking,
      ...(filled.tiedOutcomes && { tiedOutcomes: filled.tiedOutcomes }),
      tables: shown,
      notes: [...notes, ...filled.notes],
    }),
  };
}

/** Papers that rank nobody are blank. */
export function rankedAccount({ papers }: RankedProfile): BallotAccount {
  const { offsets, weights, weightUnit } = papers;
  const blank = totalWeight(weights.filter((_, paper) => offsets[paper] === offsets[paper + 1]));
  const all = inUnits(totalWeight(weights), weightUnit);
  const invalid = inUnits(blank, weightUnit);
  return ballotAccount(printNumber(all), printNumber(subtract(all, invalid)), printNumber(invalid));
}
