export { type Constraint, type CountOptions, type CountProblem, count, type OptionSpec, type Rule } from './count.ts';
export * from './formats/index.ts';
export * from './printers/index.ts';
export type * from './profile.ts';
export { mostCandidates, sharedRank, skippedRank } from './profile.ts';
export { rules } from './rules/index.ts';
export type * from './transcript.ts';
