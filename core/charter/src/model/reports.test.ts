/** What the model checker reports of shipped charters and of faults put into them: outcomes, traces, states and all. */
import { describe, expect, it } from 'vitest';
import type { Variation } from '../checks/check.ts';
import { applied, golden } from '../testing/index.ts';
import { mutations } from '../testing/mutations.ts';
import { modelCheck } from './model-check.ts';

const file = golden<unknown>(new URL('./testdata/reports.json', import.meta.url));
const faults: { readonly [name: string]: Variation } = {
  'the co-operative': { of: 'cooperative' },
  Debian: { of: 'debian' },
  'the union': { of: 'national-union' },
  'the federation': { of: 'international-federation' },
  ...Object.fromEntries(
    (['refill-from-nothing', 'emergency', 'lapse-by-clock', 'lone-hand', 'answerable'] as const).flatMap((check) =>
      mutations[check].map((variation, i) => [`${check} ${i + 1}`, variation] as const),
    ),
  ),
};

describe('searching through what a charter allows', () => {
  it.each(Object.entries(faults))('%s', (name, variation) => {
    const found = (): unknown => JSON.parse(JSON.stringify(modelCheck(applied(variation))));
    expect(found()).toEqual(file.of(name, found));
  });

  it.each([1, 20, 300])('stops after %d states and says so', (states) => {
    const found = (): unknown =>
      JSON.parse(JSON.stringify(modelCheck(applied({ of: 'national-union' }), { states }).properties));
    expect(found()).toEqual(file.of(`at most ${states} states`, found));
  });

  it('keeps no report of what is gone', () => {
    expect(file.left()).toEqual([]);
  });
});
