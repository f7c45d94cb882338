/**
 * A series of rounds played from ranked papers: in each round every voter votes
 * for the highest of their preferences who still stands.
 *
 * `two-round` and `exhaustive` differ only in their {@link RoundsRule}.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import type { Stage, Tie, Transcript } from '../../transcript.ts';
import { type Counting, defineRule } from '../common/define-rule.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { standing } from '../common/papers.ts';
import { exactNumber, type OptionTable, oneOf, printNumber, textOption, wholeNumber } from '../common/settings.ts';
import { because, stage, transcriptOf } from '../common/transcripts.ts';
import { rankedAccount } from '../condorcet/ranking-transcript.ts';
import { firstPreferences } from './first-preferences.ts';
import { type AfterRound, type HeldRound, nextRound, type RoundsRule } from './next-round.ts';

const mostStates = 20_000;

const base = textOption(
  'base',
  'cast | voting | a number',
  'cast',
  'Of what the majority is asked: votes in the round, those with abstentions (papers that name nobody standing), or a fixed number.',
  (text): RoundsRule['base'] | undefined =>
    text === 'cast' || text === 'voting' ? text : /^\d{1,15}$/.test(text) ? { number: text } : undefined,
);

const share = exactNumber('share', '1/2', 'The share of the base that must be passed.');

const equalRanks = oneOf(
  'equal-ranks',
  ['share', 'skip'],
  'share',
  'Candidates level at the top share the paper, or the level is passed over.',
);

export const twoRound: Rule = defineRule({
  id: 'two-round',
  family: 'rounds',
  summary: 'A majority elects; otherwise a second round between the first two.',
  explanation:
    'If somebody has more than half of the votes, they are elected. Otherwise the two with most votes meet in a second round, and the most votes decide. The winner has a majority in the last round; a candidate many find second best can miss it.',
  source: 'French Code electoral art. L. 126 and L. 162 (with more than two); Constitution francaise art. 7',
  takes: ['ranked'],
  options: {
    base,
    share,
    advance: wholeNumber('advance', { least: 2, most: 100 }, '2', 'How many go on to the second round.'),
    'equal-ranks': equalRanks,
  },
  seats: 'one',
  count: (counting) => {
    const { settings } = counting;
    const rule: RoundsRule = {
      base: settings.base,
      share: printNumber(settings.share),
      eliminate: { kind: 'keep', candidates: settings.advance },
      plurality: 2,
      lastTwo: 'majority',
    };
    return playRounds(counting, rule, settings['equal-ranks'], new Map());
  },
});

export const exhaustive: Rule = defineRule({
  id: 'exhaustive',
  family: 'rounds',
  summary: 'Round after round, the lowest goes out, until somebody has the majority.',
  explanation:
    'In every round each voter has one vote. Whoever has the majority is elected; otherwise the lowest goes out and the others vote again. Real rounds let voters think again in between; played from ranked papers it is the same as the alternative vote. ' +
    'Equals at the bottom go to the lot; with the option fewest-together they all go.',
  source:
    "Robert's Rules of Order Newly Revised, 12th ed., 46:32 (repeated balloting); Rules of the House of Commons, election of the Speaker (S.O. No. 1B)",
  takes: ['ranked'],
  options: {
    base,
    share,
    eliminate: textOption(
      'eliminate',
      'fewest | fewest-together | below-share:1/20 | keep:3 | nobody',
      'fewest',
      'Who goes out after a round without a majority.',
      readElimination,
    ),
    'last-two': oneOf(
      'last-two',
      ['most-votes', 'majority'],
      'most-votes',
      'Whether most votes elect when two are left.',
    ),
    rounds: wholeNumber(
      'rounds',
      { least: 0, most: 1000 },
      '0',
      'Round in which most votes elect in any case; 0 for none.',
    ),
    withdraw: textOption(
      'withdraw',
      'none | round:candidate from 1, comma between',
      'none',
      'Who withdraws after which round: 1:4,2:3.',
      readWithdrawals,
    ),
    'equal-ranks': equalRanks,
  },
  seats: 'one',
  count: (counting) => {
    const { settings } = counting;
    const rule: RoundsRule = {
      base: settings.base,
      share: printNumber(settings.share),
      eliminate: settings.eliminate,
      plurality: settings.rounds,
      lastTwo: settings['last-two'],
    };
    return playRounds(counting, rule, settings['equal-ranks'], settings.withdraw);
  },
});

function readElimination(text: string): RoundsRule['eliminate'] | undefined {
  if (text === 'fewest' || text === 'fewest-together' || text === 'nobody') return { kind: text };
  const share = /^below-share:(\d{1,9}\/[1-9]\d{0,8}|0\.\d{1,9})$/.exec(text)?.[1];
  if (share) return { kind: 'below-share', share };
  const keep = /^keep:([1-9]\d{0,3})$/.exec(text)?.[1];
  return keep ? { kind: 'keep', candidates: Number(keep) } : undefined;
}

function readWithdrawals(text: string): ReadonlyMap<number, readonly number[]> | undefined {
  const read = new Map<number, readonly number[]>();
  if (text === 'none') return read;
  for (const part of text.split(',')) {
    const match = /^([1-9]\d{0,3}):([1-9]\d{0,4})$/.exec(part);
    if (match === null) return undefined;
    const round = Number(match[1]);
    read.set(round, [...(read.get(round) ?? []), Number(match[2]) - 1]);
  }
  return read;
}

interface Series {
  readonly standing: readonly number[];
  readonly rounds: readonly HeldRound[];
  readonly stages: readonly Stage[];
  readonly ties: readonly Tie[];
}

function playRounds<Table extends OptionTable>(
  counting: Counting<'ranked', Table>,
  rule: RoundsRule,
  equal: 'share' | 'skip',
  withdrawals: ReadonlyMap<number, readonly number[]>,
): Result<Transcript, CountProblem> {
  const { profile, options, seats } = counting;
  if (seats !== 1) {
    return refuse({
      reason: 'bad-option',
      option: 'seats',
      found: `${seats}`,
      expected: `1: ${counting.rule} elects one`,
    });
  }
  const nominated = standing(profile.candidates);
  const places = lotPlaces(profile.candidates, options.lot);
  const ends: { readonly series: Series; readonly winner: number | undefined }[] = [];
  const open: Series[] = [{ standing: nominated, rounds: [], stages: [], ties: [] }];
  const seen = new Set<string>();
  for (let series = open.shift(); series !== undefined; series = open.shift()) {
    const key = `${series.rounds.length}:${series.standing.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > mostStates) {
      return refuse({ reason: 'too-large', what: 'ways to break ties', limit: mostStates, got: mostStates + 1 });
    }
    const firsts = firstPreferences(profile, series.standing, equal);
    const number = series.rounds.length + 1;
    const round: HeldRound = {
      votes: profile.candidates.map((_, one) => printNumber(firsts.of(one))),
      abstentions: printNumber(firsts.exhausted),
      withdrawn: withdrawals.get(number) ?? [],
    };
    const one = nextRound({ ...rule, plurality: rule.plurality === number ? 1 : 0 }, series.standing, [round]);
    if (!one.ok) return one;
    const after = one.value;
    const { votes } = round;
    const held = { action: `round ${number}`, votes, exhausted: round.abstentions ?? '0' };
    if (after.kind === 'nobody-left') {
      ends.push({ series, winner: undefined });
    } else if (after.kind === 'elected') {
      const last = stage({ ...held, on: [after.elected], because: after.because, elected: [after.elected] });
      ends.push({ series: { ...series, stages: [...series.stages, last] }, winner: after.elected });
    } else if (after.kind === 'another-round') {
      if (after.excluded.length === 0 && sameVotes(series, round)) {
        ends.push({ series, winner: undefined });
        continue;
      }
      const last = stage({ ...held, on: after.excluded, because: after.because, excluded: after.excluded });
      open.push({
        ...series,
        standing: after.standing,
        rounds: [...series.rounds, round],
        stages: [...series.stages, last],
      });
    } else branch(after, series, round, held);
  }
  const winners = [...new Set(ends.flatMap(({ winner }) => (winner === undefined ? [] : [winner])))].sort(
    (a, b) => a - b,
  );
  return ok(seriesTranscript(counting, ends, winners));

  /** A tie: the lot's choice where there is a lot, otherwise every choice. */
  function branch(
    tie: AfterRound & { readonly kind: 'tie' },
    series: Series,
    round: HeldRound,
    held: Pick<Stage, 'action' | 'votes' | 'exhausted'>,
  ): void {
    const drawn = byLot(tie.between, places);
    const ways = drawn
      ? [tie.for === 'elect' ? drawn.slice(0, tie.choose) : drawn.slice(-tie.choose)]
      : subsets(tie.between, tie.choose);
    for (const chosen of ways) {
      const recorded: Tie = {
        stage: series.stages.length,
        between: tie.between,
        for: tie.for,
        brokenBy: drawn ? 'lot' : 'unbroken',
        chosen: drawn ? chosen : [],
        because: because('rounds', drawn ? 'lot-drawn' : 'equal-and-no-lot'),
      };
      const ties = [...series.ties, recorded];
      if (tie.for === 'elect') {
        const last = stage({ ...held, on: chosen, because: recorded.because, elected: drawn ? chosen : [] });
        ends.push({ series: { ...series, ties, stages: [...series.stages, last] }, winner: chosen[0] });
        continue;
      }
      const again = nextRound({ ...rule, plurality: 0 }, series.standing, [round], () => chosen);
      if (!again.ok || again.value.kind !== 'another-round') continue;
      const last = stage({
        ...held,
        on: again.value.excluded,
        because: recorded.because,
        excluded: again.value.excluded,
      });
      open.push({
        standing: again.value.standing,
        rounds: [...series.rounds, round],
        stages: [...series.stages, last],
        ties,
      });
    }
  }
}

