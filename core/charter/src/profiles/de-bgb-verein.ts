/** German associations: the sections of the Bürgerliches Gesetzbuch that statutes may not depart from (section 40). */
import { spanIn } from '../checks/parts.ts';
import { hoursOf } from '../time/duration.ts';
import type { Pack, StatuteRule } from './pack.ts';

/** What sections 32, 37, 39, 40, 56 and 58 say was the same in the two states read; section 32 got a new (2) in March 2023. */
const source =
  'bundestag/gesetze, b/bgb/index.md, states of 2012 and March 2022, seen on 2026-11-27; section 32 as changed on 2023-03-21 at bgb.kommentar.de';

function rule(id: string, section: string, broken: StatuteRule['broken']): StatuteRule {
  return { id, statute: `BGB, section ${section}`, source, verified: true, broken };
}

export const deBgbVerein: Pack = {
  name: 'de-bgb-verein',
  title: 'Vereinsrecht, Bürgerliches Gesetzbuch sections 21 to 79 (Germany)',
  rules: [
    rule('board', '26(1)', ({ charter }) =>
      Object.values(charter.bodies).some(({ kind }) => kind === 'board' || kind === 'council')
        ? []
        : [{ at: 'bodies', message: 'An association has a board' }],
    ),
    rule('minority-calls-meeting', '37(1)', ({ charter }) => {
      const meetings = Object.entries(charter.bodies).filter(
        ([, { kind }]) => kind === 'general-meeting' || kind === 'delegate-assembly',
      );
      const called = meetings.some(([, { convened_by }]) =>
        (convened_by ?? []).some((text) =>
          /at least (\d+\/\d+|\d+%|\d+) (of )?(the )?(members|branches|affiliates|[a-z]+)/.test(text),
        ),
      );
      const [first] = meetings;
      return called || !first
        ? []
        : [{ at: `bodies/${first[0]}/convened_by`, message: 'A minority of the members can have a meeting called' }];
    }),
    rule('minority-not-half', '37(1)', ({ charter }) =>
      Object.entries(charter.bodies).flatMap(([name, { convened_by }]) =>
        (convened_by ?? []).flatMap((text, i) => {
          const [, num, den] = /at least (\d+)\/(\d+) of (?:the )?members/.exec(text) ?? [];
          // Statutes may ask for more than a tenth, and not for half (OLG Celle, 20 W 17/10, of 20 December 2010).
          return num !== undefined && Number(num) * 2 >= Number(den)
            ? [{ at: `bodies/${name}/convened_by/${i}`, message: 'Half of the members is no minority' }]
            : [];
        }),
      ),
    ),
    rule('leaving-in-two-years', '39(2)', ({ charter }) => {
      const notice = spanIn((charter.membership?.leaving ?? '').replace(/(month|year|day|week)s?'s?/g, '$1s')) ?? 0;
      return notice > hoursOf('2 years').most
        ? [{ at: 'membership/leaving', message: 'Notice of leaving is at most two years' }]
        : [];
    }),
    rule('meeting-convened', '58 no. 4', ({ charter }) =>
      Object.entries(charter.bodies)
        .filter(([, { kind, convened_by }]) => kind === 'general-meeting' && (convened_by ?? []).length === 0)
        .map(([name]) => ({
          at: `bodies/${name}`,
          message: "The statutes say when and how the members' meeting is called",
        })),
    ),
  ],
};
