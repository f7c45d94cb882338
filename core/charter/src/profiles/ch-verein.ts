/** Swiss associations: mandatory parts of the Zivilgesetzbuch, articles 60 to 79. Seen in excerpts only, so unverified. */
import { spanIn } from '../checks/parts.ts';
import { isExecutiveKind } from '../checks/survey.ts';
import { hoursOf } from '../time/duration.ts';
import type { Pack, StatuteRule } from './pack.ts';

const source = 'excerpts on lawbrary.ch and droit-bilingue.ch, 2023 to 2024';

function rule(id: string, article: string, broken: StatuteRule['broken']): StatuteRule {
  return { id, statute: `Zivilgesetzbuch, article ${article}`, source, verified: false, broken };
}

export const chVerein: Pack = {
  name: 'ch-verein',
  title: 'Vereinsrecht, Zivilgesetzbuch articles 60 to 79 (Switzerland)',
  rules: [
    rule('a-fifth-calls', '64(3)', ({ charter }) => {
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
    rule('organs-can-be-dismissed', '65(2) and (3)', (s) =>
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
    rule('leaving-in-a-year', '70(2)', ({ charter }) => {
      const notice = spanIn((charter.membership?.leaving ?? '').replace(/(month|year|day|week)s?'s?/g, '$1s')) ?? 0;
      return notice > hoursOf('12 months').most
        ? [{ at: 'membership/leaving', message: "A member can leave with six months' notice to the end of the year" }]
        : [];
    }),
  ],
};
