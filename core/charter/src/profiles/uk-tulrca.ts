/**
 * British trade unions: Trade Union and Labour Relations (Consolidation) Act 1992, with its changes over time.
 *
 * The turnout rule (section 226(2)(a)(iia)) is to go when regulations bring section 68 of the Employment Rights Act 2025 into force;
 * the Government meant to do so together with electronic ballots, announced for August 2026. The order on electronic ballots was laid on
 * 22 June 2026. No regulations that commence section 68 could be found on 27 November 2026, so that the rule stands here without an end,
 * and says that this was not verified.
 */
import type { Procedure } from '../charter.ts';
import { nameIn, powersIn } from '../checks/parts.ts';
import { procedureNamed, type Survey } from '../checks/survey.ts';
import { parsePhrases } from '../phrase/parse-phrase.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { hoursOf } from '../time/duration.ts';
import type { Pack, StatuteRule } from './pack.ts';

const act = 'Trade Union and Labour Relations (Consolidation) Act 1992';
const seen = 'seen on 2026-11-27';

type Reading = Pick<StatuteRule, 'source' | 'verified' | 'unverified'>;

const section46: Reading = {
  source: `legislation.gov.uk, sections 46 and 53, states of 1993 to 2011, ${seen}`,
  verified: true,
};
/** Section 2 of the Trade Union Act 2016 in force by S.I. 2017/139; section 3 repealed by section 69 of the 2025 Act, in force by its section 159(2). */
const section226: Reading = {
  source: `legislation.gov.uk, section 226, state of 2017 to 2026, ${seen}`,
  verified: true,
};
const turnout: Reading = {
  source: `legislation.gov.uk, section 226(2)(a)(iia), state before February 2026, ${seen}`,
  verified: false,
  unverified:
    'whether section 68 of the Employment Rights Act 2025 has ended it since August 2026 could not be established',
};
const notes: Reading = {
  source: "practitioners' notes of 2026 on the section and on sections 70 to 74 of the Employment Rights Act 2025",
  verified: false,
  unverified: 'the text of the section as in force could not be reached',
};
/** Employment Rights Act 2025: first day of the changed notices, mandate and support rule. */
const changed = '2026-02-18';

export const ukTulrca: Pack = {
  name: 'uk-tulrca',
  title: `${act} (Great Britain)`,
  rules: [
    rule('elected-in-secret', 'section 46', section46, (s) =>
      governing(s).flatMap(({ path, filled_by }) => {
        const election = filled_by.startsWith('election:') ? s.charter.elections?.[nameIn(filled_by)] : undefined;
        if (!election)
          return [{ at: `${path}/filled_by`, message: 'The executive, president and general secretary are elected' }];
        if (!election.voters.startsWith('electorate:'))
          return [
            {
              at: `${path}/filled_by`,
              message: 'The members themselves elect the executive, president and general secretary',
            },
          ];
        return election.secrecy === 'secret'
          ? []
          : [{ at: `elections/${nameIn(filled_by)}/secrecy`, message: 'The election is by secret ballot' }];
      }),
    ),
    rule('action-ballot-majority', 'section 226(2)(a)(iii)', section226, (s) =>
      actionBallots(s).flatMap(([name, { passes }]) =>
        asks(
          passes,
          (phrase) =>
            phrase.kind === 'share' && phrase.base.kind === 'votes-cast' && phrase.share.num * 2n >= phrase.share.den,
        )
          ? []
          : [{ at: `procedures/${name}/passes`, message: 'Action needs the majority of those voting' }],
      ),
    ),
    rule(
      'action-ballot-turnout',
      'section 226(2)(a)(iia)',
      turnout,
      (s) =>
        actionBallots(s).flatMap(([name, { quorum }]) =>
          asks(
            quorum ?? 'none',
            (phrase) =>
              phrase.kind === 'share' &&
              phrase.share.num * 2n >= phrase.share.den &&
              (phrase.base.kind === 'entitled-voters' || phrase.base.kind === 'members'),
          )
            ? []
            : [
                {
                  at: quorum === undefined ? `procedures/${name}` : `procedures/${name}/quorum`,
                  message: 'At least half of those entitled must vote',
                },
              ],
        ),
      { from: '2017-03-01' },
    ),
    rule('action-ballot-secret', 'section 230', notes, (s) =>
      actionBallots(s).flatMap(([name, { secrecy }]) =>
        secrecy === 'secret' ? [] : [{ at: `procedures/${name}/secrecy`, message: 'The ballot is secret' }],
      ),
    ),
    rule('action-ballot-notice', 'section 226A', notes, (s) =>
      actionBallots(s).flatMap(([name, { notice }]) =>
        hoursOf(notice).least >= 7 * 24
          ? []
          : [
              {
                at: notice === undefined ? `procedures/${name}` : `procedures/${name}/notice`,
                message: "The employer has seven days' notice of the ballot",
              },
            ],
      ),
    ),
    rule('action-mandate', 'section 234', notes, (s) => mandate(s, '6 months'), { until: changed }),
    rule('action-mandate', 'section 234', notes, (s) => mandate(s, '12 months'), { from: changed }),
  ],
};

