/**
 * The Debian constitution's standard resolution procedure, section A.6
 * (A.5 since version 1.9), for one winner among options with a default.
 *
 *     quorum      R        an option with V(A,D) < R is dropped
 *     majority    N        until 1.5: kept iff V(A,D) > N·V(D,A);  from 1.6: kept iff V(A,D) >= N·V(D,A) and V(A,D) > V(D,A)
 *     then                 defeats, the Schwartz set, and the weakest defeats inside it dropped until none is left
 *
 * A defeat is weaker with fewer votes for, then with more votes against.
 * Options are dropped before defeats are built and never take part. Version 1.0
 * used the older "Concorde" count, see {@link concorde}.
 */
import { compare, type Fraction, fraction, multiply, ok, parseFraction, type Result, refuse } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import type { Stage, Tie } from '../../transcript.ts';
import { type Counting, defineRule } from '../common/define-rule.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { inUnits } from '../common/papers.ts';
import { oneOf, optionalNumber, printNumber, type Settings, textOption } from '../common/settings.ts';
import { because, stage, transcriptOf } from '../common/transcripts.ts';
import { firstPreferences } from '../rounds/first-preferences.ts';
import { compareStrength, type Defeat, defeatsOf } from './defeats.ts';
import { matrixTable, type Pairwise, pairwiseMatrix, schwartzSet, showVotes } from './pairwise.ts';
import { rankedAccount } from './ranking-transcript.ts';

const debianOptions = {
  default: textOption(
    'default',
    'last | number of the option from 1 | name:its name',
    'last',
    'The default option ("further discussion", "none of the above").',
    (text) => (/^(last|[1-9]\d{0,4}|name:.+)$/.test(text) ? text : undefined),
  ),
  constitution: oneOf(
    'constitution',
    ['1.6', '1.1', '1.0'],
    '1.6',
    'Which text: from 1.6 (December 2015), 1.1 to 1.5, or 1.0 (before June 2003).',
  ),
  quorum: optionalNumber('quorum', 'R: votes over the default option that an option needs.'),
  developers: optionalNumber('developers', 'Number of members; then R = 3Q with Q half their square root, exactly.'),
  majorities: textOption(
    'majorities',
    'none | option=ratio, comma between',
    'none',
    'Supermajorities: 1=3,4=3/2 where option 1 needs 3:1.',
    readMajorities,
  ),
};

export const debian: Rule = defineRule({
  id: 'debian',
  family: 'condorcet',
  summary:
    'The Debian constitution: default option, quorum, supermajorities, then Schulze by dropping weakest defeats.',
  explanation:
    'Every option must first do well enough against the default option ("further discussion"): enough votes over it, and the majority its kind needs. Options that fail are dropped. ' +
    'Of the rest, whoever beats all others one to one wins; if the wins run in a circle, the weakest wins are dropped until the circle is broken. A tie is for the casting vote.',
  source: 'Debian Constitution v1.1-v1.7 A.6, v1.9 A.5; v1.0 A.6',
  takes: ['ranked'],
  options: debianOptions,
  seats: 'one',
  count: (counting) => {
    const { profile, settings } = counting;
    const fallback = defaultOption(profile, settings.default);
    if (!fallback.ok) return fallback;
    const duels = pairwiseMatrix(profile, 'last');
    if (!duels.ok) return duels;
    const contest = { counting, duels: duels.value, fallback: fallback.value };
    return settings.constitution === '1.0' ? concorde(contest) : standardProcedure(contest);
  },
});

interface Contest {
  readonly counting: Counting<'ranked', typeof debianOptions>;
  readonly duels: Pairwise;
  readonly fallback: number;
}

