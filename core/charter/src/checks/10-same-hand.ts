import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { mayBeOne } from './hands.ts';
import { powersIn, refsIn } from './parts.ts';
import type { Survey } from './survey.ts';

export const sameHand: Check = {
  number: 10,
  name: 'same-hand',
  severity: 'error',
  definition:
    'Offices that act together, or check each other, are declared never to be one person, their deputies included.',
  why: 'Two signatures of one person are one signature.',
  mend: 'Add the other office to `not_also`.',
  run: (s) => pairsOf(s).flatMap((pair) => [...oneHand(s, pair), ...deputies(s, pair)]),
  fires: {
    of: 'cooperative',
    set: {
      'offices/secretary/not_also': ['seats:scrutineers/scrutineer'],
      'offices/treasurer/not_also': ['seats:scrutineers/scrutineer'],
    },
  },
  silent: { of: 'cooperative', set: { 'offices/secretary/not_also': ['seats:scrutineers/scrutineer'] } },
};

interface Pair {
  readonly at: string;
  readonly a: Ref;
  readonly b: Ref;
}

function pairsOf(s: Survey): readonly Pair[] {
  const powers = powersIn(s).flatMap(({ at, holder, together_with = [], confirm, override, review }) => [
    ...together_with.map((other) => ({ at: `${at}/together_with`, a: holder, b: other })),
    ...together_with.flatMap((a, i) => together_with.slice(i + 1).map((b) => ({ at: `${at}/together_with`, a, b }))),
    ...[confirm, override, review].flatMap((control) => (control ? [{ at, a: holder, b: control.by }] : [])),
  ]);
  const joint = s.seats.flatMap(({ path, seat }) =>
    [seat.filled_by, seat.vacancy ?? '']
      .filter((rule) => rule.startsWith('appointment by '))
      .flatMap((rule) => pairsIn(refsIn(rule)).map(([a, b]) => ({ at: `${path}/filled_by`, a, b }))),
  );
  const convening = Object.entries(s.charter.bodies).flatMap(([name, { convened_by }]) =>
    (convened_by ?? []).flatMap((text, i) =>
      / and /.test(text)
        ? pairsIn(refsIn(text)).map(([a, b]) => ({ at: `bodies/${name}/convened_by/${i}`, a, b }))
        : [],
    ),
  );
  return [...powers, ...joint, ...convening].filter(({ a, b }) => [a, b].every((ref) => /^(office|seats):/.test(ref)));
}

function pairsIn(refs: readonly Ref[]): readonly (readonly [Ref, Ref])[] {
  return refs.flatMap((a, i) => refs.slice(i + 1).map((b) => [a, b] as const));
}

function oneHand(s: Survey, { at, a, b }: Pair): readonly Fault[] {
  return mayBeOne(s, a, b) ? [{ at, message: `${a} and ${b} may be one person.` }] : [];
}

/** A deputy who may be the other half, or is. The second is how many real charters stand: worth knowing, no more. */
function deputies(s: Survey, { at, a, b }: Pair): readonly Fault[] {
  const deputyOf = (ref: Ref): Ref | undefined => s.seats.find((placed) => placed.ref === ref)?.seat.deputy;
  return [[a, b] as const, [b, a] as const].flatMap(([absent, other]): readonly Fault[] => {
    const deputy = deputyOf(absent);
    if (deputy === undefined) return [];
    if (deputy === other) {
      const message = `${deputy} deputises for ${absent}, so that while one is away both hands are the same.`;
      return [{ at, message, severity: 'info' }];
    }
    return mayBeOne(s, deputy, other)
      ? [{ at, message: `${deputy} deputises for ${absent} and may be the same person as ${other}.` }]
      : [];
  });
}
