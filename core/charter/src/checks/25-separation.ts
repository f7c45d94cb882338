import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, powersIn } from './parts.ts';
import { areIncompatible, executivesOf, type Survey, votingSeatsOf } from './survey.ts';

export const separation: Check = {
  number: 25,
  name: 'separation',
  severity: 'error',
  definition:
    'Who watches and who is watched are declared never to be one person: scrutineer and candidate, tribunal and executive, auditor and treasurer.',
  why: 'Nobody finds fault with themselves.',
  mend: 'Add the other seat or office to `not_also`.',
  run: (s) =>
    pairs(s).flatMap(([watcher, watched, why]): readonly Fault[] => {
      if (watcher === watched || areIncompatible(s, watcher, watched)) return [];
      const placed = s.seats.find(({ ref }) => ref === watcher);
      const at = placed?.seat.not_also ? `${placed.path}/not_also` : (placed?.path ?? 'bodies');
      return [{ at, message: `${watcher} may also be ${watched}: ${why}.` }];
    }),
  fires: {
    of: 'cooperative',
    set: {
      'bodies/appeal-panel/seats/panellist/not_also': ['office:secretary'],
      'bodies/board/seats/elected/not_also': ['seats:scrutineers/scrutineer'],
    },
  },
  silent: {
    of: 'cooperative',
    set: { 'bodies/appeal-panel/seats/panellist/not_also': ['seats:board/elected', 'office:secretary'] },
  },
};

type Pair = readonly [watcher: Ref, watched: Ref, why: string];

function pairs(s: Survey): readonly Pair[] {
  const all = [...scrutiny(s), ...runners(s), ...tribunals(s), ...auditors(s)];
  return [...new Map(all.map((pair) => [`${pair[0]} ${pair[1]}`, pair])).values()];
}

function executiveSeats(s: Survey): readonly Ref[] {
  return executivesOf(s).flatMap((body) => votingSeatsOf(s, body).map(({ ref }) => ref));
}

function seatsOfKind(s: Survey, kind: string): readonly { readonly body: string; readonly ref: Ref }[] {
  return Object.entries(s.charter.bodies)
    .filter(([, body]) => body.kind === kind)
    .flatMap(([body]) => votingSeatsOf(s, body).map(({ ref }) => ({ body, ref })));
}

/** Scrutineers and those they count for: the executive, and officers elected in elections they run. */
function scrutiny(s: Survey): readonly Pair[] {
  return seatsOfKind(s, 'scrutiny').flatMap(({ body, ref }) =>
    [...executiveSeats(s), ...officesElectedBy(s, `body:${body}`)].map(
      (watched) => [ref, watched, 'a scrutineer is no candidate'] as const,
    ),
  );
}

/** The same where a single office runs elections to other offices. */
function runners(s: Survey): readonly Pair[] {
  return Object.keys(s.charter.offices ?? {}).flatMap((office) => {
    const elected = officesElectedBy(s, `office:${office}`).filter((watched) => directly(s, watched));
    return elected.map(
      (watched) => [`office:${office}`, watched, 'who runs an election does not stand in it'] as const,
    );
  });
}

function officesElectedBy(s: Survey, runner: Ref): readonly Ref[] {
  return s.seats
    .filter(({ body, seat }) => body === undefined && s.charter.elections?.[nameIn(seat.filled_by)]?.run_by === runner)
    .map(({ ref }) => ref);
}

function directly(s: Survey, office: Ref): boolean {
  return s.seats.find(({ ref }) => ref === office)?.seat.filled_by.startsWith('election:') === true;
}

function tribunals(s: Survey): readonly Pair[] {
  return seatsOfKind(s, 'tribunal').flatMap(({ ref }) =>
    executiveSeats(s).map((watched) => [ref, watched, 'a judge does not judge what they decided'] as const),
  );
}

/** Those who audit, and those who spend and sign. */
function auditors(s: Survey): readonly Pair[] {
  const powers = powersIn(s);
  const auditing = powers
    .filter(({ effect, kind }) => kind === 'binding' && effect.includes('audit.appoint'))
    .map(({ holder }) => holder);
  const spending = powers
    .filter(({ effect }) => effect.includes('money.spend') || effect.includes('sign'))
    .flatMap(({ holder, together_with = [] }) => [holder, ...together_with])
    .filter((holder) => holder.startsWith('office:'));
  return auditing
    .filter((holder) => holder.startsWith('body:'))
    .flatMap((holder) => votingSeatsOf(s, nameIn(holder)))
    .filter(
      ({ body }) =>
        !['general-meeting', 'delegate-assembly', 'ballot'].includes(s.charter.bodies[body ?? '']?.kind ?? ''),
    )
    .flatMap(({ ref }) =>
      [...spending, ...executiveSeats(s)].map(
        (watched) => [ref, watched, 'an auditor does not audit themselves'] as const,
      ),
    );
}
