import type { Rule } from '../../count.ts';

export const majorityRules: readonly Rule[] = [];