function standardProcedure(contest: Contest): ReturnType<Rule['count']> {
  const { duels, fallback, counting } = contest;
  const others = duels.candidates.filter((option) => option !== fallback);
  const votesOver = (option: number): Fraction => inUnits(duels.votes(option, fallback), duels.unit);
  const failed = others.filter((option) => !hasQuorum(votesOver(option), counting.settings));
  const lost = others.filter((option) => !failed.includes(option) && !hasMajority(contest, option));
  const options = duels.candidates.filter((option) => !failed.includes(option) && !lost.includes(option));
  const shown = showOverDefault(contest);
  const stages: Stage[] = [
    stage({ action: 'quorum', on: failed, because: because('A.6.2', 'below-quorum'), votes: shown, excluded: failed }),
    stage({
      action: 'majority',
      on: lost,
      because: because('A.6.3', 'majority-not-reached'),
      votes: shown,
      excluded: lost,
    }),
  ];
  let defeats: readonly Defeat[] = defeatsOf(duels, options);
  const all = defeats;
  let left: readonly number[] = options;
  for (;;) {
    const standing = defeats;
    left = schwartzSet({ beats: (a, b) => standing.some(({ winner, loser }) => winner === a && loser === b) }, left);
    const inside = defeats.filter(({ winner, loser }) => left.includes(winner) && left.includes(loser));
    const wins = duels.names.map((_, option) => `${inside.filter(({ winner }) => winner === option).length}`);
    stages.push(stage({ action: 'schwartz-set', on: left, because: because('A.6.6', 'schwartz-set'), votes: wins }));
    if (inside.length === 0) break;
    const order = (a: Defeat, b: Defeat): number => compareStrength('winning-then-losing', a, b);
    const weakest = inside.reduce((a, b) => (order(a, b) <= 0 ? a : b));
    const dropped = inside.filter((defeat) => order(defeat, weakest) === 0);
    defeats = inside.filter((defeat) => !dropped.includes(defeat));
    const data = { dropped: dropped.map(({ winner, loser }) => `${winner + 1}-${loser + 1}`) };
    stages.push(
      stage({ action: 'drop-weakest', because: because('A.6.7', 'weakest-defeats-dropped', data), votes: wins }),
    );
  }
  return finish(contest, left, stages, all);
}

/** Among what is left, the elector with the casting vote chooses (A.6.8): here a lot's order stands for it. */
function finish(
  { counting, duels }: Contest,
  left: readonly number[],
  stages: readonly Stage[],
  defeats: readonly Defeat[],
): ReturnType<Rule['count']> {
  const { profile, options } = counting;
  const cast = left.length === 1 ? left : (byLot(left, lotPlaces(profile.candidates, options.lot)) ?? []).slice(0, 1);
  const tie: Tie = {
    stage: stages.length,
    between: left,
    for: 'elect',
    brokenBy: cast.length === 1 ? 'casting-vote' : 'unbroken',
    chosen: cast,
    because: because('A.6.8', cast.length === 1 ? 'casting-vote' : 'equal-and-no-casting-vote'),
  };
  const table = matrixTable(duels, (a, b) => showVotes(duels.votes(a, b), duels));
  return ok(
    transcriptOf(counting, {
      ballots: rankedAccount(profile),
      stages: [
        ...stages,
        stage({
          action: 'elect',
          on: cast,
          because: because('A.6.8', 'winner'),
          votes: duels.names.map((_, option) => (cast.includes(option) ? '1' : '0')),
          elected: cast,
        }),
      ],
      ties: left.length > 1 ? [tie] : [],
      elected: cast,
      ...(left.length > 1 && cast.length === 0 && { tiedOutcomes: left.map((one) => [one]) }),
      tables: {
        ...(table && { pairwise: table }),
        defeats: [
          ['winner', 'loser', 'margin'],
          ...defeats.map(({ winner, loser, votes, against }) => [
            duels.names[winner] ?? '',
            duels.names[loser] ?? '',
            showVotes(votes - against, duels),
          ]),
        ],
      },
      notes: [],
    }),
  );
}

function hasQuorum(votes: Fraction, { quorum, developers }: Settings<typeof debianOptions>): boolean {
  if (quorum !== 'none' && compare(votes, quorum) < 0) return false;
  // V >= 3/2 · √n  ⇔  4V² >= 9n
  return (
    developers === 'none' ||
    compare(multiply(fraction(4), multiply(votes, votes)), multiply(fraction(9), developers)) >= 0
  );
}

