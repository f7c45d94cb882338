/** Every rule there is. A family keeps its own list; this is the roll call. */
import type { Rule } from '../count.ts';
import { apportionmentRules } from './apportionment/index.ts';
import { budgetRules } from './budgets/index.ts';
import { committeeRules } from './committees/index.ts';
import { condorcetRules } from './condorcet/index.ts';
import { gradeRules } from './grades/index.ts';
import { majorityRules } from './majority/index.ts';
import { pluralityRules } from './plurality/index.ts';
import { roundRules } from './rounds/index.ts';
import { stvRules } from './stv/index.ts';

export const rules: readonly Rule[] = [
  ...majorityRules,
  ...pluralityRules,
  ...roundRules,
  ...stvRules,
  ...condorcetRules,
  ...gradeRules,
  ...apportionmentRules,
  ...committeeRules,
  ...budgetRules,
];
