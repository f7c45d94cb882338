/**
 * What each check by itself says of the shipped charters and of every fault put into them: word for word, place for place.
 *
 * `mutations.test.ts` holds that a fault is found by its check and by no other; here stands what it says of it.
 */
import type { Json } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import type { Charter } from '../charter.ts';
import { schemaFindings } from '../check-charter.ts';
import { parseCharter } from '../read/parse-charter.ts';
import { checkShape } from '../schema/check-shape.ts';
import { byTheWords } from '../testing/by-the-words.ts';
import { changed, exampleCharter, golden, variant } from '../testing/index.ts';
import { mutations } from '../testing/mutations.ts';
import { checks } from './all.ts';
import type { Check, Variation } from './check.ts';
import type { Fault, Finding } from './finding.ts';
import { type Survey, survey } from './survey.ts';
import { waiverFaults } from './waive.ts';

const at = '2026-11-23';
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

const file = golden<readonly string[]>(new URL('./testdata/findings.json', import.meta.url));
const whole = Object.fromEntries(shipped.map((name) => [name, exampleCharter(name)]));

describe.each(checks.map((check) => [check.name, check] as const))('%s', (name, check) => {
  it.each(shipped)('says what it says of %s', (of) => {
    const found = (): readonly string[] => linesOf(run(check, whole[of]!));
    expect(found()).toEqual(file.of(`${name} ${of}`, found));
  });

  const faults = {
    fires: check.fires,
    silent: check.silent,
    ...numbered(mutations[check.name]),
    ...numbered(byTheWords[check.name] ?? [], 'by the words '),
  };
  it.each(Object.entries(faults))(`says what it says of its fault "%s"`, (which, fault) => {
    const kept = file.of(`${name} ${which}`, () => newLines(check, fault));
    expect(newLines(check, fault, kept)).toEqual(kept);
  });
});

/** One clause struck at a time, down to the fifth level: what each check says of it, clause by clause. */
describe.each(['cooperative'] as const)('with any one clause of %s struck', (of) => {
  const clauses = clausesOf(whole[of]!).map((path): Struck => {
    const charter = changed(whole[of]!, { of, remove: [path] });
    return { path, charter, lawful: checkShape(charter as unknown as Json).length === 0 };
  });

  it.each(checks.filter(({ name }) => name !== 'waiver').map((check) => [check.name, check] as const))(
    '%s',
    (name, check) => {
      const before = new Set(linesOf(check.run(survey(whole[of]!, [], at))));
      const found = (): readonly string[] =>
        clauses.flatMap((struck) => newOnes(check, struck, before).map((line) => `- ${struck.path} => ${line}`));
      expect(found()).toEqual(file.of(`${name} struck in ${of}`, found));
    },
  );
});

interface Struck {
  readonly path: string;
  readonly charter: Charter;
  readonly lawful: boolean;
}

/** Only a charter that the schema refuses may be more than a check can bear. */
function newOnes(check: Check, { charter, lawful }: Struck, before: ReadonlySet<string>): readonly string[] {
  try {
    return linesOf(check.run(survey(charter, [], at))).filter((line) => !before.has(line));
  } catch (error) {
    if (lawful) throw error;
    return [];
  }
}

function clausesOf(value: unknown, path = '', depth = 0): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  return Object.entries(value).flatMap(([step, inner]) => {
    const here = path === '' ? step : `${path}/${step}`;
    return [here, ...clausesOf(inner, here, depth + 1)];
  });
}

it('nothing is kept of faults that are gone', () => {
  expect(file.left()).toEqual([]);
});

/** What the unchanged charter does not have. Where a fault keeps the file from being a charter, what reading it says. */
function newLines(check: Check, fault: Variation, kept?: readonly string[]): readonly string[] {
  const refused = kept ? kept.some((line) => line.startsWith('refused: ')) : !parseCharter(variant(fault)).ok;
  if (refused) return refusalOf(fault);
  const before = linesOf(run(check, whole[fault.of]!));
  return linesOf(run(check, changed(whole[fault.of]!, fault))).filter((line) => !before.includes(line));
}

function run(check: Check, charter: Charter): readonly Fault[] {
  const s = survey(charter, [], at);
  return check.name === 'waiver' ? waiverFaults(s, othersIn(s)) : check.run(s);
}

/** A waiver is judged by what all other checks find. */
function othersIn(s: Survey): readonly Finding[] {
  return checks.flatMap(({ name, run: find }) =>
    find(s).map(({ at: path }) => ({ check: name, place: { path } }) as Finding),
  );
}

function refusalOf(fault: Variation): readonly string[] {
  const parsed = parseCharter(variant(fault));
  const found = parsed.ok ? [] : schemaFindings(parsed.problem);
  return found.map(({ check, place, message }) => `refused: ${check} ${place.path}: ${message}`);
}

function linesOf(faults: readonly Fault[]): readonly string[] {
  return faults.map(({ at, message, severity }) => `${at}${severity ? ` (${severity})` : ''}: ${message}`);
}

function numbered(variations: readonly Variation[], what = ''): { readonly [which: string]: Variation } {
  return Object.fromEntries(variations.map((variation, i) => [`${what}${i + 1} ${variation.of}`, variation]));
}
