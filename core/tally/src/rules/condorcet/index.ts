import type { Rule } from '../../count.ts';
import { debian } from './debian.ts';
import {
  baldwin,
  benham,
  black,
  bottomTwoRunoff,
  condorcet,
  condorcetIrv,
  condorcetLoserRemoval,
  daunou,
  nanson,
  raynaud,
  schwartz,
  smith,
  smithIrv,
  tidemanAlternative,
} from './eliminations.ts';
import { kemeny } from './kemeny.ts';
import { rankedPairs, river, splitCycle } from './ranked-pairs.ts';
import { schulze } from './schulze.ts';
import { copeland, dodgsonQuick, dodgsonTideman, minimax } from './scores.ts';

export const condorcetRules: readonly Rule[] = [
  schulze,
  rankedPairs,
  minimax,
  copeland,
  smithIrv,
  kemeny,
  debian,
  condorcet,
  smith,
  schwartz,
  splitCycle,
  river,
  benham,
  tidemanAlternative,
  condorcetIrv,
  bottomTwoRunoff,
  baldwin,
  nanson,
  raynaud,
  black,
  daunou,
  condorcetLoserRemoval,
  dodgsonQuick,
  dodgsonTideman,
];
