import type { Charter } from '../charter.ts';
import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import type { Survey } from './survey.ts';

export const federalFit: Check = {
  number: 56,
  name: 'federal-fit',
  severity: 'error',
  definition:
    "What a unit's own charter must and may not contain do not contradict each other, and a local charter given beside keeps to both as far as data can tell.",
  why: 'A local rule against the higher charter holds until the day it matters.',
  mend: 'Change the local charter, or the demand on it.',
  run: (s) => [...contradictions(s), ...local(s)],
  fires: {
    of: 'national-union',
    set: { 'units/branch/own_charter/may': ["set local levies with a members' ballot", 'expel'] },
  },
  silent: {
    of: 'national-union',
    set: { 'units/branch/own_charter/may': ["set local levies with a members' ballot", 'publish a newsletter'] },
  },
};

function contradictions({ charter }: Survey): readonly Fault[] {
  return Object.entries(charter.units ?? {}).flatMap(([name, { own_charter: own }]) => {
    const at = `units/${name}/own_charter`;
    const forbidden = new Set((own?.may_not ?? []).map(plain));
    return [
      ...(own?.must ?? []).flatMap((text, i): readonly Fault[] =>
        forbidden.has(plain(text)) ? [{ at: `${at}/must/${i}`, message: `"${text}" is demanded and forbidden.` }] : [],
      ),
      ...(own?.may ?? []).flatMap((text, i): readonly Fault[] =>
        forbidden.has(plain(text)) ? [{ at: `${at}/may/${i}`, message: `"${text}" is allowed and forbidden.` }] : [],
      ),
    ];
  });
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** This charter as a unit of the one it is affiliated to, if that one is at hand. */
function local(s: Survey): readonly Fault[] {
  const { affiliation } = s.charter;
  const higher = affiliation?.to === undefined ? undefined : s.beside.get(affiliation.to);
  if (!higher) return [];
  const demands = Object.values(higher.units ?? {})
    .map(({ own_charter: own }) => own)
    .find((own) => own?.must || own?.may_not);
  return [
    ...(demands?.must ?? []).flatMap((text) =>
      mustHave.flatMap(({ words, holds, at }): readonly Fault[] =>
        words.test(text) && !holds(s.charter) ? [{ at, message: `${higher.title} demands "${text}".` }] : [],
      ),
    ),
    ...(demands?.may_not ?? []).flatMap((text) =>
      Object.entries(s.charter.powers).flatMap(([name, power]): readonly Fault[] =>
        mayNot.some(({ words, effect }) => words.test(text) && power.effect.includes(effect as never))
          ? [{ at: `powers/${name}/effect`, message: `${higher.title} forbids its units to "${text}".` }]
          : [],
      ),
    ),
  ];
}

/** Demands in words whose keeping shows in the data. */
const mustHave: readonly {
  readonly words: RegExp;
  readonly holds: (charter: Charter) => boolean;
  readonly at: string;
}[] = [
  {
    words: /right to leave/,
    at: 'rights',
    holds: ({ rights }) => Object.values(rights).some(({ engine }) => engine === 'exit'),
  },
  { words: /\bappeal\b/, at: 'discipline/rights', holds: ({ discipline }) => discipline.rights.includes('appeal') },
  {
    words: /yearly accounts/,
    at: 'powers',
    holds: ({ powers }) => Object.values(powers).some(({ effect }) => effect.includes('money.accounts')),
  },
  {
    words: /officers elected.*at most every five years/,
    at: 'offices',
    holds: ({ offices = {} }) =>
      Object.values(offices).every(
        ({ term, filled_by }) => hoursOf(term).least <= hoursOf('5 years').most && filled_by.startsWith('election:'),
      ),
  },
  {
    words: /recall by/,
    at: 'offices',
    holds: ({ offices = {} }) => Object.values(offices).every(({ recall }) => typeof recall === 'object'),
  },
];

const mayNot: readonly { readonly words: RegExp; readonly effect: string }[] = [
  { words: /^expel/, effect: 'member.expel' },
  { words: /discipline a member/, effect: 'member.sanction' },
  { words: /close a branch/, effect: 'unit.create' },
  { words: /call or end action/, effect: 'action.call' },
  { words: /admit or suspend affiliates/, effect: 'affiliate.admit' },
];
