import type { Rule } from '../../count.ts';
import { bands } from './bands.ts';
import { adams, dean, dhondt, huntingtonHill, modifiedSainteLague, sainteLague, squareRoot } from './divisors.ts';
import { quotaMethod } from './quota-method.ts';
import { droop, hare } from './remainders.ts';

export const apportionmentRules: readonly Rule[] = [
  dhondt,
  sainteLague,
  modifiedSainteLague,
  hare,
  droop,
  huntingtonHill,
  adams,
  dean,
  quotaMethod,
  bands,
  squareRoot,
];
