/** The slow counts of every rule. */
import { budgetReferences } from './budgets.ts';
import { committeeReferences } from './committees.ts';
import { condorcetReferences } from './condorcet.ts';
import { marksReferences } from './marks.ts';
import type { References } from './reference.ts';
import { seatReferences } from './seats.ts';
import { stvReferences } from './stv.ts';

export const references: References = {
  ...marksReferences,
  ...stvReferences,
  ...condorcetReferences,
  ...seatReferences,
  ...committeeReferences,
  ...budgetReferences,
};
