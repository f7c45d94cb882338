/** Swiss associations: mandatory parts of the Zivilgesetzbuch, articles 60 to 79. */
import { spanIn } from '../checks/parts.ts';
import { isExecutiveKind } from '../checks/survey.ts';
import { hoursOf } from '../time/duration.ts';
import type { Pack, StatuteRule } from './pack.ts';

const seen = 'seen on 2026-11-27';

type Reading = Pick<StatuteRule, 'source' | 'verified' | 'unverified'>;

/** German text of article 64 as reprinted by droit-bilingue.ch, no official publication. */
const article64: Reading = { source: `droit-bilingue.ch, SR 210, state of January 2021, ${seen}`, verified: true };
/** English translation of article 70, for information only; that six months is the most is the teaching on it. */
const article70: Reading = {
  source: `lawbrary.ch, Swiss Civil Code, state of January 2021, with eskript.ius.unibas.ch on leaving, ${seen}`,
  verified: true,
};
const article65: Reading = {
  source: 'excerpts on lawbrary.ch, 2023 to 2024',
  verified: false,
  unverified: 'the text of article 65 could not be reached',
};

function rule(id: string, article: string, reading: Reading, broken: StatuteRule['broken']): StatuteRule {
  return { id, statute: `Zivilgesetzbuch, article ${article}`, ...reading, broken };
}

export const chVerein: Pack = {
  name: 'ch-verein',
  title: 'Vereinsrecht, Zivilgesetzbuch articles 60 to 79 (Switzerland)',
  rules: [
    rule('a-fifth-calls', '64(3)', article64, ({ charter }) => {
      const meetings = Object.entries(charter.bodies).filter(
        ([, { kind }]) => kind === 'general-meeting' || kind === 'delegate-assembly',
      );
      const [first] = meetings;
      const called = meetings.some(([, { convened_by }]) =>
        (convened_by ?? []).some((text) => {
          const [, num, den] = /at least (\d+)\/(\d+) of/.exec(text) ?? [];
          return (
            /at least (\d{1,2}|one) (members?|affiliates?)\b/.test(text) ||
            (num !== undefined && Number(num) * 5 <= Number(den))
          );
        }),
      );
      return called || !first
        ? []
        : [{ at: `bodies/${first[0]}/convened_by`, message: 'A fifth of the members can have the assembly called' }];
    }),
    rule('organs-can-be-dismissed', '65(2) and (3)', article65, (s) =>
      s.seats
        .filter(
          ({ body, seat }) =>
            body !== undefined &&
            isExecutiveKind(s.charter.bodies[body]) &&
            seat.votes !== false &&
            (seat.recall === undefined || seat.recall === 'none'),
        )
        .map(({ path }) => ({ at: `${path}/recall`, message: 'The assembly can dismiss an organ at any time' })),
    ),
    rule('leaving-in-six-months', '70(2)', article70, ({ charter }) => {
      const notice = spanIn((charter.membership?.leaving ?? '').replace(/(month|year|day|week)s?'s?/g, '$1s')) ?? 0;
      return notice > hoursOf('6 months').most
        ? [{ at: 'membership/leaving', message: "A member can leave with six months' notice to the end of the year" }]
        : [];
    }),
  ],
};
