/**
 * A question answered with yes, no or an abstention.
 *
 * What counts is decided by three things: the base (of whom the share is
 * taken), the share, and whether the share must be passed or only reached.
 * Reading a phrase such as "two thirds of those present" is the charter's work;
 * here are its numbers.
 */
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  ok,
  parseFraction,
  type Result,
  refuse,
  zero,
} from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import type { QuestionProfile } from '../../profile.ts';
import { defineRule } from '../common/define-rule.ts';
import { exactNumber, oneOf, optionalNumber, printNumber, textOption } from '../common/settings.ts';
import { ballotAccount, because, stage, transcriptOf } from '../common/transcripts.ts';

export const majority: Rule = defineRule({
  id: 'majority',
  family: 'majority',
  summary: 'Yes or no: carried when yes passes the share that is asked for.',
  explanation:
    'The yes votes are compared with a share of a base: of the votes for and against, of all votes including abstentions, of those present, or of all members. ' +
    'Over a larger base an abstention, or staying away, works like a no. A tie is not a majority, so a tied motion is lost.',
  source: "Robert's Rules of Order Newly Revised, 12th ed., 44:1-44:9",
  takes: ['question'],
  options: {
    base: textOption(
      'base',
      'cast | voting | a base that the file names (members, present, entitled ...)',
      'cast',
      'Of whom the share is taken: cast = yes + no, voting = yes + no + abstentions.',
      (text) => (/^[^\s=]{1,100}$/.test(text) ? text : undefined),
    ),
    abstentions: oneOf(
      'abstentions',
      ['by-base', 'against', 'for'],
      'by-base',
      'Whether an abstention is only part of the base (or not), or is itself counted as a no or as a yes.',
    ),
    share: exactNumber('share', '1/2', 'The share of the base that yes is measured against.'),
    test: oneOf('test', ['more-than', 'at-least'], 'more-than', 'Whether yes must pass the share or reach it.'),
    needed: optionalNumber('needed', 'A number of yes votes that is needed in any case; none = only the share counts.'),
  },
  seats: 1,
  count: (counting) => {
    const { profile, settings } = counting;
    const votes = readVotes(profile, settings.abstentions);
    if (!votes.ok) return votes;
    const { yes, no, abstentions } = votes.value;
    const base = readBase(profile, settings.base, votes.value);
    if (!base.ok) return base;
    const line = multiply(base.value, settings.share);
    const reached = settings.test === 'more-than' ? compare(yes, line) > 0 : compare(yes, line) >= 0;
    const enough = settings.needed === 'none' || compare(yes, settings.needed) >= 0;
    const carried = reached && enough && compare(yes, zero) > 0;
    const reason = because('majority', carried ? 'carried' : 'lost', {
      yes: printNumber(yes),
      no: printNumber(no),
      base: printNumber(base.value),
      'share-of-base': printNumber(compare(base.value, zero) === 0 ? zero : divide(yes, base.value)),
      line: printNumber(line),
      test: settings.test,
    });
    const all = printNumber([yes, no, abstentions].reduce(add, zero));
    return ok(
      transcriptOf(counting, {
        candidates: [{ name: 'yes' }, { name: 'no' }, { name: 'abstention' }],
        ballots: ballotAccount(all, all, '0'),
        quota: printNumber(line),
        stages: [
          stage({
            action: 'count',
            because: reason,
            votes: [yes, no, abstentions].map(printNumber),
            quota: printNumber(line),
            elected: [carried ? 0 : 1],
          }),
        ],
        elected: [carried ? 0 : 1],
        notes: [reason, ...(reached && !enough ? [because('majority', 'fewer-yes-than-needed')] : [])],
      }),
    );
  },
});

interface Votes {
  readonly yes: Fraction;
  readonly no: Fraction;
  readonly abstentions: Fraction;
}

function readVotes(profile: QuestionProfile, abstaining: 'by-base' | 'against' | 'for'): Result<Votes, CountProblem> {
  const yes = readNumber('yes', profile.yes);
  if (!yes.ok) return yes;
  const no = readNumber('no', profile.no);
  if (!no.ok) return no;
  const abstentions = readNumber('abstentions', profile.abstentions);
  if (!abstentions.ok) return abstentions;
  const read = { yes: yes.value, no: no.value, abstentions: abstentions.value };
  if (abstaining === 'by-base') return ok(read);
  if (abstaining === 'for') return ok({ yes: add(read.yes, read.abstentions), no: read.no, abstentions: zero });
  return ok({ yes: read.yes, no: add(read.no, read.abstentions), abstentions: zero });
}

function readBase(
  profile: QuestionProfile,
  base: string,
  { yes, no, abstentions }: Votes,
): Result<Fraction, CountProblem> {
  if (base === 'cast') return ok(add(yes, no));
  if (base === 'voting') return ok(add(add(yes, no), abstentions));
  const named = profile.bases?.[base];
  if (named === undefined) {
    const known = ['cast', 'voting', ...Object.keys(profile.bases ?? {})].join(' | ');
    return refuse({ reason: 'bad-option', option: 'base', found: base, expected: known });
  }
  return readNumber(`base ${base}`, named);
}

function readNumber(what: string, text: string): Result<Fraction, CountProblem> {
  const parsed = parseFraction(text);
  if (!parsed.ok || compare(parsed.value, fraction(0)) < 0) {
    return refuse({ reason: 'bad-option', option: what, found: text, expected: 'a number at or above zero' });
  }
  return ok(parsed.value);
}
