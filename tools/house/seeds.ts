/**
 * Properties are tried on the same cases in every run, so that what held
 * yesterday holds today or somebody broke it. `QUORATE_SEED=17 npx vitest run`
 * tries others: a failure found that way becomes an example of its own.
 */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['QUORATE_SEED'] ?? 20_261_127) });
