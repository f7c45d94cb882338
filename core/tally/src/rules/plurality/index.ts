import type { Rule } from '../../count.ts';

export const pluralityRules: readonly Rule[] = [];
