import type { Rule } from '../../count.ts';

export const stvRules: readonly Rule[] = [];
