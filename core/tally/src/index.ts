export { checkConstraints, type SeatRules, seatRules } from './constraints.ts';
export { type Constraint, type CountOptions, type CountProblem, count, type OptionSpec, type Rule } from './count.ts';
export * from './formats/index.ts';
export * from './printers/index.ts';
export type * from './profile.ts';
export { mostCandidates, sharedRank, skippedRank } from './profile.ts';
export { rules } from './rules/index.ts';
export { type AfterRound, type Draw, type HeldRound, nextRound, type RoundsRule } from './rules/rounds/next-round.ts';
export type * from './transcript.ts';
