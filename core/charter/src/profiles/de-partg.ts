/** German parties: Parteiengesetz, as far as a party's own statutes can break it. */
import { nameIn, powersIn } from '../checks/parts.ts';
import { areIncompatible, isEverybody, procedureNamed, type Survey, seatRange } from '../checks/survey.ts';
import { hoursOf } from '../time/duration.ts';
import type { Pack, StatuteRule } from './pack.ts';

const source = 'bundestag/gesetze, p/partg/index.md, states of August 2011 and March 2022, seen on 2026-11-27';

function rule(id: string, section: string, broken: StatuteRule['broken']): StatuteRule {
  return { id, statute: `Parteiengesetz, section ${section}`, source, verified: true, broken };
}

export const dePartg: Pack = {
  name: 'de-partg',
  title: 'Gesetz über die politischen Parteien (Germany)',
  rules: [
    rule('congress-every-two-years', '9(1)', (s) =>
      assemblies(s).flatMap(([name, { meets }]) => {
        const years = Number(/every (\d+) years?/.exec(meets ?? '')?.[1] ?? 0);
        return years > 2
          ? [{ at: `bodies/${name}/meets`, message: 'A party congress meets at least every second calendar year' }]
          : [];
      }),
    ),
    rule('delegates-two-years', '8(1)', (s) =>
      assemblies(s).flatMap(([name, { seats }]) =>
        Object.entries(seats ?? {}).flatMap(([seat, { term }]) =>
          longer(term, '2 years')
            ? [{ at: `bodies/${name}/seats/${seat}/term`, message: 'Delegates serve at most two years' }]
            : [],
        ),
      ),
    ),
    rule('board-of-three', '11(1)', (s) =>
      Object.entries(s.charter.bodies).flatMap(([name, { kind, seats }]) => {
        const voting = Object.values(seats ?? {}).filter(({ votes }) => votes !== false);
        const fewest = voting.reduce((sum, seat) => sum + seatRange(s, seat)[0], 0);
        return kind === 'board' && fewest < 3
          ? [{ at: `bodies/${name}/seats`, message: 'A party board has at least three members' }]
          : [];
      }),
    ),
    rule('tribunal-four-years', '14(2)', (s) =>
      Object.entries(s.charter.bodies)
        .filter(([, { kind }]) => kind === 'tribunal')
        .flatMap(([name, { seats }]) =>
          Object.entries(seats ?? {}).flatMap(([seat, { term }]) =>
            longer(term, '4 years')
              ? [{ at: `bodies/${name}/seats/${seat}/term`, message: 'Arbitrators serve at most four years' }]
              : [],
          ),
        ),
    ),
    rule('tribunal-not-of-the-board', '14(2)', (s) =>
      s.seats
        .filter(({ body }) => s.charter.bodies[body ?? '']?.kind === 'tribunal')
        .flatMap(({ path, ref }) =>
          s.seats
            .filter(({ body }) => s.charter.bodies[body ?? '']?.kind === 'board')
            .filter((board) => !areIncompatible(s, ref, board.ref))
            .map((board) => ({
              at: path,
              message: `Arbitrators are no members of a board, and may be ${board.ref} here`,
            })),
        ),
    ),
    rule('board-every-two-years', '11(1)', (s) =>
      s.seats
        .filter(({ body, seat }) => s.charter.bodies[body ?? '']?.kind === 'board' && longer(seat.term, '2 years'))
        .map(({ path }) => ({
          at: `${path}/term`,
          message: 'A party board is elected at least every second calendar year',
        })),
    ),
    rule('expulsion-by-tribunal', '10(5)', (s) =>
      powersIn(s)
        .filter(
          ({ effect, holder }) =>
            effect.includes('member.expel') && s.charter.bodies[nameIn(holder)]?.kind !== 'tribunal',
        )
        .map(({ at }) => ({ at: `${at}/holder`, message: 'Only the party tribunal expels' })),
    ),
    rule('free-mandate', '15(3)', (s) =>
      s.seats
        .filter(({ seat }) => seat.mandate === 'bound')
        .map(({ path }) => ({
          at: `${path}/mandate`,
          message: 'Delegates cannot be bound by decisions of another organ',
        })),
    ),
    rule('secret-elections', '15(2)', (s) =>
      Object.entries(s.charter.elections ?? {})
        .filter(([, { secrecy }]) => secrecy !== 'secret')
        .map(([name]) => ({ at: `elections/${name}`, message: 'Boards and delegates are elected in secret' })),
    ),
    rule('dissolution-by-ballot', '6(2) no. 11', (s) =>
      powersIn(s)
        .filter(
          ({ effect, via }) =>
            (effect.includes('org.dissolve') || effect.includes('org.merge')) &&
            !isEverybody(s, procedureNamed(s, via)?.voters ?? ''),
        )
        .map(({ at }) => ({ at, message: 'Dissolution and merger are confirmed by a ballot of the members' })),
    ),
    rule('intervention-lapses', '16(2)', (s) =>
      powersIn(s)
        .filter(
          ({ effect, kind, confirm }) => effect.includes('unit.intervene') && (kind !== 'provisional' || !confirm),
        )
        .map(({ at }) => ({ at, message: 'Measures against a branch lapse unless a higher organ confirms them' })),
    ),
  ],
};

function assemblies(s: Survey): readonly (readonly [string, Survey['charter']['bodies'][string]])[] {
  return Object.entries(s.charter.bodies).filter(
    ([, { kind }]) => kind === 'delegate-assembly' || kind === 'general-meeting',
  );
}

function longer(term: string | undefined, limit: string): boolean {
  return term !== undefined && hoursOf(term).least > hoursOf(limit).most;
}
