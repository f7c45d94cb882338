import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { refsIn, textsOf } from './parts.ts';
import { type Survey, sizesOf } from './survey.ts';

export const expects: Check = {
  number: 5,
  name: 'expects',
  severity: 'error',
  definition:
    'There is a smallest, typical and largest size, in that order, for every electorate and unit the rules use.',
  why: 'Whether a quorum can be met or one hand suffices depends on how few there may be; without sizes nothing can be proved.',
  mend: 'Add the size under `expects`: the smallest lawful, the typical, the largest foreseen.',
  run: (s) => [...missing(s), ...disordered(s)],
  fires: { of: 'cooperative', set: { expects: { staff: { min: 7, typical: 30, max: 60 } } } },
  silent: { of: 'cooperative', set: { expects: { members: { min: 9, typical: 30, max: 60 } } } },
};

function missing(s: Survey): readonly Fault[] {
  const used = new Set(textsOf(s.charter).flatMap(({ text }) => refsIn(text)));
  const electorates = Object.keys(s.charter.electorates).filter((name) => used.has(`electorate:${name}`));
  const units = s.seats.flatMap(({ seat }) => seat.apportion?.over.replace(/^unit:/, '') ?? []);
  return [...new Set([...electorates, ...units])]
    .filter((name) => sizesOf(s, name) === undefined)
    .map((name) => ({ at: 'expects', message: `The size of "${name}", which the rules count, is not given.` }));
}

function disordered({ charter }: Survey): readonly Fault[] {
  return Object.entries(charter.expects)
    .filter(([, { min, typical, max }]) => min > typical || typical > max)
    .map(([name]) => ({
      at: `expects/${name}`,
      message: `The sizes of "${name}" do not rise from min over typical to max.`,
    }));
}
