import type { Rule } from '../../count.ts';
import { scottish } from './scottish.ts';

/** Single transferable vote, and counting by elimination. */
export const stvRules: readonly Rule[] = [scottish];
