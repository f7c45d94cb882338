import type { Rule } from '../../count.ts';
import { approval, score, star } from './approval-and-score.ts';
import { majorityJudgment } from './majority-judgment.ts';

export const gradeRules: readonly Rule[] = [approval, score, star, majorityJudgment];
