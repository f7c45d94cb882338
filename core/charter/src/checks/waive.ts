/**
 * Waivers: what a charter excuses in itself, in the open.
 *
 * A waiver excuses the findings of one check at one clause and below it. It must name something that is there, excuse
 * something that is found, and end; the strict profile refuses it for the five checks that guard all others.
 */
import type { Waiver } from '../charter.ts';
import { pathOf } from '../read/parse-charter.ts';
import { checks } from './all.ts';
import type { Fault, Finding } from './finding.ts';
import { isThere } from './parts.ts';
import { isStrict, type Survey } from './survey.ts';

const neverUnderStrict = ['lone-hand', 'emergency', 'not-by-the-restrained-alone', 'purge', 'trustees'];

/** The waiver that covers a finding on this day, if there is one. */
export function waiverFor(s: Survey, check: string, path: string): Waiver | undefined {
  return (s.charter.waivers ?? []).find(
    (waiver) => covers(waiver, check, path) && !isExpired(s, waiver) && !isRefused(s, waiver),
  );
}

/** What is wrong with the waivers themselves, given everything else that was found. */
export function waiverFaults(s: Survey, findings: readonly Finding[]): readonly Fault[] {
  return (s.charter.waivers ?? []).flatMap((waiver, i): readonly Fault[] => {
    const at = `waivers/${i}`;
    if (!checks.some(({ name }) => name === waiver.check))
      return [{ at: `${at}/check`, message: `There is no check "${waiver.check}".` }];
    if (!isThere(s.charter, waiver.at)) return [{ at: `${at}/at`, message: `"${waiver.at}" is not in this charter.` }];
    if (isRefused(s, waiver)) return [{ at, message: `The strict profile allows no waiver of ${waiver.check}.` }];
    if (isEndless(waiver)) return [{ at: `${at}/until`, message: `"${waiver.until}" is no end.` }];
    if (isExpired(s, waiver)) return [{ at: `${at}/until`, message: `The waiver ended on ${waiver.until}.` }];
    const excuses = findings.some(({ check, place }) => covers(waiver, check, place.path));
    return excuses
      ? []
      : [{ at, message: `${waiver.check} finds nothing at ${waiver.at}, so there is nothing to excuse.` }];
  });
}

function covers(waiver: Waiver, check: string, path: string): boolean {
  const at = pathOf(waiver.at);
  return waiver.check === check && (path === at || path.startsWith(`${at}/`));
}

function isRefused(s: Survey, { check }: Waiver): boolean {
  return isStrict(s) && neverUnderStrict.includes(check);
}

function isEndless({ until }: Waiver): boolean {
  return /^\W*(never|for ?ever|always|indefinitely|until ended|none|no end|unlimited|permanent(ly)?)?\W*$/i.test(until);
}

/** Only a date can be seen to have passed; "as long as the text stands" ends with the text. */
function isExpired({ on }: Survey, { until }: Waiver): boolean {
  return on !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) && until < on;
}
