/**
 * The result of an open vote: the quorum first, then every phrase of the
 * majority, each with the number it needed and the number it reached.
 */
import { floor, type Instant } from '@quorate/basics';
import {
  type Charter,
  evaluatePhrase,
  evaluateQuorum,
  type Figures,
  type Procedure,
  type Reason,
} from '@quorate/charter';
import { rollOf, seatsOf } from '../ground.ts';
import type { AssemblyState } from '../state.ts';
import { cardVotes, hasCards } from './card-votes.ts';
import { numbersOf } from './figures.ts';
import type { Choice, VoteResult, VoteState, VoteTest } from './vote.ts';

export interface Attendance {
  readonly present: number;
  readonly members: number;
  readonly seats: number;
}

/** Who counts as present: checked in and on the roll, or has taken part in this very vote. */
export function attendance(
  state: AssemblyState,
  charter: Charter,
  meeting: string,
  at: Instant,
  tookPart: { readonly [member: string]: unknown } = {},
): Attendance {
  const found = state.meetings[meeting];
  if (!found) return { present: 0, members: 0, seats: 0 };
  const roll = rollOf(state, charter, found.of, at);
  const present = roll.filter(({ member }) => Object.hasOwn(found.present, member) || Object.hasOwn(tookPart, member));
  return { present: present.length, members: roll.length, seats: seatsOf(state, charter, found.of, at) };
}

/** The quorum of a procedure, or of the body where the procedure has none of its own. */
export function quorumTests(
  charter: Charter,
  of: string,
  procedure: Procedure | undefined,
  there: Attendance,
  beside: Figures = {},
): readonly VoteTest[] {
  const figures = { ...figuresOf(there), ...beside };
  const quorum = evaluateQuorum(procedure?.quorum ?? charter.bodies[of]?.quorum, figures);
  return quorum.reasons.flatMap((reason) => tested('quorum', reason, there.present));
}

export function resultOf(state: AssemblyState, charter: Charter, vote: VoteState, at: Instant): VoteResult {
  const of = state.meetings[vote.meeting]?.of ?? '';
  const there = attendance(state, charter, vote.meeting, at, vote.choices);
  const roll = rollOf(state, charter, of, at).map(({ member }) => member as string);
  const { present: came = {} } = state.meetings[vote.meeting] ?? {};
  const present = roll.filter((member) => Object.hasOwn(came, member) || Object.hasOwn(vote.choices, member));
  const beside: Figures = {
    numbers: numbersOf(state, charter, at),
    ...(hasCards(charter, of) && {
      cardVotes: cardVotes(state, charter, of, { present, choices: vote.choices }, at),
    }),
  };
  const counts = countChoices(vote.choices, new Set(roll));
  return resultOfCounts(charter, of, charter.procedures[vote.procedure], counts, there, beside);
}

export function resultOfCounts(
  charter: Charter,
  of: string,
  procedure: Procedure | undefined,
  counts: Counts,
  there: Attendance,
  beside: Figures = {},
): VoteResult {
  // A quorum of votes for an option counts those in favour, not those who took part.
  const overDefault = { for: BigInt(counts.yes), against: BigInt(counts.no) };
  const quorum = quorumTests(charter, of, procedure, there, { ...beside, overDefault });
  const majority = majorityTests(charter, of, procedure, counts, there, beside);
  const outcome = !quorum.every(holds) ? 'no-quorum' : majority.every(holds) ? 'carried' : 'lost';
  return { ...counts, ...there, outcome, tests: [...quorum, ...majority] };
}

function majorityTests(
  charter: Charter,
  of: string,
  procedure: Procedure | undefined,
  counts: Counts,
  there: Attendance,
  beside: Figures,
): readonly VoteTest[] {
  const phrases = procedure?.passes ?? charter.bodies[of]?.passes ?? 'all of members';
  const { yes, no, abstain } = counts;
  const figures = { ...figuresOf(there), ...beside, yes: BigInt(yes), no: BigInt(no), abstentions: BigInt(abstain) };
  const tests = evaluatePhrase(phrases, figures).reasons.flatMap((reason) => tested('majority', reason, yes));
  const fewest = procedure?.fewest_yes;
  if (fewest !== undefined) tests.push(atLeast(`at least ${fewest} votes in favour`, fewest, counts.yes));
  // A tie that the phrase alone would let pass (`at least 1/2`) still fails when the charter says a tie fails.
  if (procedure?.tie === 'fails' && counts.yes === counts.no)
    tests.push(atLeast('a tie fails', counts.no + 1, counts.yes));
  return tests;
}

export interface Counts {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

function countChoices(choices: VoteState['choices'], roll: ReadonlySet<string>): Counts {
  const counts: { [choice in Choice]: number } = { yes: 0, no: 0, abstain: 0 };
  for (const [member, choice] of Object.entries(choices)) if (roll.has(member)) counts[choice] += 1;
  return counts;
}

/** `none` asks for nothing and is no test; what could not be worked out (nobody voted) needs one vote. */
function tested(of: VoteTest['of'], reason: Reason, reached: number): VoteTest[] {
  const { phrase, holds } = reason;
  if ('needed' in reason)
    return [{ of, phrase, needed: Number(reason.needed), reached: Number(floor(reason.given)), holds }];
  return reason.because === 'nothing-asked' ? [] : [{ of, phrase, needed: 1, reached, holds }];
}

function figuresOf({ present, members, seats }: Attendance): Figures {
  return { present: BigInt(present), members: BigInt(members), seats: BigInt(seats) };
}

function atLeast(phrase: string, needed: number, reached: number): VoteTest {
  return { of: 'majority', phrase, needed, reached, holds: reached >= needed };
}

function holds(test: VoteTest): boolean {
  return test.holds;
}
