/**
 * Bounded model checking of a charter: what its rules allow to happen, searched through rather than argued.
 *
 *     seats        which of them are filled                        AG EF all filled: nobody can get the organisation stuck
 *     provisional  how long each act has left                      AG (provisional ⇒ AF ended): the clock ends it
 *     emergency    days used in the window, renewals used          AG (days in window ≤ longest)
 *     effects      the fewest colluding persons for each           no effect for one person alone
 *
 * Plain breadth-first search over abstract states, in a fixed order, up to a bound that is reported when it is hit
 * (charter format 1, section 5, last paragraph). Counter-examples are traces one can read aloud.
 */
import { type Effect, effects, type Ref } from '../charter.ts';
import { canBeFilledNow } from '../checks/21-refill-from-nothing.ts';
import { powersIn } from '../checks/parts.ts';
import { numbersAt, type Survey, survey } from '../checks/survey.ts';
import type { ParsedCharter } from '../read/parse-charter.ts';
import { hoursOf } from '../time/duration.ts';
import { captureOf } from './capture.ts';

export interface Bounds {
  /** Abstract states to visit at most, for each property. */
  readonly states: number;
}

export interface ModelReport {
  readonly properties: readonly PropertyReport[];
  /** Fewest colluding persons for each effect that anybody can bring about. */
  readonly collusion: readonly { readonly effect: Effect; readonly persons: number; readonly clause: string }[];
}

export type Property =
  | 'seats-can-always-be-filled'
  | 'provisional-acts-end'
  | 'emergencies-are-bounded'
  | 'nobody-alone';

export interface PropertyReport {
  readonly property: Property;
  readonly outcome: 'holds' | 'fails' | 'bound-hit';
  readonly states: number;
  /** What happens, step by step, where it fails. */
  readonly traces: readonly (readonly string[])[];
}

const usual: Bounds = { states: 100_000 };

export function modelCheck({ charter }: ParsedCharter, bounds: Bounds = usual): ModelReport {
  const s = survey(charter);
  const collusion = effects.flatMap((effect) => {
    const capture = captureOf(s, effect);
    return capture ? [{ effect, persons: capture.persons, clause: capture.clause }] : [];
  });
  return { properties: [seats(s, bounds), provisional(s), emergencies(s, bounds), alone(s)], collusion };
}

/**
 * From every set of empty seats the organisation can fill them all again. Filling one seat never hinders another,
 * so a set is stuck exactly if filling whatever can be filled ends short; the search goes from few vacancies to many and
 * reports the smallest.
 */
function seats(s: Survey, bounds: Bounds): PropertyReport {
  const all = s.seats.map(({ ref }) => ref);
  // A state costs the square of the seats, and the whole search a few seconds at most.
  const states = Math.min(bounds.states, Math.ceil(2e6 / (all.length * all.length + 1)));
  let visited = 0;
  const stuck: (readonly Ref[])[] = [];
  let frontier: readonly (readonly number[])[] = [[]];
  while (frontier.length > 0) {
    const next: (readonly number[])[] = [];
    for (const empty of frontier) {
      if (visited >= states)
        return {
          property: 'seats-can-always-be-filled',
          outcome: stuck.length > 0 ? 'fails' : 'bound-hit',
          states: visited,
          traces: stuck.map((refs) => trace(s, refs)),
        };
      visited++;
      const refs = empty.map((i) => all[i] ?? '');
      if (empty.length > 0 && leftEmpty(s, refs).length > 0) {
        stuck.push(refs);
        continue;
      }
      for (let i = (empty.at(-1) ?? -1) + 1; i < all.length; i++) {
        const wider = [...empty, i];
        const known = stuck.some((set) => set.every((ref) => wider.some((j) => all[j] === ref)));
        if (!known) next.push(wider);
      }
    }
    frontier = next;
  }
  return {
    property: 'seats-can-always-be-filled',
    outcome: stuck.length > 0 ? 'fails' : 'holds',
    states: visited,
    traces: stuck.map((refs) => trace(s, refs)),
  };
}

/** What stays empty after everything that can be filled has been. */
function leftEmpty(s: Survey, empty: readonly Ref[]): readonly Ref[] {
  const filled = new Set(s.seats.map(({ ref }) => ref).filter((ref) => !empty.includes(ref)));
  for (let grew = true; grew; ) {
    const next = s.seats.filter(({ ref }) => !filled.has(ref) && canBeFilledNow(s, ref, filled));
    for (const { ref } of next) filled.add(ref);
    grew = next.length > 0;
  }
  return s.seats.map(({ ref }) => ref).filter((ref) => !filled.has(ref));
}

