/**
 * Thiele's rules: a committee is worth w₁ + ... + wⱼ to a voter who approves of j of its members.
 *
 *     pav        1, 1/2, 1/3 ...        slav       1, 1/3, 1/5 ...        geom2   1/2, 1/4, 1/8 ...
 *     cc         1, 0, 0 ...            lex-cc     N², N, 1 ... (first the represented, then the twice represented ...)
 *     adams      N, 1, 1/2, 1/3 ... (first the represented, then as pav over the rest)
 *
 * The best committees are found exactly, by branch and bound: no further member
 * can add more than they would add now.
 *
 * T. N. Thiele, Om Flerfoldsvalg (1895); M. Lackner, P. Skowron, Multi-Winner Voting with Approval Preferences (2023).
 */
import { fraction, ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import { inUnits } from '../common/papers.ts';
import { printNumber } from '../common/settings.ts';
import { type Approvals, supportOf } from './approvals.ts';
import { bySteps, committeeRule, type Found, insert, mostCommittees, tooManyTies, without } from './committee-rule.ts';
import { holdersAmong } from './holdings.ts';
import { gainsFor, type Worth } from './thiele-gains.ts';

const mostNodes = 300_000;

type WorthFor = (approvals: Approvals) => Worth;

const harmonic: WorthFor = ({ seats }) => {
  const scale = commonMultiple(Array.from({ length: seats }, (_, at) => BigInt(at + 1)));
  return { scale, of: (j) => scale / BigInt(j) };
};

const oddHarmonic: WorthFor = ({ seats }) => {
  const scale = commonMultiple(Array.from({ length: seats }, (_, at) => BigInt(2 * at + 1)));
  return { scale, of: (j) => scale / BigInt(2 * j - 1) };
};

const geometric: WorthFor = ({ seats }) => ({ scale: 2n ** BigInt(seats), of: (j) => 2n ** BigInt(seats - j) });

const covering: WorthFor = () => ({ scale: 1n, of: (j) => (j === 1 ? 1n : 0n) });

const lexicographic: WorthFor = ({ seats, voters }) => ({
  scale: 1n,
  of: (j) => (voters + 1n) ** BigInt(seats - j),
});

const coveringThenHarmonic: WorthFor = (approvals) => {
  const { scale, of } = harmonic(approvals);
  return { scale, of: (j) => (j === 1 ? (approvals.voters + 1n) * scale * BigInt(approvals.seats) : of(j - 1)) };
};

export const pav: Rule = optimal('pav', harmonic, {
  summary: "Proportional approval voting: the committee worth most, a voter's j-th member counting 1/j.",
  explanation:
    "Of all possible committees the one is elected that voters are happiest with, where a voter's first member counts 1, the second 1/2, the third 1/3. It gives groups their share of the committee. All committees are compared, so the field must be small.",
  source: 'T. N. Thiele (1895); M. Lackner, P. Skowron, Multi-Winner Voting with Approval Preferences (2023), ch. 2',
});

export const slav: Rule = optimal('slav', oddHarmonic, {
  summary: "Sainte-Lague approval voting: a voter's j-th member counts 1/(2j-1).",
  explanation:
    "As proportional approval voting, but a voter's members count 1, 1/3, 1/5, which is kinder to small groups.",
  source:
    'M. Lackner, P. Skowron, Utilitarian welfare and representation guarantees, Artificial Intelligence 288 (2020)',
});

export const geom2: Rule = optimal('geom2', geometric, {
  summary: "A voter's members count 1/2, 1/4, 1/8 ...",
  explanation:
    'As proportional approval voting, but each further member of a voter counts half as much as the one before, so that more voters are represented at all.',
  source: 'P. Skowron, P. Faliszewski, J. Lang, Artificial Intelligence 241 (2016)',
});

export const cc: Rule = optimal('cc', covering, {
  summary: 'Chamberlin-Courant: as many voters as possible with at least one member.',
  explanation:
    'The committee is chosen that leaves the fewest voters without anybody they approve of. How many members a voter has beyond one does not count, so large groups get few.',
  source: 'J. R. Chamberlin, P. N. Courant, American Political Science Review 77 (1983)',
});

export const lexCc: Rule = optimal('lex-cc', lexicographic, {
  summary: 'As many voters as possible with one member; of those committees, with two; and so on.',
  explanation:
    'Chamberlin-Courant with its ties broken: first as many voters as possible have one member, then as many as possible have two, and so on.',
  source: 'M. Lackner, P. Skowron, Multi-Winner Voting with Approval Preferences (2023), ch. 2',
});

export const adamsApproval: Rule = optimal('adams-approval', coveringThenHarmonic, {
  summary: 'As many voters as possible with one member; then their second, third ... counting 1, 1/2 ...',
  explanation:
    "First the committees that represent the most voters, then among them those worth most when a voter's second member counts 1, the third 1/2: Adams' way of sharing out seats, for approvals.",
  source: 'M. Lackner, P. Skowron, Consistent approval-based multi-winner rules, Journal of Economic Theory 192 (2021)',
});

export const seqPav: Rule = sequential('seq-pav', harmonic, {
  summary: 'Sequential proportional approval voting: member by member, a voter with j members counting 1/(j+1).',
  explanation:
    'Members are elected one after another. A voter who has j members already counts 1/(j+1) for the next. Easy to follow by hand; nearly as proportional as comparing all committees. Sweden used it from 1909.',
  source: 'T. N. Thiele (1895); Swedish election law 1909-1921',
});

export const seqSlav: Rule = sequential('seq-slav', oddHarmonic, {
  summary: 'Member by member, a voter with j members counting 1/(2j+1).',
  explanation: "As sequential proportional approval voting, with Sainte-Lague's divisors: kinder to small groups.",
  source: 'M. Lackner, P. Skowron, Artificial Intelligence 288 (2020)',
});

export const seqCc: Rule = sequential('seq-cc', covering, {
  summary: 'Member by member, always whoever represents the most voters still without a member.',
  explanation:
    'Members are elected one after another; only voters who have nobody yet count for the next. Once everybody has somebody, all the rest are equal.',
  source: 'T. Lu, C. Boutilier, IJCAI 2011',
});

export const revSeqPav: Rule = committeeRule({
  id: 'rev-seq-pav',
  summary: 'Reverse sequential: starting from everybody, whoever is missed least goes out.',
  explanation:
    "At first everybody is in. Whoever is worth least to the voters, a voter's j-th member counting 1/j, goes out, until the committee has its size.",
  source: 'T. N. Thiele (1895)',
  options: {},
  find: (approvals, _, draw) => {
    const worth = harmonic({ ...approvals, seats: approvals.candidates.length });
    const amounts = Array.from({ length: approvals.candidates.length + 1 }, (_, members) => fraction(members));
    const counted = new WeakMap<readonly number[], Uint32Array>();
    const membersHeld = (committee: readonly number[]): Uint32Array => {
      const known = counted.get(committee);
      const held = known ?? Uint32Array.from(approvals.ballots, ({ approved }) => sharedBy(approved, committee));
      if (!known) counted.set(committee, held);
      return held;
    };
    /** Without the member, a ballot with j of the committee loses what its j-th is worth. */
    const loss = (committee: readonly number[], one: number): bigint =>
      holdersAmong(approvals, { amounts, places: membersHeld(committee) }, one).reduce(
        (sum, { amount, voters }) => sum + voters * worth.of(Number(amount.num)),
        0n,
      );
    return bySteps<readonly number[]>(
      approvals,
      {
        key: (committee) => committee.join(),
        take: (committee, one) => without(committee, [one]),
        choices: (committee) =>
          committee.length <= approvals.seats ? [] : best(committee, (one) => -loss(committee, one)),
      },
      approvals.candidates,
      (committee) => committee,
      draw,
      {
        action: 'exclude',
        key: 'rev-seq-pav',
        votes: (committee) =>
          approvals.names.map((_, one) =>
            committee.includes(one) ? show(approvals, worth, loss(committee, one)) : '0',
          ),
      },
    );
  },
});

export const av: Rule = separable('av', () => [1n, 1n], {
  summary: 'Most approvals.',
  explanation: 'Whoever has the most approvals is elected. A majority that agrees takes every seat.',
  source: 'S. Brams, P. Fishburn (1978); R. J. Weber (1977)',
});

export const sav: Rule = separable('sav', ({ approved }) => [1n, BigInt(approved.length)], {
  summary: "Satisfaction approval voting: a paper's one vote is split evenly among those it approves.",
  explanation:
    'Every voter has one vote, split evenly among everybody they approve of. Who approves of many gives each less.',
  source: 'S. Brams, D. M. Kilgour, in Voting Power and Procedures (2014)',
});

type About = Pick<Rule, 'summary' | 'explanation' | 'source'>;

function optimal(id: string, worthFor: WorthFor, about: About): Rule {
  return committeeRule({
    id,
    ...about,
    options: {},
    find: (approvals) => bestCommittees(approvals, worthFor(approvals)),
  });
}

function sequential(id: string, worthFor: WorthFor, about: About): Rule {
  return committeeRule({
    id,
    ...about,
    options: {},
    find: (approvals, _, draw) => {
      const worth = worthFor(approvals);
      return bySteps<readonly number[]>(
        approvals,
        {
          key: (committee) => committee.join(),
          take: insert,
          choices: (committee) =>
            committee.length >= approvals.seats
              ? []
              : best(without(approvals.candidates, committee), (one) => gain(approvals, worth, committee, one)),
        },
        [],
        (committee) => committee,
        draw,
        {
          action: 'elect',
          key: id,
          votes: (committee) =>
            approvals.names.map((_, one) =>
              approvals.candidates.includes(one) && !committee.includes(one)
                ? show(approvals, worth, gain(approvals, worth, committee, one))
                : '0',
            ),
        },
      );
    },
  });
}

/** Rules where each member is worth the same whoever else is elected: the highest scores, ties at the edge. */
function separable(
  id: string,
  part: (ballot: Approvals['ballots'][number]) => readonly [bigint, bigint],
  about: About,
): Rule {
  return committeeRule({
    id,
    ...about,
    options: {},
    find: (approvals) => {
      const scale = commonMultiple(approvals.ballots.map((ballot) => part(ballot)[1]));
      const score = new Map<number, bigint>(approvals.candidates.map((one) => [one, 0n]));
      for (const ballot of approvals.ballots) {
        const [num, den] = part(ballot);
        for (const one of ballot.approved) score.set(one, (score.get(one) ?? 0n) + (ballot.weight * num * scale) / den);
      }
      const ordered = [...approvals.candidates].sort(
        (a, b) => sign((score.get(b) ?? 0n) - (score.get(a) ?? 0n)) || a - b,
      );
      const edge = score.get(ordered[approvals.seats - 1] ?? 0) ?? 0n;
      const sure = ordered.filter((one) => (score.get(one) ?? 0n) > edge);
      const equal = ordered.filter((one) => score.get(one) === edge);
      const committees: (readonly number[])[] = [];
      for (const rest of subsets(equal, approvals.seats - sure.length)) {
        committees.push([...sure, ...rest]);
        if (committees.length > mostCommittees) return tooManyTies(mostCommittees);
      }
      return ok({ committees, ...(committees.length === 1 && { order: ordered.slice(0, approvals.seats) }) });
    },
  });
}

function* subsets(from: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let at = 0; at + size <= from.length; at++) {
      for (const rest of subsets(from.slice(at + 1), size - 1)) yield [from[at] ?? 0, ...rest];
    }
}

