import { describe, expect, it } from 'vitest';
import { delayAfter } from './backoff.ts';

describe('waiting before trying again', () => {
  it('doubles up to half a minute and never is nothing', () => {
    expect([1, 2, 3, 10].map((failures) => delayAfter(failures, 0))).toEqual([250, 250, 250, 250]);
    expect([1, 2, 3, 10].map((failures) => delayAfter(failures, 1))).toEqual([750, 1250, 2250, 30_250]);
  });
});
