import type { Rule } from '../../count.ts';

export const apportionmentRules: readonly Rule[] = [];
