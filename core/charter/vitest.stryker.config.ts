import { defineConfig } from 'vitest/config';

/**
 * What the mutation tester runs: this room's tests only, or those of one of its folders (`QUORATE_MUTATE=phrase`).
 * The tester's copies lie under `node_modules`, which vitest would otherwise pass over.
 */
const folder = process.env['QUORATE_MUTATE'] ?? '**';

export default defineConfig({
  test: { include: [`core/charter/src/${folder}/*.test.ts`], exclude: [], testTimeout: 60_000 },
});
