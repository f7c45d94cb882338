import type { Rule } from '../../count.ts';
import { block, cumulative, limited, plurality, sntv } from './plurality.ts';
import { antiPlurality, borda, dowdall } from './positions.ts';

export const pluralityRules: readonly Rule[] = [
  plurality,
  sntv,
  block,
  limited,
  cumulative,
  borda,
  dowdall,
  antiPlurality,
];
