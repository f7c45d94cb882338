/** Slow counts of the transferable vote: elected and final votes, with ties, short papers and withdrawn candidates. */
import { must } from '@quorate/basics';
import { type Constraint, count } from '../../count.ts';
import { type RankedProfile, sharedRank, skippedRank } from '../../profile.ts';
import type { Transcript } from '../../transcript.ts';
import type { Naive } from '../stv/hall.ts';
import { naiveCfer, naiveMinneapolis } from '../stv/naive-american.ts';
import { naiveErs97 } from '../stv/naive-ers97.ts';
import {
  naiveExactWigm,
  naiveFixedWigm,
  naiveNorthernIreland,
  naivePrfWigm,
  naiveRunoff,
  naiveScottish,
  naiveSenate,
} from '../stv/naive-gregory.ts';
import { naiveFixedMeek, naivePrfMeek, naiveQpq } from '../stv/naive-meek.ts';
import { naiveNewZealand, naiveSecurePoll } from '../stv/naive-meek-offices.ts';
import { naiveSharedMeek } from '../stv/naive-shared-ranks.ts';
import { type CastVoteRecord, Draws, naiveTabulator, type TabulatorRules } from '../stv/naive-tabulator.ts';
import { naiveCambridge, naiveIreland } from '../stv/naive-whole-papers.ts';
import { profileOf, type SmallElection, smallElection, stirred } from '../stv/random-elections.ts';
import { type Keeping, slowConstraints } from '../stv/slow-constraints.ts';
import { weakElection } from '../weak-elections.ts';
import type { Reference, References } from './reference.ts';

type Options = { readonly [name: string]: string };
/** What of the end the two have in common besides the elected. */
type End = (transcript: Transcript) => readonly string[];

const digits =
  (places: number): End =>
  ({ stages }) =>
    (stages.at(-1)?.votes ?? []).map((v) => `${BigInt(Math.round(Number(v) * 10 ** places))}`);
const lastVotes: End = ({ stages }) => stages.at(-1)?.votes ?? [];
const electedOnly: End = () => [];

const nineFixed = { arithmetic: 'fixed', digits: '9', batch: 'none' };

