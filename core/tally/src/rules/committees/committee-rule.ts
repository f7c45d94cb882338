/**
 * What all committee rules share: reading approvals, and reporting every
 * committee that the rule allows.
 *
 * Tied committees all stand in `tiedOutcomes`. With a lot one of them is
 * elected; without, only the members of all of them are.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import type { Reason, Stage } from '../../transcript.ts';
import { type Counting, defineRule } from '../common/define-rule.ts';
import { lotPlaces } from '../common/lots.ts';
import { inUnits } from '../common/papers.ts';
import { type OptionTable, printNumber, type Settings } from '../common/settings.ts';
import { everyEnd, onePath, type Steps } from '../common/tied-paths.ts';
import { because, stage, transcriptOf } from '../common/transcripts.ts';
import { accountOf } from '../grades/approval-and-score.ts';
import { type Approvals, readApprovals, supportOf } from './approvals.ts';

export const mostCommittees = 10_000;
export const mostStates = 50_000;

export interface Found {
  /** Every committee the rule allows. */
  readonly committees: readonly (readonly number[])[];
  /** In the order of election, when the rule has one and a single way was found. */
  readonly order?: readonly number[];
  readonly stages?: readonly Stage[];
  readonly notes?: readonly Reason[];
}

export interface CommitteeDescription<Table extends OptionTable> {
  readonly id: string;
  readonly summary: string;
  readonly explanation: string;
  readonly source: string;
  readonly options: Table;
  readonly find: (approvals: Approvals, settings: Settings<Table>, draw: Draw) => Result<Found, CountProblem>;
}

/** Place in the lot, when one was drawn; the seed for rules that draw more than an order. */
export interface Draw {
  readonly places: readonly number[] | undefined;
  readonly seed: string | undefined;
}

export function committeeRule<Table extends OptionTable>({ find, ...about }: CommitteeDescription<Table>): Rule {
  return defineRule({
    ...about,
    family: 'committee',
    takes: ['scored'],
    seats: 'required',
    count: (counting) => {
      const { profile, seats, options, settings } = counting;
      const approvals = readApprovals(profile, seats);
      const places = lotPlaces(profile.candidates, options.lot);
      const seed = options.lot && 'seed' in options.lot ? options.lot.seed : undefined;
      if (approvals.seats === 0) return ok(committeeTranscript(counting, approvals, { committees: [[]] }, places));
      const found = find(approvals, settings, { places, seed });
      return found.ok ? ok(committeeTranscript(counting, approvals, found.value, places)) : found;
    },
  });
}

function committeeTranscript<Table extends OptionTable>(
  counting: Counting<'scored', Table>,
  approvals: Approvals,
  { committees, order, stages, notes = [] }: Found,
  places: readonly number[] | undefined,
): ReturnType<typeof transcriptOf> {
  const sorted = [...committees]
    .map((committee) => [...committee].sort((a, b) => a - b))
    .sort((a, b) => compareSorted(a, b));
  const [only] = sorted;
  const tied = sorted.length > 1;
  const sure = (only ?? []).filter((one) => sorted.every((committee) => committee.includes(one)));
  const drawn = tied ? favoured(sorted, places) : only;
  const elected = (order && (!tied || places) ? order : drawn) ?? sure;
  const between = [...new Set(sorted.flat())].filter((one) => !sure.includes(one)).sort((a, b) => a - b);
  const short = counting.seats - (only?.length ?? 0);
  return transcriptOf(counting, {
    ballots: accountOf(counting.profile),
    stages: stages ?? [
      stage({
        action: 'choose-committee',
        because: because(counting.rule, 'best-committee'),
        votes: approvals.names.map((_, one) => printNumber(inUnits(supportOf(approvals, one), approvals.unit))),
        elected,
      }),
    ],
    ties: tied
      ? [
          {
            stage: 0,
            between,
            for: 'elect',
            brokenBy: drawn ? 'lot' : 'unbroken',
            chosen: drawn ? elected.filter((one) => between.includes(one)) : [],
            because: because(counting.rule, drawn ? 'lot-drawn' : 'equal-and-no-lot'),
          },
        ]
      : [],
    elected,
    ...(tied && { tiedOutcomes: sorted }),
    notes: [...notes, ...(short > 0 ? [because(counting.rule, 'seats-unfilled', { seats: `${short}` })] : [])],
  });
}

/** The committee with the member whom the lot favours most, then the next. */
function favoured(
  committees: readonly (readonly number[])[],
  places: readonly number[] | undefined,
): readonly number[] | undefined {
  if (places === undefined) return undefined;
  const byLot = (committee: readonly number[]): readonly number[] =>
    committee.map((one) => places[one] ?? 0).sort((a, b) => a - b);
  return committees.reduce((a, b) => (compareSorted(byLot(a), byLot(b)) <= 0 ? a : b));
}

function compareSorted(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

export function tooManyTies(limit: number = mostStates): Result<never, CountProblem> {
  return refuse({ reason: 'too-large', what: 'ways to break ties', limit, got: limit + 1 });
}

/** A rule that elects (or removes) one after another: every way the ties may fall, and the way the lot takes. */
export function bySteps<State>(
  _approvals: Approvals,
  steps: Steps<State>,
  start: State,
  committeeOf: (state: State) => readonly number[],
  { places }: Draw,
  describe: {
    readonly action: 'elect' | 'exclude';
    readonly key: string;
    readonly votes: (state: State) => readonly string[];
  },
): Result<Found, CountProblem> {
  const pick = (tied: readonly number[]): number | undefined => {
    if (places === undefined) return undefined;
    const ordered = [...tied].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
    return describe.action === 'elect' ? ordered[0] : ordered.at(-1);
  };
  const walked = onePath(steps, start, pick);
  const stages = walked.path.map(({ state, chosen }) =>
    stage({
      action: describe.action,
      on: [chosen],
      because: because(describe.key, describe.action === 'elect' ? 'best-next' : 'least-missed'),
      votes: describe.votes(state),
      ...(describe.action === 'elect' ? { elected: [chosen] } : { excluded: [chosen] }),
    }),
  );
  const ends = everyEnd(steps, start, walked, mostStates);
  if (ends === undefined && walked.stuck.length > 0) return tooManyTies();
  const committees = new Map<string, readonly number[]>();
  for (const end of ends ?? [walked.end]) {
    const committee = [...committeeOf(end)].sort((a, b) => a - b);
    committees.set(committee.join(), committee);
    if (committees.size > mostCommittees) return tooManyTies(mostCommittees);
  }
  const notes = ends === undefined ? [because(describe.key, 'more-ties-than-followed')] : [];
  const done = walked.stuck.length === 0;
  const order = describe.action === 'elect' ? walked.path.map(({ chosen }) => chosen) : committeeOf(walked.end);
  return ok({ committees: [...committees.values()], stages, notes, ...(done && { order }) });
}

export function without(all: readonly number[], gone: readonly number[]): readonly number[] {
  return all.filter((one) => !gone.includes(one));
}

export function insert(committee: readonly number[], one: number): readonly number[] {
  return [...committee, one].sort((a, b) => a - b);
}