function rule(
  id: string,
  section: string,
  reading: Reading,
  broken: StatuteRule['broken'],
  dates: { readonly from?: string; readonly until?: string } = {},
): StatuteRule {
  return { id, statute: `${act}, ${section}`, ...reading, broken, ...dates };
}

export interface ActionBallot {
  /** The day the ballot opened: the rule is the one in force then. */
  readonly opened: string;
  /** Health, schooling, fire, transport, decommissioning, border: section 226(2A) to (2F). */
  readonly importantPublicService: boolean;
}

/**
 * What the statute asks of an action ballot opened on a day, as phrases for the evaluator.
 * The 40 % support test binds only ballots opened before 18 February 2026. Section 297A counts spoiled papers as voting, so that
 * whoever puts the figures in gives them among the votes cast against.
 */
export function statutoryActionBallot({ opened, importantPublicService }: ActionBallot): {
  readonly quorum: readonly string[];
  readonly passes: readonly string[];
} {
  const turnout = opened >= '2017-03-01' ? ['at least 1/2 of entitled voters'] : [];
  const support =
    opened >= '2017-03-01' && opened < changed && importantPublicService ? ['at least 40% of entitled voters'] : [];
  return { quorum: turnout, passes: ['more than 1/2 of votes cast', ...support] };
}

/** Members of the executive, the president and the general secretary: not every office. */
function governing(s: Survey): readonly { readonly path: string; readonly filled_by: string }[] {
  const executive = powersIn(s).find(({ effect }) => effect.includes('action.call'))?.holder ?? '';
  return s.seats
    .filter(
      ({ ref, body, seat }) =>
        (`body:${body}` === executive && seat.votes !== false) || /^office:(president|general-secretary)$/.test(ref),
    )
    .map(({ path, seat }) => ({ path, filled_by: seat.filled_by }));
}

function actionBallots(s: Survey): readonly (readonly [string, Procedure])[] {
  const calling = powersIn(s).filter(({ effect }) => effect.includes('action.call'));
  const electorates = calling.flatMap(({ holder, together_with = [], via }) => [
    holder,
    ...together_with,
    procedureNamed(s, via)?.voters ?? '',
  ]);
  return Object.entries(s.charter.procedures).filter(
    ([name, { how, voters }]) => how === 'ballot' && electorates.includes(voters) && /action|strike/.test(name),
  );
}

function mandate(s: Survey, longest: string): ReturnType<StatuteRule['broken']> {
  return powersIn(s).flatMap(({ at, effect, lasts }) =>
    effect.includes('action.call') && (lasts === undefined || hoursOf(lasts).least > hoursOf(longest).most)
      ? [{ at: lasts === undefined ? at : `${at}/lasts`, message: `A ballot's mandate ends after ${longest}` }]
      : [],
  );
}

function asks(phrases: string | readonly string[], test: (phrase: Phrase) => boolean): boolean {
  const read = parsePhrases(phrases);
  return read.ok && read.value.some(test);
}
