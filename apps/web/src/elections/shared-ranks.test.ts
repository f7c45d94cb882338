import { describe, expect, it } from 'vitest';
import { knowsSharedRanks } from './shared-ranks.ts';

describe('equal ranks on a ballot', () => {
  it('are offered where the rule counts them', () => {
    for (const rule of ['stv-meek', 'stv-prf-meek', 'schulze', 'ranked-pairs'])
      expect(knowsSharedRanks(rule)).toBe(true);
  });

  it('are not offered where they would spoil the paper', () => {
    for (const rule of ['stv-scottish-2007', 'irv', 'stv-ireland', 'rcv-us', 'no-such-rule'])
      expect(knowsSharedRanks(rule)).toBe(false);
  });
});
