import { describe, expect, it } from 'vitest';
import { checkCharter, schemaFindings, unwaivedErrors } from '../check-charter.ts';
import { type ParsedCharter, parseCharter } from '../read/parse-charter.ts';
import { exampleText, variant } from '../testing/index.ts';
import { checks } from './all.ts';
import type { Variation } from './check.ts';
import type { Finding } from './finding.ts';
import { checkNames } from './names.ts';

const at = '2026-11-23';

describe('the shipped charters', () => {
  it.each(['cooperative', 'national-union', 'international-federation'])('%s has nothing to mend', (name) => {
    expect(findingsOf(exampleText(name)).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('of Debian has exactly the errors its waivers explain', () => {
    const errors = findingsOf(exampleText('debian')).filter(({ severity }) => severity === 'error');
    expect(errors.filter(({ waived }) => waived === undefined)).toEqual([]);
    expect(errors).toHaveLength(23);
  });

  it('of Debian is known for its casting votes and for the few who can amend it', () => {
    const found = new Set(findingsOf(exampleText('debian')).map(({ check }) => check));
    for (const check of ['casting-vote', 'small-faction', 'lone-hand', 'refill-from-nothing', 'due-process']) {
      expect(found).toContain(check);
    }
  });
});

describe('the checks', () => {
  it('are the 59 of the format, two of which have a second name', () => {
    expect(checks.map(({ name }) => name).filter((name) => checkNames.includes(name as never))).toHaveLength(59);
    expect(checks).toHaveLength(61);
  });

  for (const check of checks) {
    it(`${check.number} ${check.name} fires on its example`, () => {
      expect(newFindings(check.fires).map((finding) => finding.check)).toContain(check.name);
    });

    it(`${check.number} ${check.name} is silent on its counter-example`, () => {
      expect(newFindings(check.silent).map((finding) => finding.check)).not.toContain(check.name);
    });
  }

  it('say where, why, and what would mend it', () => {
    for (const finding of unwaivedErrors(findingsOf(variant(checks[8]!.fires)))) {
      expect(finding.place.line).toBeGreaterThan(1);
      expect(finding.why).not.toBe('');
      expect(finding.mend).not.toBe('');
    }
  });
});

function findingsOf(text: string): readonly Finding[] {
  const parsed = parseCharter(text);
  return parsed.ok ? checkCharter(parsed.value as ParsedCharter, { at }) : schemaFindings(parsed.problem);
}

function newFindings(variation: Variation): readonly Finding[] {
  const before = new Set(
    findingsOf(exampleText(variation.of)).map(({ check, severity, place }) => `${check} ${severity} ${place.path}`),
  );
  return findingsOf(variant(variation)).filter(
    ({ check, severity, place }) => !before.has(`${check} ${severity} ${place.path}`),
  );
}
