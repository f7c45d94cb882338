import type { Rule } from '../../count.ts';

export const gradeRules: readonly Rule[] = [];
