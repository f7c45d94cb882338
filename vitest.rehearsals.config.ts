import { defineConfig } from 'vitest/config';

/** Whole stories, in a real browser against a real server. */
export default defineConfig({
  test: {
    include: ['rehearsals/*.rehearsal.ts', 'apps/web/testing/*.slow.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    bail: 1,
  },
});
