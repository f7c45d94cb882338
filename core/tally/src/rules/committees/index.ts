import type { Rule } from '../../count.ts';
import { lexMinimaxAv, minimaxAv, monroe, trivial } from './distances.ts';
import { mes } from './equal-shares.ts';
import { greedyMonroe } from './greedy-monroe.ts';
import { consensus, eph, rsd } from './others.ts';
import { leximaxPhragmen, maximinSupport, minimaxPhragmen, phragmenEnestroem, seqPhragmen } from './phragmen.ts';
import { adamsApproval, av, cc, geom2, lexCc, pav, revSeqPav, sav, seqCc, seqPav, seqSlav, slav } from './thiele.ts';

export const committeeRules: readonly Rule[] = [
  av,
  sav,
  pav,
  seqPav,
  revSeqPav,
  slav,
  seqSlav,
  cc,
  seqCc,
  lexCc,
  geom2,
  adamsApproval,
  monroe,
  greedyMonroe,
  seqPhragmen,
  minimaxPhragmen,
  leximaxPhragmen,
  maximinSupport,
  phragmenEnestroem,
  mes,
  minimaxAv,
  lexMinimaxAv,
  consensus,
  eph,
  rsd,
  trivial,
];
