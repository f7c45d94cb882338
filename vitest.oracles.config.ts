import { defineConfig } from 'vitest/config';

/** Our bytes before foreign tools, and theirs before ours. */
export default defineConfig({
  test: {
    include: ['rehearsals/oracles/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
