/** Every registered rule against a slow and obvious count of its text. A rule without one has to say why. */
import { describe, expect, it } from 'vitest';
import { references } from '../testing/references/index.ts';
import { rules } from './index.ts';

describe('every rule', () => {
  it('has a slow count to be held against, or a stated reason why not', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(references).sort());
  });

  for (const [rule, slow] of Object.entries(references)) {
    if (!Array.isArray(slow)) continue;
    for (const { under, elections, compare } of slow) {
      it(`${rule}${under === undefined ? '' : ` (${under})`} agrees with it on ${elections} small elections`, {
        timeout: 120_000,
      }, () => {
        let counted = 0;
        for (let seed = 1; seed <= elections; seed += 1) {
          const [ours, text] = compare(seed);
          expect({ seed, says: ours }).toEqual({ seed, says: text });
          if (text !== '') counted += 1;
        }
        // Elections in which the text is silent say nothing.
        expect(counted).toBeGreaterThan(elections / 4);
      });
    }
  }
});
