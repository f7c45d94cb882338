/** Results in one sentence: what happened, the figures, what was needed. */
import type { VoteResult, VoteTest } from '../../spine.ts';
import type { Dates } from '../saying.ts';
import { count } from './numbers.ts';

/** `Carried on Tuesday 12 May 2026 by 31 to 4; needed: more than half of 35 votes cast: 18.` */
export function decided(result: VoteResult, at: number | null, dates: Dates): string {
  return `${capital(outcomeWord(result))}${at === null ? '' : ` on ${dates.day(at)}`} ${byHowMany(result)}`;
}

export function resultSentence(result: VoteResult): string {
  return `${capital(outcomeWord(result))} ${byHowMany(result)}`;
}

/** `at least a third of 30 members: 10 needed, 12 were here`. */
export function testSentence(test: VoteTest, result: VoteResult): string {
  if (test.phrase === 'a tie fails') return 'A tie is not a majority: a tied motion is lost.';
  const needed = `${capital(based(test.phrase, result))}: ${test.needed} needed`;
  return test.of === 'quorum'
    ? `${needed}, ${test.reached} ${test.reached === 1 ? 'was' : 'were'} here.`
    : `${needed}, ${count(test.reached, 'vote')} in favour.`;
}

/** `more than 1/2 of votes cast` as `more than half of votes cast`. */
export function phraseInWords(phrase: string): string {
  return phrase.replace(/\b(\d+)\/(\d+)\b/g, (whole, num: string, den: string) => shares[`${num}/${den}`] ?? whole);
}

const shares: { readonly [share: string]: string } = {
  '1/2': 'half',
  '1/3': 'a third',
  '2/3': 'two thirds',
  '1/4': 'a quarter',
  '3/4': 'three quarters',
  '1/5': 'a fifth',
  '2/5': 'two fifths',
  '3/5': 'three fifths',
  '4/5': 'four fifths',
  '1/10': 'a tenth',
};

function byHowMany(result: VoteResult): string {
  const { yes, no, abstain } = result;
  const tally = `by ${yes} to ${no}${abstain > 0 ? ` with ${count(abstain, 'abstention')}` : ''}`;
  if (result.outcome === 'no-quorum') {
    const quorum = result.tests.find(({ of, holds }) => of === 'quorum' && !holds);
    const missing = quorum ? `${neededIn(quorum, result)}; here: ${quorum.reached}` : '';
    return `for want of a quorum${missing === '' ? '' : `; needed: ${missing}`}.`;
  }
  const decisive =
    result.tests.find(({ of, holds }) => of === 'majority' && !holds) ??
    result.tests.find(({ of }) => of === 'majority');
  if (decisive === undefined) return `${tally}.`;
  if (decisive.phrase === 'a tie fails') return `${tally}; a tie is not a majority.`;
  return `${tally}; needed: ${neededIn(decisive, result)}.`;
}

/** The rule and the number it comes to; a rule that is a number is said once. */
function neededIn({ phrase, needed }: VoteTest, result: VoteResult): string {
  const rule = based(phrase, result);
  return rule.startsWith(`at least ${needed} `) ? rule : `${rule}: ${needed}`;
}

/** Puts the number into the base: `more than half of 35 votes cast`. */
function based(phrase: string, { yes, no, abstain, present, members, seats }: VoteResult): string {
  const bases: readonly (readonly [RegExp, string])[] = [
    [/of votes cast/, `of ${count(yes + no, 'vote')} cast`],
    [/of votes and abstentions/, `of ${count(yes + no + abstain, 'vote')} and abstentions`],
    [/of those present/, `of ${present} present`],
    [/of members/, `of ${count(members, 'member')}`],
    [/of seats/, `of ${count(seats, 'seat')}`],
  ];
  const found = bases.find(([pattern]) => pattern.test(phrase));
  return phraseInWords(found ? phrase.replace(found[0], found[1]) : phrase);
}

function outcomeWord({ outcome }: VoteResult): string {
  return outcome === 'no-quorum' ? 'not decided' : outcome;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