export const stvReferences: References = {
  irv: [
    bound('irv', (election) => naiveRunoff(election), electedOnly),
    bound('irv', (election) => naiveRunoff(election, 'majority'), electedOnly, { until: 'majority' }),
    against('irv', (election) => naiveRunoff(election), electedOnly),
    against('irv', (election) => naiveRunoff(election, 'majority'), electedOnly, { more: { until: 'majority' } }),
  ],
  'stv-scottish-2007': [against('stv-scottish-2007', naiveScottish, digits(5))],
  'stv-ers97': [against('stv-ers97', naiveErs97, digits(2))],
  'stv-northern-ireland': [
    against('stv-northern-ireland', (election) => naiveNorthernIreland(election), digits(2)),
    against('stv-northern-ireland', (election) => naiveNorthernIreland(election, 'quota'), digits(2), {
      more: { 'last-vacancy': 'quota' },
    }),
  ],
  'stv-cambridge': ['0', '2', '4'].flatMap((signatures) => [
    against('stv-cambridge', (election) => naiveCambridge(election, Number(signatures)), lastVotes, {
      more: { signatures },
      elections: 1000,
    }),
    bound('stv-cambridge', (election) => naiveCambridge(election, Number(signatures)), lastVotes, { signatures }),
  ]),
  'stv-ireland': [
    ...['quarter', 'none'].map((deposit) =>
      against('stv-ireland', (election) => naiveIreland(election, { deposits: deposit === 'quarter' }), lastVotes, {
        more: { deposit },
      }),
    ),
    against('stv-ireland', (election) => naiveIreland(election, { deposits: true, members: 5 }), lastVotes, {
      more: { members: '5' },
      elections: 1000,
    }),
    against('stv-ireland', (election) => naiveIreland(election, { deposits: true, since2001: false }), lastVotes, {
      more: { law: '1992' },
      elections: 1000,
    }),
    bound('stv-ireland', (election) => naiveIreland(election, { deposits: true }), lastVotes),
  ],
  'stv-wigm': [
    against('stv-wigm', naiveExactWigm, lastVotes, { more: { 'empty-surplus': 'stays' }, elections: 1500 }),
    ...(['fraction', 'whole'] as const).flatMap((quota) =>
      (['each', 'once'] as const).flatMap((rounding) =>
        (['none', 'zero'] as const).map((batch) =>
          against('stv-wigm', (election) => naiveFixedWigm(election, { quota, rounding, batch }), digits(9), {
            more: { arithmetic: 'fixed', quota, rounding, batch },
            elections: 500,
          }),
        ),
      ),
    ),
  ],
  'stv-prf-wigm': [
    against('stv-prf-wigm', (election) => naivePrfWigm(election), digits(4)),
    against('stv-prf-wigm', (election) => naivePrfWigm(election, { batch: true }), digits(4), {
      more: { batch: 'true' },
    }),
  ],
  'stv-minneapolis': [against('stv-minneapolis', naiveMinneapolis, digits(4))],
  'stv-cfer': (['draft', 'program'] as const).flatMap((text) =>
    (['false', 'true'] as const).map((batch) =>
      against('stv-cfer', (election) => naiveCfer(election, { batch: batch === 'true', text }), digits(5), {
        more: text === 'draft' ? { batch, quota: 'whole', rounding: 'once' } : { batch },
        elections: 1000,
      }),
    ),
  ),
  'stv-prf-meek': [against('stv-prf-meek', naivePrfMeek, electedOnly, { elections: 1000 })],
  'stv-meek': [
    against('stv-meek', (election) => naiveFixedMeek('meek', election), electedOnly, {
      more: nineFixed,
      elections: 1000,
    }),
    ...sharedRanks('meek'),
  ],
  'stv-warren': [
    against('stv-warren', (election) => naiveFixedMeek('warren', election), electedOnly, {
      more: nineFixed,
      elections: 1000,
    }),
    ...sharedRanks('warren'),
  ],
  'stv-nz-meek': [
    against('stv-nz-meek', naiveNewZealand, digits(9), { elections: 1000 }),
    bound('stv-nz-meek', naiveNewZealand, digits(9)),
  ],
  'stv-securepoll-meek': [against('stv-securepoll-meek', naiveSecurePoll, digits(10), { elections: 1000 })],
  'stv-au-senate': [
    against('stv-au-senate', (election) => naiveSenate(election), lastVotes),
    against('stv-au-senate', (election) => naiveSenate(election, { bulk: true }), lastVotes, {
      more: { bulk: 'allowed' },
    }),
    bound('stv-au-senate', (election) => naiveSenate(election), lastVotes),
  ],
  'rcv-us': [
    { elections: 4000, compare: (seed) => compareTabulator(seed, 'free') },
    { under: 'constraints', elections: 4000, compare: (seed) => compareTabulator(seed, 'bound') },
  ],
  qpq: [
    bound('qpq', (election) => naiveQpq(election), electedOnly),
    bound('qpq', (election) => naiveQpq(election, { restart: false }), electedOnly, { restart: 'false' }),
    against('qpq', (election) => naiveQpq(election), electedOnly, { elections: 1000 }),
    against('qpq', (election) => naiveQpq(election, { restart: false }), electedOnly, {
      more: { restart: 'false' },
      elections: 1000,
    }),
  ],
};

function against(
  rule: string,
  naive: (election: SmallElection) => Naive,
  end: End,
  { more = {}, elections = 2000 }: { readonly more?: Options; readonly elections?: number } = {},
): Reference {
  const under = Object.entries(more)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return {
    ...(under === '' ? {} : { under }),
    elections,
    compare: (seed) => {
      const election = smallElection(seed);
      const gone = seed % 5 === 0 ? seed % election.candidates : -1;
      const stood = without(election, gone);
      if (stood.papers.length === 0) return ['', ''];
      const profile = profileOf(election);
      const candidates = profile.candidates.map((one, c) => (c === gone ? { ...one, withdrawn: true as const } : one));
      const order = candidates.map((_, c) => c);
      const transcript = must(count(rule, { ...profile, candidates }, { lot: { order }, more }));
      const slow = naive(stood);
      const votes = end(transcript);
      return [
        { elected: [...transcript.elected].sort((a, b) => a - b), votes: votes.filter((_, c) => c !== gone) },
        {
          elected: slow.elected.map((c) => order.filter((one) => one !== gone)[c]),
          votes: votes.length ? slow.votes : [],
        },
      ];
    },
  };
}

