import { compare } from '@quorate/basics';
import type { Phrases } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, powersIn } from './parts.ts';
import { type Survey, strictnessOf } from './survey.ts';

export const saidOnce: Check = {
  number: 4,
  name: 'said-once',
  severity: 'error',
  definition: 'No fact stands in two places with different values.',
  why: 'Of two rules for one matter each side will cite the one that suits it.',
  mend: 'Make the two places agree, or strike one of them.',
  run: (s) => [...amendments(s), ...interpreters(s), ...emergencies(s), ...rolls(s), ...ownRules(s), ...smallest(s)],
  fires: {
    of: 'cooperative',
    set: { 'powers/interpret/holder': 'body:general-meeting', 'powers/interpret/via': 'procedure:two-thirds' },
  },
  silent: { of: 'cooperative', set: { 'interpretation/text': 'Until they rule, the chair does.' } },
};

/** What the power to amend needs and what the general tier needs; its notice and its procedure's. */
function amendments(s: Survey): readonly Fault[] {
  const tiers = s.charter.amendment.tiers;
  const widest = tiers.findIndex(({ covers }) => covers.includes('*'));
  const via = tiers[widest]?.via ?? [];
  const powers = powersIn(s).filter(
    ({ effect, kind, via: own }) => effect.includes('charter.amend') && kind === 'binding' && own,
  );
  const differing = powers.filter((power) => widest >= 0 && !via.includes(power.via ?? ''));
  const { notice } = s.charter.amendment;
  const procedures = tiers.flatMap(({ via: all }) => all).map((ref) => s.charter.procedures[nameIn(ref)]);
  const withNotice = procedures.filter((procedure) => procedure?.notice !== undefined);
  const noticeTold =
    notice === undefined || withNotice.length === 0 || withNotice.some((procedure) => procedure?.notice === notice);
  return [
    ...differing.map(({ at, via: own }) => ({
      at: `${at}/via`,
      message: `Amending goes by ${own} here, by ${via.join(' and ')} in the amendment chapter.`,
    })),
    ...(noticeTold
      ? []
      : [
          {
            at: 'amendment/notice',
            message: `Notice of an amendment is ${notice} here, and otherwise in every procedure that makes one.`,
          },
        ]),
  ];
}

function interpreters(s: Survey): readonly Fault[] {
  const { by } = s.charter.interpretation;
  return powersIn(s)
    .filter(({ effect, holder, kind }) => kind === 'binding' && effect.includes('charter.interpret') && holder !== by)
    .map(({ at, holder }) => ({
      at: `${at}/holder`,
      message: `Here ${holder} interprets, in the chapter on interpretation ${by} does.`,
    }));
}

/** An emergency is described in its chapter and granted by a power. */
function emergencies(s: Survey): readonly Fault[] {
  const granting = powersIn(s).filter(({ effect }) => effect.includes('emergency.declare'));
  return Object.values(s.charter.emergency ?? {}).flatMap((emergency) =>
    granting
      .filter(({ holder }) => granting.length === 1 || holder === emergency.declared_by)
      .flatMap((power) => [
        ...differ(`${power.at}/holder`, 'The emergency is declared', power.holder, emergency.declared_by),
        ...differ(`${power.at}/via`, 'The emergency is declared by', power.via, emergency.via),
        ...differ(`${power.at}/confirm/by`, 'The emergency is confirmed by', power.confirm?.by, emergency.ratify.by),
        ...differ(
          `${power.at}/confirm/within`,
          'The emergency is confirmed within',
          power.confirm?.within,
          emergency.ratify.within,
        ),
        ...differ(`${power.at}/confirm/via`, 'The emergency is confirmed by', power.confirm?.via, emergency.ratify.via),
        ...differ(`${power.at}/lasts`, 'The emergency lasts', power.lasts, emergency.lasts),
      ]),
  );
}

function differ(at: string, what: string, here: string | undefined, there: string | undefined): readonly Fault[] {
  if (here === undefined || there === undefined || here === there) return [];
  return [{ at, message: `${what} ${here} here and ${there} in the emergency chapter.` }];
}

function rolls(s: Survey): readonly Fault[] {
  const certifier = s.charter.membership?.roll?.certified_by;
  const holders = powersIn(s).filter(({ effect }) => effect.includes('roll.certify'));
  if (certifier === undefined || holders.length === 0 || holders.some(({ holder }) => holder === certifier)) return [];
  const [first] = holders;
  return [
    {
      at: 'membership/roll/certified_by',
      message: `${certifier} certifies the roll here, ${first?.holder} by ${first?.at}.`,
    },
  ];
}

/** A body's own quorum and majority are those of at least one of the procedures it votes by. */
function ownRules(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.bodies).flatMap(([name, body]) => {
    const procedures = Object.entries(s.charter.procedures).filter(([, { voters }]) => voters === `body:${name}`);
    const where = (rule: 'quorum' | 'passes'): string =>
      procedures.map(([id, each]) => `procedures/${id} has ${said(each[rule])}`).join(', ');
    const untold = (rule: 'quorum' | 'passes'): boolean => {
      const own = body[rule];
      return (
        own !== undefined &&
        procedures.length > 0 &&
        !procedures.some(([, each]) => same(each[rule], own) || alike(each[rule], own))
      );
    };
    return [
      ...(untold('quorum')
        ? [
            {
              at: `bodies/${name}/quorum`,
              message: `No procedure of this body has the quorum that stands here: ${where('quorum')}.`,
            },
          ]
        : []),
      ...(untold('passes')
        ? [
            {
              at: `bodies/${name}/passes`,
              message: `No procedure of this body passes by what stands here: ${where('passes')}.`,
            },
          ]
        : []),
    ];
  });
}

function said(phrases: Phrases | undefined): string {
  return `"${[phrases ?? 'none'].flat().join('" and "')}"`;
}

/** "At least 1 to 1" and "more than 1/2" are two ways to say one majority. */
function alike(a: Phrases | undefined, b: Phrases): boolean {
  const inRatio = [a ?? 'none', b].flat().some((phrase) => phrase.endsWith(' to 1'));
  return inRatio && compare(strictnessOf(a).share, strictnessOf(b).share) === 0;
}

function same(a: Phrases | undefined, b: Phrases): boolean {
  return JSON.stringify([a ?? 'none'].flat().sort()) === JSON.stringify([b].flat().sort());
}

/** A unit's smallest size is the smallest size expected of its members. */
function smallest(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.units ?? {}).flatMap(([name, { smallest: least }]) => {
    const expected = s.charter.expects[`${name}-members`];
    if (least === undefined || expected === undefined || expected.min === least) return [];
    return [
      {
        at: `units/${name}/smallest`,
        message: `The smallest ${name} is ${least} here and ${expected.min} under "expects".`,
      },
    ];
  });
}
