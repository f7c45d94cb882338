import { describe, expect, it } from 'vitest';
import { slugOf } from './slug.ts';

describe('the short name of an organisation', () => {
  it('is lower-case letters, digits and hyphens', () => {
    expect(slugOf('Kettle Lane Bakers’ Co-operative')).toBe('kettle-lane-bakers-co-operative');
    expect(slugOf('  Fédération n° 7 ')).toBe('federation-n-7');
  });

  it('has at most 63 characters and no hyphen at its end', () => {
    expect(slugOf(`${'a'.repeat(62)} b`)).toBe('a'.repeat(62));
  });
});
