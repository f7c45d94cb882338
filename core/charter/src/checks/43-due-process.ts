import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, powersIn, refsIn } from './parts.ts';
import { executivesOf, type Survey } from './survey.ts';

/** The least that any tribunal of any association owes (compare BGB 737 with 35, PartG 10(5) and 14(4), ECHR article 6 in spirit). */
const minimumRights = [
  'notice-in-writing',
  'see-the-evidence',
  'be-heard',
  'impartial-panel',
  'reasons-in-writing',
  'appeal',
];

export const dueProcess: Check = {
  number: 43,
  name: 'due-process',
  severity: 'error',
  definition:
    'Six rights of the accused, an interim suspension of at most 90 days confirmed by another body, a ceiling for each sanction, no accuser as judge, and no expulsion by the executive alone.',
  why: 'Discipline is the power most easily turned on whoever disagrees.',
  mend: 'Grant the right, shorten the suspension, set `longest`, or move the power to a tribunal or meeting.',
  run: (s) => [...rights(s), ...interim(s), ...ceilings(s), ...accuser(s), ...executive(s)],
  fires: { of: 'cooperative', set: { 'discipline/interim_suspension/longest': '120 days' } },
  silent: { of: 'cooperative', set: { 'discipline/interim_suspension/longest': '90 days' } },
};

function rights({ charter }: Survey): readonly Fault[] {
  return minimumRights
    .filter((right) => !charter.discipline.rights.includes(right))
    .map((right) => ({ at: 'discipline/rights', message: `The accused has no right "${right}".` }));
}

function interim({ charter }: Survey): readonly Fault[] {
  const suspension = charter.discipline.interim_suspension;
  if (!suspension) return [];
  const at = 'discipline/interim_suspension';
  return [
    ...(hoursOf(suspension.longest).least > 90 * 24
      ? [{ at: `${at}/longest`, message: `An interim suspension of ${suspension.longest} is longer than 90 days.` }]
      : []),
    ...(suspension.confirmed_by === suspension.by
      ? [{ at: `${at}/confirmed_by`, message: `${suspension.by} confirms its own suspension.` }]
      : []),
    ...(suspension.by.startsWith('office:')
      ? [{ at: `${at}/by`, message: `${suspension.by} alone can suspend a member.` }]
      : []),
  ];
}

function ceilings({ charter }: Survey): readonly Fault[] {
  return Object.entries(charter.discipline.sanctions)
    .filter(
      ([name, { longest }]) =>
        !/expulsion|exclusion|removal/.test(name) &&
        !(longest !== undefined && Number.isFinite(hoursOf(longest).least) && hoursOf(longest).least > 0),
    )
    .map(([name]) => ({ at: `discipline/sanctions/${name}`, message: `The sanction "${name}" has no ceiling.` }));
}

/** Only what the complaint rule names by reference can be told from here. */
function accuser({ charter }: Survey): readonly Fault[] {
  const { complaint = '', stages } = charter.discipline;
  const accusing = /\b(made|brought|lodged|signed|raised)?\s*by\b/.test(complaint)
    ? refsIn(complaint.replace(/\bto (the )?(body|office):\S+/g, '').replace(/\bnever\b.*$/, ''))
    : [];
  return stages.flatMap(({ by, id }, i): readonly Fault[] =>
    accusing.includes(by)
      ? [{ at: `discipline/stages/${i}/by`, message: `${by} brings the complaint and judges it at "${id}".` }]
      : [],
  );
}

function executive(s: Survey): readonly Fault[] {
  const governs = executivesOf(s);
  return powersIn(s)
    .filter(({ effect, holder, together_with, confirm }) => {
      const expels = effect.includes('member.expel') || effect.includes('affiliate.expel');
      return expels && holder.startsWith('body:') && governs.includes(nameIn(holder)) && !together_with && !confirm;
    })
    .map(({ at, holder }) => ({ at: `${at}/holder`, message: `${holder} can expel by itself.` }));
}
