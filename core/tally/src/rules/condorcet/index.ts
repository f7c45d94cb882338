import type { Rule } from '../../count.ts';

export const condorcetRules: readonly Rule[] = [];
