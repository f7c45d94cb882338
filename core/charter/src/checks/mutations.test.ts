import { describe, expect, it } from 'vitest';
import { checkCharter, schemaFindings } from '../check-charter.ts';
import { parseCharter } from '../read/parse-charter.ts';
import { byTheWords } from '../testing/by-the-words.ts';
import { exampleText, variant } from '../testing/index.ts';
import { mutations } from '../testing/mutations.ts';
import { checks } from './all.ts';
import type { Variation } from './check.ts';
import type { Finding } from './finding.ts';

const shipped = [
  'cooperative',
  'debian',
  'german-association',
  'international-federation',
  'kubernetes-steering',
  'national-union',
  'python',
  'union-branch',
] as const;

/**
 * One fault seen by two names: the parser refuses it under `schema` too; a cheap dissolution is also a back door; a
 * board that runs its own recall runs a ballot it is a party to.
 */
const twins: { readonly [check: string]: readonly string[] } = {
  purge: ['schema'],
  'dissolve-harder': ['no-back-door'],
  'own-recall': ['ballot-runner'],
};

describe('a fault put into a shipped charter on purpose', () => {
  for (const [check, variations] of Object.entries(mutations)) {
    variations.forEach((variation, i) => {
      it(`is found by ${check} and by no other check (${i + 1}, ${variation.of})`, () => {
        const found = [...new Set(newFindings(variation).map((finding) => finding.check))];
        expect(found.filter((name) => !twins[check]?.includes(name))).toEqual([check]);
      });
    });
  }

  it.each(
    Object.entries(byTheWords).flatMap(([check, variations]) =>
      variations.map((variation) => [check, JSON.stringify(variation).slice(0, 120), variation] as const),
    ),
  )('is found by %s: %s', (check, _, variation) => {
    expect(newFindings(variation).map((finding) => finding.check)).toContain(check);
  });

  it.each(checks.map(({ name }) => name))('exists three times, no two alike, for %s', (name) => {
    const different = new Set(mutations[name].map((variation) => JSON.stringify(variation)));
    expect(different.size).toBeGreaterThanOrEqual(3);
  });

  it.each(shipped)('is not seen in %s as shipped, save what its waivers explain', (name) => {
    const loud = findingsOf(exampleText(name)).filter(
      ({ severity, waived }) => severity === 'error' && waived === undefined,
    );
    expect(loud).toEqual([]);
  });
});

/** Findings that the unchanged charter does not have, remarks on the same place aside. */
function newFindings(variation: Variation): readonly Finding[] {
  const key = ({ check, severity, place }: Finding): string => `${check} ${severity} ${place.path}`;
  const before = new Set(findingsOf(exampleText(variation.of)).map(key));
  return findingsOf(variant(variation)).filter((finding) => !before.has(key(finding)));
}

function findingsOf(text: string): readonly Finding[] {
  const parsed = parseCharter(text);
  return parsed.ok ? checkCharter(parsed.value, { at: '2026-11-23' }) : schemaFindings(parsed.problem);
}