/** Under constraints on three groups that overlap; elections in which nobody can keep them are refused by both. */
function bound(rule: string, naive: (election: SmallElection) => Naive, end: End, more: Options = {}): Reference {
  const under = Object.entries(more).map(([name, value]) => `${name}=${value}`);
  return {
    under: ['constraints', ...under].join(' '),
    elections: 2000,
    compare: (seed) => {
      const { election, profile, constraints, keep } = boundElection(seed);
      const order = profile.candidates.map((_, c) => c);
      const counted = count(rule, profile, { lot: { order }, more, constraints });
      if (!counted.ok) return [counted.problem.reason, keep.allows([], []) ? 'feasible' : 'infeasible-constraint'];
      const slow = naive({ ...election, keep });
      const votes = end(counted.value);
      return [
        { elected: [...counted.value.elected].sort((a, b) => a - b), votes },
        { elected: slow.elected, votes: votes.length ? slow.votes : [] },
      ];
    },
  };
}

function boundElection(seed: number): {
  readonly election: SmallElection;
  readonly profile: RankedProfile;
  readonly constraints: readonly Constraint[];
  readonly keep: Keeping;
} {
  const election = smallElection(seed);
  const random = stirred(seed * 13 + 5);
  const groups = Array.from({ length: election.candidates }, () => ['a', 'b', 'c'].filter(() => random(2) === 0));
  const constraints: readonly Constraint[] = [
    { group: 'a', atLeast: random(3) },
    { group: 'b', atMost: random(3) },
    { group: 'c', atLeast: random(2), atMost: 1 + random(2) },
  ].filter((_, at) => at === 0 || random(4) > 0);
  const profile = profileOf(election);
  const candidates = profile.candidates.map((one, c) => ({ ...one, groups: groups[c] ?? [] }));
  const keep = slowConstraints(election.seats, groups, constraints);
  return { election, profile: { ...profile, candidates }, constraints, keep };
}

/** Weak orders under both readings of a shared rank; elections that hang on a tie say nothing. */
function sharedRanks(kind: 'meek' | 'warren'): readonly Reference[] {
  return (['orders', 'split'] as const).map((equal) => ({
    under: `equal=${equal}`,
    elections: 1000,
    compare: (seed) => {
      const { profile, papers, candidates } = weakElection(seed, { withdrawn: false });
      const seats = 1 + (seed % Math.max(1, candidates - 1));
      const slow = naiveSharedMeek(kind, equal, { seats, candidates, papers });
      if (slow === undefined) return ['', ''];
      const more = { equal, arithmetic: 'fixed', digits: '40', omega: '10', batch: 'none' };
      const order = Array.from({ length: candidates }, (_, c) => c);
      const { elected } = must(count(`stv-${kind}`, profile, { seats, more, lot: { order } }));
      return [[...elected].sort((a, b) => a - b), slow];
    },
  }));
}

/** The election as if that candidate had never stood; papers that name nobody else are no votes. */
function without({ seats, candidates, papers }: SmallElection, gone: number): SmallElection {
  if (gone < 0) return { seats, candidates, papers };
  const left = papers.map((paper) => paper.filter((c) => c !== gone).map((c) => (c > gone ? c - 1 : c)));
  return { seats, candidates: candidates - 1, papers: left.filter(({ length }) => length > 0) };
}

/** Records with overvotes, skipped and repeated ranks, under choices that go together, all from the seed. */
function compareTabulator(seed: number, how: 'free' | 'bound'): readonly [unknown, unknown] {
  const random = stirred(seed * 31 + 7);
  const { election, profile, constraints, keep } = boundElection(seed);
  if (how === 'bound' && !keep.allows([], [])) return ['', ''];
  const records = election.papers.map((paper) => marked(paper, election.candidates, random));
  const rules = tabulatorRules(election, random, how === 'bound' ? keep : undefined);
  const { mode, lookBack, ties } = rules;
  const slow = naiveTabulator(election.candidates, records, rules);
  if (slow === undefined) return ['', ''];
  const more = {
    winnerElectionMode: rules.mode,
    overvoteRule: rules.overvote,
    maxSkippedRanksAllowed: Number.isFinite(rules.skipped) ? `${rules.skipped}` : 'unlimited',
    exhaustOnDuplicateCandidate: `${rules.duplicate}`,
    minimumVoteThreshold: `${rules.least}`,
    batchElimination: `${rules.batch}`,
    continueUntilTwoCandidatesRemain: `${rules.untilTwo}`,
    hareQuota: `${rules.hare}`,
    nonIntegerWinningThreshold: `${rules.decimals}`,
    doesFirstRoundDetermineThreshold: `${rules.firstRound}`,
    tiebreakMode: tiebreakModes[ties][lookBack ? 1 : 0],
    randomSeed: ties === 'ask' ? '' : `${rules.seed}`,
    multiSeatBottomsUpPercentageThreshold: mode.endsWith('PercentageThreshold') ? `${rules.percentage}` : '',
    stopTabulationEarlyAfterRound: Number.isFinite(rules.stopAfter) ? `${rules.stopAfter}` : '',
  };
  const order = Array.from({ length: election.candidates }, (_, c) => c);
  const counted = count(
    'rcv-us',
    { ...ofRecords(election, records), candidates: profile.candidates },
    { lot: { order }, more, ...(how === 'bound' ? { constraints } : {}) },
  );
  if (!counted.ok) return [counted.problem, { rules, slow }];
  const { elected, stages } = counted.value;
  const votes =
    rules.mode === 'multiPassIrv' ? [] : (stages.at(-1)?.votes ?? []).map((v) => `${Math.round(Number(v) * 10_000)}`);
  return [
    { elected: [...elected].sort((a, b) => a - b), votes, rules },
    { elected: slow.elected, votes: slow.votes, rules },
  ];
}

