import type { Body, Duration, Ref } from '../charter.ts';
import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { inDays, nameIn, powersIn, refsIn, spanIn, timetableIn } from './parts.ts';
import { procedureNamed, type Survey } from './survey.ts';

export const timetable: Check = {
  number: 35,
  name: 'timetable',
  severity: 'error',
  definition:
    'Notice, discussion and voting fit into the time by which the act must be done, and the notice of a meeting into the time between two.',
  why: 'A confirmation that cannot be voted in time lapses whatever the members think.',
  mend: 'Allow more time, or shorten the notice or the voting.',
  run: (s) => [...confirmations(s), ...emergencies(s), ...elections(s), ...suspension(s), ...notices(s)],
  fires: { of: 'cooperative', set: { 'powers/fill-office/confirm/within': '7 days' } },
  silent: { of: 'cooperative', set: { 'powers/fill-office/confirm/within': '21 days' } },
};

/** The shortest time in which a vote by this procedure can be over. */
function hoursTaken(s: Survey, via: Ref | undefined): number {
  const procedure = procedureNamed(s, via);
  if (!procedure) return 0;
  const discussion = procedure.discussion ?? '';
  const borrowed = /^as procedure:/.test(discussion)
    ? procedureNamed(s, refsIn(discussion)[0])?.discussion
    : discussion;
  return hoursOf(procedure.notice).least + (spanIn(borrowed ?? '') ?? 0) + hoursOf(procedure.voting_open).least;
}

function fits(s: Survey, at: string, via: Ref | undefined, within: Duration): readonly Fault[] {
  const [taken, allowed] = [hoursTaken(s, via), hoursOf(within).most];
  return taken > allowed ? [{ at, message: `${via} takes at least ${inDays(taken)}, and ${within} are allowed.` }] : [];
}

function confirmations(s: Survey): readonly Fault[] {
  return powersIn(s).flatMap(({ at, confirm }) => {
    if (!confirm) return [];
    return [
      ...fits(s, `${at}/confirm/within`, confirm.via, confirm.within),
      ...meetsInTime(s, at, confirm.by, confirm.within),
    ];
  });
}

/** A body that meets at fixed times only, with nobody to call it in between, must meet within the time. */
function meetsInTime(s: Survey, at: string, by: Ref, within: Duration): readonly Fault[] {
  const body = by.startsWith('body:') ? s.charter.bodies[nameIn(by)] : undefined;
  const interval = intervalOf(body);
  if (interval === undefined || (body?.convened_by ?? []).length > 0 || interval <= hoursOf(within).most) return [];
  return [
    { at: `${at}/confirm/within`, message: `${by} meets ${body?.meets}, and nobody can call it within ${within}.` },
  ];
}

/** From one regular meeting to the next, in hours. */
function intervalOf(body: Body | undefined): number | undefined {
  const meets = body?.meets ?? '';
  return /^every (?:\d+ )?[a-z]+/.test(meets)
    ? spanIn(meets.replace(/every (hour|day|week|month|year)\b/, 'every 1 $1s'))
    : undefined;
}

/** A notice that outlasts the time between two meetings is due before the meeting it follows on. */
function notices(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.bodies).flatMap(([name, body]): readonly Fault[] => {
    const interval = intervalOf(body);
    if (interval === undefined || hoursOf(body.notice).least <= interval) return [];
    const message = `Notice is ${body.notice}, and body:${name} meets ${body.meets}.`;
    return [{ at: `bodies/${name}/notice`, message, severity: 'warning' }];
  });
}

function emergencies(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.emergency ?? {}).flatMap(([name, { ratify }]) =>
    fits(s, `emergency/${name}/ratify/within`, ratify.via, ratify.within),
  );
}

/** By-elections within the time the vacancy rule gives. */
function elections(s: Survey): readonly Fault[] {
  return s.seats.flatMap(({ path, seat }) => {
    const election = seat.filled_by.startsWith('election:') ? s.charter.elections?.[nameIn(seat.filled_by)] : undefined;
    const allowed = /election within/.test(seat.vacancy ?? '') ? spanIn(seat.vacancy ?? '') : undefined;
    const taken = timetableIn(election?.timetable ?? '');
    if (allowed === undefined || taken <= allowed) return [];
    return [
      {
        at: `${path}/vacancy`,
        message: `The election takes ${inDays(taken)}, and the vacancy allows ${inDays(allowed)}.`,
      },
    ];
  });
}

function suspension(s: Survey): readonly Fault[] {
  const interim = s.charter.discipline.interim_suspension;
  if (!interim?.confirmed_within || hoursOf(interim.confirmed_within).least <= hoursOf(interim.longest).most) return [];
  return [
    {
      at: 'discipline/interim_suspension/confirmed_within',
      message: 'The suspension is over before it has to be confirmed.',
    },
  ];
}
