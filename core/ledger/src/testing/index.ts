export { someEntries, someLeaves } from './leaves.ts';
export { referenceRoot } from './reference.ts';
