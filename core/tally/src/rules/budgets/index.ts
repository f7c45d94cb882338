import type { Rule } from '../../count.ts';
import { pbMes } from './equal-shares.ts';
import { pbGreedy } from './greedy.ts';
import { pbPhragmen } from './phragmen.ts';

export const budgetRules: readonly Rule[] = [pbGreedy, pbMes, pbPhragmen];
