import type { Rule } from '../../count.ts';

export const committeeRules: readonly Rule[] = [];
