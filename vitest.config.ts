import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['tools/house/seeds.ts'],
    include: ['core/**/*.test.ts', 'apps/**/*.test.ts', 'tools/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.slow.test.ts'],
    // Vitest leaves one core free by itself: of two, half.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
