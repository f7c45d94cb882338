export { archiveFrom, headOf, type LooseStep, stepsOf } from './rebuild.ts';
export {
  archiveOf,
  type MadeElection,
  madeAt,
  makeElection,
  makeTrustees,
  type Plan,
  seeded,
} from './small-election.ts';