/** Ranked papers vote the same again, so a round that changes nothing would be repeated for ever. */
function sameVotes({ rounds }: Series, round: HeldRound): boolean {
  return rounds.at(-1)?.votes.join() === round.votes.join();
}

function subsets(from: readonly number[], howMany: number): readonly (readonly number[])[] {
  if (howMany === 0) return [[]];
  return from.flatMap((one, at) => subsets(from.slice(at + 1), howMany - 1).map((rest) => [one, ...rest]));
}

function seriesTranscript<Table extends OptionTable>(
  counting: Counting<'ranked', Table>,
  ends: readonly { readonly series: Series; readonly winner: number | undefined }[],
  winners: readonly number[],
): Transcript {
  const shown = ends.find(({ winner }) => winner !== undefined) ?? ends[0];
  const series: Pick<Series, 'stages' | 'ties'> = shown?.series ?? { stages: [], ties: [] };
  const decided = winners.length === 1;
  const firstOpen = series.ties.find(({ brokenBy }) => brokenBy === 'unbroken');
  // Behind an open tie every way was followed; one of them is not the story.
  const stages = firstOpen && !decided ? series.stages.slice(0, firstOpen.stage) : series.stages;
  const ties = firstOpen && !decided ? series.ties.slice(0, series.ties.indexOf(firstOpen) + 1) : series.ties;
  return transcriptOf(counting, {
    ballots: rankedAccount(counting.profile),
    stages,
    ties,
    elected: decided ? winners : [],
    ...(winners.length > 1 && { tiedOutcomes: winners.map((one) => [one]) }),
    notes: [
      ...(firstOpen && decided ? [because('ties', 'same-winner-whichever-way')] : []),
      ...(winners.length === 0 ? [because('rounds', 'no-majority')] : []),
    ],
  });
}
