/** The slow counts of every rule. */
import { condorcetReferences } from './condorcet.ts';
import { marksReferences } from './marks.ts';
import type { References } from './reference.ts';
import { stvReferences } from './stv.ts';

export const references: References = { ...marksReferences, ...stvReferences, ...condorcetReferences };
