import type { Rule } from '../../count.ts';

export const roundRules: readonly Rule[] = [];
