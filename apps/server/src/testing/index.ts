export { badges } from './badges.ts';
export { BallotStage, type BallotStageSettings, jsonPaper, ref, stageOrg, type Voter } from './ballot-stage.ts';
export { Company, type CompanySettings, type Device, deviceNamed, memberNamed, paper, smallCoop } from './company.ts';
export { type Cluster, programsOf, startPostgres } from './postgres.ts';
