import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn } from './parts.ts';
import type { Survey } from './survey.ts';

export const supremacyAcyclic: Check = {
  number: 57,
  name: 'supremacy-acyclic',
  severity: 'error',
  definition: 'No loops of affiliation, of units within units, or of bodies that report to one another.',
  why: 'In a circle of superiors nobody is bound.',
  mend: 'Break the circle at the place named.',
  run: (s) => [...affiliations(s), ...units(s), ...reports(s)],
  fires: { of: 'national-union', set: { 'units/region/within': 'unit:branch' } },
  silent: { of: 'national-union', set: { 'affiliation/to': 'org.elsewhere' } },
};

function affiliations(s: Survey): readonly Fault[] {
  const step = (id: string): string | undefined =>
    (id === s.charter.id ? s.charter : s.beside.get(id))?.affiliation?.to;
  return comesBack(s.charter.id, step)
    ? [{ at: 'affiliation/to', message: `The affiliation of ${s.charter.id} comes back to it.` }]
    : [];
}

function units({ charter }: Survey): readonly Fault[] {
  const step = (name: string): string | undefined => {
    const within = charter.units?.[name]?.within;
    return within?.startsWith('unit:') ? nameIn(within) : undefined;
  };
  return Object.keys(charter.units ?? {}).flatMap((name): readonly Fault[] =>
    comesBack(name, step) ? [{ at: `units/${name}/within`, message: `The unit "${name}" lies within itself.` }] : [],
  );
}

function reports({ charter }: Survey): readonly Fault[] {
  const step = (name: string): string | undefined => {
    const to = charter.bodies[name]?.reports_to;
    return to?.startsWith('body:') ? nameIn(to) : undefined;
  };
  return Object.keys(charter.bodies).flatMap((name): readonly Fault[] =>
    comesBack(name, step)
      ? [{ at: `bodies/${name}/reports_to`, message: `"${name}" reports to itself in the end.` }]
      : [],
  );
}

function comesBack(from: string, step: (name: string) => string | undefined): boolean {
  const seen = new Set<string>();
  for (let next = step(from); next !== undefined && !seen.has(next); next = step(next)) {
    if (next === from) return true;
    seen.add(next);
  }
  return false;
}
