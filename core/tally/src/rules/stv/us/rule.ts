/** The rule `rcv-us`: its options bear the names of RCTab's configuration. */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem, Rule } from '../../../count.ts';
import type { RankedProfile } from '../../../profile.ts';
import type { Transcript } from '../../../transcript.ts';
import { type Arithmetic, fixed } from '../engine/arithmetic.ts';
import { ranksOf } from '../engine/papers.ts';
import { finish } from '../engine/stages.ts';
import { setTable, type Table, withdrawn } from '../engine/table.ts';
import { type Call, type Choice, limitsOf, stvRule } from '../run.ts';
import { tabulate, type UsPapers, type UsRules } from './tabulate.ts';
import { usTies } from './tie-breaks.ts';

const modes = {
  singleWinnerMajority: 'single',
  multiWinnerAllowOnlyOneWinnerPerRound: 'one-per-round',
  multiWinnerAllowMultipleWinnersPerRound: 'several-per-round',
  bottomsUp: 'bottoms-up',
  bottomsUpUsingPercentageThreshold: 'bottoms-up-threshold',
  multiPassIrv: 'single',
} as const;

const yesNo = ['false', 'true'];
const number = { like: /^(\d{1,9}(\.\d{1,9})?)?$/, text: 'a number' };

const choices: readonly Choice[] = [
  {
    name: 'winnerElectionMode',
    values: ['auto', ...Object.keys(modes)],
    default: 'auto',
    meaning: 'how many are elected and how; by the number of seats when not said',
  },
  {
    name: 'numberOfWinners',
    values: { from: 0, to: 999 },
    default: '',
    meaning: 'seats, where no other place says so',
  },
  {
    name: 'tiebreakMode',
    values: [
      'stopCountingAndAsk',
      'random',
      'previousRoundCountsThenRandom',
      'previousRoundCountsThenAsk',
      'useCandidateOrder',
      'generatePermutation',
    ],
    default: 'previousRoundCountsThenAsk',
    meaning: 'how ties are broken; asking means the lot given to the count',
  },
  {
    name: 'randomSeed',
    values: { like: /^(-?\d{1,19})?$/, text: 'a whole number' },
    default: '',
    meaning: 'seed of java.util.Random for the random modes',
  },
  {
    name: 'overvoteRule',
    values: ['exhaustImmediately', 'alwaysSkipToNextRank', 'exhaustIfMultipleContinuing'],
    default: 'exhaustImmediately',
    meaning: 'what a rank with several candidates does',
  },
  {
    name: 'maxSkippedRanksAllowed',
    values: { like: /^(unlimited|\d{0,4})$/, text: 'unlimited, or a number' },
    default: 'unlimited',
    meaning: 'ranks that may be left empty in a row',
  },
  {
    name: 'maxRankingsAllowed',
    values: { like: /^(max|\d{0,4})$/, text: 'max, or a number' },
    default: 'max',
    meaning: 'ranks on the paper',
  },
  {
    name: 'exhaustOnDuplicateCandidate',
    values: yesNo,
    default: 'false',
    meaning: 'a repeated candidate ends the paper',
  },
  { name: 'minimumVoteThreshold', values: number, default: '0', meaning: 'fewer votes are out at once' },
  { name: 'batchElimination', values: yesNo, default: 'false', meaning: 'exclude together who cannot catch up' },
  {
    name: 'continueUntilTwoCandidatesRemain',
    values: yesNo,
    default: 'false',
    meaning: 'go on after the winner is found until two remain',
  },
  { name: 'hareQuota', values: yesNo, default: 'false', meaning: 'threshold votes / seats, rounded up' },
  { name: 'nonIntegerWinningThreshold', values: yesNo, default: 'false', meaning: 'threshold with decimals' },
  {
    name: 'doesFirstRoundDetermineThreshold',
    values: yesNo,
    default: 'false',
    meaning: 'one winner: the majority of the first round stays the measure',
  },
  {
    name: 'decimalPlacesForVoteArithmetic',
    values: { from: 0, to: 20 },
    default: '4',
    meaning: 'decimals of shares and surpluses',
  },
  {
    name: 'multiSeatBottomsUpPercentageThreshold',
    values: number,
    default: '',
    meaning: 'percentage that all who remain must have',
  },
  {
    name: 'stopTabulationEarlyAfterRound',
    values: { from: 1, to: 999_999 },
    default: '',
    meaning: 'no further round after this one',
  },
  // Of other versions of RCTab; what they would change is not counted here, so they are refused when they ask for it.
  {
    name: 'floorWinningThreshold',
    values: ['true'],
    default: 'true',
    meaning: 'the threshold without decimals is cut off',
  },
  { name: 'bulkElimination', values: ['false'], default: 'false', meaning: 'not counted here' },
  { name: 'preventOneCandidateInFinalRound', values: ['false'], default: 'false', meaning: 'not counted here' },
];