/** All committees of the greatest worth. */
function bestCommittees(approvals: Approvals, worth: Worth): Result<Found, CountProblem> {
  const { seats } = approvals;
  const order = [...approvals.candidates].sort(
    (a, b) => sign(supportOf(approvals, b) - supportOf(approvals, a)) || a - b,
  );
  const gainOf = gainsFor(approvals, worth);
  let greatest = -1n;
  let committees: (readonly number[])[] = [];
  let nodes = 0;
  const visit = (chosen: readonly number[], from: number, value: bigint): boolean => {
    if (++nodes > mostNodes || committees.length > mostCommittees) return false;
    const left = seats - chosen.length;
    if (left === 0) {
      if (value > greatest) [greatest, committees] = [value, []];
      if (value === greatest) committees.push(chosen);
      return true;
    }
    const gains = order.slice(from).map(gainOf.of);
    for (let at = from; at + left <= order.length; at++) {
      const most = gains
        .slice(at - from)
        .sort((a, b) => sign(b - a))
        .slice(0, left)
        .reduce((sum, one) => sum + one, value);
      if (most < greatest) return true;
      const one = order[at] ?? 0;
      gainOf.join(one);
      const finished = visit([...chosen, one], at + 1, value + (gains[at - from] ?? 0n));
      gainOf.leave(one);
      if (!finished) return false;
    }
    return true;
  };
  if (!visit([], 0, 0n)) {
    return refuse({ reason: 'too-large', what: 'committees to compare', limit: mostNodes, got: nodes });
  }
  return ok({ committees });
}

function gain(approvals: Approvals, worth: Worth, committee: readonly number[], one: number): bigint {
  return approvals.ballots.reduce((sum, { approved, weight }) => {
    if (!approved.includes(one)) return sum;
    return sum + weight * worth.of(approved.filter((other) => committee.includes(other)).length + 1);
  }, 0n);
}

function sharedBy(approved: readonly number[], committee: readonly number[]): number {
  return approved.reduce((shared, one) => (committee.includes(one) ? shared + 1 : shared), 0);
}

/** Those of `among` for whom `measure` is greatest. */
export function best(among: readonly number[], measure: (one: number) => bigint): readonly number[] {
  const measured = among.map((one) => [one, measure(one)] as const);
  const most = measured.reduce<bigint | undefined>((a, [, b]) => (a === undefined || b > a ? b : a), undefined);
  return measured.flatMap(([one, value]) => (value === most ? [one] : []));
}

function show({ unit }: Approvals, { scale }: Worth, value: bigint): string {
  const { num, den } = inUnits(value, unit);
  return printNumber(fraction(num, den * scale));
}

function commonMultiple(numbers: readonly bigint[]): bigint {
  return numbers.reduce((a, b) => (a / divisor(a, b)) * b, 1n);
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}
