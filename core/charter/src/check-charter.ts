/**
 * The checker: a pure function of the charter, the day and the profiles.
 *
 *     charter ──survey──▶ each check ──▶ faults ──▶ places, reasons, waivers ──▶ findings
 */
import type { Instant } from '@quorate/basics';
import { printInstant } from '@quorate/basics';
import type { Charter } from './charter.ts';
import { checks } from './checks/all.ts';
import type { Check } from './checks/check.ts';
import type { Fault, Finding } from './checks/finding.ts';
import type { CheckName } from './checks/names.ts';
import { type Survey, survey } from './checks/survey.ts';
import { waiverFaults, waiverFor } from './checks/waive.ts';
import type { ParsedCharter } from './read/parse-charter.ts';
import type { CharterProblem } from './read/problem.ts';

export interface CheckOptions {
  /** The day for which dated law is asked, as `2026-11-23` or an instant; without it the law without an end applies. */
  readonly at?: string | Instant;
  /** Profiles besides those the charter names. */
  readonly profiles?: readonly string[];
  /** Other charters, for what holds between an organisation and the one it is affiliated to. */
  readonly beside?: readonly Charter[];
}

/** All findings in the order of the file; errors, warnings and remarks, waived or not. */
export function checkCharter(
  parsed: ParsedCharter,
  { at, profiles, beside = [] }: CheckOptions = {},
): readonly Finding[] {
  const on = typeof at === 'number' ? printInstant(at).slice(0, 10) : at?.slice(0, 10);
  const others = new Map(beside.map((charter) => [charter.id, charter]));
  const s = survey(parsed.charter, profiles, on, others);
  const found = checks.flatMap((check) => once(check.run(s)).map((fault) => findingOf(parsed, s, check, fault)));
  const waivers = checks
    .filter(({ name }) => name === 'waiver')
    .flatMap((check) => waiverFaults(s, found).map((fault) => findingOf(parsed, s, check, fault)));
  return [...found, ...waivers].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

/** Errors that no waiver excuses: with one of these a charter may not be adopted. */
export function unwaivedErrors(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, waived }) => severity === 'error' && waived === undefined);
}

function once(faults: readonly Fault[]): readonly Fault[] {
  return faults.filter(
    ({ at, message }, i) => faults.findIndex((other) => other.at === at && other.message === message) === i,
  );
}

function findingOf({ place }: ParsedCharter, s: Survey, check: Check, { at, message, severity }: Fault): Finding {
  const waiver = waiverFor(s, check.name, at);
  return {
    check: check.name,
    severity: severity ?? check.severity,
    place: { path: at, ...place(at) },
    message,
    why: check.why,
    mend: check.mend,
    ...(waiver && { waived: { reason: waiver.reason, until: waiver.until } }),
  };
}

/** A file that is no charter, in the words of findings: under `schema`, and under the check whose matter it is. */
export function schemaFindings(problems: readonly CharterProblem[]): readonly Finding[] {
  return problems.flatMap(({ path, line, column, found, expected }) =>
    ['schema' as const, ...checksConcerned(path, found)].flatMap((name) => {
      const check = checks.find((each) => each.name === name);
      if (!check) return [];
      const { severity, why, mend } = check;
      const message = `Found ${found}, expected ${expected}.`;
      return [{ check: check.name, severity, place: { path, line, column }, message, why, mend }];
    }),
  );
}

/** Faults that the shape of the format already refuses, and the check a reader would look for them under. */
function checksConcerned(path: string, found: string): readonly CheckName[] {
  const subject = /^no "(.+)" here$/.exec(found)?.[1];
  const whole = subject === undefined ? path : `${path}/${subject}`;
  return concerns.filter(([pattern]) => pattern.test(whole)).map(([, name]) => name);
}

const concerns: readonly (readonly [RegExp, CheckName])[] = [
  [/^records\/purge$/, 'purge'],
  [/^bodies\/[^/]+\/minimum$/, 'minimum'],
  [/^powers\/[^/]+\/holder$/, 'every-power-has-a-holder'],
  [/\/filled_by$/, 'way-in'],
  [/\/vacancy$/, 'way-in'],
  [/\/term$/, 'office-term'],
  [/^(procedures|elections|bodies)\/[^/]+\/(tie|if_inquorate|too_few_candidates)$/, 'always-an-end'],
  [/^elections\/[^/]+\/run_by$/, 'ballot-runner'],
  [/^discipline\/stages/, 'appeal-chain'],
  [/^discipline\/(interim_suspension|rights|sanctions|limits)/, 'due-process'],
  [/^emergency\//, 'emergency'],
  [/^records\/sealed\/[^/]+\/opens$/, 'sealed-opens'],
  [/^records\/archive\/witness/, 'witnesses'],
  [/^expects/, 'expects'],
  [/\/must_act\//, 'must-act'],
  [/\/confirm\/within$/, 'lapse-by-clock'],
  [/\/delegate(\/|$)/, 'delegation'],
  [/^waivers\//, 'waiver'],
  [/^amendment\/tiers/, 'amendment-covers-all'],
];
