import { compare, fraction } from '@quorate/basics';
import { easierThanAmending } from './49-dissolve-harder.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { powersIn } from './parts.ts';
import { compareStrictness, procedureNamed, type Survey, strictnessOf } from './survey.ts';

export const noBackDoor: Check = {
  number: 49,
  name: 'no-back-door',
  severity: 'error',
  definition:
    'Interpretation, standing orders, delegation, emergency, merger and dissolution do not reach what only an amendment may, by less than it takes.',
  why: 'A rule that can be read, suspended or merged away by fewer is only as strong as they are.',
  mend: 'Ask as much for the other way: an interpretation overruled as an amendment is made, standing orders suspended by two thirds.',
  run: (s) => [...interpretation(s), ...suspension(s), ...emergencies(s), ...easierThanAmending(s)],
  fires: { of: 'national-union', set: { 'standing_orders/suspension': 'more than 1/2 of those present' } },
  silent: { of: 'national-union', set: { 'standing_orders/suspension': 'at least 3/4 of those present' } },
};

/** What the charter means may be overruled by no fewer than could change what it says. */
function interpretation(s: Survey): readonly Fault[] {
  const amending = powersIn(s).find(({ effect, kind }) => kind === 'binding' && effect.includes('charter.amend'));
  const needed = strictnessOf(procedureNamed(s, amending?.via)?.passes);
  return powersIn(s)
    .filter(({ effect }) => effect.includes('charter.interpret'))
    .flatMap(({ at, override }): readonly Fault[] => {
      const procedure = procedureNamed(s, override?.via);
      if (!procedure || !amending || compareStrictness(strictnessOf(procedure.passes), needed) >= 0) return [];
      return [
        {
          at: `${at}/override/via`,
          message: `An interpretation is overruled by ${override?.via}, which asks less than ${amending.via} for an amendment.`,
        },
      ];
    });
}

function suspension({ charter }: Survey): readonly Fault[] {
  const phrase = charter.standing_orders?.suspension;
  if (phrase === undefined || compare(strictnessOf(phrase).share, fraction(2n, 3n)) >= 0) return [];
  return [
    {
      at: 'standing_orders/suspension',
      message: `Standing orders are suspended by "${phrase}", less than two thirds.`,
    },
  ];
}

/** An emergency that allows what only an amendment may do. */
function emergencies({ charter }: Survey): readonly Fault[] {
  return Object.entries(charter.emergency ?? {}).flatMap(([name, { allows }]) =>
    allows.flatMap((text, i): readonly Fault[] =>
      /\b(suspen[ds]\w*|set(ting)? aside|depart\w* from|overrid\w*|disregard\w*) (of )?(the |any |all |this )?(charter|constitution|rule|article|statute|rights?)/i.test(
        text,
      )
        ? [{ at: `emergency/${name}/allows/${i}`, message: `"${text}" reaches what only an amendment may.` }]
        : [],
    ),
  );
}
