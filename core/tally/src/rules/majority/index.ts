import type { Rule } from '../../count.ts';
import { majority } from './majority.ts';

export const majorityRules: readonly Rule[] = [majority];