export const rcvUs: Rule = stvRule(
  {
    id: 'rcv-us',
    constraints: 'kept',
    summary: 'Ranked-choice voting as American ordinances have it, with the choices of RCTab',
    explanation:
      'One winner by majority of the votes still active, or several by a threshold with fractional surpluses, or from ' +
      'the bottom up. What overvotes, skipped ranks and repeated candidates do, how ties are broken and who goes together is ' +
      'for the options to say, as ordinances differ.',
    source: 'RCTab (Bright Spots), configuration file parameters; e.g. Maine 21-A M.R.S. s. 723-A, Minneapolis Ch. 167',
  },
  choices,
  (call) => {
    const contradiction = contradictionIn(call);
    if (contradiction !== undefined) return refuse({ reason: 'bad-option', ...contradiction });
    const mode = call.chosen['winnerElectionMode'];
    return mode === 'multiPassIrv' ? inPasses(call) : onePass(call, call.seats, { won: new Set(), doomed: [] });
  },
  (more) => {
    if (more['winnerElectionMode'] === 'bottomsUpUsingPercentageThreshold') return 0;
    return more['numberOfWinners'] ? Number(more['numberOfWinners']) : undefined;
  },
);

interface Contradiction {
  readonly option: string;
  readonly found: string;
  readonly expected: string;
}

/** Choices that exclude each other, as RCTab's own check of a configuration (`ContestConfig.validateRules`) has it. */
function contradictionIn(call: Call): Contradiction | undefined {
  const { chosen, seats } = call;
  const named = chosen['winnerElectionMode'] ?? '';
  const passes = named === 'multiPassIrv';
  const alone = seats === 1 && !named.startsWith('bottomsUp');
  const mode = modeOf(named, seats);
  const fractions = !passes && (mode === 'one-per-round' || mode === 'several-per-round');
  const on = (name: string): boolean => chosen[name] === 'true';
  const fault = (option: string, expected: string): Contradiction => ({
    option,
    found: chosen[option] ?? '',
    expected,
  });
  if (named === 'singleWinnerMajority' && seats > 1) return fault('winnerElectionMode', `a mode for ${seats} seats`);
  if (named.startsWith('multiWinner') && seats === 1) return fault('winnerElectionMode', 'a mode for one seat');
  if (named === 'bottomsUpUsingPercentageThreshold') {
    if (limitsOf(call))
      return fault('winnerElectionMode', 'a mode with a number of seats, which constraints are about');
    const percentage = 'multiSeatBottomsUpPercentageThreshold';
    if (!chosen[percentage]) return fault(percentage, 'a percentage, for a mode that goes by one');
  }
  for (const name of ['batchElimination', 'continueUntilTwoCandidatesRemain']) {
    if (on(name) && !alone && !passes) return fault(name, 'false, unless one seat is filled at a time');
  }
  for (const name of ['nonIntegerWinningThreshold', 'hareQuota']) {
    if (on(name) && !fractions)
      return fault(name, 'false, unless several seats are filled by a threshold and surpluses');
  }
  if (on('nonIntegerWinningThreshold') && on('hareQuota'))
    return fault('hareQuota', 'false, beside a threshold with decimals');
  return undefined;
}

/** Several seats one after the other: each pass without the winners before. */
function inPasses(call: Call): Result<Transcript, CountProblem> {
  const won = new Set<number>();
  const passes: Transcript[] = [];
  while (won.size < call.seats) {
    // Whoever went out in an earlier pass is in again, so only the winners so far bind the next one.
    const doomed = limitsOf(call)?.doomed([...won], []) ?? [];
    const pass = onePass(call, 1, { won, doomed });
    if (!pass.ok) return pass;
    passes.push(pass.value);
    const [winner] = pass.value.elected;
    if (winner === undefined) break;
    won.add(winner);
  }
  const [first] = passes;
  if (first === undefined) return onePass(call, 1, { won, doomed: [] });
  let before = 0;
  const ties = passes.flatMap((pass) => {
    const shifted = pass.ties.map((tie) => ({ ...tie, stage: tie.stage + before }));
    before += pass.stages.length;
    return shifted;
  });
  return ok({
    ...first,
    seats: call.seats,
    stages: passes.flatMap(({ stages }) => stages),
    ties,
    quota: passes.at(-1)?.quota ?? null,
    elected: [...won],
  });
}

interface NotIn {
  readonly won: ReadonlySet<number>;
  /** Whom constraints keep out of this pass. */
  readonly doomed: readonly number[];
}

