/**
 * Rules that compare whole committees by how far they are from each voter.
 *
 *     minimax-av       the largest distance |A Δ W| is least
 *     lexminimax-av    then fewest voters at the largest distance, at the next ...
 *     monroe           each member represents an equal share of the voters; most voters represented by somebody they approve
 *     trivial          every committee
 *
 * Exact, up to {@link mostCompared} committees.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import { type Approvals, combinations, howMany, wholeVoters } from './approvals.ts';
import { committeeRule, type Found, mostCommittees, tooManyTies } from './committee-rule.ts';
import { type Coverage, coverageWithin } from './coverage.ts';
import { distancesOf } from './distance-table.ts';

const mostCompared = 100_000;
/** Groups of members are compared, so seats are few. */
const mostMembers = 20;

export const minimaxAv: Rule = committeeRule({
  id: 'minimax-av',
  summary: 'The committee whose worst-off voter is least far from it.',
  explanation:
    'A voter is as far from a committee as there are candidates on whom they disagree. The committee is chosen whose farthest voter is nearest; a single voter with unusual views can decide it.',
  source: 'S. Brams, D. M. Kilgour, M. R. Sanver, Public Choice 132 (2007)',
  options: {},
  find: (approvals) => {
    const distances = distancesOf(approvals);
    return bestByComparing(approvals, (committee) =>
      distances(committee)
        .slice(0, 1)
        .map(([distance]) => -distance),
    );
  },
});

export const lexMinimaxAv: Rule = committeeRule({
  id: 'lexminimax-av',
  summary: 'The least largest distance, then the fewest voters at it, and so on down.',
  explanation:
    'As minimax approval voting, with its many ties broken: of the committees whose farthest voter is nearest, the one with the fewest voters that far, then the next distance down.',
  source: 'M. Lackner, P. Skowron, Multi-Winner Voting with Approval Preferences (2023), ch. 2',
  options: {},
  find: (approvals) => {
    const distances = distancesOf(approvals);
    return bestByComparing(approvals, (committee) =>
      distances(committee).flatMap(([distance, weight]) => [-distance, -weight]),
    );
  },
});

export const trivial: Rule = committeeRule({
  id: 'trivial',
  summary: 'Every committee: what is left when no rule chooses.',
  explanation:
    'All committees of the size asked for are outcomes. It is a yardstick for other rules, not a rule to use.',
  source: 'M. Lackner, P. Skowron, Multi-Winner Voting with Approval Preferences (2023)',
  options: {},
  find: (approvals) => bestByComparing(approvals, () => []),
});

export const monroe: Rule = committeeRule({
  id: 'monroe',
  summary: 'Members with equal shares of the voters; most voters with a member they approve of.',
  explanation:
    'Voters are divided into as many equal parts as there are seats, and each part gets a member. Committee and division are chosen so that as many voters as possible approve of their own member.',
  source: 'B. L. Monroe, Fully proportional representation, American Political Science Review 89 (1995)',
  options: {},
  find: (approvals) => {
    const heads = wholeVoters(approvals, 'monroe');
    if (!heads.ok) return heads;
    const { seats, voters } = heads.value;
    if (seats > mostMembers) return refuse({ reason: 'too-large', what: 'seats', limit: mostMembers, got: seats });
    const coverage = coverageWithin(heads.value);
    return bestByComparing(heads.value, (committee) => [represented(coverage(committee), voters, committee.length)]);
  },
});

/** All committees with the greatest list of numbers, compared from the first. */
function bestByComparing(
  approvals: Approvals,
  measure: (committee: readonly number[]) => readonly bigint[],
): Result<Found, CountProblem> {
  const compared = howMany(approvals.candidates.length, approvals.seats);
  if (compared > mostCompared) {
    return refuse({ reason: 'too-large', what: 'committees to compare', limit: mostCompared, got: compared });
  }
  let most: readonly bigint[] | undefined;
  let committees: (readonly number[])[] = [];
  for (const committee of combinations(approvals.candidates, approvals.seats)) {
    const measured = measure(committee);
    const order = most === undefined ? 1 : compareLists(measured, most);
    if (order > 0) [most, committees] = [measured, []];
    if (order >= 0) committees.push(committee);
  }
  return committees.length > mostCommittees ? tooManyTies(mostCommittees) : ok({ committees });
}

function compareLists(a: readonly bigint[], b: readonly bigint[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [left, right] = [a[at], b[at]];
    // A list that ends first has nobody at a further distance, which is better.
    if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
    if (left !== right) return left > right ? 1 : -1;
  }
  return 0;
}

/**
 * Most voters who can be given a member they approve of, when every member has ⌊n/k⌋ or ⌈n/k⌉ voters. By the theorem
 * of the greatest flow and the least cut (L. R. Ford, D. R. Fulkerson, 1956) that is the least, over all groups S of
 * members, of what S has room for and the voters who approve of somebody outside S.
 */
function represented(covered: Coverage, voters: bigint, members: number): bigint {
  const [share, spare] = [voters / BigInt(members), voters % BigInt(members)];
  const roomFor = Array.from({ length: members + 1 }, (_, size) => {
    const heads = BigInt(size);
    return share * heads + (heads < spare ? heads : spare);
  });
  const sizes = [0];
  let least: bigint | undefined;
  for (let full = 0; full < covered.length; full++) {
    if (full > 0) sizes[full] = (sizes[full >> 1] ?? 0) + (full & 1);
    const cut = (roomFor[sizes[full] ?? 0] ?? 0n) + (covered[covered.length - 1 - full] ?? 0n);
    if (least === undefined || cut < least) least = cut;
  }
  return least ?? 0n;
}
