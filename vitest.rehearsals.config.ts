import { defineConfig } from 'vitest/config';

/** Whole stories, in a real browser against a real server. */
export default defineConfig({
  test: {
    include: ['rehearsals/*.rehearsal.ts', 'apps/web/testing/*.slow.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // Much of a story is waiting (for a poll's hour, for others), so two share two cores.
    maxWorkers: 2,
    bail: 1,
  },
});