function onePass(call: Call, seats: number, { won, doomed }: NotIn): Result<Transcript, CountProblem> {
  const { profile, chosen } = call;
  const arithmetic = fixed(Number(chosen['decimalPlacesForVoteArithmetic']), profile.papers.weightUnit);
  const { papers, valid, invalid } = readUsPapers(profile, Number(chosen['maxRankingsAllowed']) || Infinity);
  const plain = {
    count: papers.count,
    offsets: new Uint32Array(papers.count + 1),
    entries: new Uint16Array(0),
    weights: papers.weights,
    unit: profile.papers.weightUnit,
    valid,
    invalid,
  };
  const limits = seats === call.seats ? limitsOf(call) : undefined;
  const table: Table<bigint> = setTable(profile, seats, plain, arithmetic, limits);
  for (const c of [...won, ...doomed]) {
    table.status[c] = withdrawn;
    table.receives[c] = 0;
  }
  tabulate(table, usRules(call, table, arithmetic), papers);
  const transcript = finish(table, call.rule, profile, chosen);
  const share = chosen['winnerElectionMode'] === 'bottomsUpUsingPercentageThreshold';
  return ok(share ? { ...transcript, seats: transcript.elected.length } : transcript);
}

function modeOf(name: string, seats: number): UsRules['mode'] {
  const known = Object.entries(modes).find(([own]) => own === name)?.[1];
  if (known !== undefined && !(known === 'single' && seats > 1)) return known;
  return seats > 1 ? 'several-per-round' : 'single';
}

function readUsPapers(profile: RankedProfile, most: number): { papers: UsPapers; valid: number; invalid: number } {
  const { weights } = profile.papers;
  const count = weights.length;
  const ranks: UsPapers['ranks'] = (i) => ranksOf(profile, i).slice(0, most);
  const marked = new Uint8Array(count);
  let [valid, invalid] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    if (ranks(i).some((rank) => rank !== 'gap')) {
      marked[i] = 1;
      valid += weights[i] ?? 0;
    } else invalid += weights[i] ?? 0;
  }
  return { papers: { count, weights, ranks, marked }, valid, invalid };
}

function usRules(call: Call, table: Table<bigint>, arithmetic: Arithmetic<bigint>): UsRules {
  const { chosen, profile } = call;
  const is = (name: string): boolean => chosen[name] === 'true';
  const undeclared = profile.candidates.findIndex(({ groups }) => groups?.includes('undeclared') === true);
  const declared = table.names.map((_, c) => c).filter((c) => c !== undeclared);
  const skips = chosen['maxSkippedRanksAllowed'];
  const ranks = chosen['maxRankingsAllowed'];
  const overvote = chosen['overvoteRule'];
  return {
    mode: modeOf(chosen['winnerElectionMode'] ?? '', table.seats),
    selection: {
      overvote:
        overvote === 'alwaysSkipToNextRank'
          ? 'skip'
          : overvote === 'exhaustIfMultipleContinuing'
            ? 'exhaust-if-several-continue'
            : 'exhaust',
      skips: skips === 'unlimited' || !skips ? Number.POSITIVE_INFINITY : Number(skips),
      repeatEnds: is('exhaustOnDuplicateCandidate'),
      ranks: ranks === 'max' || !ranks ? declared.length : Number(ranks),
    },
    ties: usTies(chosen['tiebreakMode'] ?? '', chosen['randomSeed'] ?? '', table.names, declared, call.lot),
    hare: is('hareQuota'),
    wholeThreshold: !is('nonIntegerWinningThreshold'),
    firstRoundThreshold: is('doesFirstRoundDetermineThreshold'),
    batch: is('batchElimination'),
    untilTwo: is('continueUntilTwoCandidatesRemain'),
    minimum: scaled(chosen['minimumVoteThreshold'], arithmetic),
    stopAfter: Number(chosen['stopTabulationEarlyAfterRound']) || Number.POSITIVE_INFINITY,
    share: fromDecimal(chosen['multiSeatBottomsUpPercentageThreshold'] || '0', 16),
    undeclared: undeclared < 0 ? undefined : undeclared,
  };
}

function scaled(text: string | undefined, arithmetic: Arithmetic<bigint>): bigint {
  return arithmetic.decimal(fromDecimal(text || '0', 9), 9);
}

/** `12.5` in units of `10^-places`. */
function fromDecimal(text: string, places: number): bigint {
  const [whole = '0', after = ''] = text.split('.');
  return BigInt(whole) * 10n ** BigInt(places) + BigInt(after.padEnd(places, '0').slice(0, places) || '0');
}