function hasMajority({ counting, duels, fallback }: Contest, option: number): boolean {
  const ratio = counting.settings.majorities.get(option + 1) ?? fraction(1);
  const [over, under] = [duels.votes(option, fallback), duels.votes(fallback, option)];
  const needed = multiply(ratio, fraction(under));
  if (counting.settings.constitution === '1.6') return compare(fraction(over), needed) >= 0 && over > under;
  return compare(fraction(over), needed) > 0;
}

/**
 * Version 1.0: A dominates B when more ballots prefer A. An option that needs
 * N:1 has its votes over the default option divided by N. The dominated are
 * discarded; if that leaves several (or, in a circle, nobody), the rest is
 * settled by transferring votes. The winner needs the quorum over the default
 * option, counted undivided; without it the default option wins.
 */
function concorde(contest: Contest): ReturnType<Rule['count']> {
  const { counting, duels, fallback } = contest;
  const { settings, profile } = counting;
  const scaled = (a: number, b: number): Fraction => {
    const ratio = b === fallback ? (settings.majorities.get(a + 1) ?? fraction(1)) : fraction(1);
    return multiply(fraction(duels.votes(a, b)), { num: ratio.den, den: ratio.num });
  };
  const dominates = (a: number, b: number): boolean => compare(scaled(a, b), scaled(b, a)) > 0;
  const undominated = duels.candidates.filter((a) => !duels.candidates.some((b) => dominates(b, a)));
  let left = undominated.length > 0 ? undominated : duels.candidates;
  const stages: Stage[] = [
    stage({
      action: 'dominance',
      on: left,
      because: because('A.6.3 (v1.0)', undominated.length > 0 ? 'undominated' : 'circle'),
      votes: showOverDefault(contest),
      excluded: duels.candidates.filter((option) => !left.includes(option)),
    }),
  ];
  while (left.length > 1) {
    const firsts = firstPreferences(profile, left, 'share');
    const fewest = left.map((one) => firsts.of(one)).reduce((a, b) => (compare(a, b) <= 0 ? a : b));
    const lowest = left.filter((one) => compare(firsts.of(one), fewest) === 0);
    if (lowest.length === left.length) break;
    left = left.filter((one) => !lowest.includes(one));
    const votes = duels.names.map((_, one) => printNumber(firsts.of(one)));
    stages.push(
      stage({
        action: 'exclude',
        on: lowest,
        because: because('A.6.5 (v1.0)', 'fewest-votes'),
        votes,
        excluded: lowest,
      }),
    );
  }
  const winners = left.filter(
    (one) => one === fallback || hasQuorum(inUnits(duels.votes(one, fallback), duels.unit), settings),
  );
  return finish(contest, winners.length > 0 ? winners : [fallback], stages, defeatsOf(duels));
}

function showOverDefault({ duels, fallback }: Contest): readonly string[] {
  return duels.names.map((_, option) => showVotes(duels.votes(option, fallback), duels));
}

function defaultOption({ candidates }: RankedProfile, text: string): Result<number, CountProblem> {
  const at =
    text === 'last'
      ? candidates.length - 1
      : text.startsWith('name:')
        ? candidates.findIndex(({ name }) => name === text.slice(5))
        : Number(text) - 1;
  if (candidates[at] === undefined) {
    return refuse({
      reason: 'bad-option',
      option: 'default',
      found: text,
      expected: `an option from 1 to ${candidates.length}`,
    });
  }
  return ok(at);
}

function readMajorities(text: string): ReadonlyMap<number, Fraction> | undefined {
  const read = new Map<number, Fraction>();
  if (text === 'none') return read;
  for (const part of text.split(',')) {
    const [option = '', ratio = ''] = part.split('=');
    const value = parseFraction(ratio);
    if (!/^[1-9]\d{0,4}$/.test(option) || !value.ok || compare(value.value, fraction(1)) < 0) return undefined;
    read.set(Number(option), value.value);
  }
  return read;
}
