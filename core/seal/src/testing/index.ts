export {
  archiveOf,
  type MadeElection,
  madeAt,
  makeElection,
  makeTrustees,
  type Plan,
  seeded,
} from './small-election.ts';
