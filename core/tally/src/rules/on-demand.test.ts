import { describe, expect, it } from 'vitest';
import { rules } from './index.ts';
import { loadRule, ruleIds } from './on-demand.ts';

describe('rules on demand', () => {
  it('are the rules of the roll call', async () => {
    expect([...ruleIds].sort()).toEqual(rules.map(({ id }) => id).sort());
    for (const rule of rules) expect(await loadRule(rule.id)).toBe(rule);
  });

  it('are none that is not there', async () => {
    expect(await loadRule('no-such-rule')).toBeUndefined();
  });
});
