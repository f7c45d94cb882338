import type { Rule } from '../../count.ts';
import { bucklin, coombs, supplementary } from './classics.ts';
import { exhaustive, twoRound } from './series.ts';

export const roundRules: readonly Rule[] = [twoRound, exhaustive, supplementary, coombs, bucklin];