function trace(s: Survey, empty: readonly Ref[]): readonly string[] {
  const stay = leftEmpty(s, empty);
  return [
    `At one time ${empty.join(' and ')} ${empty.length === 1 ? 'is' : 'are'} empty.`,
    ...stay.map((ref) => `${ref} waits: ${s.seats.find((placed) => placed.ref === ref)?.seat.filled_by}.`),
    'None of them can be filled before another is: no vote can be taken.',
  ];
}

/** Time passes day by day and nobody acts: what is still in force when nothing more can end it? */
function provisional(s: Survey): PropertyReport {
  const acts = [
    ...powersIn(s)
      .filter(({ kind }) => kind === 'provisional')
      .map(({ at, confirm, lasts }) => ({ at, hours: Math.min(ending(confirm?.within), ending(lasts)) })),
    ...Object.entries(s.charter.emergency ?? {}).map(([name, { lasts, ratify }]) => ({
      at: `emergency/${name}`,
      hours: Math.min(ending(lasts), ending(ratify.within)),
    })),
    ...(s.charter.discipline.interim_suspension
      ? [{ at: 'discipline/interim_suspension', hours: ending(s.charter.discipline.interim_suspension.longest) }]
      : []),
  ];
  const endless = acts.filter(({ hours }) => !Number.isFinite(hours));
  const states = acts.reduce((sum, { hours }) => sum + (Number.isFinite(hours) ? Math.ceil(hours / 24) + 1 : 1), 0);
  return {
    property: 'provisional-acts-end',
    outcome: endless.length > 0 ? 'fails' : 'holds',
    states,
    traces: endless.map(({ at }) => [
      `${at} is done.`,
      'Days pass; nobody confirms it and nobody ends it.',
      'It is still in force.',
    ]),
  };
}

function ending(duration: string | undefined): number {
  if (duration === undefined || duration === 'none') return Number.POSITIVE_INFINITY;
  return hoursOf(duration).most;
}

/**
 * Declare, ratify and renew as often as the rules let one, as early again as they let one. A state is the day of the
 * running emergency and the renewals used; the days of the window are counted along the way.
 */
function emergencies(s: Survey, { states }: Bounds): PropertyReport {
  let visited = 0;
  const traces: string[][] = [];
  let hit = false;
  for (const [name, it] of Object.entries(s.charter.emergency ?? {})) {
    const [, days = '0'] = /^(\d+) days in any/.exec(it.longest) ?? [];
    const first = hoursOf(it.lasts).most / 24;
    const each = hoursOf(it.renew?.each).most / 24;
    let used = first;
    const steps = [`${it.declared_by} declares "${name}" for ${it.lasts}.`];
    for (let renewal = 1; renewal <= (it.renew?.times ?? 0) && used <= Number(days); renewal++) {
      visited += Math.max(1, Math.ceil(each));
      if (visited > states) {
        hit = true;
        break;
      }
      used += each;
      steps.push(`${it.renew?.by} renews it for ${it.renew?.each}: ${Math.ceil(used)} days.`);
    }
    visited += Number.isFinite(first) ? Math.ceil(first) : 1;
    if (used > Number(days)) traces.push([...steps, `That is more than ${it.longest}.`]);
  }
  const outcome = traces.length > 0 ? 'fails' : hit ? 'bound-hit' : 'holds';
  return { property: 'emergencies-are-bounded', outcome, states: visited, traces };
}

/** One colluding person, all others passive or absent. */
function alone(s: Survey): PropertyReport {
  const lone = effects.flatMap((effect) => {
    const capture = captureOf(s, effect);
    return capture && capture.persons < 2 ? [{ effect, ...capture }] : [];
  });
  return {
    property: 'nobody-alone',
    outcome: lone.length > 0 ? 'fails' : 'holds',
    states: effects.length * Object.keys(numbersAt(s, 'min').counts).length,
    traces: lone.map(({ effect, clause, how }) => [
      `One person acts under ${clause}: ${how}.`,
      'Nobody else comes, votes or objects.',
      `${effect} has happened.`,
    ]),
  };
}
