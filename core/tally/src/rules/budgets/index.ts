import type { Rule } from '../../count.ts';

export const budgetRules: readonly Rule[] = [];
