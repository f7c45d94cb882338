import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import { nameIn, refsIn } from './parts.ts';
import type { Survey } from './survey.ts';

export const refillFromNothing: Check = {
  number: 21,
  name: 'refill-from-nothing',
  severity: 'error',
  definition:
    'With every seat of the organisation empty, all of them can be filled again by members, units or somebody outside.',
  why: 'After a mass resignation, an accident or a lost election year the organisation must be able to get up again by its own rules.',
  mend: 'Let members elect, with a `stand_in` to run the election while its runner is missing.',
  run: (s) => {
    const { seats } = refill(s);
    return s.seats
      .filter(({ ref }) => !seats.has(ref))
      .map(({ path, seat }) => ({
        at: path,
        message: `If every seat were empty this one could not be filled: ${seat.filled_by} waits for somebody who waits for it.`,
      }));
  },
  fires: { of: 'national-union', remove: ['bodies/returning-board/stand_in'] },
  silent: { of: 'national-union', set: { 'bodies/returning-board/stand_in': 'outside:the-auditor' } },
};

/** Least fixpoint: a seat can be filled once those who fill it, and whoever runs that, can act. */
function refill(s: Survey): { readonly seats: ReadonlySet<Ref> } {
  const filled = new Set<Ref>();
  for (let grew = true; grew; ) {
    const next = s.seats.filter(({ ref }) => !filled.has(ref) && canBeFilledNow(s, ref, filled));
    for (const { ref } of next) filled.add(ref);
    grew = next.length > 0;
  }
  return { seats: filled };
}

/** Whether this seat can be filled while exactly these others are. */
export function canBeFilledNow(s: Survey, seat: Ref, filled: ReadonlySet<Ref>): boolean {
  const canAct = (ref: Ref): boolean => {
    const [kind] = ref.split(':');
    if (['electorate', 'unit', 'outside', 'member', 'affiliate'].includes(kind ?? '')) return true;
    if (kind === 'office' || kind === 'seats')
      return filled.has(ref) || deputies(s, ref).some((deputy) => filled.has(deputy));
    return kind === 'body' && bodyCanAct(s, nameIn(ref), filled);
  };
  const canRun = (ref: Ref): boolean => {
    const standIn = ref.startsWith('body:') ? s.charter.bodies[nameIn(ref)]?.stand_in : undefined;
    return canAct(ref) || (standIn !== undefined && canAct(standIn));
  };
  const placed = s.seats.find(({ ref }) => ref === seat);
  if (!placed) return false;
  // Of several who appoint together the empty body itself is not waited for; alone it would be.
  const own = (ref: Ref): boolean => ref === placed.ref || ref === `body:${placed.body}`;
  const others = refsIn(placed.seat.filled_by).some((ref) => !own(ref));
  return canFill(
    s,
    placed.seat.filled_by,
    (ref) => (others && own(ref) && !placed.seat.filled_by.startsWith('election:')) || canAct(ref),
    canRun,
  );
}

function deputies(s: Survey, office: Ref): readonly Ref[] {
  return s.seats.flatMap(({ ref, seat }) => (ref === office && seat.deputy !== undefined ? [seat.deputy] : []));
}

function bodyCanAct(s: Survey, name: string, filled: ReadonlySet<Ref>): boolean {
  const body = s.charter.bodies[name];
  if (!body) return false;
  const seats = Object.entries(body.seats ?? {}).filter(([, seat]) => seat.votes !== false);
  if (seats.length === 0) return body.of?.startsWith('electorate:') === true;
  return seats.every(([seat]) => filled.has(`seats:${name}/${seat}`));
}

function canFill(s: Survey, rule: string, canAct: (ref: Ref) => boolean, canRun: (ref: Ref) => boolean): boolean {
  if (rule === 'unit choice' || rule.startsWith('lot from ')) return true;
  const refs = refsIn(rule);
  if (rule.startsWith('election:')) {
    const election = s.charter.elections?.[nameIn(refs[0] ?? '')];
    return election !== undefined && canAct(election.voters) && canRun(election.run_by);
  }
  const outside = /\b(outside|affiliate):/.test(rule);
  return refs.length > 0 ? refs.every(canAct) : outside;
}