const tiebreakModes = {
  ask: ['useCandidateOrder', 'previousRoundCountsThenAsk'],
  random: ['random', 'previousRoundCountsThenRandom'],
  permutation: ['generatePermutation', 'generatePermutation'],
} as const;

/** Choices that RCTab lets go together. */
function tabulatorRules(
  { seats, candidates }: SmallElection,
  random: (below: number) => number,
  keep: Keeping | undefined,
): TabulatorRules {
  const modes = [
    'singleWinnerMajority',
    'multiWinnerAllowOnlyOneWinnerPerRound',
    'multiWinnerAllowMultipleWinnersPerRound',
    'bottomsUp',
    'multiPassIrv',
  ] as const;
  const byShare = keep === undefined && random(6) === 0;
  const several = seats > 1 ? (modes[1 + random(4)] ?? 'bottomsUp') : 'singleWinnerMajority';
  const mode = byShare ? 'bottomsUpUsingPercentageThreshold' : several;
  const alone = mode === 'singleWinnerMajority';
  const fractions = mode.startsWith('multiWinner');
  const ties = (['ask', 'random', 'permutation'] as const)[random(3)] ?? 'ask';
  const quota = fractions ? random(3) : 0;
  const seed = random(1_000_000);
  return {
    mode,
    seats,
    overvote:
      (['exhaustImmediately', 'alwaysSkipToNextRank', 'exhaustIfMultipleContinuing'] as const)[random(3)] ??
      'exhaustImmediately',
    skipped: [0, 1, Number.POSITIVE_INFINITY][random(3)] ?? 0,
    duplicate: random(2) === 0,
    least: random(3) === 0 ? 2 : 0,
    batch: (alone || mode === 'multiPassIrv') && random(2) === 0,
    untilTwo: alone && random(3) === 0,
    hare: quota === 1,
    decimals: quota === 2,
    firstRound: alone && random(4) === 0,
    lookBack: ties !== 'permutation' && random(2) === 0,
    ties,
    seed,
    draws: new Draws(seed, candidates, ties),
    percentage: 5 + random(40),
    stopAfter: random(8) === 0 ? 1 + random(4) : Number.POSITIVE_INFINITY,
    ...(keep === undefined ? {} : { keep }),
  };
}

/** A paper as voters mark it: here and there two at one rank, a rank left out, somebody named again. */
function marked(paper: readonly number[], candidates: number, random: (below: number) => number): CastVoteRecord {
  return paper.flatMap((c) => {
    const what = random(12);
    const other = random(candidates);
    if (what === 0 && other !== c) return [[c, other].sort((a, b) => a - b)];
    if (what === 1) return [[], [c]];
    if (what === 2) return [[], [], [c]];
    if (what === 3) return [[c], [c]];
    return [[c]];
  });
}

function ofRecords(election: SmallElection, records: readonly CastVoteRecord[]): RankedProfile {
  const entries = records.map((ranks) =>
    ranks.flatMap((at) => (at.length === 0 ? [skippedRank] : at.map((c, i) => (i === 0 ? c : c | sharedRank)))),
  );
  const offsets = [0];
  for (const paper of entries) offsets.push((offsets.at(-1) ?? 0) + paper.length);
  const profile = profileOf(election);
  return {
    ...profile,
    papers: { ...profile.papers, offsets: Uint32Array.from(offsets), entries: Uint16Array.from(entries.flat()) },
  };
}
