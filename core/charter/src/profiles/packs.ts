import { chVerein } from './ch-verein.ts';
import { deBgbVerein } from './de-bgb-verein.ts';
import { dePartg } from './de-partg.ts';
import type { Pack } from './pack.ts';
import { ukTulrca } from './uk-tulrca.ts';

/** Every pack this version ships. `quorate-strict` is no law and lives in the checks themselves. */
export const packs: readonly Pack[] = [dePartg, deBgbVerein, ukTulrca, chVerein];
